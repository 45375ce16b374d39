package eval

import (
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/interval"
	"github.com/dalint/dalint/lint/text"
)

// Tally counts one row of the figures.
type Tally struct {
	Labels, Found   int // labels, and those that a finding of the right family touches
	Findings, Right int // findings, and those that touch a label of their family
	Alarms          int // findings in texts that are fine
	OKAlarmed       int // fine texts with a finding
}

// View is the figures from one severity upwards.
type View struct {
	Name      string
	From      lint.Severity
	Groups    []Tally // by place in Groups
	Total     Tally
	Confusion [][]int // by labelled group, then by found group; the last of each is "none"

	texts []*Text
}

// Figures are what a run over labelled texts comes to.
type Figures struct {
	Texts, OKTexts, OKWords int
	Views                   [2]View // warning and above, then all
}

// Score counts what was found in texts against their labels.
func Score(texts []*Text) *Figures {
	ev := &Figures{Texts: len(texts)}
	ev.Views[0] = View{Name: "warning", From: lint.Warning, texts: texts}
	ev.Views[1] = View{Name: "all", From: lint.Suggestion, texts: texts}
	for _, t := range texts {
		if t.OK {
			ev.OKTexts++
			ev.OKWords += len(strings.Fields(t.Text))
		}
	}
	for v := range ev.Views {
		ev.Views[v].score()
	}
	return ev
}

func (v *View) score() {
	v.Groups = make([]Tally, len(Groups))
	v.Confusion = make([][]int, len(Groups)+1)
	for i := range v.Confusion {
		v.Confusion[i] = make([]int, len(Groups)+1)
	}
	for _, t := range v.texts {
		v.labels(t)
		v.findings(t)
	}
}

// labels counts which labels were found.
func (v *View) labels(t *Text) {
	for i := range t.Labels {
		l := &t.Labels[i]
		found, other := v.finds(t, l)
		g := &v.Groups[l.group]
		g.Labels++
		v.Total.Labels++
		switch {
		case found:
			g.Found++
			v.Total.Found++
			v.Confusion[l.group][l.group]++
		default:
			v.Confusion[l.group][other]++
		}
	}
}

// finds reports whether a finding of the right family touches a label; other is
// the group of another finding that does, or len(Groups).
func (v *View) finds(t *Text, l *Label) (found bool, other int) {
	other = len(Groups)
	for _, f := range t.found {
		if f.severity < v.From || !f.span.Overlaps(l.span) {
			continue
		}
		if l.takes[f.family] {
			return true, 0
		}
		if other == len(Groups) {
			other = groupOf(f.family)
		}
	}
	return false, other
}

// findings counts which findings are right, and the false alarms.
func (v *View) findings(t *Text) {
	alarmed := map[int]bool{}
	for i := range t.found {
		f := &t.found[i]
		if f.severity < v.From {
			continue
		}
		g := groupOf(f.family)
		v.Groups[g].Findings++
		v.Total.Findings++
		right, touches := t.rightness(f)
		if right {
			v.Groups[g].Right++
			v.Total.Right++
		}
		if !touches {
			v.Confusion[len(Groups)][g]++
		}
		if t.OK {
			v.Groups[g].Alarms++
			v.Total.Alarms++
			alarmed[g] = true
		}
	}
	for g := range alarmed {
		v.Groups[g].OKAlarmed++
	}
	if len(alarmed) > 0 {
		v.Total.OKAlarmed++
	}
}

// rightness reports whether a finding touches a label of its family, and
// whether it touches any.
func (t *Text) rightness(f *finding) (right, touches bool) {
	for i := range t.Labels {
		if f.span.Overlaps(t.Labels[i].span) {
			touches = true
			right = right || t.Labels[i].takes[f.family]
		}
	}
	return right, touches
}

func share(k, n int) interval.Estimate { return interval.Share(float64(k), float64(n)) }

// Precision is the share of findings that are right.
func (t Tally) Precision() interval.Estimate { return share(t.Right, t.Findings) }

// Recall is the share of labels that were found.
func (t Tally) Recall() interval.Estimate { return share(t.Found, t.Labels) }

// F1 is the harmonic mean of precision and recall. Its interval is Wilson's for
// a share of (labels + findings) / 2 pairs, which is exact where every label
// has one finding and near enough elsewhere.
func (t Tally) F1() interval.Estimate {
	n := float64(t.Labels+t.Findings) / 2
	p, r := t.Precision().Value, t.Recall().Value
	if n == 0 {
		return interval.Estimate{None: true}
	}
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return interval.Share(f*n, n)
}

// AlarmRate is findings in fine texts per 1,000 of their words, with the
// Poisson interval of Byar's approximation.
func (t Tally) AlarmRate(okWords int) interval.Estimate {
	return interval.Rate(float64(t.Alarms), float64(okWords)/1000)
}

// AlarmShare is the share of fine texts with a finding.
func (t Tally) AlarmShare(okTexts int) interval.Estimate { return share(t.OKAlarmed, okTexts) }

// Miss is a label or a finding with no partner.
type Miss struct {
	Text     *Text
	Code     string // of the group
	Rule     string // of a finding; empty for a label
	Span     text.Span
	Severity lint.Severity // of a finding
}

// Points are the span's code points in the text.
func (m Miss) Points() (start, end int) {
	start = utf8.RuneCountInString(m.Text.Text[:m.Span.Start])
	return start, start + utf8.RuneCountInString(m.Text.Text[m.Span.Start:m.Span.End])
}

// Misses are the labels that no finding of the right family touches.
func (v *View) Misses() []Miss {
	var out []Miss
	for _, t := range v.texts {
		for j := range t.Labels {
			l := &t.Labels[j]
			if found, _ := v.finds(t, l); !found {
				out = append(out, Miss{Text: t, Code: Groups[l.group].Code, Span: l.span})
			}
		}
	}
	return out
}

// Wrong are the findings that touch no label of their family.
func (v *View) Wrong() []Miss {
	var out []Miss
	for _, t := range v.texts {
		for j := range t.found {
			f := &t.found[j]
			if right, _ := t.rightness(f); !right && f.severity >= v.From {
				out = append(out, Miss{Text: t, Code: Groups[groupOf(f.family)].Code, Rule: f.rule, Span: f.span, Severity: f.severity})
			}
		}
	}
	return out
}
