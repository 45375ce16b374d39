package casefile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// longestSource is how many tokens of a column of sources name who told; a cell
// with more tells something itself.
const longestSource = 3

// statement is one thing that one sentence tells.
type statement struct {
	kind     lint.StatementKind
	class    string
	part     int // of what a sentence tells of one kind with several dates: which
	when     When
	agent    Party
	children []string
	tied     bool
	denied   bool
	injury   bool // a wound or a mark, and nobody who made it
	teller   Teller
	source   Source
	clauses  []*language.Clause // that it is told in
	verb     string
	words    *wording
}

// reader turns what the engine found in one document into statements.
type reader struct {
	file  *File
	doc   int
	read  Read
	dates *calendar
	words map[Source]*wording
}

func (r *reader) statements() []*statement {
	if r.read.Result.Type == "policy" {
		return nil // about no family
	}
	r.words = map[Source]*wording{}
	var out []*statement
	stated := r.withAllegations(r.withCare(r.withSeparation(r.withHardship(r.withChildsLife(r.withChildsWords(r.withUnsorted(r.withAccusations(r.withContact()))))))))
	for i := range stated {
		s := r.statement(&stated[i])
		if s == nil {
			continue
		}
		if k := slices.IndexFunc(out, s.repeats); k >= 0 {
			o := out[k]
			if o.injury && !s.injury {
				*o = *s // who did what says more than what came of it
			} else if s.dated() && !o.dated() {
				o.when, o.verb = s.when, s.verb
			}
			continue
		}
		s.part = s.partAmong(out)
		out = append(out, s)
	}
	dateByClause(out)
	r.tieToNext(out)
	return slices.DeleteFunc(out, func(s *statement) bool {
		return slices.ContainsFunc(out, func(o *statement) bool { return o.source == s.source && r.saysMore(o, s) })
	})
}

// saysMore reports whether one statement of a sentence leaves nothing to say for another:
// an act for "abuse", and for a sentence of a record of contact that does not name contact;
// an effort, what is hard, or a separation for what could not be sorted.
func (r *reader) saysMore(o, s *statement) bool {
	switch s.kind {
	case lint.Behaviour:
		return s.class == "general" && o.kind == lint.Behaviour && o.class != "general"
	case lint.Unsorted:
		return (o.kind == lint.Effort || o.kind == lint.Adversity || o.kind == lint.Separation) && (s.agent.Name == "" || s.agent.Role != cast.Unknown)
	}
	return false
}

// tieToNext ties what is hard to what is done where the next sentence says that it
// began with that: "She has panic attacks. This began after he strangled her."
func (r *reader) tieToNext(told []*statement) {
	for _, s := range told {
		if s.kind != lint.Adversity || s.tied {
			continue
		}
		s.tied = slices.ContainsFunc(told, func(o *statement) bool {
			return o.kind == lint.Behaviour && !o.denied && o.agent.Role == cast.Perpetrator && r.follows(s.source, o.source) && sinceThen.MatchString(o.words.text)
		})
	}
}

// follows reports whether the sentence at o is the next one after that at s.
func (r *reader) follows(s, o Source) bool {
	if s.Block != o.Block {
		return false
	}
	b := r.read.Bound[s.Block]
	i := b.SentenceOf(tokenAt(b.Paragraph, s.Span.Start))
	return i >= 0 && i+1 < len(b.Sentences) && b.Sentences[i+1].Span == o.Span
}

// sinceThen begins a sentence that says since when, or by what, the thing told before
// it is so.
var sinceThen = lazily(`^(?i:this|that|it|these|they|both) (?i:(all|only|first|has|have|had) )*(?i:began|begun|started|got worse|worsened|came on|came back|dates? (back )?(from|to)|follow(s|ed)|is because|was because) `)

// repeats reports whether o tells the same of the same sentence. What has a date
// of its own there is another act.
func (s *statement) repeats(o *statement) bool {
	return s.source == o.source && s.kind == o.kind && s.class == o.class && s.denied == o.denied && !s.apart(o)
}

// apart reports whether the text gives two statements different dates.
func (s *statement) apart(o *statement) bool {
	return s.dated() && o.dated() && s.when.Date != o.when.Date
}

