package practice

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// Classes of what a child saw, heard, said or had done to it. What has changed
// for a child has the names of domains.
const (
	childActed = "done to or in front of the child"
	childSaw   = "what the child saw or heard"
	childThere = "the child was there"
	childSaid  = "the child's words"
)

// classResist is the class of effort that leaving counts to.
const classResist = "resisting"

// Classes of separation and of contact.
const (
	classApart = "living apart"
	classAfter = "after leaving"
)

// statements lists everything that the lines say of the family, one by one,
// where the profile adds it up. It asks more of a sentence than the profile
// does, which needs only that a document shows something somewhere.
func (t *tally) statements() []lint.Statement {
	var out []lint.Statement
	behaves := map[*sentence]bool{}
	for i := range t.lines {
		l := &t.lines[i]
		if l.zone&zoneLabels != 0 || l.words < 2 && l.row < 0 {
			continue
		}
		acts := t.actStatements(l)
		behaves[l.sentence] = slices.ContainsFunc(acts, func(s lint.Statement) bool { return s.Kind != lint.Unsorted })
		out = append(out, acts...)
		for k := range l.lapses {
			if l.lapses[k].family == "mutualising" && !l.inPlan() {
				out = append(out, t.state(l, lint.Mutual, "", l.lapses[k].span))
				break
			}
		}
	}
	asked := map[lint.Evidence]bool{} // what a plan asks for has not been done
	for i := range t.plan {
		if t.whole[t.plan[i].at] {
			continue
		}
		asked[lint.Evidence{Block: t.plan[i].at.Block, Span: t.plan[i].at.Span}] = true
	}
	add := func(kind lint.StatementKind, ps places, tied bool, class func(note string) string, holds func(*line, lint.Evidence) bool) {
		for _, e := range ps {
			l := t.lineAt(e)
			if l == nil || t.whole[e] && !l.people.has(child) || asked[lint.Evidence{Block: e.Block, Span: l.span}] || !holds(l, e) {
				continue
			}
			s := t.state(l, kind, class(e.Note), e.Span)
			s.Tied = tied
			out = append(out, s)
		}
	}
	as := func(class string) func(string) string { return func(string) string { return class } }
	note := func(n string) string { return n }
	add(lint.Child, t.childActs, false, note, func(l *line, e lint.Evidence) bool {
		if e.Note == childActed {
			return behaves[l.sentence]
		}
		h := l.hit(presence)
		return h != nil && !t.perpetrator(h.doer) && (!t.about(l) || behaves[l.sentence])
	})
	add(lint.Child, t.childPresence, false, as(childThere), func(l *line, _ lint.Evidence) bool {
		return l.has.has(presence) && (concrete(l.sentence) || !l.people.has(couple))
	})
	add(lint.Child, t.childVoice, false, note, func(_ *line, e lint.Evidence) bool { return e.Span.Len() >= shortestVoice })
	add(lint.Child, t.impact, false, note, func(*line, lint.Evidence) bool { return true })
	for i := 1; i < len(t.lines); i++ {
		// "Ava was standing in the doorway and saw this", in a paragraph of its own.
		if l := &t.lines[i]; l.people.has(child) && behaves[t.lines[i-1].sentence] && !behaves[l.sentence] && !l.inPlan() {
			if h := l.hit(presence); h != nil && (h.doer == child || h.doer == nobody) {
				out = append(out, t.state(l, lint.Child, childThere, l.span))
			}
		}
	}
	add(lint.Effort, t.efforts, false, note, func(l *line, e lint.Evidence) bool {
		if e.Note == classResist && t.apartSaid(l, behaves[l.sentence]) {
			return false // having left is listed as that
		}
		if noEffort(t.Document.Blocks[l.block].Text[l.span.Start:l.span.End]) {
			return false
		}
		return !l.inPlan() && !(behaves[l.sentence] && (t.about(l) || l.has.has(telling)))
	})
	add(lint.Adversity, t.adversity, false, as(""), func(l *line, _ lint.Evidence) bool {
		return !t.mentionsPerpetrator(l.sentence) && !l.denies(adversity) && (l.isHard() || !l.has.has(adversity))
	})
	add(lint.Adversity, t.tied, true, as(""), func(l *line, _ lint.Evidence) bool {
		return (l.has.has(adversityTied) || l.shown.has(showTied)) && !l.denies(adversity) && !t.saysIt(l) && (l.isHard() || !behaves[l.sentence] && l.weight < likely)
	})
	add(lint.Contact, t.contact, false, as(""), func(l *line, _ lint.Evidence) bool {
		return l.has.has(contact) && !l.has.has(contactFamily) && !l.inPlan()
	})
	add(lint.Separation, t.apart, false, as(classApart), func(l *line, _ lint.Evidence) bool { return t.apartSaid(l, behaves[l.sentence]) })
	add(lint.Separation, t.after, false, as(classAfter), func(l *line, _ lint.Evidence) bool { return t.apartSaid(l, behaves[l.sentence]) })
	slices.SortStableFunc(out, func(a, b lint.Statement) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Mark.Start, b.Mark.Start), cmp.Compare(a.Class, b.Class))
	})
	return slices.Compact(out)
}

