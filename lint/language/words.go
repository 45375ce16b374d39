package language

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// word is what can be said of a word form without its context.
type word struct {
	text   string
	norm   string
	lemmas []string
	flags  flags
}

// flags holds what later passes ask of a token again and again: properties of
// the word form (low bits) and of its place (high bits).
type flags uint64

const (
	isLetter       flags = 1 << iota // starts with a letter
	isCapital                        // starts with a capital letter
	isAllCaps                        // two or more letters, all capitals
	isNumber                         // holds a digit
	isPunct                          // no letter or digit
	isStarter                        // a closed-class word that begins sentences: he, the, when
	isTitle                          // Mr, Ms, Dr: a name follows
	isPronoun                        // personal pronoun, subject or object form
	isAux                            // a form of be, have, do or a modal
	isModal                          //
	isReporting                      // some candidate lemma is a reporting verb
	isNegation                       // not, never, no, without
	isMention                        // may open a mention of words as words
	isDeterminer                     //
	isPreposition                    //
	isConjunction                    // and, or, but, nor
	isSubordinator                   // if, when, because
	isWh                             // who, what, why
	isPersonNoun                     // mother, officer: a noun for people
	isTimeNoun                       //
	isNameWord                       // a personal name that is also a word: Will, Grace
	isAdverb                         // a plain adverb that may stand inside a verb group
	isParticiple                     // looks like a past participle
	isFinite                         // can only be a finite verb: went, was

	newlineBefore // a line break stands between this token and the one before
	spaceBefore   // white space stands before this token
	opensQuote
	closesQuote
	plainOpening // an opening mark that could be nothing else
)

// maxWord is the length in bytes beyond which a run of letters is not taken
// for an English word.
const maxWord = 40

// The table of words seen is a cache of fixed size: slots are overwritten, so
// hostile text cannot make it grow, and a lost race costs one more analysis.
const cacheBits = 14

var (
	cacheSeed = maphash.MakeSeed()
	cache     [1 << cacheBits]atomic.Pointer[word]
)

// lookup analyses a word as written.
func lookup(text string) *word {
	if len(text) > maxWord {
		return analyse(text)
	}
	slot := &cache[maphash.String(cacheSeed, text)>>(64-cacheBits)]
	if w := slot.Load(); w != nil && w.text == text {
		return w
	}
	w := analyse(strings.Clone(text))
	slot.Store(w)
	return w
}

func analyse(text string) *word {
	norm := normalise(text)
	w := &word{text: text, norm: norm, lemmas: candidates(norm)}
	w.flags = shape(text) | formOf[norm]
	for _, l := range w.lemmas {
		if _, ok := reportingVerbs[l]; ok && w.flags&isPunct == 0 {
			w.flags |= isReporting
		}
	}
	if n, ok := fixedNorms[norm]; ok {
		w.norm = n
		w.lemmas = appendNew(append([]string(nil), candidates(n)...), n)
	}
	return w
}

// fixedNorms spells out clitics; "'s" and "'d" stay, since only their context
// says what they are.
var fixedNorms = map[string]string{
	"n't": "not", "nt": "not", "'ll": "will", "'ve": "have", "'m": "be", "'re": "be",
}

// normalise is lower case with straight apostrophes and hyphens and without
// soft hyphens and other marks that take no space.
func normalise(text string) string {
	plain := true
	for i := range len(text) {
		if c := text[i]; c >= 0x80 || c >= 'A' && c <= 'Z' || c == '`' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', 'ʼ', '´', '`', '′':
			return '\''
		case '“', '”', '„', '«', '»', '″':
			return '"'
		case '‐', '‑', '‒', '–', '—', '―', '−':
			return '-'
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			return -1
		case '…':
			return '…'
		}
		return unicode.ToLower(r)
	}, text)
}

func shape(text string) flags {
	r, size := utf8.DecodeRuneInString(text)
	var f flags
	switch {
	case unicode.IsLetter(r):
		f |= isLetter
		if unicode.IsUpper(r) {
			f |= isCapital
			if len(text) > size && strings.IndexFunc(text, unicode.IsLower) < 0 {
				f |= isAllCaps
			}
		}
	case strings.IndexFunc(text, isAlnum) < 0:
		f |= isPunct
	}
	if strings.IndexFunc(text, unicode.IsDigit) >= 0 {
		f |= isNumber
	}
	return f
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
