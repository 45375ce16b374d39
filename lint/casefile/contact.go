package casefile

import (
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// withContact adds to what the engine found the sentences about "contact" in
// the sense of the family courts, which the profile, for which one place in a
// document is enough, does not need: "Contact did not go ahead." It leaves out
// contact that was lost with others.
func (r *reader) withContact() []lint.Statement {
	out := slices.DeleteFunc(slices.Clone(r.read.Result.Profile.Statements), func(s lint.Statement) bool {
		b := r.read.Bound[s.Block]
		if s.Kind != lint.Contact {
			return false
		}
		at := tokenAt(b.Paragraph, s.Span.Start)
		return at < 0 || b.SentenceOf(at) < 0 || lost(b, b.SentenceOf(at))
	})
	for i, b := range r.read.Bound {
		for k := range b.Sentences {
			sp := b.Sentences[k].Span
			if ofContact(b, k) && !slices.ContainsFunc(out, func(s lint.Statement) bool { return s.Kind == lint.Contact && s.Block == i && s.Span == sp }) {
				out = append(out, lint.Statement{Kind: lint.Contact, Block: i, Span: sp, Mark: sp, Event: -1})
			}
		}
	}
	return out
}

// ofContact reports whether a sentence begins with contact as a noun and says
// something of it, or has a child go to it.
func ofContact(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if s.To-s.From < 4 || lost(b, i) {
		return false
	}
	for k := s.From; k < s.To; k++ {
		if b.Tokens[k].Norm != "contact" {
			continue
		}
		if k+1 < s.To && contactVerbs[b.Tokens[k+1].Norm] && k <= s.From+1 {
			return true
		}
		if k > s.From && contactPrepositions[b.Tokens[k-1].Norm] && hasChild(b, i) && (k+1 == s.To || !contactNouns[b.Tokens[k+1].Norm]) {
			return true
		}
	}
	return false
}

var (
	contactVerbs        = words("did does took takes was is has had went started stopped ended resumed will should continues continued began")
	contactPrepositions = words("to for from after before during at")
	contactNouns        = words("details number numbers list person name")
	losses              = words("lost lose losing no little made make making")
)

func lost(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	for k := s.From + 1; k < s.To; k++ {
		if b.Tokens[k].Norm == "contact" && losses[b.Tokens[k-1].Norm] && !hasParent(b, i) {
			return true
		}
	}
	return false
}

func hasChild(b *cast.Bound, i int) bool {
	return has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Child || m.Group == cast.Children })
}

func hasParent(b *cast.Bound, i int) bool {
	return has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Perpetrator || m.Role == cast.Survivor })
}

func has(b *cast.Bound, i int, is func(*cast.Mention) bool) bool {
	s := &b.Sentences[i]
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.From >= s.From && m.From < s.To && is(m) {
			return true
		}
	}
	return false
}
