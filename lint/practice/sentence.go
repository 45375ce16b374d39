package practice

import (
	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
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
	// A partner, a father and a mother without a name ("her husband", "Dad"), and
	// "he" or "she" where the cast knows nobody who could be meant.
	unnamedFather  = 252
	unnamedMother  = 253
	somebody       = 254
	unnamedPartner = 255
)

// lastAdult bounds the people who are told apart.
const lastAdult = unnamedFather - 1 - firstAdult

// nameless reports whether w is one of those who stand for people without a name.
func nameless(w who) bool { return w >= unnamedFather }

// fathers and mothers are words for the children's parents.
var (
	fathers = words("dad daddy father da papa pop stepfather stepdad fa")
	mothers = words("mum mummy mother mam mammy mom mommy mama stepmother stepmum mo")
)

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
	case m.Kind == cast.Kin && m.Head < len(p.Tokens) && fathers[p.Tokens[m.Head].Norm] && !former(p, m):
		return unnamedFather
	case m.Kind == cast.Kin && m.Head < len(p.Tokens) && mothers[p.Tokens[m.Head].Norm] && !former(p, m):
		return unnamedMother
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
	passive  bool   // "was" or "were" stands right before it
	due      bool   // asked of somebody, and not told: "must", "was advised to"
	told     bool   // in the account of somebody of the case
	teller   who    // whose it is
	word     string // the first word
	wordLast string // the last
}

// act is an abusive act as the sentence tells it.
type act struct {
	event          int // index into the paragraph's events
	span           text.Span
	tactic         string
	agent, patient who
	agentless      bool
	told           who  // whose words it is told in; nobody for the writer's
	counts         bool // as something that happened
	planned        bool
	negated        bool
	supposed       bool
	would          bool // told as done by "would": a refusal, or a habit
}

// quote is words in quotation marks.
type quote struct {
	span text.Span
	by   who
}

// sentence is what one sentence shows.
type sentence struct {
	span     text.Span
	words    int
	hits     []hit
	has      set
	people   people
	adults   []who // those whose part is not known, as often as they are mentioned
	first    who   // who is mentioned first, but for possessors
	last     who   // who is mentioned last
	lead     bool  // someone is mentioned before anything else is said
	acts     []act
	resisted []act // acts of violence told as resistance or defence
	deeds    []deed
	quotes   []quote
	dates    int
	number   bool
	phone    bool // has a telephone number, a postcode or an email address
	named    bool // names what may be a place; only in a document that is shared
	lapses   []lapse
	pronoun  bool    // who is mentioned first is "he" or "she", and may be either of two
	he       bool    // who is mentioned first is "he" or "she"
	doer     who     // the adult who does something and is not only said to say, be or need something; couple for several
	acting   bool    // one of the adults does something, and is not only said to be, to need or to feel something
	noted    bool    // a note that leaves its writer out
	marked   bool    // begins with the mark of a list: "(a)", "2."
	opening  bool    // ends in a colon: what follows belongs to it
	shown    shown   // by all that it says
	tactic   string  // the likeliest of the kinds of act by all that it says
	weight   float64 // how likely, from 0 to 1
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
