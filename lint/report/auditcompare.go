package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/audit"
)

const (
	compareIs = "A difference between two sets of documents has no cause written on it: other cases, other writers, other kinds of document, another way of choosing them and other work can each make one."
	compareIn = "A difference is B less A, in points out of a hundred or in findings per 1,000 words, with its 95 % interval (Newcombe; that of findings from the rates of whole documents, Cochran). Where the interval holds 0, the figures leave open whether there is any. Of many figures, one in twenty leaves 0 out by chance alone."
	compareBy = "Findings come in clusters, so the intervals count documents, not findings."
	otherRule = "A and B were made with different versions or rules of dalint. What differs may come from that: make both with one."
)

// AuditCompareText writes a comparison for a terminal, in no more than 80 columns.
func AuditCompareText(w io.Writer, c *audit.Comparison, o Options) error {
	t := newAuditText(o)
	for _, s := range []struct {
		name string
		side audit.Side
	}{{"A", c.A}, {"B", c.B}} {
		t.indented(indent{"", "   "}, fmt.Sprintf("%s: %s: %s, %s, %s about domestic abuse", s.name, cleanName(s.side.Path),
			plural(s.side.Summary.Documents, "document", "documents"), plural(s.side.Summary.Words, "word", "words"), count(s.side.Summary.DomesticAbuse)))
	}
	t.b.WriteByte('\n')
	for _, s := range compareCautions(c) {
		t.para(s)
	}
	t.para(compareBy)
	t.pair("What the documents show", &c.Total)
	if !o.Quiet {
		for i := range c.Groups {
			p := &c.Groups[i]
			t.pair(fmt.Sprintf("%s: A %s, B %s", groupName(p.Name), plural(p.ADocuments, "document", "documents"), plural(p.BDocuments, "document", "documents")), p)
		}
		for _, s := range []string{oneSided(c), oneSidedFamilies(c)} {
			if s != "" {
				t.b.WriteByte('\n')
				t.para(s)
			}
		}
	}
	t.part("How to read this")
	t.para(compareIn)
	t.para(levels(c))
	_, err := io.WriteString(w, t.b.String())
	return err
}

// compareCautions are what must be read before any figure.
func compareCautions(c *audit.Comparison) []string {
	out := []string{compareIs}
	if !c.SameRules {
		out = append(out, otherRule)
	}
	for _, s := range []struct {
		name string
		sum  audit.Summary
	}{{"A", c.A.Summary}, {"B", c.B.Summary}} {
		if n := s.sum.Unreadable + s.sum.PartlyRead; n > 0 {
			out = append(out, fmt.Sprintf("%s leaves out what could not be read of %s.", s.name, plural(n, "file", "files")))
		}
	}
	return out
}

func oneSided(c *audit.Comparison) string {
	if len(c.OneSided) == 0 {
		return ""
	}
	s := "Shown apart in one of the two only, and so not compared: "
	for i, name := range c.OneSided {
		if i > 0 {
			s += ", "
		}
		s += groupName(name)
	}
	return s + "."
}

func oneSidedFamilies(c *audit.Comparison) string {
	if len(c.OneSidedFamilies) == 0 {
		return ""
	}
	return "Families counted in one of the two only, and so not compared: " + strings.Join(c.OneSidedFamilies, ", ") + "."
}

// levels says what it takes for a sentence to say that A and B differ.
func levels(c *audit.Comparison) string {
	says := "So a sentence says that A and B differ only where a wider interval leaves 0 out too"
	var of []string
	for _, l := range []struct {
		shared audit.Shared
		what   string
	}{{c.MeasureLevel, "questions"}, {c.FamilyLevel, "families of findings"}} {
		if l.shared.Statements > 0 {
			of = append(of, fmt.Sprintf("one of %.2f %% for %s, of which %s compared", shownBelow(100*l.shared.Level), l.what, areCompared(l.shared.Statements)))
		}
	}
	if len(of) > 0 {
		says += ": " + strings.Join(of, ", ")
	}
	return says + ". If nothing differed, about one comparison in twenty at most would by chance say so of any question, and one in twenty of any family."
}

func areCompared(figures int) string {
	if figures == 1 {
		return "1 figure is"
	}
	return count(figures) + " figures are"
}

