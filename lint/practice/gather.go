package practice

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// who is the part of somebody in a sentence.
type who uint8

const (
	nobody who = iota
	perpetrator
	survivor
	child
	professional
	other
	couple
	adult // one adult whose part is not known
	// firstAdult and those above it stand for adults of the cast whose part is
	// not known, by their number there.
	firstAdult
	// A partner without a name ("her husband"), and "he" or "she" where the cast
	// knows nobody who could be meant.
	somebody       = 254
	unnamedPartner = 255
)

// lastAdult bounds the people who are told apart.
const lastAdult = somebody - 1 - firstAdult

// partners are words for someone's partner; which of the two is never in them.
var partners = words("partner husband wife boyfriend girlfriend spouse ex ex-partner ex-husband ex-wife ex-boyfriend ex-girlfriend fiance fiancé fiancee fiancée")

// unnamed is who a mention stands for that is nobody of the cast.
func unnamed(p *lint.Paragraph, m *cast.Mention) who {
	if m == nil || m.Person != cast.NoPerson || m.Role != cast.Unknown || m.Group != cast.Single || !m.Adult {
		return nobody
	}
	switch {
	case m.Kind == cast.Kin && m.Head < len(p.Tokens) && partners[p.Tokens[m.Head].Norm] && !former(p, m):
		return unnamedPartner
	case m.Kind == cast.Pronoun:
		return somebody
	}
	return nobody
}

// former reports whether an earlier partner is meant, or a new one.
func former(p *lint.Paragraph, m *cast.Mention) bool {
	for i := m.From; i < m.To; i++ {
		switch p.Tokens[i].Norm {
		case "former", "previous", "new", "first", "other":
			return true
		}
	}
	return false
}

// people is a set of who.
type people uint8

func (p *people) add(w who)     { *p |= 1 << min(w, adult) }
func (p people) has(w who) bool { return p&(1<<w) != 0 }

// hit is a place where a concept occurs.
type hit struct {
	concept  concept
	span     text.Span
	doer     who  // of the nearest mention before it; nobody where there is none
	near     bool // that mention stands right before it
	negated  bool
	quoted   bool
	hedged   bool   // no more than an offer: "she may wish to"
	told     bool   // in the account of somebody of the case
	teller   who    // whose it is
	word     string // the first word
	wordLast string // the last
}

// act is an abusive act as the sentence tells it.
type act struct {
	span           text.Span
	tactic         string
	agent, patient who
	agentless      bool
	told           who  // whose words it is told in; nobody for the writer's
	counts         bool // as something that happened
	planned        bool
	negated        bool
}

// quote is words in quotation marks.
type quote struct {
	span text.Span
	by   who
}

// sentence is what one sentence shows.
type sentence struct {
	span    text.Span
	words   int
	hits    []hit
	has     set
	people  people
	adults  []who // those whose part is not known, as often as they are mentioned
	first   who   // who is mentioned first, but for possessors
	last    who   // who is mentioned last
	lead    bool  // someone is mentioned before anything else is said
	acts    []act
	quotes  []quote
	dates   int
	number  bool
	phone   bool // has a telephone number, a postcode or an email address
	lapses  []lapse
	pronoun bool // who is mentioned first is "he" or "she", and may be either of two
	noted   bool // a note that leaves its writer out
	opening bool // ends in a colon: what follows belongs to it
}

// lapse is a place where a rule of wording matched.
type lapse struct {
	family string
	span   text.Span
}

func (s *sentence) lapse(family string) bool {
	for i := range s.lapses {
		if s.lapses[i].family == family {
			return true
		}
	}
	return false
}

// hit is the first place of a concept, nil where there is none.
func (s *sentence) hit(c concept) *hit {
	if !s.has.has(c) {
		return nil
	}
	for i := range s.hits {
		if s.hits[i].concept == c {
			return &s.hits[i]
		}
	}
	return nil
}

// shows reports whether the concept occurs and is not denied.
func (s *sentence) shows(c concept) bool {
	if !s.has.has(c) {
		return false
	}
	for i := range s.hits {
		if s.hits[i].concept == c && !s.hits[i].negated {
			return true
		}
	}
	return false
}

// facts are what one paragraph shows.
type facts struct {
	sentences []sentence
	quoted    bool // the block is a quotation
}

