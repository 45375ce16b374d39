package language

import (
	"strings"
	"unicode/utf8"
)

// finish emits [i, j), cutting off contractions from the right.
func (z *scanner) finish(i, j, apostrophe int) int {
	if apostrophe < 0 {
		if n := z.bareNot(i, j); n > 0 {
			z.contraction(i, n, j)
			return j
		}
		z.emit(i, j)
		return j
	}
	_, size := utf8.DecodeRuneInString(z.s[apostrophe:])
	base, suffix := z.s[i:apostrophe], z.s[apostrophe+size:j]
	switch {
	case wholeWords[normalise(z.s[i:min(j, i+maxWord)])]:
	case equalAny(suffix, "s", "d", "m", "ll", "re", "ve"):
		z.finish(i, apostrophe, lastApostrophe(base, i))
		z.emit(apostrophe, j)
		return j
	case len(base) > 1 && equalAny(suffix, "t") && (base[len(base)-1]|0x20) == 'n':
		z.contraction(i, apostrophe-1, j)
		return j
	}
	z.emit(i, j)
	return j
}

// contraction emits an auxiliary [i, n) and its "n't" [n, j).
func (z *scanner) contraction(i, n, j int) {
	w := lookup(z.s[i:n])
	switch w.norm {
	case "wo", "ca", "sha":
		full := *w
		full.norm = w.lemmas[0]
		full.lemmas = []string{full.norm}
		full.flags |= isAux | isModal
		w = &full
	case "ai":
		full := *lookup("is")
		w = &full
	}
	z.emitAs(i, n, w)
	z.emitAs(n, j, lookup("n't"))
}

// bareNot finds where "nt" starts in a contraction written without its
// apostrophe ("didnt"); 0 where there is none.
func (z *scanner) bareNot(i, j int) int {
	if n := j - i; n < 4 || n > 8 || z.s[j-1]|0x20 != 't' || z.s[j-2]|0x20 != 'n' {
		return 0
	}
	if bareContractions[strings.ToLower(z.s[i:j])] {
		return j - 2
	}
	return 0
}

var bareContractions = set(`didnt doesnt dont wasnt isnt werent arent hasnt havent hadnt
	wouldnt couldnt shouldnt cant wont`)

// wholeWords have an apostrophe that splits nothing.
var wholeWords = set("o'clock ma'am y'all d'you c'mon ne'er o'er")

func lastApostrophe(base string, at int) int {
	if k := strings.LastIndexAny(base, "'’ʼ"); k > 0 {
		return at + k
	}
	return -1
}

// slashed keeps the few abbreviations written with a slash.
func (z *scanner) slashed(i, j int) int {
	if j-i > 2 {
		return j
	}
	head := strings.ToLower(z.s[i:j])
	for _, a := range slashWords {
		if strings.HasPrefix(a, head+"/") && len(z.s) >= i+len(a) && strings.EqualFold(z.s[i:i+len(a)], a) && !z.letterAt(i+len(a)) {
			return i + len(a)
		}
	}
	return j
}

var slashWords = []string{"n/a", "w/o", "w/", "c/o", "s/he", "a/c", "a/l", "t/c", "p/c", "f/u", "y/o", "o/s"}

// clitic returns the end of "'s" and the like at i after a word that ended
// without letters ("J.B.'s", "2019's"), or i.
func (z *scanner) clitic(i, size int) int {
	n := len(z.tokens)
	if z.gap != 0 || n == 0 || z.tokens[n-1].flags&isPunct != 0 {
		return i
	}
	j := i + size
	for j < len(z.s) && j < i+size+3 && isASCIILetter(z.s[j]) {
		j++
	}
	if !z.letterAt(j) && equalAny(z.s[i+size:j], "s", "d", "ll", "re", "ve", "m") {
		return j
	}
	return i
}

// elision returns the end of a word that starts with an apostrophe ('tis, '90s)
// at i, or i.
func (z *scanner) elision(i, size int) int {
	j := i + size
	if z.digitAt(j) && z.digitAt(j+1) && j+2 < len(z.s) && z.s[j+2] == 's' && !z.letterAt(j+3) {
		return j + 3
	}
	for j < len(z.s) && j < i+size+6 && isASCIILetter(z.s[j]) {
		j++
	}
	if z.gap != 0 && !z.letterAt(j) && equalAny(z.s[i+size:j], "tis", "twas", "til", "till", "em", "cause", "cos", "bout", "n") {
		if j < len(z.s) && isApostropheByte(z.s, j) && !z.letterAt(j+1) {
			return i
		}
		return j
	}
	return i
}