// dated reports whether the sentence or the row says when it happened.
func (s *statement) dated() bool {
	return s.when.Known() && (s.when.Basis == Said || s.when.Basis == Row)
}

// dateByClause gives what one clause tells one date: that which the text says,
// before one that only stands near. Two dates that it says stay two.
func dateByClause(told []*statement) {
	rank := func(s *statement) int {
		switch {
		case s.dated():
			return 2
		case s.when.Known() && !s.when.Basis.Recorded():
			return 1
		}
		return 0
	}
	for _, s := range told {
		for _, o := range told {
			if rank(o) > rank(s) && slices.ContainsFunc(s.clauses, func(c *language.Clause) bool { return slices.Contains(o.clauses, c) }) {
				s.when = o.when
			}
		}
	}
}

// partAmong is which of the dated things of one kind in one sentence this is.
func (s *statement) partAmong(told []*statement) int {
	n := 0
	for _, o := range told {
		switch t := o.thing(); {
		case s.source != o.source || s.thing() != (thing{kind: t.kind, class: t.class, denied: t.denied}):
		case !s.apart(o):
			return o.part
		default:
			n = max(n, o.part+1)
		}
	}
	return n
}

// where is the paragraph, the sentence and the token at which the words of a statement
// begin; the sentence is less than 0 where they stand in none.
func (r *reader) where(s *lint.Statement) (b *cast.Bound, sentence, token int) {
	b = r.read.Bound[s.Block]
	token = tokenAt(b.Paragraph, s.Mark.Start)
	return b, b.SentenceOf(token), token
}

func (r *reader) statement(in *lint.Statement) *statement {
	b, i, at := r.where(in)
	if i < 0 {
		return nil
	}
	b.Parse(i)
	if in.Event < 0 && in.Kind == lint.Behaviour && unreal(b, i, at) && !refuses(b, i) || in.Kind == lint.Adversity && (mailHead.MatchString(b.Text) || r.ofAnother(b, i)) {
		return nil
	}
	if b.Sentences[i].To-b.Sentences[i].From <= longestSource && r.inSourceColumn(in.Block) || ended(in, b, i) || r.onlyNamed(in, b, i) {
		return nil // who tells of it, and no hardship or contact: "Housing", "Contact centre"
	}
	if attendance.MatchString(b.Text[in.Span.Start:in.Span.End]) {
		return nil
	}
	s := &statement{
		kind: in.Kind, class: in.Class, tied: in.Tied, source: Source{Document: r.doc, Block: in.Block, Span: in.Span},
		when: r.dates.when(in.Block, in.Span, in.Mark, b.Paragraph), clauses: clausesOf(b.Paragraph, in.Mark),
	}
	s.teller, s.denied = r.teller(in, b, at)
	s.denied = s.denied || in.Denied
	switch in.Kind {
	case lint.Behaviour, lint.SurvivorAct, lint.Mutual, lint.Unsorted:
		s.agent = r.party(in, b)
		r.sent(s, b, i)
		if s.kind == lint.SurvivorAct && s.agent.Role != cast.Survivor {
			s.kind = lint.Behaviour // whose part is open is not read into one here
		}
		if s.kind == lint.Behaviour && s.agent.Role == cast.Survivor {
			s.kind = lint.SurvivorAct
		}
		if s.kind == lint.Behaviour && in.Event >= 0 && b.Events[in.Event].Agent.Kind != cast.Pronoun && r.file.another(s.agent) {
			s.kind = lint.Unsorted // of somebody beside the one who abuses
		}
		s.verb = verbIn(b.Paragraph, in.Mark)
		if s.kind == lint.Behaviour && s.agent.Role == cast.Perpetrator {
			s.class = kindOf(s, b, i)
		}
		if in.Kind == lint.Mutual {
			s.class, s.denied = "", false
		}
	}
	if s.kind == lint.Adversity && onset.MatchString(b.Text[in.Span.Start:in.Span.End]) {
		s.kind, s.class = lint.Unsorted, ""
	}
	if s.kind != lint.Behaviour {
		s.denied = false
	}
	r.hurt(s, in, b)
	if in.Kind == lint.Effort && s.teller.Role == cast.Perpetrator {
		return nil // what he or she says to the other is no effort of the other's
	}
	s.children = r.children(b, in.Span)
	s.words = r.words[s.source]
	if s.words == nil {
		w := wordingOf(b, i)
		w.source = s.source
		s.words = &w
		r.words[s.source] = s.words
	}
	return s
}

