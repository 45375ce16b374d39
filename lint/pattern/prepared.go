package pattern

import "github.com/dalint/dalint/lint/language"

// prepared is a paragraph's tokens as a lexicon knows them: looked up once,
// then compared as numbers.
type prepared struct {
	lx    *Lexicon
	ids   []int32 // the known lemmas of all tokens, in runs
	idAt  []int32 // token -> where its run starts; one more for the end
	norms []int32 // token -> word id of its form; -1 where no pattern names it
	// known remembers, for each token, where concepts end that were looked for
	// there: many patterns name the same concepts.
	known [][]knownEnds
	stack []int // scratch for the ends that are being tried, so that trying allocates nothing
	// states are what is known of the sentences that were asked about last, the
	// latest first: a frame may look at the sentence before and the one after.
	states [3]*state
}

type knownEnds struct {
	class, to int32
	ends      []int
}

// prepare looks the tokens of p up, unless that has been done. A paragraph is
// used by one goroutine at a time.
func (lx *Lexicon) prepare(p *language.Paragraph) *prepared {
	if pr, ok := p.Lexical.(*prepared); ok && pr.lx == lx {
		return pr
	}
	pr := &prepared{lx: lx, idAt: make([]int32, len(p.Tokens)+1), norms: make([]int32, len(p.Tokens)), known: make([][]knownEnds, len(p.Tokens)), ids: make([]int32, 0, len(p.Tokens))}
	for i := range p.Tokens {
		tok := &p.Tokens[i]
		pr.norms[i] = -1
		for _, l := range tok.Lemmas {
			if id, ok := lx.words[l]; ok {
				pr.ids = append(pr.ids, id)
				if l == tok.Norm {
					pr.norms[i] = id
				}
			}
		}
		pr.idAt[i+1] = int32(len(pr.ids))
	}
	p.Lexical = pr
	return pr
}

func (pr *prepared) lemmas(i int) []int32 { return pr.ids[pr.idAt[i]:pr.idAt[i+1]] }

// holds reports whether tokens [from, to) have a word of the set.
func (pr *prepared) holds(set []int32, from, to int) bool {
	for _, id := range pr.ids[pr.idAt[from]:pr.idAt[to]] {
		if has(set, id) {
			return true
		}
	}
	return false
}

// mayBegin reports whether an entry of the concept begins with token i.
func (lx *Lexicon) mayBegin(id int32, pr *prepared, i int) bool {
	at, bit := int(id/64), uint64(1)<<(id%64)
	for _, w := range pr.lemmas(i) {
		// Words that only patterns outside the lexicon name have no bits.
		if k := int(w)*lx.width + at; k < len(lx.begins) && lx.begins[k]&bit != 0 {
			return true
		}
	}
	return false
}
