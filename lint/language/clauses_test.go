package language

import (
	"slices"
	"strings"
	"testing"
)

// clauseRow lists clauses of a text as "lemma|voice|agent|patient|negated|mood",
// separated by semicolons; fields left out are empty, "no" and "asserted".
type clauseRow struct{ text, want string }

func describe(p *Paragraph, c *Clause) string {
	phrase := func(f *Phrase) string {
		if f == nil {
			return ""
		}
		return p.Slice(*f)
	}
	neg := "no"
	if c.Negated {
		neg = "yes"
	}
	return strings.Join([]string{c.Lemma, c.Voice.String(), phrase(c.Agent), phrase(c.Patient), neg, c.Mood.String()}, "|")
}

func describeAll(p *Paragraph) []string {
	var out []string
	for i := range p.Sentences {
		for j := range p.Sentences[i].Clauses {
			out = append(out, describe(p, &p.Sentences[i].Clauses[j]))
		}
	}
	return out
}

func complete(want string) string {
	f := strings.Split(strings.TrimSpace(want), "|")
	f = append(f, []string{"", "", "", "", "no", "asserted"}[len(f):]...)
	return strings.Join(f, "|")
}

func checkClauses(t *testing.T, rows []clauseRow) {
	t.Helper()
	wrong := 0
	for _, r := range rows {
		p := Parse(r.text)
		got := describeAll(p)
		if r.want == "" {
			continue
		}
		for want := range strings.SplitSeq(r.want, ";") {
			if !slices.Contains(got, complete(want)) {
				wrong++
				t.Errorf("%s\n\twant %s\n\tgot  %s\n\ttags %s", r.text, complete(want), strings.Join(got, "\n\t     "), tagged(p))
				break
			}
		}
	}
	t.Logf("%d of %d rows as wanted", len(rows)-wrong, len(rows))
}

func tagged(p *Paragraph) string {
	var b strings.Builder
	for _, t := range p.Tokens {
		b.WriteString(t.Text + "/" + string(t.Tag) + " ")
	}
	return b.String()
}

var scopeNames = [...]string{"quoted", "attributed", "negated", "supposed", "mentioned", "questioned"}