// onlyNamed reports whether a statement of abuse in general stands in a heading or a form's
// title, or says that there is no evidence of any, and whether one of contact is the title
// of its record.
func (r *reader) onlyNamed(in *lint.Statement, b *cast.Bound, i int) bool {
	kind := r.read.Result.Document.Blocks[in.Block].Kind
	words := b.Text[b.Sentences[i].Span.Start:b.Sentences[i].Span.End]
	title := kind == text.Heading || kind == text.Title || titled.MatchString(words)
	switch in.Kind {
	case lint.Behaviour:
		return in.Class == "general" && (title || unproved.MatchString(words))
	case lint.Contact:
		return title && recordOfContact.MatchString(words)
	}
	return false
}

var (
	titled   = lazily(`^[^\p{Ll}]*(ref [^\p{Ll}]*)?$`)
	unproved = lazily(`(?i)\b(insufficient|no|not enough|lack of|little) (\w+ )?evidence (of|that)\b`)
)

// onset says when the abuse began, and names nothing else that is hard.
var onset = lazily(`(?i)\b(it|this|that|(the|his|her) (abuse|violence|hitting|shouting|control)) (all |first )?(started|began) (when|while|as|after) (she|he|\S+) (was|were|became|fell|got) pregnant\b`)

// mailHead is a line at the head of a message.
var mailHead = lazily(`^(?i:from|to|cc|sent|date|subject): `)

// ofAnother reports whether a sentence is about somebody known who is none of the
// two and no child, and mentions none of them: what is hard for a grandmother.
func (r *reader) ofAnother(b *cast.Bound, sentence int) bool {
	if r.file.only(cast.Survivor) == (Party{}) {
		return false
	}
	family := has(b, sentence, func(m *cast.Mention) bool {
		return m.Role == cast.Perpetrator || m.Role == cast.Survivor || m.Role == cast.Child || m.Group == cast.Children
	})
	return !family && has(b, sentence, func(m *cast.Mention) bool {
		return m.Person >= 0 && m.Group == cast.Single && (m.Role == cast.Unknown || m.Role == cast.Other)
	})
}

// unreal reports whether the words at a token are only asked, supposed or planned.
func unreal(b *cast.Bound, sentence, at int) bool {
	for _, k := range []language.ScopeKind{language.Supposed, language.Questioned, language.Mentioned} {
		if b.InScope(at, k) != nil {
			return true
		}
	}
	for i := range b.Sentences[sentence].Clauses {
		c := &b.Sentences[sentence].Clauses[i]
		if c.Verb.From <= at && at < c.Verb.To && c.Mood != language.Asserted {
			return true
		}
	}
	return false
}

// tokenAt is the token that holds a byte of the text, or the next one.
func tokenAt(p *language.Paragraph, off int) int {
	i, _ := slices.BinarySearchFunc(p.Tokens, off, func(t language.Token, off int) int {
		return cmp.Compare(t.Span.End, off+1)
	})
	return min(i, len(p.Tokens)-1)
}

func phrase(b *cast.Bound, from, to int) string {
	s := b.SpanOf(from, to)
	return strings.Join(strings.Fields(b.Text[s.Start:s.End]), " ")
}

// children are the children of the family whom a sentence names.
func (r *reader) children(b *cast.Bound, sentence text.Span) []string {
	var out []string
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if m.Person < 0 || m.Role != cast.Child || !sentence.Contains(b.SpanOf(m.From, m.To)) || int(m.Person) >= len(r.read.Result.Cast.People) {
			continue
		}
		if n := r.read.Result.Cast.People[m.Person].Name; !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// verbIn is the lemma of the first full verb of some words; empty where there is none.
func verbIn(p *language.Paragraph, mark text.Span) string {
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if mark.Contains(t.Span) && strings.HasPrefix(string(t.Tag), "VB") && !light[t.Lemma] {
			return t.Lemma
		}
	}
	return ""
}

// light are verbs that say nothing of what was done.
var light = map[string]bool{"be": true, "have": true, "do": true, "get": true, "make": true, "keep": true, "go": true, "begin": true, "start": true, "continue": true, "use": true, "try": true}
