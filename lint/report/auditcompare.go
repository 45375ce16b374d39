package report

import (
	"fmt"
	"io"

	"github.com/dalint/dalint/lint/audit"
)

const (
	compareIs = "A difference between two sets of documents has no cause written on it: other cases, other writers, other kinds of document, another way of choosing them and other work can each make one."
	compareIn = "A difference is B less A, in points out of a hundred or in findings per 1,000 words, with its 95 % interval (Newcombe). Of many figures, one in twenty leaves “no difference” out by chance alone. Where a star stands, the interval holds “no difference”."
	otherRule = "A and B were made with different versions or rules of dalint. What differs may come from that: make both with one."
)

// AuditCompareText writes a comparison for a terminal, in 80 columns.
func AuditCompareText(w io.Writer, c *audit.Comparison, o Options) error {
	t := &auditText{style: style{o.Color}}
	for _, s := range []struct {
		name string
		side audit.Side
	}{{"A", c.A}, {"B", c.B}} {
		wrap(&t.b, "   ", "", fmt.Sprintf("%s: %s: %s, %s, %s about domestic abuse", s.name, clean(s.side.Path),
			plural(s.side.Summary.Documents, "document", "documents"), plural(s.side.Summary.Words, "word", "words"), count(s.side.Summary.DomesticAbuse)), auditColumns)
	}
	t.b.WriteByte('\n')
	for _, s := range compareCautions(c) {
		t.para(s)
	}
	t.pair("What the documents show", &c.Total)
	if !o.Quiet {
		for i := range c.Groups {
			p := &c.Groups[i]
			t.pair(fmt.Sprintf("%s: A %s, B %s", groupName(p.Name), plural(p.ADocuments, "document", "documents"), plural(p.BDocuments, "document", "documents")), p)
		}
		if s := oneSided(c); s != "" {
			t.b.WriteByte('\n')
			t.para(s)
		}
	}
	t.part("How to read this")
	t.para(compareIn)
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

func (t *auditText) pair(title string, p *audit.Pair) {
	t.part(title)
	const row = "%-32s %11s  %11s  %s"
	t.line(row, "met or partly", "A", "B", "difference")
	for i := range p.Measures {
		m := &p.Measures[i]
		t.line(row, audit.Measures[i].Title, shareOf(&m.A), shareOf(&m.B), points(m.Difference))
	}
	t.line("")
	t.line(row, "findings per 1,000 words", "A", "B", "difference")
	for _, f := range p.Families {
		if f.A.Findings+f.B.Findings == 0 {
			continue
		}
		a, _ := rates(f.A.Per1000)
		b, _ := rates(f.B.Per1000)
		t.line(row, f.Family, a, b, rateDifference(f.Difference))
	}
}

// shareOf is "12 of 40".
func shareOf(c *audit.Count) string {
	if c.N == 0 {
		return "none asked"
	}
	return fmt.Sprintf("%d of %d", c.Met+c.Partly, c.N)
}

// points says a difference of shares, and whether the interval leaves it open.
func points(f *audit.Figure) string {
	if f == nil {
		return "-"
	}
	return fmt.Sprintf("%+d (%+d to %+d)%s", percent(f.Value), percent(f.Low), percent(f.High), open(f))
}

func rateDifference(f *audit.Figure) string {
	if f == nil {
		return "-"
	}
	return fmt.Sprintf("%+.2f (%+.2f to %+.2f)%s", f.Value, f.Low, f.High, open(f))
}

func open(f *audit.Figure) string {
	if f.Clear() {
		return ""
	}
	return " *"
}
