package lint

import (
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
)

// coupleConcept holds words for partners and former partners.
const coupleConcept = "practice-couple"

// againstConcept holds words for those whose acts are no partner's: brothers,
// pupils, patients, neighbours, strangers.
const againstConcept = "practice-against"

// deniedConcept holds words by which a text says that there is no abuse.
const deniedConcept = "practice-against-said"

// contexts are the concepts that show what a document is about. A name of
// domestic abuse or of a service or tool for it is enough; an act or an order
// could be of neighbours, pupils or patients as well.
var contexts = []struct {
	name   string
	weight int
	kind   signKind
}{
	{contextConcept, named, nameSign}, {"practice-context", named, nameSign}, {"practice-context-order", 1, nameSign},
	{"practice-context-act", 1, actSign}, {"practice-context-vague", 1, vagueSign},
}

// named is what a name of domestic abuse weighs, and how much a text must show
// for every so many words to be about it.
const named = 2

// sign is a concept that shows a document to be about domestic abuse, and how
// much a place of it says.
type sign struct {
	pattern *pattern.Pattern
	weight  int
	kind    signKind
}

// signKind is what sort of sign a concept holds.
type signKind uint8

// A name says what the document is about; an act or a vague word for one could
// be of anybody.
const (
	nameSign signKind = iota
	actSign
	vagueSign
)

// outright is how many times as often as it must a text names domestic abuse that
// leaves no doubt.
const outright = 3

// wordsPerSign is how many words of a document one sign of domestic abuse
// speaks for. A report of a few pages is about it if it names it once; a
// judgment of two hundred is not.
const wordsPerSign = 4000

// Topic tells by the whole of its words what a document is about.
type Topic interface {
	// Note notes what a paragraph says. It depends on the paragraph's text, its
	// cast and who was spoken of before it, so that it can be remembered; what the
	// document is, and the kind of the block, are not known yet.
	Note(p *Paragraph) any
	// About is how likely a document is about domestic abuse, from 0 to 1, by what
	// was noted of its paragraphs.
	About(noted []any) float64
}

// about reports whether the document is about domestic abuse: by its signs where
// they leave no doubt or the topic knows nothing of texts of its length, and
// otherwise by all that it says.
func (e *Engine) about(paras []*scanned, words int, people *cast.Cast) bool {
	said, sure := e.bySigns(paras, words, people)
	if sure || e.topic == nil || words < fewestWords || words > mostWords || said && words > shortWords {
		return said
	}
	p := e.topic.About(e.notes(paras, people))
	return p >= likely || said && p >= unlikely
}

// From likely a document is about domestic abuse, and below unlikely a short one
// is not, whatever its signs: a long one may name it on one page and speak of
// other things on all the rest. Both were chosen by cross-validation on the
// documents that the topic is fitted on, which have 90 to 2,000 words; a longer
// one is weighed by its pages, but a book is not what was fitted on.
const (
	likely      = 0.45
	unlikely    = 0.2
	fewestWords = 60
	shortWords  = 1000
	mostWords   = 4000
)

// notes are what the topic notes of each paragraph.
func (e *Engine) notes(paras []*scanned, people *cast.Cast) []any {
	out := make([]any, len(paras))
	key, focus := people.Key(), people.Start()
	for k, p := range paras {
		n := &p.topic
		if n.note == nil || n.cast != key || n.in != focus {
			*n = topicNote{cast: key, in: focus}
			par := &Paragraph{Cast: people}
			par.Bound, n.out = people.Bind(p.Paragraph, focus, e.lexicon)
			par.Starts = starts(par.Bound)
			n.note = e.topic.Note(par)
			e.lexicon.Release(p.Paragraph)
		}
		out[k], focus = n.note, n.out
	}
	return out
}

// bySigns reports whether the document names domestic abuse, or one of its
// own forms or tools, or tells acts of partners, often enough for its length. To
// say that there is none is not to name it, and acts that are told of a brother
// or a patient are not those of a partner. Sure says that there is no doubt.
func (e *Engine) bySigns(paras []*scanned, words int, people *cast.Cast) (about, sure bool) {
	need := named * (1 + words/wordsPerSign)
	var all signs
	for _, p := range paras {
		if p.signs == nil {
			p.signs = e.signs(p.Paragraph)
		}
		if all.add(p.signs); all.named >= outright*need {
			return true, true
		}
	}
	if all.named >= need {
		return true, false
	}
	all.against += 2 * all.denied
	if all.denied == 0 && showsPair(people) {
		return true, false
	}
	if all.named == 0 && (all.against > all.couple || all.against > 0 && all.against == all.couple && people.Told < toldTwice+2*all.against) {
		return false, false
	}
	if showsAbuse(people, all.against) {
		return true, false
	}
	acts := all.acts + min(all.vague, all.acts)
	if all.against == 0 {
		acts += min(people.Told, 1) * named
	}
	if all.couple == 0 && people.Told == 0 {
		acts = 0 // nobody's partner is spoken of: whose acts they are is open
	}
	if all.named == 0 {
		return acts-2*all.against >= min(fewestActs+words/wordsPerAct, mostActs), false
	}
	return all.named+acts > need, false
}

