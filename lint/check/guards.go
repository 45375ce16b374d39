package check

import (
	"fmt"
	"maps"
	"sort"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Guard is a circumstance in which a match is let pass.
type Guard string

// The guards, as rules name them.
const (
	Negated      Guard = "negated"      // in the scope of a negation outside the match
	Quoted       Guard = "quoted"       // somebody's words in quotation marks, or a block quote
	Attributed   Guard = "attributed"   // reported speech of a party to the case
	Mentioned    Guard = "mentioned"    // the words are spoken of as words
	Title        Guard = "title"        // part of the name of a law, service, tool, form, order or offence
	Label        Guard = "label"        // the printed text of a form
	Heading      Guard = "heading"      // a heading or title
	Hypothetical Guard = "hypothetical" // supposed, not stated
	Question     Guard = "question"     // asked, not stated
	Stranger     Guard = "stranger"     // about people or places outside the family
	Population   Guard = "population"   // about people in general
	Disowned     Guard = "disowned"     // the writer says that the words are wrong, or takes them back
	Unrelated    Guard = "unrelated"    // the document is not about domestic abuse
)

var allGuards = []Guard{Negated, Quoted, Attributed, Mentioned, Title, Label, Heading, Hypothetical, Question, Stranger, Population, Disowned, Unrelated}

// Guards are the circumstances in which a rule stays silent.
type Guards struct {
	off     map[Guard]bool
	unless  []*pattern.Pattern
	next    []*pattern.Pattern // silence where one of them occurs in the sentence that follows
	title   *pattern.Pattern
	outside *pattern.Pattern
	general *pattern.Pattern
	adopted *pattern.Pattern
	back    *pattern.Pattern
	put     *pattern.Pattern
	sure    bool // see surer
}

// Concepts that the guards look for. They are part of the built-in lexicon.
const (
	titleConcept      = "title"      // names of laws, services, tools, forms, orders, offences
	elsewhereConcept  = "elsewhere"  // people and settings outside domestic abuse
	populationConcept = "population" // signs that people in general are meant
	adoptedConcept    = "adopted"    // the writer's own conclusion from what somebody says
	takenBackConcept  = "taken-back" // signs that the writer disowns the words of the sentence
	putRightConcept   = "put-right"  // signs that the writer disowns the sentence before
)

// NewGuards makes the guards of a rule: all but those in allow, and silence
// where one of the unless patterns occurs in the same sentence.
func NewGuards(lx *pattern.Lexicon, allow, unless []string) (Guards, error) {
	g := Guards{off: map[Guard]bool{}}
	for _, a := range allow {
		if !known(Guard(a)) {
			return g, fmt.Errorf("there is no guard %q; the guards are %s", a, names())
		}
		g.off[Guard(a)] = true
	}
	var err error
	if g.unless, err = compileAll(lx, unless); err != nil {
		return g, err
	}
	for _, c := range []struct {
		name string
		to   **pattern.Pattern
	}{{titleConcept, &g.title}, {elsewhereConcept, &g.outside}, {populationConcept, &g.general}, {adoptedConcept, &g.adopted},
		{takenBackConcept, &g.back}, {putRightConcept, &g.put}} {
		p, err := pattern.Compile("@"+c.name, lx, nil)
		if err != nil {
			return g, err
		}
		*c.to = p
	}
	return g, nil
}

// UnlessNext adds silence where one of the patterns occurs in the next sentence
// of the same paragraph: the reason that makes the words fair may follow them.
func (g *Guards) UnlessNext(lx *pattern.Lexicon, patterns []string) (err error) {
	g.next, err = compileAll(lx, patterns)
	return err
}

func known(g Guard) bool {
	for _, k := range allGuards {
		if k == g {
			return true
		}
	}
	return false
}

func names() string {
	s := make([]string, len(allGuards))
	for i, g := range allGuards {
		s[i] = string(g)
	}
	sort.Strings(s)
	return strings.Join(s, ", ")
}

// surer are the guards for a sentence that is a clear case by all of what it says,
// which tells better than a list of words whom it is about: strangers, or somebody
// of no known part whose words are reported.
func (g Guards) surer() Guards {
	g.off, g.sure = maps.Clone(g.off), true
	g.off[Stranger] = true
	return g
}

// silencesParagraph reports whether the whole paragraph is out of the rule's reach.
func (g *Guards) silencesParagraph(p *lint.Paragraph) bool {
	if !g.off[Unrelated] && !p.DomesticAbuse {
		return true
	}
	switch p.Kind {
	case text.Heading, text.Title:
		return !g.off[Heading]
	case text.Label:
		return !g.off[Label]
	case text.Quote:
		return !g.off[Quoted]
	case text.Code:
		return true
	}
	return false
}

// silencesSentence reports whether the whole sentence is out of the rule's reach.
func (g *Guards) silencesSentence(p *lint.Paragraph, i int) bool {
	s := &p.Sentences[i]
	if s.Kind == language.Label && !g.off[Label] || s.Kind == language.Question && !g.off[Question] {
		return true
	}
	in := p.Input(i)
	for _, u := range g.unless {
		if u.Matches(in) {
			return true
		}
	}
	if i+1 < len(p.Sentences) {
		for _, u := range g.next {
			if u.Matches(p.Input(i + 1)) {
				return true
			}
		}
	}
	return !g.off[Population] && g.general.Matches(in) || !g.off[Disowned] && g.disowned(p, i)
}

// disowned reports whether the writer says of what the sentence tells that it
// is wrong, there or in the next sentence of the paragraph.
func (g *Guards) disowned(p *lint.Paragraph, i int) bool {
	return g.back.Matches(p.Input(i)) || i+1 < len(p.Sentences) && g.put.Matches(p.Input(i+1))
}

// silent reports whether the sentence is out of reach of a rule that goes by
// words.
func (g *Guards) silent(p *lint.Paragraph, i int) bool {
	return g.silencesSentence(p, i) || g.elsewhere(p, i)
}

// elsewhere reports whether the sentence shows people or settings outside
// domestic abuse. Events know that better of themselves.
func (g *Guards) elsewhere(p *lint.Paragraph, i int) bool {
	return !g.off[Stranger] && g.outside.Matches(p.Input(i))
}

// silencesMatch reports whether a match in sentence i is let pass: what its
// marked tokens stand in, a quotation or a negation, and not what the sentence
// as a whole is.
func (g *Guards) silencesMatch(p *lint.Paragraph, i int, m pattern.Match) bool {
	for _, k := range p.ScopesOf(i) {
		s := &p.Scopes[k]
		begins := s.From <= m.MarkFrom && m.MarkFrom < s.To
		ends := s.From < m.MarkTo && m.MarkTo <= s.To
		// Words that are told as somebody's may follow words that say who
		// speaks; a negation or supposition governs what begins within it.
		if !begins && (!ends || s.Kind == language.Negated || s.Kind == language.Supposed) {
			continue
		}
		switch s.Kind {
		case language.Quoted:
			if !g.off[Quoted] || s.From < m.MarkFrom && m.MarkTo <= s.To && quotes(p, m) {
				return true
			}
		case language.Mentioned:
			if !g.off[Mentioned] {
				return true
			}
		case language.Attributed:
			if g.theirs(p, s, m) && !g.adopts(p, i, m) {
				return true
			}
		case language.Negated:
			if !g.off[Negated] && (s.Cue < m.From || s.Cue >= m.To) {
				return true
			}
		case language.Supposed:
			if !g.off[Hypothetical] {
				return true
			}
		case language.Questioned:
			if !g.off[Question] {
				return true
			}
		}
	}
	return !g.off[Title] && g.inTitle(p, i, m) || p.WithOwnKin(m.MarkFrom, m.MarkTo)
}

// theirs reports whether a match is reported as a party's words.
func (g *Guards) theirs(p *lint.Paragraph, s *language.Scope, m pattern.Match) bool {
	if g.sure && !byKnownParty(p, s) {
		return false
	}
	return !g.off[Attributed] && fromParty(p, s) || saidByParty(p, s, m)
}

// adopts reports whether the writer goes on to rest on what somebody is
// reported to say: "She says it was nothing, and we are reassured".
func (g *Guards) adopts(p *lint.Paragraph, i int, m pattern.Match) bool {
	for _, a := range g.adopted.Find(p.Input(i)) {
		if a.From >= m.MarkTo {
			return true
		}
	}
	return false
}

// quotes reports whether a match has quotation marks of its own. Within a longer
// quotation they are somebody else's.
func quotes(p *lint.Paragraph, m pattern.Match) bool {
	for _, t := range p.Tokens[m.MarkFrom:m.MarkTo] {
		if strings.ContainsAny(t.Norm, "\"“”‘") || t.Norm == "'" || t.Norm == "’" {
			return true
		}
	}
	return false
}

// fromParty reports whether reported speech is that of a party to the case. A
// professional's or an agency's summary is the record's own voice.
func fromParty(p *lint.Paragraph, s *language.Scope) bool {
	if s.Source == nil {
		return false
	}
	m := p.MentionOver(s.Source.Head)
	if m == nil || m.Group == cast.Agency || m.Role == cast.Professional {
		return false
	}
	if m.Kind == cast.Pronoun {
		for i := range p.Scopes {
			o := &p.Scopes[i]
			if o.Kind == language.Attributed && o.Source != nil && o.Source.Head < m.From && m.From == p.SaidFrom(o) {
				return fromParty(p, o) // "The pathologist said she believed": the same speaks
			}
		}
	}
	return true
}

// byKnownParty reports whether reported speech is that of somebody whose part in
// the case is known.
func byKnownParty(p *lint.Paragraph, s *language.Scope) bool {
	if s.Source == nil {
		return false
	}
	m := p.MentionOver(s.Source.Head)
	return m != nil && (m.Role == cast.Perpetrator || m.Role == cast.Survivor || m.Role == cast.Child)
}

// saidByParty reports whether a match stands in what a party is said to have told or
// thought, without the words that say so. That is let pass even by rules that
// otherwise ask what parties say: what is said to be known or conceded is the
// writer's too, and "she is only saying it" doubts.
func saidByParty(p *lint.Paragraph, s *language.Scope, m pattern.Match) bool {
	if s.Cue < 0 || m.From <= s.Cue && s.Cue < m.To || !fromParty(p, s) {
		return false
	}
	if s.Cue > 0 && onlySaying[p.Tokens[s.Cue-1].Norm] {
		return false
	}
	for i := s.Cue + 1; i <= m.MarkFrom; i++ {
		if n := p.Tokens[i].Norm; turns[n] || n == "which" && p.Tokens[i-1].Norm == "," {
			return false // "said that he did, but there is no evidence"
		}
	}
	for _, lemma := range p.Tokens[s.Cue].Lemmas {
		if class, ok := language.ReportOf(lemma); ok {
			return class != language.Concession && !vouches[lemma]
		}
	}
	return false
}

var (
	vouches    = map[string]bool{"know": true, "understand": true, "realise": true, "remember": true, "show": true, "reveal": true}
	turns      = map[string]bool{"but": true, "yet": true, "although": true, "though": true, "however": true}
	onlySaying = map[string]bool{"only": true, "just": true, "merely": true, "simply": true}
)

// inTitle reports whether the words of a match belong to a title.
func (g *Guards) inTitle(p *lint.Paragraph, i int, m pattern.Match) bool {
	from := m.MarkFrom
	for from < m.MarkTo-1 && p.Tokens[from].Tag == "DT" {
		from++ // "a Domestic Abuse, Stalking and Honour Based Violence checklist"
	}
	for _, t := range g.title.Find(p.Input(i)) {
		if t.From <= from && m.MarkTo <= t.To {
			return true
		}
	}
	return false
}
