package word

import "github.com/dalint/dalint/lint/text"

// target is one edge of a comment: a byte of the main part, and where the mark
// for it may stand.
type target struct {
	at      int  // byte of the part
	element bool // at is the start of an element that stands for a character
	end     bool // the edge after the words, rather than before

	spot spot
	ok   bool // there is a place where the mark may stand
	wide bool // that place may be further out than the words
	ref  int  // where the comment's reference stands; 0: at the mark
}

// spot is a place for marks. Marks stand between runs; where the words begin
// or end inside a run, the run is divided.
type spot struct {
	pos     int
	how     division
	run     *runTag  // divided; nil for whole
	text    *textTag // divided; nil but for within
	literal bool     // within: pos is in a CDATA section
}

// division says what has to be divided to make a place for marks.
type division uint8

const (
	whole   division = iota // nothing: pos is between elements where marks may stand
	between                 // the run: pos is between two of its children
	within                  // the run and a w:t of it: pos is in the text
)

// runTag is a run that may be divided, by byte ranges of the part.
type runTag struct {
	name       string
	start      text.Span // its start tag
	properties text.Span // its w:rPr, empty where it has none
	end        int       // after its end tag
}

// textTag is a w:t that may be divided.
type textTag struct {
	name     string
	start    text.Span // its start tag
	preserve bool      // white space at its edges counts
	leading  text.Span // white space at its edges that does not count
	trailing text.Span
}

// mark is an edge of an existing comment, or its reference, in the main part.
type mark struct {
	id   string
	kind string    // "commentRangeStart", "commentRangeEnd" or "commentReference"
	span text.Span // what to take out with it: the run too, where it holds nothing else
}
