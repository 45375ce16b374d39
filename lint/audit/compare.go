package audit

import (
	"io"
	"slices"

	"github.com/dalint/dalint/lint/interval"
)

// CompareSchema names the JSON document that a Comparison is.
const CompareSchema = "dalint/audit-compare/1"

// Comparison is two audits side by side. It tells differences and claims no
// cause for any.
type Comparison struct {
	Schema    string `json:"schema"`
	A         Side   `json:"a"`
	B         Side   `json:"b"`
	SameRules bool   `json:"same_rules"`
	Total     Pair   `json:"total"`
	Groups    []Pair `json:"groups"` // those shown apart in both, by name
	// OneSided are the names of groups that are shown apart in one of the two only.
	OneSided []string `json:"one_sided_groups"`
}

// Side is one of the audits that are compared.
type Side struct {
	Path    string  `json:"path"`
	Tool    Tool    `json:"tool"`
	GroupBy string  `json:"group_by"`
	Summary Summary `json:"summary"`
}

// Pair is one group, or the total, in both audits.
type Pair struct {
	Name       string         `json:"name"`
	ADocuments int            `json:"a_documents"`
	BDocuments int            `json:"b_documents"`
	Measures   []PairMeasure  `json:"measures"`
	Families   []PairFamilies `json:"families"`
}

// PairMeasure is one measure in both. Difference is the share of met or partly
// in B less that in A, from -1 to 1; nil where one has nothing to go by or is
// withheld.
type PairMeasure struct {
	ID         string  `json:"id"`
	A          Count   `json:"a"`
	B          Count   `json:"b"`
	Difference *Figure `json:"difference,omitempty"`
}

// PairFamilies is the rate of one family in both, and the difference in
// findings per 1,000 words.
type PairFamilies struct {
	Family     string  `json:"family"`
	A          Rate    `json:"a"`
	B          Rate    `json:"b"`
	Difference *Figure `json:"difference,omitempty"`
}

// Clear reports whether the interval leaves “no difference” out.
func (f *Figure) Clear() bool { return f != nil && (f.Low > 0 || f.High < 0) }

// Compare puts two audits side by side.
func Compare(a, b *Audit, pathA, pathB string) *Comparison {
	c := &Comparison{
		Schema: CompareSchema, A: side(a, pathA), B: side(b, pathB),
		SameRules: a.Tool.Rules == b.Tool.Rules && a.Tool.Version == b.Tool.Version,
		Total:     pair(&a.Total, &b.Total), Groups: []Pair{}, OneSided: []string{},
	}
	in := func(gs []Group, name string) int {
		return slices.IndexFunc(gs, func(g Group) bool { return g.Name == name })
	}
	for i := range a.Groups {
		name := a.Groups[i].Name
		if k := in(b.Groups, name); k >= 0 && a.GroupBy == b.GroupBy {
			c.Groups = append(c.Groups, pair(&a.Groups[i], &b.Groups[k]))
		} else {
			c.OneSided = append(c.OneSided, name)
		}
	}
	for i := range b.Groups {
		name := b.Groups[i].Name
		if (a.GroupBy != b.GroupBy || in(a.Groups, name) < 0) && !slices.Contains(c.OneSided, name) {
			c.OneSided = append(c.OneSided, name)
		}
	}
	slices.Sort(c.OneSided)
	return c
}

func side(a *Audit, path string) Side {
	return Side{Path: path, Tool: a.Tool, GroupBy: a.GroupBy, Summary: a.Summary}
}

func pair(a, b *Group) Pair {
	p := Pair{Name: a.Name, ADocuments: a.Documents, BDocuments: b.Documents, Measures: []PairMeasure{}, Families: []PairFamilies{}}
	for i := range a.Measures { // both have all Measures, since both were tallied here
		x, y := a.Measures[i], b.Measures[i]
		p.Measures = append(p.Measures, PairMeasure{x.ID, x, y, figure(interval.Difference(x.share(), y.share()))})
	}
	for _, x := range a.Families {
		k := slices.IndexFunc(b.Families, func(r Rate) bool { return r.Family == x.Family })
		if k < 0 {
			continue
		}
		y := b.Families[k]
		f := PairFamilies{Family: x.Family, A: x, B: y}
		if x.Withheld+y.Withheld == "" {
			f.Difference = figure(interval.Difference(per1000(x.Findings, a.AbuseWords), per1000(y.Findings, b.AbuseWords)))
		}
		p.Families = append(p.Families, f)
	}
	return p
}

// Encode writes the comparison as JSON.
func (c *Comparison) Encode(w io.Writer) error { return encode(w, c) }
