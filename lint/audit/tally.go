package audit

import (
	"cmp"
	"math"
	"slices"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/interval"
)

// Tally works out all figures from Tool, GroupBy, MinGroup, Documents,
// Unreadable, Summary.Skipped and the size and seed of Sample, and puts
// everything in order.
func (a *Audit) Tally() {
	a.Schema = Schema
	a.Tool.Families = Families(a.Tool.Families)
	if a.Documents == nil { // lists are never null in JSON
		a.Documents = []Document{}
	}
	if a.Unreadable == nil {
		a.Unreadable = []Problem{}
	}
	slices.SortStableFunc(a.Documents, func(x, y Document) int { return cmp.Compare(x.Path, y.Path) })
	slices.SortStableFunc(a.Unreadable, func(x, y Problem) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Message, y.Message))
	})
	byName := map[string][]*Document{}
	all := make([]*Document, len(a.Documents))
	a.Summary = Summary{Documents: len(a.Documents), Unreadable: len(a.Unreadable), Skipped: a.Summary.Skipped}
	for i := range a.Documents {
		d := &a.Documents[i]
		all[i] = d
		name := a.GroupOf(d)
		byName[name] = append(byName[name], d)
		a.Summary.Words += d.Words
		if d.DomesticAbuse {
			a.Summary.DomesticAbuse++
		}
		if len(d.NotRead) > 0 {
			a.Summary.PartlyRead++
		}
	}
	a.Total = a.group("", all)
	a.apart(byName)
	if a.Sample != nil {
		a.Sample.draw(a.strata(byName))
	}
}

// Families are those of all families that an audit gives rates of.
func Families(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(f string) bool { return !counted(f) })
}

// GroupOf is the name of the group that a document counts with.
func (a *Audit) GroupOf(d *Document) string {
	switch a.GroupBy {
	case "folder":
		return d.Folder
	case "type":
		return d.KnownType()
	}
	return cmp.Or(d.Group, NotKnown)
}

// KnownType is the type of a document, or NotKnown.
func (d *Document) KnownType() string { return cmp.Or(d.Type, NotKnown) }

func (a *Audit) group(name string, docs []*Document) Group {
	g := Group{Name: name, Documents: len(docs), Measures: []Count{}, Families: []Rate{}}
	for _, d := range docs {
		g.Words += d.Words
	}
	about := aboutAbuse(docs)
	g.DomesticAbuse = len(about)
	for _, d := range about {
		g.AbuseWords += d.Words
	}
	for i := range Measures {
		g.Measures = append(g.Measures, count(i, docs))
	}
	for _, f := range a.Tool.Families {
		r := Rate{Family: f, Per1000: figure(per1000(about, f, interval.Usual))}
		for _, d := range about {
			r.Findings += d.found(f)
		}
		g.Families = append(g.Families, r)
	}
	return g
}

// aboutAbuse are those of some documents that are about domestic abuse.
func aboutAbuse(docs []*Document) (out []*Document) {
	for _, d := range docs {
		if d.DomesticAbuse {
			out = append(out, d)
		}
	}
	return out
}

// found counts the findings of a family at warning and above.
func (d *Document) found(family string) int {
	n := d.Findings.Of(family)
	return n.Errors + n.Warnings
}

func count(measure int, docs []*Document) Count {
	c := Count{ID: Measures[measure].ID}
	for _, d := range docs {
		switch d.Measures[measure] {
		case lint.Met:
			c.Met++
		case lint.Partly:
			c.Partly++
		case lint.NotEvident:
			c.NotEvident++
		default:
			c.NotAsked++
		}
	}
	c.N = c.Met + c.Partly + c.NotEvident
	c.MetOrPartly = figure(c.share(interval.Usual))
	return c
}

func (c *Count) share(level float64) interval.Estimate {
	return interval.ShareAt(float64(c.Met+c.Partly), float64(c.N), level)
}

// per1000 is the rate of a family in documents. Its interval takes the document as
// the unit, since findings come in clusters.
func per1000(docs []*Document, family string, level float64) interval.Estimate {
	findings, words := make([]float64, len(docs)), make([]float64, len(docs))
	for i, d := range docs {
		findings[i], words[i] = float64(d.found(family)), float64(d.Words)/1000
	}
	return interval.ClusterRate(findings, words, level)
}

func figure(e interval.Estimate) *Figure {
	if e.None {
		return nil
	}
	round := func(x float64) float64 {
		if r := math.Round(x*1e4) / 1e4; r != 0 {
			return r
		}
		return 0 // and not -0
	}
	return &Figure{round(e.Value), round(e.Low), round(e.High)}
}
