package casefile

import (
	"slices"
	"time"

	"github.com/dalint/dalint/lint"
)

// Match says how an entry of the notes was found in the assessment.
type Match uint8

// NotFound: no sentence shows it. InGeneral: the same kind of thing is told
// there, but nothing that ties it to this. The others say what ties them.
const (
	NotFound Match = iota
	InGeneral
	SameClass
	SameWords
	SameVerb
	SameTime
	SameSentence
)

var matches = [...]string{"not-found", "in-general", "same-class", "same-words", "same-verb", "same-time", "same-sentence"}

// String is the name used in JSON.
func (m Match) String() string { return matches[m] }

// Held is one entry of the notes, held against the assessment.
type Held struct {
	Entry int // index into File.Entries
	Match Match
	At    Source // of the sentence of the assessment; only where Match is not NotFound
	// Later marks what no document that is older than the assessment tells: it
	// could not be in it.
	Later bool
}

// LeftOut is what the notes tell, held against the documents named as the
// assessment. It is a list to check: a sentence may say in other words what is
// listed here as not found.
type LeftOut struct {
	Held []Held // in the order of File.Entries
	// What each side tells of behaviour; what was told only after the assessment is
	// in neither.
	Notes, Assessment Tally
}

// Tally counts behaviours.
type Tally struct {
	Behaviours int
	Tactics    []string // by name
	From, To   int      // years; 0 where no date is known
}

// compared are the kinds that are held against the assessment.
var compared = []lint.StatementKind{lint.Behaviour, lint.Child, lint.Effort, lint.Adversity, lint.Contact, lint.Separation}

// leftOut holds the notes against the assessment; nil where the file has only
// the one or the other.
func leftOut(f *File, held []wording) *LeftOut {
	latest, notes, assessment := time.Time{}, false, false
	for i := range f.Documents {
		d := &f.Documents[i]
		notes, assessment = notes || !d.Assessment, assessment || d.Assessment
		if d.Assessment && d.Date.To.After(latest) {
			latest = d.Date.To
		}
	}
	if !notes || !assessment {
		return nil
	}
	out := &LeftOut{}
	var there []*Entry
	for i := range f.Entries {
		e := &f.Entries[i]
		if !e.Denied && slices.ContainsFunc(e.sources(), f.inAssessment) {
			there = append(there, e)
		}
	}
	var noted []*Entry
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Denied || !slices.Contains(compared, e.Kind) || e.Kind == lint.Contact && f.listedElse(e) || !slices.ContainsFunc(e.sources(), func(s Source) bool { return !f.inAssessment(s) }) {
			continue
		}
		h := f.hold(e, there, held)
		h.Entry = i
		if h.Match < SameSentence && f.later(e, latest) {
			h.Match, h.Later = min(h.Match, InGeneral), true // the like of it may be told there, but not this
		}
		out.Held = append(out.Held, h)
		if !h.Later {
			noted = append(noted, e)
		}
	}
	out.Notes, out.Assessment = tellsOf(noted), tellsOf(there)
	return out
}

// listedElse reports whether every sentence of an entry is that of an act or of how a child
// was: it is held against the assessment as that.
func (f *File) listedElse(e *Entry) bool {
	for _, s := range e.sources() {
		if !slices.ContainsFunc(f.Entries, func(o Entry) bool {
			return (o.Kind == lint.Behaviour || o.Kind == lint.Child) && !o.Denied && slices.Contains(o.sources(), s)
		}) {
			return false
		}
	}
	return true
}

func (f *File) inAssessment(s Source) bool { return f.Documents[s.Document].Assessment }

// sources are all places of an entry.
func (e *Entry) sources() []Source {
	var out []Source
	for i := range e.Tellings {
		out = append(out, e.Tellings[i].Sources...)
	}
	return out
}

// later reports whether all that tells an entry was written after a day.
func (f *File) later(e *Entry, day time.Time) bool {
	if day.IsZero() {
		return false
	}
	for _, s := range e.sources() {
		at := f.Documents[s.Document].Date
		if e.When.Known() && e.When.From.After(day) {
			continue
		}
		if !at.Known() || !at.From.After(day) {
			return false
		}
	}
	return true
}

