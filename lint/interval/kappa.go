package interval

import (
	"math"
	"slices"
)

// Kappa is Cohen's kappa of a square table of counts, one rater's answers by row
// and the other's by column: how far they agree beyond what their habits alone
// would give, from -1 to 1. The interval is that of its large-sample variance
// (Fleiss, Cohen and Everitt 1969); where all answers agree, which leaves no
// variance to be seen, it follows from Wilson's of the share that agrees. None
// says that there are no answers, or that one of the raters gave the same answer
// throughout, so that there is nothing to go by but how often the other did.
func Kappa(table [][]int) Estimate {
	rows, columns := make([]float64, len(table)), make([]float64, len(table))
	n, agreed := 0.0, 0.0
	for i, r := range table {
		for j, c := range r {
			rows[i] += float64(c)
			columns[j] += float64(c)
			n += float64(c)
		}
		agreed += float64(r[i])
	}
	if n == 0 {
		return Estimate{None: true}
	}
	if slices.Max(rows) == n || slices.Max(columns) == n {
		return Estimate{None: true}
	}
	observed, expected := agreed/n, 0.0
	for i := range table {
		rows[i], columns[i] = rows[i]/n, columns[i]/n
		expected += rows[i] * columns[i]
	}
	k := (observed - expected) / (1 - expected)
	if agreed == n {
		low := Share(agreed, n).Low
		return Estimate{Value: k, Low: max((low-expected)/(1-expected), -1), High: 1}
	}
	variance := -square(k - expected*(1-k))
	for i, r := range table {
		for j, c := range r {
			p := float64(c) / n
			if i == j {
				variance += p * square(1-(rows[i]+columns[i])*(1-k))
			} else {
				variance += p * square((columns[i]+rows[j])*(1-k))
			}
		}
	}
	half := z95 * math.Sqrt(max(variance, 0)/n) / (1 - expected)
	return Estimate{Value: k, Low: max(k-half, -1), High: min(k+half, 1)}
}

func square(x float64) float64 { return x * x }