// Gather implements lint.Profiler.
func (pr *Profiler) Gather(p *lint.Paragraph, matched []*lint.Rule, at []lint.Match) any {
	f := &facts{sentences: make([]sentence, len(p.Sentences)), quoted: p.Kind == text.Quote}
	mention, event := 0, 0
	for i := range p.Sentences {
		s, src := &f.sentences[i], &p.Sentences[i]
		s.span = src.Span
		pr.look(s, p, src)
		mention = pr.mentions(s, p, src, mention)
		long, shared := src.To-src.From > longestHeading, p.Shared
		pr.scan.Find(pattern.Input{Paragraph: p.Paragraph, From: src.From, To: src.To}, func(c int) bool {
			return long && concept(c) <= headWhen || !shared && concept(c) >= safetyAddress && concept(c) <= safetyWithheld
		}, func(c int, m pattern.Match) { pr.note(s, p, src, concept(c), m) })
		for event < len(p.Events) && p.Events[event].Sentence <= i {
			if p.Events[event].Sentence == i {
				pr.act(s, p, &p.Events[event])
			}
			event++
		}
	}
	for k := range at {
		sev := matched[k].Severity
		if at[k].Severity != lint.Off {
			sev = min(sev, at[k].Severity)
		}
		if sev < lint.Warning {
			continue // a suggestion is no sign that something is wrong
		}
		if i := p.SentenceOf(at[k].From); i >= 0 {
			f.sentences[i].lapses = append(f.sentences[i].lapses, lapse{matched[k].Family, p.SpanOf(at[k].From, at[k].To)})
		}
	}
	for k := range p.Scopes {
		sc := &p.Scopes[k]
		if i := p.SentenceOf(sc.From); sc.Kind == language.Quoted && !sc.Scare && i >= 0 {
			q := quote{span: p.SpanOf(sc.From, min(sc.To, len(p.Tokens))), by: nobody}
			if sc.Source != nil {
				q.by = standsFor(p, p.MentionOver(sc.Source.Head))
			}
			f.sentences[i].quotes = append(f.sentences[i].quotes, q)
		}
	}
	return f
}

// longestHeading is the number of tokens up to which a sentence is looked at as
// a heading, or as the heading of a column.
const longestHeading = 16

// part is who a mention stands for.
func part(m *cast.Mention) who {
	if m == nil {
		return nobody
	}
	switch m.Group {
	case cast.Couple:
		return couple
	case cast.Children:
		return child
	case cast.Agency:
		return professional
	case cast.Family, cast.People:
		return other
	}
	switch m.Role {
	case cast.Perpetrator:
		return perpetrator
	case cast.Survivor:
		return survivor
	case cast.Child:
		return child
	case cast.Professional:
		return professional
	case cast.Other:
		return other
	}
	switch {
	case !m.Adult || m.Person == cast.NoPerson:
		return other
	case int(m.Person) > int(lastAdult):
		return adult
	}
	return firstAdult + who(m.Person)
}

// standsFor is part, and for those who are nobody of the cast unnamed.
func standsFor(p *lint.Paragraph, m *cast.Mention) who {
	if w := unnamed(p, m); w != nobody {
		return w
	}
	return part(m)
}

// mentions notes who is mentioned; from is the first mention not yet passed.
func (pr *Profiler) mentions(s *sentence, p *lint.Paragraph, src *language.Sentence, from int) int {
	for from < len(p.Mentions) && p.Mentions[from].From < src.From {
		from++
	}
	for ; from < len(p.Mentions) && p.Mentions[from].From < src.To; from++ {
		m := &p.Mentions[from]
		w := standsFor(p, m)
		s.people.add(w)
		if w >= firstAdult {
			s.adults = append(s.adults, w)
		}
		if m.Possessive {
			continue
		}
		if s.first == nobody {
			s.pronoun = w == somebody
			s.first, s.lead = w, m.From == src.From || m.From == src.From+1 && !pattern.IsWord(&p.Tokens[src.From])
		}
		s.last = w
	}
	s.noted = !s.lead && p.Kind != text.ListItem && src.From < src.To && noted[p.Tokens[src.From].Norm]
	return from
}

// noted are verbs by which a note begins that leaves its writer out: "Told Josh
// that the case would be closed".
var noted = words("told advised informed asked explained spoke discussed offered gave rang called phoned texted emailed met saw visited contacted " +
	"confirmed reminded encouraged challenged supported referred tried attempted agreed praised thanked updated observed noted reviewed")

// doer is who is mentioned last before token i, possessors apart, and whether
// at most two words lie between.
func doer(p *lint.Paragraph, src *language.Sentence, i int) (w who, near bool) {
	k := sort.Search(len(p.Mentions), func(k int) bool { return p.Mentions[k].From > i })
	for k--; k >= 0 && p.Mentions[k].From >= src.From; k-- {
		if m := &p.Mentions[k]; !m.Possessive {
			return standsFor(p, m), i-m.To <= 2
		}
	}
	return nobody, false
}

