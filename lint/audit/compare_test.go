package audit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/interval"
)

var someFamilies = []string{
	"absent-perpetrator", "child-impact", "doubt", "double-standard", "euphemism", "excuse", "failure-to-protect",
	"incident-only", "mutualising", "referral-as-outcome", "separation-as-safety", "survivor-held-responsible",
}

// clustered is an audit of documents in which findings come in clusters: most have
// none of a family, a few have many. In doubled, each is found twice.
func clustered(rng *rand.Rand, n int, doubled string) []Document {
	docs := make([]Document, n)
	for i := range docs {
		d := Document{Path: fmt.Sprint(rng.Uint64()), Folder: fmt.Sprint("f", i%2), Words: 300 + rng.IntN(4000), DomesticAbuse: rng.IntN(5) > 0}
		for m := range d.Measures {
			d.Measures[m] = lint.Status(rng.IntN(int(lint.Met) + 1))
		}
		for k, f := range someFamilies {
			if rng.IntN(3+k%4) > 0 {
				continue
			}
			found := 1 + int(rng.ExpFloat64()*float64(d.Words)/700)
			if f == doubled {
				found *= 2
			}
			d.Findings = append(d.Findings, FamilyCount{f, BySeverity{Warnings: found}})
		}
		docs[i] = d
	}
	return docs
}

func tallied(docs []Document) *Audit {
	a := &Audit{GroupBy: "folder", MinGroup: 5, Tool: Tool{Families: someFamilies}, Documents: docs}
	a.Tally()
	return a
}

// said counts the statements of a comparison on measures and on families.
func said(c *Comparison) (measures, families int) {
	for _, p := range append(slices.Clone(c.Groups), c.Total) {
		for i := range p.Measures {
			if p.Measures[i].Differs {
				measures++
			}
		}
		for i := range p.Families {
			if p.Families[i].Differs {
				families++
			}
		}
	}
	return measures, families
}

func TestHalvesOfTheSameDocumentsHardlyEverDiffer(t *testing.T) {
	for _, n := range []int{40, 400} {
		const runs = 300
		onMeasures, onFamilies := 0, 0
		for seed := range uint64(runs) {
			docs := clustered(rand.New(rand.NewPCG(seed, 3)), n, "")
			c := Compare(tallied(docs[:n/2]), tallied(docs[n/2:]), "a", "b")
			if len(c.Groups) != 2 {
				t.Fatalf("%d groups", len(c.Groups))
			}
			measures, families := said(c)
			onMeasures, onFamilies = onMeasures+min(measures, 1), onFamilies+min(families, 1)
		}
		if onMeasures > runs*5/100 || onFamilies > runs*5/100 {
			t.Errorf("%d documents: false statements on measures in %d of %d comparisons, on families in %d", n, onMeasures, runs, onFamilies)
		}
	}
}

func TestADoublingIsFound(t *testing.T) {
	const runs, doubled = 40, "euphemism"
	found, others := 0, 0
	for seed := range uint64(runs) {
		rng := rand.New(rand.NewPCG(seed, 4))
		c := Compare(tallied(clustered(rng, 800, "")), tallied(clustered(rng, 800, doubled)), "a", "b")
		for _, f := range c.Total.Families {
			switch {
			case !f.Differs:
			case f.Family != doubled:
				others++
			case f.Difference.Value > 0:
				found++
			}
		}
	}
	if found < runs*8/10 || others > 3 {
		t.Errorf("found in %d of %d comparisons, beside %d other statements", found, runs, others)
	}
}

// The same findings over the same words say less where they stand in few documents.
func TestARateTakesTheDocumentAsTheUnit(t *testing.T) {
	rate := func(each ...int) *Figure {
		var docs []Document
		for i, n := range each {
			docs = append(docs, Document{Path: fmt.Sprint(i), Words: 1000, DomesticAbuse: true, Findings: Counts{{"excuse", BySeverity{Warnings: n}}}})
		}
		return tallied(docs).Total.Families[5].Per1000
	}
	even, uneven := rate(3, 3, 3, 3, 3, 3, 3, 3), rate(0, 0, 0, 0, 0, 0, 12, 12)
	if even.Value != 3 || uneven.Value != 3 || uneven.High-uneven.Low < 1.5*(even.High-even.Low) {
		t.Errorf("even %+v, uneven %+v", even, uneven)
	}
}

func TestALevelIsSharedByTheTotalAndAllGroups(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	c := Compare(tallied(clustered(rng, 200, "")), tallied(clustered(rng, 200, "")), "a", "b")
	if n := 3 * len(Measures); c.MeasureLevel != (Shared{n, interval.Shared(n)}) {
		t.Errorf("measures: %+v, want %d", c.MeasureLevel, n)
	}
	if n := 3 * len(someFamilies); c.FamilyLevel != (Shared{n, interval.Shared(n)}) {
		t.Errorf("families: %+v, want %d", c.FamilyLevel, n)
	}
}

func TestWhatOneSideDoesNotCountIsNotCompared(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	a, b := tallied(clustered(rng, 40, "")), tallied(clustered(rng, 40, ""))
	b.Tool.Families = someFamilies[1:]
	b.Tally()
	c := Compare(a, b, "a", "b")
	if !slices.Equal(c.OneSidedFamilies, someFamilies[:1]) || len(c.Total.Families) != len(someFamilies)-1 {
		t.Errorf("one-sided %v, %d compared", c.OneSidedFamilies, len(c.Total.Families))
	}
	one := tallied([]Document{{Path: "one", Words: 1000, DomesticAbuse: true, Findings: Counts{{"excuse", BySeverity{Warnings: 90}}}}})
	for _, f := range Compare(a, one, "a", "b").Total.Families {
		if f.Difference != nil || f.Differs {
			t.Errorf("from one document: %+v", f)
		}
	}
}
