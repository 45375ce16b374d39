package pattern

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// gapStop are marks that a gap does not cross: what stands beyond them is
// another thought.
func gapStop(tok *language.Token) bool {
	switch tok.Norm {
	case ";", ":", ".", "?", "!", "…", "(", ")", "\"", "“", "”":
		return true
	}
	return false
}

func notAux(tok *language.Token) bool {
	if _, ok := auxiliaries[tok.Norm]; ok {
		return false
	}
	return len(tok.Norm) < 4 || !strings.HasSuffix(tok.Norm, "ly")
}

// auxiliaries are what ~ steps over. Negations are left out on purpose: a
// pattern that means to match under negation says so.
var auxiliaries = wordMap("be is are was were been being am have has had having do does did will would shall should can could may might " +
	"must also still just now then again always often once ever so both each all even yet already since " +
	"thus indeed perhaps sometimes twice 's to")

// hasTag reports whether the token may be of part of speech pos; a token of a
// sentence that has not been tagged may be anything.
func hasTag(tok *language.Token, pos int32) bool {
	return pos == 0 || tok.Tag == "" || int32(tok.Tag[0]) == pos
}

// IsWord reports whether the token is a word or number, not punctuation.
func IsWord(tok *language.Token) bool {
	for _, r := range tok.Norm {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && r != '–' && r != '—' && r != '“' && r != '”' && r != '‘' && r != '’' && r != '…' && r != '•' {
			return true
		}
	}
	return false
}

// starts reports whether only punctuation, bullets and the label of a note
// ("Duty note:") stand before token i.
func (in Input) starts(i int) bool {
	if i > in.From && in.Tokens[i-1].Text == ":" && in.labelled(i-1) {
		return true
	}
	for i > in.From {
		if i--; IsWord(&in.Tokens[i]) {
			return false
		}
	}
	return true
}

// labelWords bounds a label: what stands before a later colon is a statement.
const labelWords = 6

// labelled reports whether what stands before token i is a label, short and
// without a verb.
func (in Input) labelled(i int) bool {
	if i-in.From > labelWords {
		return false
	}
	for k := in.From; k < i; k++ {
		switch in.Tokens[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}

// ends reports whether only punctuation stands from token i on.
func (in Input) ends(i int) bool {
	for ; i < in.To; i++ {
		if IsWord(&in.Tokens[i]) {
			return false
		}
	}
	return true
}