func (pr *Profiler) note(s *sentence, p *lint.Paragraph, src *language.Sentence, c concept, m pattern.Match) {
	h := hit{
		concept: c, span: p.SpanOf(m.From, m.To),
		word: p.Tokens[m.From].Norm, wordLast: p.Tokens[m.To-1].Norm,
		quoted: p.InScope(m.From, language.Quoted) != nil,
	}
	h.doer, h.near = doer(p, src, m.From)
	for i := max(src.From, m.From-4); i < m.From && !h.negated; i++ {
		switch p.Tokens[i].Norm {
		case "not", "no", "never", "nor", "without", "neither", "cannot", "nothing":
			h.negated = true
		case ",", ";", ":":
			h.negated = false
		}
	}
	// "His former partner, Kylie Marsh" is somebody of this case.
	h.negated = h.negated || c == earlier && (ofThisCase(p.MentionAt(m.To)) ||
		m.To < src.To && p.Tokens[m.To].Norm == "," && ofThisCase(p.MentionAt(m.To+1)))
	for i := max(src.From, m.From-1); i < min(m.From+2, m.To) && i < len(p.Tokens); i++ {
		switch p.Tokens[i].Norm {
		case "may", "might", "could", "should":
			h.hedged = true
		case "if", "whether":
			h.hedged = h.hedged || i < m.From
		}
	}
	if sc := p.InScope(m.From, language.Attributed); sc != nil && !sc.Scare && sc.Source != nil {
		w := standsFor(p, p.MentionOver(sc.Source.Head))
		h.told, h.teller = w != nobody && w != professional, w
	}
	s.has.add(c)
	s.hits = append(s.hits, h)
}

// ofThisCase reports whether a mention is of the one who abuses or is abused.
func ofThisCase(m *cast.Mention) bool {
	return m != nil && m.Person != cast.NoPerson && (m.Role == cast.Perpetrator || m.Role == cast.Survivor)
}

func (pr *Profiler) act(s *sentence, p *lint.Paragraph, e *cast.Event) {
	if e.Act != cast.Abuse || e.Stranger {
		return
	}
	a := act{
		span: p.SpanOf(e.From, e.To), tactic: e.Tactic, agent: side(p, e.Agent), patient: side(p, e.Patient),
		agentless: e.Agent.Kind == cast.Absent, negated: e.Negated || p.InScope(e.From, language.Negated) != nil, planned: e.Mood == language.Planned,
	}
	a.counts = !a.negated && e.Mood == language.Asserted && p.InScope(e.From, language.Mentioned) == nil &&
		p.InScope(e.From, language.Questioned) == nil
	for _, k := range []language.ScopeKind{language.Quoted, language.Attributed} {
		sc := p.InScope(e.From, k)
		if sc == nil || sc.Scare {
			continue
		}
		a.told = other
		if sc.Source != nil {
			if w := standsFor(p, p.MentionOver(sc.Source.Head)); w != nobody {
				a.told = w
			}
		}
	}
	s.acts = append(s.acts, a)
}

// side is who stands in a role of an event.
func side(p *lint.Paragraph, q cast.Participant) who {
	if q.Kind == cast.Absent {
		return nobody
	}
	if w := unnamed(p, p.MentionAt(q.From)); w != nobody && q.Person == cast.NoPerson {
		return w
	}
	return part(&cast.Mention{Person: q.Person, Role: q.Role, Group: q.Group, Adult: true})
}

// look notes dates, numbers and ways to reach someone.
func (pr *Profiler) look(s *sentence, p *lint.Paragraph, src *language.Sentence) {
	for i := src.From; i < src.To; i++ {
		t := &p.Tokens[i]
		if pattern.IsWord(t) {
			s.words++
		}
		switch {
		case months[t.Norm] && i+1 < src.To && digits(p.Tokens[i+1].Norm) || months[t.Norm] && i > src.From && ordinal(p.Tokens[i-1].Norm),
			weekdays[t.Norm], year(t.Norm) && !(i > src.From && months[p.Tokens[i-1].Norm]), numericDate(t.Norm):
			s.dates++
		case months[t.Norm] && i > src.From && (p.Tokens[i-1].Norm == "in" || p.Tokens[i-1].Norm == "since" || p.Tokens[i-1].Norm == "of"):
			s.dates++
		}
		if strings.IndexByte(t.Text, '@') > 0 && strings.Contains(t.Text, ".") {
			s.phone = true
		}
		s.number = s.number || digits(t.Norm)
	}
	words := p.Text[src.Span.Start:src.Span.End]
	s.phone = s.phone || p.Shared && s.number && (telephone(words) || postcode(words))
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, " *")); last == ':' {
		s.opening = true
	}
}
