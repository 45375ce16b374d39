package report

import (
	"cmp"
	"slices"

	"github.com/dalint/dalint/lint/audit"
)

// familyPair is the rates of a family in A and in B, as bars of one scale.
type familyPair struct {
	audit.PairFamilies
	ABar, BBar *rateBar
}

// familyPairs are the families of two audits, the most frequent in either first.
func familyPairs(p audit.Pair) []familyPair {
	var all []audit.Rate
	for _, f := range p.Families {
		all = append(all, f.A, f.B)
	}
	out := make([]familyPair, len(p.Families))
	for i, f := range p.Families {
		out[i] = familyPair{f, newRateBar(all, f.A), newRateBar(all, f.B)}
		for side, b := range map[string]*rateBar{"A": out[i].ABar, "B": out[i].BBar} {
			if b != nil {
				b.Says = side + ", " + b.Says
			}
		}
	}
	rate := func(f *familyPair) float64 {
		most := -1.0
		for _, r := range []audit.Rate{f.A, f.B} {
			if r.Per1000 != nil {
				most = max(most, r.Per1000.Value)
			}
		}
		return most
	}
	slices.SortStableFunc(out, func(x, y familyPair) int { return cmp.Compare(rate(&y), rate(&x)) })
	return out
}
