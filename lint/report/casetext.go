package report

import (
	"io"
	"strings"
)

// CaseText writes the map of a case file for a terminal.
func CaseText(w io.Writer, c *Case, o Options) error {
	limit := o.columns()
	st := style{o.Color}
	var b strings.Builder
	wrap(&b, indent{}, st.bold(CaseTitle(c)), limit)
	v := viewOf(c, o)
	v.brief = !o.Verbose
	for _, p := range v.parts() {
		if o.Quiet && (p.ID == "how" || p.ID == "about") || p.ID == "found" && v.brief {
			continue
		}
		if p.Title != "" {
			b.WriteByte('\n')
			wrap(&b, indent{}, st.bold(p.Title), limit)
		}
		for _, l := range p.Lead {
			in := indent{}
			if p.ID == "people" || p.ID == "not-read" {
				in = indent{"  ", "    "}
			}
			wrap(&b, in, l, limit)
		}
		for _, g := range p.Groups {
			if g.Title != "" {
				b.WriteByte('\n')
				wrap(&b, even("  "), st.wrap(cyan, g.Title), limit)
			}
			for i := range g.Items {
				caseItem(&b, &g.Items[i], st, limit)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func caseItem(b *strings.Builder, it *CaseItem, st style, limit int) {
	var head []string
	for _, s := range []string{it.When, it.Kind, it.Who} {
		if s != "" {
			head = append(head, s)
		}
	}
	wrap(b, indent{"  - ", "      "}, st.bold(strings.Join(head, "; ")), limit)
	for _, t := range it.Tellings {
		if t.Text != "" {
			wrap(b, indent{"    ", "      "}, "“"+t.Text+"”", limit)
		}
		wrap(b, indent{"      ", "        "}, placesOfTelling(&t), limit)
	}
	if it.Note != "" {
		wrap(b, indent{"    ", "      "}, it.Note, limit)
	}
}

// placesOfTelling says where a wording stands, and whose account it is.
func placesOfTelling(t *CaseTelling) string {
	s := strings.Join(t.Places, "; ")
	if t.SaidBy != "" {
		s += " (said by " + t.SaidBy + ")"
	}
	return s
}