// noEffort reports whether the words of a line are no account of an effort, whatever
// is named in them: what somebody is said to have failed to do, a judgement of how
// somebody lives, a report that nobody put a name to, and a question that the line does
// not answer.
func noEffort(words string) bool {
	return unsigned.MatchString(words) || failing.MatchString(words) || judging.MatchString(words) || asking.MatchString(words) && !answering.MatchString(words)
}

var (
	failing   = regexp.MustCompile(`(?i)\b(fail(s|ed|ing)?|neglect(s|ed|ing)?|omit(s|ted)?|forg[eo]ts?) to\b`)
	judging   = regexp.MustCompile(`(?i)\b(chaotic|erratic|disorgani[sz]ed|unstable|neglectful|unreliable|inconsistent|transient|disengaged|hostile|obstructive|manipulative)\b`)
	unsigned  = regexp.MustCompile(`(?i)\banonymous (report|referral|call|caller|tip|letter)s?\b`)
	asking    = regexp.MustCompile(`(?i)^(i|we) (also |then )?(asked|enquired|inquired|wondered)\b`)
	answering = regexp.MustCompile(`(?i)\b(said|says|told (me|us)|tells (me|us)|replied|explained|answered)( that)? (s?he|they|the|when|if)\b`)
)

// saysIt reports whether a line is what the one who abuses says: "he told her
// that nobody would find her if she left" is a threat, and nobody has left.
func (t *tally) saysIt(l *line) bool { return t.about(l) && l.has.has(telling) }

// denies reports whether the first of the places of a concept is denied: "no record of
// alcohol or drug misuse", but not "his asthma is worse and he cannot get the medication".
func (s *sentence) denies(c concept) bool {
	var first *hit
	for i := range s.hits {
		if h := &s.hits[i]; h.concept == c && (first == nil || h.span.Start < first.span.Start) {
			first = h
		}
	}
	return first != nil && first.negated
}

// isHard reports whether a sentence names an adversity, and not only something
// that may go with one: "hid her tablets", "packed the passports".
func (s *sentence) isHard() bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool {
		return h.concept == adversity && !slices.ContainsFunc(s.hits, func(b hit) bool { return b.concept == belonging && b.span == h.span })
	})
}

// shortestVoice is the length in bytes of the shortest quotation that is taken
// for a child's words, and not for a title or a term.
const shortestVoice = 12

// apartSaid reports whether a line says that the adults live apart; a condition
// of bail beside an act is about the act.
func (t *tally) apartSaid(l *line, behaves bool) bool {
	h := l.hit(separation)
	if h == nil || l.inPlan() || t.saysIt(l) || l.has.has(planDuty) && !t.mentionsSurvivor(l.sentence) {
		return false
	}
	if behaves && (strings.HasPrefix(h.word, "bail") || strings.HasPrefix(h.word, "remand") || h.word == "released") {
		return false
	}
	return t.mentionsSurvivor(l.sentence) || t.mentionsPerpetrator(l.sentence) || l.people.has(couple)
}

// actStatements are what a line tells of abuse: its acts, or where it has none
// the cue that says most.
func (t *tally) actStatements(l *line) []lint.Statement {
	if t.about(l) && t.mentionsSurvivor(l.sentence) && neverSaw.MatchString(t.Document.Blocks[l.block].Text[l.span.Start:l.span.End]) {
		return nil // what the one who abuses never saw of the other is nobody's act
	}
	var out []lint.Statement
	best := t.cueIn(l, l.span)
	acts := false
	for k := range l.acts {
		s, ok := t.actStatement(l, &l.acts[k])
		if !ok {
			continue
		}
		acts = acts || s.Kind == lint.Behaviour && s.Class != "general" || s.Denied
		// "Keeps her card" is control by its verb; its object says of what.
		if c := t.cueIn(l, s.Mark); c != nil && s.Kind == lint.Behaviour && vagueTactic(s.Class) {
			s.Class = c.tactic
		}
		out = append(out, s)
	}
	for k := range l.resisted {
		if s, ok := t.actStatement(l, &l.resisted[k]); ok && s.Kind == lint.SurvivorAct {
			out = append(out, s)
		}
	}
	if acts {
		return out
	}
	if best == nil {
		if t.mayTellAbuse(l) {
			s := t.state(l, lint.Unsorted, l.tactic, l.span)
			s.Weight = l.weight
			denied := t.deniedBefore(l, l.span)
			if denied {
				s.Kind, s.Agent, s.Denied = lint.Behaviour, cast.Perpetrator, true
			}
			if !denied || l.weight >= likelyDenied {
				out = append(out, s)
			}
		}
		return out
	}
	s := t.state(l, lint.Behaviour, best.tactic, best.mark)
	s.Agent = cast.Perpetrator
	if best.told && s.Told == cast.Unknown {
		s.Told = cast.Survivor
	}
	return append(out, s)
}