// hold looks for an entry of the notes in the assessment: first among what the
// assessment tells of that kind, then among all of its sentences.
func (f *File) hold(e *Entry, there []*Entry, held []wording) Held {
	best := Held{}
	better := func(m Match, at Source) {
		if m > best.Match {
			best.Match, best.At = m, at
		}
	}
	for _, a := range there {
		at := a.sources()[slices.IndexFunc(a.sources(), f.inAssessment)]
		if a == e {
			better(SameSentence, at)
		} else if a.Kind == e.Kind {
			better(e.matches(a), at)
		}
	}
	for i := range held {
		if slices.ContainsFunc(there, func(a *Entry) bool { return e.isAnother(a) && slices.Contains(a.sources(), held[i].source) }) {
			continue
		}
		if n := shared(e.content, held[i].content); n >= 4 || n == 3 && 5*n >= 3*len(e.content) {
			better(SameWords, held[i].source)
		}
	}
	return best
}

// matches says what ties an entry of the notes to one of the same kind in the
// assessment.
func (e *Entry) matches(a *Entry) Match {
	n := shared(e.content, a.content)
	switch e.Kind {
	case lint.Behaviour:
		switch {
		case e.Class != a.Class:
			return NotFound
		case e.isAnother(a):
			return InGeneral
		case e.sameTime(a):
			return SameTime
		case shared(e.verbs, a.verbs) > 0:
			return SameVerb
		case n >= 2:
			return SameWords
		}
		return InGeneral
	case lint.Child, lint.Effort: // to be of one class is not enough: most effects share one
		alike := meet(e.Classes, a.Classes)
		another := len(e.Children) > 0 && len(a.Children) > 0 && !meet(e.Children, a.Children)
		switch {
		case n >= 2 && !another:
			return SameWords
		case !alike:
			return NotFound
		case another:
			return InGeneral
		case e.sameTime(a):
			return SameTime
		case n > 0:
			return SameClass
		}
		return InGeneral
	case lint.Adversity:
		if n >= 1 {
			return SameWords
		}
		return NotFound
	}
	switch {
	case e.sameTime(a):
		return SameTime
	case n >= 2:
		return SameWords
	}
	return InGeneral
}

// sameTime reports whether two things are told of times that meet.
func (e *Entry) sameTime(a *Entry) bool {
	return e.When.firm() && a.When.firm() && e.When.overlaps(a.When.Date)
}

// meet reports whether two lists have something in common.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// firm reports whether a date is that of what happened, and no longer than a year.
func (w When) firm() bool {
	return w.Known() && !w.Basis.Recorded() && !w.From.AddDate(1, 0, 0).Before(w.To) && !w.Since && !w.Until
}

// isAnother reports whether two acts cannot be one by their times: a blow of 2019,
// or told in 2019, is not that of 2024.
func (e *Entry) isAnother(a *Entry) bool {
	if e.Kind != lint.Behaviour || a.Kind != lint.Behaviour {
		return false
	}
	return e.When.firm() && a.When.firm() && !e.When.overlaps(a.When.Date) || e.When.toldBefore(a.When) || a.When.toldBefore(e.When)
}

// toldBefore reports whether something was on record before another thing happened.
func (w When) toldBefore(o When) bool {
	return w.Known() && w.Basis.Recorded() && o.firm() && w.To.Before(o.From)
}

func tellsOf(es []*Entry) Tally {
	var t Tally
	var acts []*Entry
	for _, e := range es {
		if e.Kind != lint.Behaviour || e.Injury {
			continue
		}
		acts = append(acts, e)
		if !slices.Contains(t.Tactics, e.Class) {
			t.Tactics = append(t.Tactics, e.Class)
		}
	}
	t.Behaviours = len(acts)
	slices.Sort(t.Tactics)
	if from, to, ok := Span(acts); ok {
		t.From, t.To = from.From.Year(), to.To.Year()
	}
	return t
}
