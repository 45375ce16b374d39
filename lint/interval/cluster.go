package interval

import "math"

// ClusterRate is a count for each unit of exposure where what is counted comes in
// clusters, each with its own count and exposure: findings in documents of some
// length. The clusters and not the single findings are taken to be independent:
// the rate is the ratio of two sums over them, with the variance
//
//	n/(n-1) * sum (count_i - rate*exposure_i)^2 / (sum exposure_i)^2
//
// of Cochran, Sampling Techniques (3rd edition 1977), chapter 6, and Student's t
// with n-1 degrees of freedom. The interval is never narrower than that of Rate,
// since few clusters may be more alike by chance than they are; of a single one it
// is that of Rate, and says nothing of others.
func ClusterRate(counts, exposures []float64, level float64) Estimate {
	count, exposure := sum(counts), sum(exposures)
	singly := rate(count, exposure, normal(level))
	n := float64(len(counts))
	if singly.None || n < 2 {
		return singly
	}
	squares := 0.0
	for i, c := range counts {
		squares += square(c - singly.Value*exposures[i])
	}
	half := student(level, n-1) * math.Sqrt(n/(n-1)*squares) / exposure
	return Estimate{
		Value: singly.Value,
		Low:   max(min(singly.Value-half, singly.Low), 0),
		High:  max(singly.Value+half, singly.High),
	}
}

// Shared is the level that each of some statements needs for all of them together
// to hold at 95 % (Bonferroni).
func Shared(statements int) float64 {
	return 1 - (1-Usual)/float64(max(statements, 1))
}

// normal is how many standard errors each way hold a share level of a normal
// distribution.
func normal(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// student is what normal is, of Student's t: exact up to two degrees of freedom,
// else by the expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical
// Functions.
func student(level, freedom float64) float64 {
	switch freedom {
	case 1:
		return math.Tan(math.Pi / 2 * level)
	case 2:
		return level * math.Sqrt(2/(1-level*level))
	}
	z := normal(level)
	q := z * z
	first := (q + 1) / 4
	second := ((5*q+16)*q + 3) / 96
	third := (((3*q+19)*q+17)*q - 15) / 384
	fourth := ((((79*q+776)*q+1482)*q-1920)*q - 945) / 92160
	return z * (1 + (first+(second+(third+fourth/freedom)/freedom)/freedom)/freedom)
}

func sum(xs []float64) (all float64) {
	for _, x := range xs {
		all += x
	}
	return all
}