// shownBelow rounds down to two places, so that no level is shown as 100.
func shownBelow(x float64) float64 { return math.Floor(100*x+1e-6) / 100 }

// pairTable has a row for each figure of A and of B.
var pairTable = table{"%-32s %10s %10s  %s", []string{"A", "B", "difference"}}

func (t *auditText) pair(title string, p *audit.Pair) {
	t.part(title)
	t.head(pairTable, "met or partly")
	for i := range p.Measures {
		m := &p.Measures[i]
		t.row(pairTable, audit.Measures[i].Title, shareOf(&m.A), shareOf(&m.B), points(m.Difference))
	}
	t.line("")
	t.head(pairTable, "findings per 1,000 words")
	for _, f := range p.Families {
		if f.A.Findings+f.B.Findings == 0 {
			continue
		}
		t.row(pairTable, f.Family, rateOf(f.A), rateOf(f.B), rateDifference(f.Difference))
	}
	t.line("")
	for _, s := range statements(p) {
		t.para(s)
	}
}

// shareOf is "12 of 40".
func shareOf(c *audit.Count) string {
	switch {
	case c.Withheld != "":
		return c.Withheld
	case c.N == 0:
		return "none asked"
	}
	return fmt.Sprintf("%d of %d", c.Met+c.Partly, c.N)
}

// rateOf is "1.25", or why the rate is withheld.
func rateOf(r audit.Rate) string {
	rate, _ := rates(r.Per1000)
	return cmp.Or(r.Withheld, rate)
}

// points says a difference of shares in points out of a hundred.
func points(f *audit.Figure) string {
	if f == nil {
		return "-"
	}
	return between("%+d", percent(f.Value), percent(f.Low), percent(f.High))
}

func rateDifference(f *audit.Figure) string {
	if f == nil {
		return "-"
	}
	return between("%+.2f", f.Value, f.Low, f.High)
}

// between writes a difference with its interval, with true minus signs, since
// screen readers pass hyphens over.
func between[T int | float64](form string, value, low, high T) string {
	signed := func(v T) string {
		s := fmt.Sprintf(form, v)
		if strings.Trim(s, "+-0.") == "" {
			return strings.TrimLeft(s, "+-")
		}
		return strings.Replace(s, "-", "\u2212", 1)
	}
	return signed(value) + " (" + signed(low) + " to " + signed(high) + ")"
}

// statements say in sentences what differs; that there is no cause in it is
// said above them.
func statements(p *audit.Pair) []string {
	var more, fewer, open, none, few []string
	for i := range p.Measures {
		m, title := &p.Measures[i], audit.Measures[i].Title
		switch {
		case m.A.Withheld+m.B.Withheld != "":
			few = append(few, title)
		case m.Difference == nil:
			none = append(none, title)
		case !m.Differs:
			open = append(open, title)
		case m.Difference.Value > 0:
			more = append(more, title)
		default:
			fewer = append(fewer, title)
		}
	}
	var often, seldom []string
	for i := range p.Families {
		f := &p.Families[i]
		switch {
		case !f.Differs:
		case f.Difference.Value > 0:
			often = append(often, f.Family)
		default:
			seldom = append(seldom, f.Family)
		}
	}
	var out []string
	for _, s := range []struct {
		says string
		of   []string
	}{
		{"A greater share of B than of A meets, at least partly", more},
		{"A smaller share of B than of A meets, at least partly", fewer},
		{"The figures leave open whether A and B differ in", open},
		{"Not asked in one of the two", none},
		{"Withheld in one of the two, where few documents were asked", few},
		{"Found more often in B", often},
		{"Found less often in B", seldom},
	} {
		if len(s.of) > 0 {
			out = append(out, s.says+": "+strings.Join(s.of, "; ")+".")
		}
	}
	switch {
	case slices.ContainsFunc(p.Families, func(f audit.PairFamilies) bool { return f.A.Withheld+f.B.Withheld != "" }):
		out = append(out, "Findings are withheld in one of the two, where few documents are about domestic abuse.")
	case !slices.ContainsFunc(p.Families, func(f audit.PairFamilies) bool { return f.Difference != nil }):
		out = append(out, "Findings are not compared: one of the two has fewer than two documents about domestic abuse.")
	case len(often)+len(seldom) == 0:
		out = append(out, "For every family of findings, the figures leave open whether A and B differ.")
	}
	return out
}
