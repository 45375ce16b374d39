package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
)

// heldKinds say the kinds that are held against the assessment.
var heldKinds = []struct {
	kind   lint.StatementKind
	injury bool
	words  string
}{
	{lint.Behaviour, false, "behaviour"}, {lint.Behaviour, true, "injuries"}, {lint.Child, false, "the children"}, {lint.Effort, false, "the survivor's efforts"},
	{lint.Adversity, false, "what else is hard"}, {lint.Contact, false, "contact"}, {lint.Separation, false, "separation"},
}

// matchWords say how an entry was found in the assessment.
var matchWords = map[casefile.Match]string{
	casefile.InGeneral: "the same kind of thing is told there, but not this", casefile.SameClass: "the same part of the child's life, or kind of effort, and a word in common",
	casefile.SameWords: "words in common", casefile.SameVerb: "the same kind and verb", casefile.SameTime: "the same kind and time",
	casefile.SameSentence: "the same sentence, or the same act and day",
}

// leftOut lists what the notes tell and the assessment does not show; none
// where there is nothing to compare.
func (v *caseView) leftOut() []CasePart {
	l := v.f.LeftOut
	if l == nil {
		return []CasePart{{ID: "left-out", Title: "What the assessment leaves out", Lead: []string{v.nothingHeld()}}}
	}
	p := CasePart{ID: "left-out", Title: "To check: in the notes, and not found in the assessment", Lead: []string{v.heldAgainst(), tells(l), leftIs, leftHow}}
	var general, later, shown CasePart
	general.Title, later.Title, shown.Title = "To check: spoken of in the assessment in general only", "Told only after the assessment was written", "Found in the assessment, and how"
	general.ID, later.ID, shown.ID = "in-general", "later", "found"
	missing := 0
	for _, k := range heldKinds {
		by := map[string][]CaseItem{}
		var order []string
		var g, a, s CaseGroup
		for _, h := range l.Held {
			e := &v.f.Entries[h.Entry]
			if e.Kind != k.kind || e.Injury != k.injury {
				continue
			}
			it := v.item(e)
			switch {
			case h.Later:
				a.Items = append(a.Items, it)
			case h.Match == casefile.NotFound:
				missing++
				title := "Check: " + k.words
				if k.kind == lint.Behaviour && !k.injury {
					title += ", " + tacticWord(e.Class)
				}
				if by[title] == nil {
					order = append(order, title)
				}
				by[title] = append(by[title], it)
			case h.Match == casefile.InGeneral:
				it.Note = Capital(matchWords[h.Match]) + " (" + v.place(h.At) + ")."
				g.Items = append(g.Items, it)
			default:
				it.Note = "By " + matchWords[h.Match] + " (" + v.place(h.At) + ")."
				s.Items = append(s.Items, it)
			}
		}
		slices.SortStableFunc(order, func(x, y string) int { return len(by[y]) - len(by[x]) })
		for _, t := range order {
			p.Groups = append(p.Groups, CaseGroup{t + " (" + count(len(by[t])) + ")", by[t]})
		}
		for _, more := range []struct {
			part  *CasePart
			group CaseGroup
		}{
			{&general, g}, {&later, a}, {&shown, s},
		} {
			if len(more.group.Items) > 0 {
				more.group.Title = Capital(k.words)
				more.part.Groups = append(more.part.Groups, more.group)
			}
		}
	}
	if n := sum(shown.Groups); n > 0 {
		p.Lead = append(p.Lead, "Something was found for "+plural(n, "line", "lines")+" of the notes: “"+shown.Title+"” says what"+v.verbose()+".")
	}
	if missing == 0 {
		p.Lead = append(p.Lead, "Nothing to list: for each line of the notes something in the assessment was taken for it. That does not show that the assessment is whole.")
	}
	out := []CasePart{p}
	for _, more := range []CasePart{general, later, shown} {
		if len(more.Groups) > 0 {
			out = append(out, more)
		}
	}
	return out
}

func sum(gs []CaseGroup) int {
	n := 0
	for i := range gs {
		n += len(gs[i].Items)
	}
	return n
}

// verbose says how to see what the text report leaves out; the other formats
// have it.
func (v *caseView) verbose() string {
	if v.brief {
		return " (add --verbose)"
	}
	return ""
}

func (v *caseView) nothingHeld() string {
	held := 0
	for i := range v.f.Documents {
		if v.f.Documents[i].Assessment {
			held++
		}
	}
	if held == 0 {
		return "Nothing was compared: none of the documents calls itself an assessment, a plan or a court report. Name the one to hold the rest against with --assessment FILE."
	}
	return "Nothing was compared: there are no other documents to hold against the assessment."
}

func (v *caseView) heldAgainst() string {
	var names []string
	for i := range v.f.Documents {
		if v.f.Documents[i].Assessment {
			names = append(names, v.names[i])
		}
	}
	s := "Held against the rest: " + strings.Join(names, ", ") + "."
	if v.Proposed {
		s += " No --assessment was given, so these were taken by what they call themselves; name others with --assessment FILE."
	}
	return s
}

// tells says what each side tells of behaviour, in one sentence.
func tells(l *casefile.LeftOut) string {
	n, a := l.Notes, l.Assessment
	s := fmt.Sprintf("The notes record %s of %s", plural(n.Behaviours, "behaviour", "behaviours"), plural(len(n.Tactics), "kind", "kinds"))
	switch {
	case n.From != 0 && n.From != n.To:
		s += fmt.Sprintf(" between %d and %d", n.From, n.To)
	case n.From != 0:
		s += fmt.Sprintf(" in %d", n.From)
	}
	if a.Behaviours == 0 {
		return s + "; in the assessment dalint finds none."
	}
	var kinds []string
	for _, t := range a.Tactics {
		kinds = append(kinds, tacticWord(t))
	}
	return s + fmt.Sprintf("; the assessment describes %d: %s.", a.Behaviours, strings.Join(kinds, ", "))
}
