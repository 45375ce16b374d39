package language

import "strings"

type chunkKind uint8

const (
	chunkNoun chunkKind = iota
	chunkVerb
	chunkPrep
	chunkConj
	chunkSub // subordinator: if, when, that as a conjunction
	chunkRel // who, which, that after a noun
	chunkComma
	chunkStop // ; : dash
	chunkAdj
	chunkAdverb
	chunkOpen  // bracket
	chunkClose // bracket
	chunkAux   // auxiliary before its subject: "did she go"
	chunkMark  // quotation mark or other: looked through
)

// chunk is a run of tokens that the grammar handles as one.
type chunk struct {
	kind     chunkKind
	from, to int
	head     int
	verb     *verbGroup // of chunkVerb
	governed bool       // a noun chunk that is the object of a preposition
	poss     *Phrase    // possessor of a noun chunk
}

// parser parses one sentence.
type parser struct {
	p        *Paragraph
	s        *Sentence
	from, to int
	chunks   []chunk
	clauses  []Clause
	links    []link // parallel to clauses
	inverted *verbGroup
}

// link is what the clause walk must remember of a clause.
type link struct {
	chunk   int // of its verb
	matrix  int // the clause it was coordinated with, -1
	finite  bool
	control int // the clause whose complement it is, -1
}

func (z *parser) norm(i int) string {
	if i < z.from || i >= z.to {
		return ""
	}
	return z.p.Tokens[i].Norm
}

func (z *parser) tag(i int) Tag {
	if i < z.from || i >= z.to {
		return ""
	}
	return z.p.Tokens[i].Tag
}

func (z *parser) tok(i int) *Token { return &z.p.Tokens[i] }

func isNounTag(t Tag) bool { return strings.HasPrefix(string(t), "NN") }

func isVerbTag(t Tag) bool { return strings.HasPrefix(string(t), "VB") }

// build cuts the sentence into chunks from left to right.
func (z *parser) build() {
	for i := z.from; i < z.to; {
		c := z.chunkAt(i)
		if c.to <= i {
			c.to = i + 1
		}
		z.chunks = append(z.chunks, c)
		i = c.to
	}
	for k := range z.chunks {
		if z.chunks[k].kind == chunkNoun && k > 0 {
			z.chunks[k].governed = z.chunks[z.back(k)].kind == chunkPrep && z.back(k) < k
		}
	}
}

// back returns the chunk before k that is not looked through; k itself where
// there is none.
func (z *parser) back(k int) int {
	for j := k - 1; j >= 0; j-- {
		if z.chunks[j].kind != chunkMark && z.chunks[j].kind != chunkAdverb {
			return j
		}
	}
	return k
}

// next returns the chunk after k that is not looked through; len where there
// is none.
func (z *parser) next(k int) int {
	for j := k + 1; j < len(z.chunks); j++ {
		if z.chunks[j].kind != chunkMark && z.chunks[j].kind != chunkAdverb {
			return j
		}
	}
	return len(z.chunks)
}

func (z *parser) kindAt(k int) chunkKind {
	if k < 0 || k >= len(z.chunks) {
		return chunkStop
	}
	return z.chunks[k].kind
}

