package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/corpus"
)

// rates are how likely a report of a made-up authority is to show each thing.
type rates struct{ pattern, impact, efforts, plan, separation float64 }

func (r rates) draw(rng *rand.Rand) corpus.Shows {
	is := func(p float64) bool { return rng.Float64() < p }
	return corpus.Shows{Pattern: is(r.pattern), Impact: is(r.impact), Efforts: is(r.efforts), Plan: is(r.plan), Separation: is(r.separation)}
}

// share is how likely a report is to show a measure at least in part. A pattern is
// also shown in part by what is told elsewhere, so its rate is not known; how many
// have it met is.
func (r rates) share(measure string) (rate float64, ok bool) {
	rate, ok = map[string]float64{
		"child-impact":            r.impact,
		"plan-asks-perpetrator":   r.plan,
		"expected-of-each-parent": r.plan,
		"protective-efforts":      r.efforts,
		"separation-examined":     r.separation,
	}[measure]
	return rate, ok
}

// writeAuthority writes reports of three teams of two workers over six months into a
// folder, with a manifest beside it.
func writeAuthority(t *testing.T, dir string, year int, r rates, rng *rand.Rand) (manifest string, drawn []corpus.Shows) {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("path,team,author,month\n")
	for _, team := range []string{"north", "east", "west"} {
		for worker := range 2 {
			for month := 1; month <= 6; month++ {
				for n := range 3 {
					name := fmt.Sprintf("%s/%s-%d-%d-%d.md", team, team, worker, month, n)
					path := filepath.Join(dir, "reports", filepath.FromSlash(name))
					shows := r.draw(rng)
					drawn = append(drawn, shows)
					writeString(t, path, corpus.Assessment(rng.Uint64(), shows))
					fmt.Fprintf(&rows, "reports/%s,%s,%s worker %d,%d-%02d\n", name, team, team, worker, year, month)
				}
			}
		}
	}
	manifest = filepath.Join(dir, "manifest.csv")
	if err := os.WriteFile(manifest, []byte(rows.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return manifest, drawn
}

func count(drawn []corpus.Shows, is func(corpus.Shows) bool) int {
	n := 0
	for _, s := range drawn {
		if is(s) {
			n++
		}
	}
	return n
}

// TestAuditRecoversTheRatesOfAnAuthority holds that the intervals of an audit hold the
// rates that its documents were drawn with, by team, worker and month, before and
// after training, and those of a comparison the difference. An interval of 95 % leaves
// one of twenty out, so some may.
func TestAuditRecoversTheRatesOfAnAuthority(t *testing.T) {
	rng := rand.New(rand.NewPCG(2014, 2017))
	before := rates{0.30, 0.30, 0.25, 0.20, 0.35}
	after := rates{0.60, 0.65, 0.60, 0.60, 0.70}
	dir := t.TempDir()
	held, intervals := 0, 0
	hold := func(what string, f *audit.Figure, rate float64) {
		t.Helper()
		intervals++
		if f == nil {
			t.Errorf("%s: no interval", what)
		} else if f.Low <= rate && rate <= f.High {
			held++
		} else {
			t.Logf("%s: %.2f is not within [%.2f, %.2f]", what, rate, f.Low, f.High)
		}
	}
	var files []string
	for i, r := range []rates{before, after} {
		year := []int{2014, 2017}[i]
		folder := filepath.Join(dir, fmt.Sprint(year))
		manifest, drawn := writeAuthority(t, folder, year, r, rng)
		for _, by := range []string{"team", "author", "month"} {
			out, _ := dalint(t, 0, "audit", "--format", "json", "--group-by", by, "--manifest", manifest, "--store", filepath.Join(dir, "store"), filepath.Join(folder, "reports"))
			var a audit.Audit
			if err := json.Unmarshal([]byte(out), &a); err != nil {
				t.Fatal(err)
			}
			if want := map[string]int{"team": 3, "author": 6, "month": 6}[by]; len(a.Groups) != want || a.Total.Documents != len(drawn) {
				t.Fatalf("%d: %d groups by %s of %d documents", year, len(a.Groups), by, a.Total.Documents)
			}
			groups := a.Groups
			if by == "team" {
				groups = append(groups, a.Total)
				file := filepath.Join(dir, fmt.Sprintf("%d.json", year))
				if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				files = append(files, file)
			}
			for _, m := range a.Total.Measures {
				if m.ID == "pattern-described" && m.Met != count(drawn, func(s corpus.Shows) bool { return s.Pattern }) {
					t.Errorf("%d: a pattern is described in %d reports", year, m.Met)
				}
			}
			for _, g := range groups {
				for _, m := range g.Measures {
					if rate, ok := r.share(m.ID); ok {
						hold(fmt.Sprintf("%d, %s %q, %s", year, by, g.Name, m.ID), m.MetOrPartly, rate)
					}
				}
			}
		}
	}
	if held < intervals*9/10 {
		t.Errorf("%d of %d intervals hold the rate", held, intervals)
	}
	out, _ := dalint(t, 0, "audit", "compare", "--format", "json", files[0], files[1])
	var c audit.Comparison
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	held, intervals = 0, 0
	for _, m := range c.Total.Measures {
		if a, ok := before.share(m.ID); ok {
			b, _ := after.share(m.ID)
			hold("difference, "+m.ID, m.Difference, b-a)
		}
	}
	if intervals != 5 || held < intervals-1 {
		t.Errorf("%d of %d intervals hold the difference", held, intervals)
	}
}