// deniedBefore reports whether a sentence says up to the end of some words that what
// they tell was denied or never seen: "denies ever having hit her", "has never seen him
// raise a hand".
func (t *tally) deniedBefore(l *line, act text.Span) bool {
	return l.span.Start < act.End && denials.MatchString(t.Document.Blocks[l.block].Text[l.span.Start:act.End])
}

// denials are words of denial that the rest of their clause falls under.
var denials = regexp.MustCompile(`(?i)\b(den(y|ies|ied|ying) (that|ever|having|hitting|hurting|\w+ing)|never (once |ever )?(seen|saw|known|knew|heard|witnessed)|(not|n't|n’t) (ever )?(seen|known|witnessed))\b[^.;,]*[.!]?$`)

// neverSaw is what somebody never saw another do.
var neverSaw = regexp.MustCompile(`(?i)^\S+( \S+)? (has|had|have) never (seen|known|heard)\b`)

// likelyDenied is from what weight a denial is of abuse.
const likelyDenied = 0.25

// mayTellAbuse reports whether a line may tell abuse by all that it says: it is no
// plan, no denial, no excuse, and does not tell what another than the one who
// abuses did.
func (t *tally) mayTellAbuse(l *line) bool {
	ofAnother := slices.ContainsFunc(l.acts, func(a act) bool { return !t.perpetrator(a.agent) })
	return l.weight > 0 && !ofAnother && !l.deniesActs() && !l.shown.has(showBlame) &&
		!l.inPlan() && !l.lapse("excuse") && !l.lapse("absent-perpetrator")
}

// cueIn is the longest cue of a line that overlaps some words; nil where there is none.
func (t *tally) cueIn(l *line, within text.Span) *cued {
	var best *cued
	for i := range t.cued {
		c := &t.cued[i]
		if c.sentence == l.sentence && c.block == l.block && c.mark.Overlaps(within) &&
			!(c.tactic == "children" && !l.people.has(child)) && (best == nil || c.mark.Len() > best.mark.Len()) {
			best = c
		}
	}
	return best
}

// vagueTactic reports whether a tactic is that of verbs which could be many things.
func vagueTactic(tactic string) bool {
	return tactic == "control" || tactic == "emotional" || tactic == "general"
}

// actStatement is the statement of an act; ok is false for what did not happen and
// nobody denies, is only planned, or is done by somebody outside the family.
func (t *tally) actStatement(l *line, a *act) (s lint.Statement, ok bool) {
	denied := a.negated && !a.supposed && a.told != nobody || t.deniedBefore(l, a.span)
	if !a.counts && !a.would && !denied || a.planned {
		return s, false
	}
	w := l.agent(a)
	if !t.perpetrator(w) && w != survivor && t.perpetrator(a.patient) {
		return s, false // done to the one who abuses
	}
	if denied && !a.counts && !a.would && !t.perpetrator(w) {
		return s, false
	}
	s = t.state(l, lint.Behaviour, a.tactic, a.span)
	s.Event, s.Unsaid, s.Denied = a.event, w == nobody, denied
	if s.Told == cast.Unknown {
		s.Told = roleOf(a.told)
	}
	switch {
	case t.perpetrator(w):
		s.Agent = cast.Perpetrator
	case w == couple:
		s.Kind = lint.Mutual
	case w == survivor:
		s.Kind, s.Agent = lint.SurvivorAct, cast.Survivor
		// Checking a child's tablet is care.
		return s, !denied && (a.tactic != "control" && a.tactic != "surveillance" || t.mentionsPerpetrator(l.sentence))
	case w == nobody, w == adult:
	default:
		return s, false
	}
	return s, true
}

func (t *tally) state(l *line, kind lint.StatementKind, class string, mark text.Span) lint.Statement {
	return lint.Statement{Kind: kind, Class: class, Block: l.block, Span: l.span, Mark: mark, Event: -1, Told: roleOf(l.told)}
}

// lineAt is the line that holds a place.
func (t *tally) lineAt(e lint.Evidence) *line {
	i, _ := slices.BinarySearchFunc(t.lines, e, func(l line, e lint.Evidence) int {
		return cmp.Or(cmp.Compare(l.block, e.Block), cmp.Compare(l.span.End, e.Span.Start+1))
	})
	if i < len(t.lines) && t.lines[i].block == e.Block && t.lines[i].span.Contains(text.Span{Start: e.Span.Start, End: e.Span.Start}) {
		return &t.lines[i]
	}
	return nil
}

// roleOf is the role that a part stands for.
func roleOf(w who) cast.Role {
	switch w {
	case perpetrator:
		return cast.Perpetrator
	case survivor:
		return cast.Survivor
	case child:
		return cast.Child
	case professional:
		return cast.Professional
	case other, couple:
		return cast.Other
	}
	return cast.Unknown
}