// A text that names nothing tells acts of partners at least fewestActs times,
// once more for so many words, and mostActs times at any length.
const (
	fewestActs  = 2
	wordsPerAct = 1500
	mostActs    = 4
)

// signs is what a paragraph shows of what the document is about.
type signs struct {
	named   int // the weight of names of domestic abuse, its services and its orders
	acts    int // the weight of acts that could be anybody's
	vague   int // words for such acts that say nothing of who does them
	couple  int // mentions of partners
	against int // mentions of those whose acts are no partner's
	denied  int // statements that there is no abuse
}

func (s *signs) add(o *signs) {
	s.named, s.acts, s.vague = s.named+o.named, s.acts+o.acts, s.vague+o.vague
	s.couple, s.against, s.denied = s.couple+o.couple, s.against+o.against, s.denied+o.denied
}

// signs counts the signs of domestic abuse in a paragraph.
func (e *Engine) signs(p *language.Paragraph) *signs {
	out := &signs{}
	for i := range p.Sentences {
		in := pattern.Input{Paragraph: p, From: p.Sentences[i].From, To: p.Sentences[i].To}
		holds := func(m pattern.Match) bool {
			p.Parse(i)
			return p.InScope(m.From, language.Negated) == nil
		}
		for _, c := range e.context {
			for _, m := range c.pattern.Find(in) {
				switch {
				case !holds(m):
				case c.kind == actSign:
					out.acts += c.weight
				case c.kind == vagueSign:
					out.vague += c.weight
				case !screened(p, i):
					out.named += c.weight
				}
			}
		}
		for _, m := range e.initials.Find(in) {
			if t := p.Tokens[m.From].Text; t == strings.ToUpper(t) && holds(m) && !screened(p, i) {
				out.named += named
			}
		}
		for _, w := range []struct {
			pattern *pattern.Pattern
			n       *int
		}{{e.couple, &out.couple}, {e.against, &out.against}, {e.denied, &out.denied}} {
			if w.pattern == nil {
				continue
			}
			for _, m := range w.pattern.Find(in) {
				if w.pattern == e.denied || holds(m) {
					*w.n++
				}
			}
		}
	}
	return out
}

// screened reports whether sentence i asks after something as one asks
// everybody, and is answered with no there or in the next sentence: "Routine
// enquiry about domestic abuse made. Nothing disclosed".
func screened(p *language.Paragraph, i int) bool {
	from, to := p.Sentences[i].From, p.Sentences[i].To
	asked := false
	for k := from; k < to; k++ {
		asked = asked || screens[p.Tokens[k].Norm]
	}
	if !asked {
		return false
	}
	if i+1 < len(p.Sentences) {
		to = p.Sentences[i+1].To
	}
	for k := from; k < to; k++ {
		if noes[p.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

// screens are words for asking everybody the same, and noes for the answer no.
var (
	screens = map[string]bool{
		"ask": true, "asked": true, "asks": true, "asking": true, "screen": true, "screened": true, "screening": true, "enquiry": true, "inquiry": true,
		"enquired": true, "enquiries": true, "routine": true, "routinely": true, "question": true, "questions": true, "checklist": true, "screener": true,
	}
	noes = map[string]bool{
		"no": true, "none": true, "not": true, "nothing": true, "never": true, "nobody": true, "nil": true, "denied": true, "denies": true, "denying": true,
		"neither": true, "negative": true, "without": true,
	}
)

// showsAbuse reports whether the text tells one adult abusing another time and
// again, though it may never call it domestic abuse. Against is how often it
// speaks of those whose acts are no partner's.
func showsAbuse(people *cast.Cast, against int) bool {
	did, had := mostTold(people, true)
	return did >= repeated && had >= repeated || people.Told >= toldTwice+2*against
}

// showsPair reports whether the text shows by acts that one adult of the family
// abuses another: both have their part by what is told, and at least two acts are
// told of one. Brothers, pupils and neighbours have no part in the cast.
func showsPair(people *cast.Cast) bool {
	did, had := mostTold(people, false)
	return did > 0 && had > 0 && max(did, had) > 1
}

// mostTold is how many acts are told of the perpetrator and of the survivor of
// whom most are told; declared says whether those whom the user named count.
func mostTold(people *cast.Cast, declared bool) (did, had int) {
	for i := range people.People {
		p := &people.People[i]
		if p.Declared && !declared {
			continue
		}
		switch p.Role {
		case cast.Perpetrator:
			did = max(did, p.Abused)
		case cast.Survivor:
			had = max(had, p.Suffered)
		}
	}
	return did, had
}

// toldTwice is the number of acts of one adult upon another from which a text
// is about abuse though it leaves open who of the two abuses.
const toldTwice = 2

// repeated is the number of acts of one person, and upon another, from which a
// text is about abuse whatever it is called.
const repeated = 3