func (z *parser) chunkAt(i int) chunk {
	t := z.tok(i)
	one := func(k chunkKind) chunk { return chunk{kind: k, from: i, to: i + 1, head: i} }
	if t.flags&isPunct != 0 {
		switch t.Norm {
		case ",":
			return one(chunkComma)
		case "(", "[":
			return one(chunkOpen)
		case ")", "]":
			return one(chunkClose)
		case ";", ":", "-", "--", ".", "!", "?", "...", "…", "•":
			if i == z.from || t.Norm == "-" && t.flags&spaceBefore == 0 && i+1 < z.to && z.tok(i+1).flags&spaceBefore == 0 && t.Text == "-" {
				return one(chunkMark)
			}
			return one(chunkStop)
		}
		if t.Norm == "&" || t.Norm == "/" || t.Norm == "+" {
			return one(chunkConj)
		}
		return one(chunkMark)
	}
	if c, ok := z.auxBeforeSubject(i); ok {
		return c
	}
	if c, ok := z.verbChunk(i); ok {
		return c
	}
	switch t.Tag {
	case "WP", "WDT", "WP$", "WRB":
		return z.whChunk(i)
	case "CC":
		return one(chunkConj)
	case "TO":
		return one(chunkPrep)
	case "IN":
		return z.inChunk(i)
	case "RB", "RBR", "RBS", "RP", "UH":
		if t.Norm == "so" && i+1 < z.to && (z.tag(i+1) == "PRP" || z.norm(i+1) == "that") {
			return one(chunkSub)
		}
		return one(chunkAdverb)
	case "EX":
		return one(chunkNoun)
	}
	if t.flags&isSubordinator != 0 && (t.Norm == "if" || t.Norm == "when" || t.Norm == "because" || t.Norm == "while") {
		return one(chunkSub)
	}
	if c, ok := z.nounChunk(i); ok {
		return c
	}
	if t.Tag == "JJ" || t.Tag == "JJR" || t.Tag == "JJS" || t.Tag == "VBN" || t.Tag == "VBG" || t.Tag == "CD" {
		return one(chunkAdj)
	}
	return one(chunkMark)
}

func (z *parser) whChunk(i int) chunk {
	t := z.tok(i)
	c := chunk{kind: chunkRel, from: i, to: i + 1, head: i}
	switch {
	case t.Tag == "WRB":
		c.kind = chunkSub
	case t.Norm == "what" || t.Norm == "whatever" || t.Norm == "whoever":
		c.kind = chunkNoun
		if i+1 < z.to && isNounTag(z.tag(i+1)) && z.tag(i+1) != "NNP" && !z.titleAt(i+1) && z.tok(i+1).flags&isPersonNoun == 0 {
			c.to, c.head = i+2, i+1
		}
	case t.Tag == "WP$":
		if n, ok := z.nounChunk(i + 1); ok {
			return chunk{kind: chunkRel, from: i, to: n.to, head: n.head}
		}
	}
	return c
}

// inChunk tells prepositions from subordinators.
func (z *parser) inChunk(i int) chunk {
	c := chunk{kind: chunkPrep, from: i, to: i + 1, head: i}
	switch z.norm(i) {
	case "if", "because", "although", "though", "whilst", "whether", "unless", "lest", "whereas", "once":
		if z.norm(i) == "because" && z.norm(i+1) == "of" {
			c.to = i + 2
			return c
		}
		c.kind = chunkSub
	case "that":
		c.kind = chunkSub
	case "while":
		c.kind = chunkSub
	case "after", "before", "since", "until", "till", "as", "so", "where", "like", "than":
		if z.norm(i) == "as" && z.norm(i+1) == "if" {
			c.to = i + 2
			c.kind = chunkSub
			return c
		}
		if z.clauseAhead(i + 1) {
			c.kind = chunkSub
		}
	case "rather":
		if z.norm(i+1) == "than" {
			c.to = i + 2
		}
	}
	return c
}

// clauseAhead says whether a subject and a finite verb start at token i.
func (z *parser) clauseAhead(i int) bool {
	for j := i; j < min(z.to, i+9); j++ {
		t := z.tok(j)
		if j > i && isNounTag(z.tag(j-1)) && z.tok(j-1).flags&isTitle == 0 && (t.flags&isTitle != 0 || t.Tag == "PRP" || t.Tag == "DT" || t.Tag == "PRP$") {
			return false // "after the assault Ms B left"
		}
		switch {
		case t.Tag == "MD" || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP":
			return j > i
		case t.Tag == "VBG" || t.Tag == "VBN" || t.Tag == "CC" && j == i:
			return false
		case t.Tag == "IN" && j == i, t.Tag == "TO":
			return false
		case t.flags&isPunct != 0 && t.flags&(opensQuote|closesQuote) == 0:
			return false
		}
	}
	return false
}
