package lint

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
)

// coordinators join a second predicate to a subject that is not said again.
var coordinators = []string{"and", "but", "or", "nor", "yet"}

// subordinators open a clause whose subject does not reach beyond it.
var subordinators = []string{
	"that", "who", "which", "whom", "what", "how", "whether", "because", "since", "when", "whenever", "while", "whilst", "if", "unless",
	"until", "till", "before", "after", "as", "where", "although", "though",
}

// elided is the mention that is the subject of a predicate at token i which
// follows a coordinator and has no subject of its own: "Sarah rang us and |
// gave her name". It stands for the words left out, and is nil where there
// are none. So it is in a note that goes on about somebody: "Mum was seen. |
// Lacks insight". A form such as "left" or "put" may pass for a participle.
func (r roles) elided(i int) *cast.Mention {
	if m := r.noted(i); m != nil {
		return m
	}
	if i < 2 || i >= len(r.Tokens) || !slices.Contains(coordinators, r.Tokens[i-1].Norm) || !r.finite(i) && r.Tokens[i].Tag != "VBN" {
		return nil
	}
	from := 0
	for k := range r.Sentences {
		if s := &r.Sentences[k]; s.From <= i && i < s.To {
			from = s.From
		}
	}
	for k := i - 2; k >= from; k-- {
		if r.Starts[k] < 0 || r.subordinate(k) || k > from && r.subordinate(k-1) {
			continue
		}
		m := &r.Mentions[r.Starts[k]]
		if m.Possessive {
			continue
		}
		verb := m.To
		for verb < i && strings.HasPrefix(string(r.Tokens[verb].Tag), "RB") {
			verb++
		}
		if verb < i-1 && r.finite(verb) {
			return m
		}
	}
	return nil
}

// subordinate reports whether token i opens a clause of its own; "that" may be
// taken into the mention after it.
func (r roles) subordinate(i int) bool { return slices.Contains(subordinators, r.Tokens[i].Norm) }

// finite reports whether token i is tagged as a verb that has a subject.
func (r roles) finite(i int) bool {
	switch r.Tokens[i].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// noted is the person with whom the sentence before one that begins with a verb at
// token i begins: "Mum was seen. | Minimises."
func (r roles) noted(i int) *cast.Mention {
	s := r.SentenceOf(min(i, len(r.Tokens)-1))
	if s < 1 || r.Sentences[s].From != i || r.Tokens[i].Tag != "VBZ" {
		return nil
	}
	for s--; s > 0 && r.Tokens[r.Sentences[s].From].Tag == "VBZ"; s-- {
	}
	k := r.Starts[r.Sentences[s].From]
	if k < 0 || r.Mentions[k].Possessive {
		return nil
	}
	return &r.Mentions[k]
}
