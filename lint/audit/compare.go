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
	// OneSidedFamilies are counted in one of the two only, and so not compared.
	OneSidedFamilies []string `json:"one_sided_families"`
	// What it takes to say that two figures differ, so that by chance alone not one
	// of all such statements is made 19 times in 20.
	MeasureLevel Shared `json:"measure_level"`
	FamilyLevel  Shared `json:"family_level"`
}

// Shared is the level of the intervals that statements of one comparison go by.
type Shared struct {
	Statements int     `json:"statements"` // that could be made, over the total and all groups
	Level      float64 `json:"level"`      // from 0.95
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
	Differs    bool    `json:"differs"` // at the shared level the interval leaves 0 out
}

// PairFamilies is the rate of one family in both, and the difference in findings
// per 1,000 words; nil where it is withheld, or where one has fewer than two
// documents to see from how much documents differ.
type PairFamilies struct {
	Family     string  `json:"family"`
	A          Rate    `json:"a"`
	B          Rate    `json:"b"`
	Difference *Figure `json:"difference,omitempty"`
	Differs    bool    `json:"differs"`
}

// leavesOutZero reports whether an interval leaves “no difference” out.
func leavesOutZero(e interval.Estimate) bool { return !e.None && (e.Low > 0 || e.High < 0) }

// Compare puts two audits side by side.
func Compare(a, b *Audit, pathA, pathB string) *Comparison {
	c := &Comparison{
		Schema: CompareSchema, A: side(a, pathA), B: side(b, pathB),
		SameRules: a.Tool.Rules == b.Tool.Rules && a.Tool.Version == b.Tool.Version,
		Groups:    []Pair{}, OneSided: []string{}, OneSidedFamilies: []string{},
	}
	inA, inB := a.byGroup(), b.byGroup()
	pairs := []paired{{&a.Total, &b.Total, pointers(a.Documents), pointers(b.Documents)}}
	for i := range a.Groups {
		name := a.Groups[i].Name
		if k := indexGroup(b.Groups, name); k >= 0 && a.GroupBy == b.GroupBy {
			pairs = append(pairs, paired{&a.Groups[i], &b.Groups[k], inA[name], inB[name]})
		} else {
			c.OneSided = append(c.OneSided, name)
		}
	}
	for i := range b.Groups {
		name := b.Groups[i].Name
		if (a.GroupBy != b.GroupBy || indexGroup(a.Groups, name) < 0) && !slices.Contains(c.OneSided, name) {
			c.OneSided = append(c.OneSided, name)
		}
	}
	slices.Sort(c.OneSided)
	for _, f := range slices.Concat(a.Tool.Families, b.Tool.Families) {
		if slices.Contains(a.Tool.Families, f) != slices.Contains(b.Tool.Families, f) {
			c.OneSidedFamilies = append(c.OneSidedFamilies, f)
		}
	}
	c.pair(pairs)
	return c
}

func indexGroup(gs []Group, name string) int {
	return slices.IndexFunc(gs, func(g Group) bool { return g.Name == name })
}

func pointers(docs []Document) []*Document {
	out := make([]*Document, len(docs))
	for i := range docs {
		out[i] = &docs[i]
	}
	return out
}

func (a *Audit) byGroup() map[string][]*Document {
	out := map[string][]*Document{}
	for i := range a.Documents {
		d := &a.Documents[i]
		out[a.GroupOf(d)] = append(out[a.GroupOf(d)], d)
	}
	return out
}

func side(a *Audit, path string) Side {
	return Side{Path: path, Tool: a.Tool, GroupBy: a.GroupBy, Summary: a.Summary}
}

// paired is a group of both audits with its documents.
type paired struct {
	a, b         *Group
	docsA, docsB []*Document
}

// pair compares the total, which is the first, and the groups. How many statements
// there are to share a level is known once all are paired.
func (c *Comparison) pair(pairs []paired) {
	out := make([]Pair, len(pairs))
	for i := range pairs {
		p := &pairs[i]
		p.docsA, p.docsB = aboutAbuse(p.docsA), aboutAbuse(p.docsB)
		out[i] = p.figures()
		for k := range out[i].Measures {
			if out[i].Measures[k].Difference != nil {
				c.MeasureLevel.Statements++
			}
		}
		for k := range out[i].Families {
			if f := &out[i].Families[k]; f.Difference != nil && f.A.Findings+f.B.Findings > 0 {
				c.FamilyLevel.Statements++
			}
		}
	}
	c.MeasureLevel.Level = interval.Shared(c.MeasureLevel.Statements)
	c.FamilyLevel.Level = interval.Shared(c.FamilyLevel.Statements)
	for i := range pairs {
		pairs[i].judge(&out[i], c.MeasureLevel.Level, c.FamilyLevel.Level)
	}
	c.Total, c.Groups = out[0], append(c.Groups, out[1:]...)
}

// figures are those of both sides and their differences.
func (p *paired) figures() Pair {
	a, b := p.a, p.b
	out := Pair{Name: a.Name, ADocuments: a.Documents, BDocuments: b.Documents, Measures: []PairMeasure{}, Families: []PairFamilies{}}
	for i := range a.Measures { // both have all Measures, since both were tallied here
		x, y := a.Measures[i], b.Measures[i]
		out.Measures = append(out.Measures, PairMeasure{ID: x.ID, A: x, B: y, Difference: figure(shareDifference(&x, &y, interval.Usual))})
	}
	for _, x := range a.Families {
		k := slices.IndexFunc(b.Families, func(r Rate) bool { return r.Family == x.Family })
		if k < 0 {
			continue // one of OneSidedFamilies
		}
		f := PairFamilies{Family: x.Family, A: x, B: b.Families[k]}
		if f.A.Withheld+f.B.Withheld == "" && min(len(p.docsA), len(p.docsB)) > 1 {
			f.Difference = figure(p.rateDifference(f.Family, interval.Usual))
		}
		out.Families = append(out.Families, f)
	}
	return out
}

// judge says which figures differ at the levels of measures and of families.
func (p *paired) judge(out *Pair, measures, families float64) {
	for i := range out.Measures {
		m := &out.Measures[i]
		m.Differs = m.Difference != nil && leavesOutZero(shareDifference(&m.A, &m.B, measures))
	}
	for i := range out.Families {
		f := &out.Families[i]
		f.Differs = f.Difference != nil && leavesOutZero(p.rateDifference(f.Family, families))
	}
}

func shareDifference(a, b *Count, level float64) interval.Estimate {
	return interval.Difference(a.share(level), b.share(level))
}

func (p *paired) rateDifference(family string, level float64) interval.Estimate {
	return interval.Difference(per1000(p.docsA, family, level), per1000(p.docsB, family, level))
}

// Encode writes the comparison as JSON.
func (c *Comparison) Encode(w io.Writer) error { return encode(w, c) }
