// Package interval says how sure a figure is: shares and rates with their
// intervals, and the difference of two of them. It knows nothing of what is
// counted.
package interval

import "math"

// Estimate is a figure with its interval, of 95 % where nothing else is said. None says that there is nothing
// to estimate from; the numbers mean nothing then.
type Estimate struct {
	Value, Low, High float64
	None             bool
}

// Usual is the level of an interval where nothing else is said.
const Usual = 0.95

const z95 = 1.959963984540054

// Share is k out of n, from 0 to 1, with Wilson's score interval.
func Share(k, n float64) Estimate { return share(k, n, z95) }

// ShareAt is Share with an interval of another level than the usual one.
func ShareAt(k, n, level float64) Estimate { return share(k, n, normal(level)) }

func share(k, n, z float64) Estimate {
	if n == 0 {
		return Estimate{None: true}
	}
	p, z2 := k/n, z*z
	mid := (p + z2/(2*n)) / (1 + z2/n)
	half := z / (1 + z2/n) * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	return Estimate{Value: p, Low: max(mid-half, 0), High: min(mid+half, 1)}
}

// Rate is a count for each unit of exposure, with the Poisson interval of
// Byar's approximation. It takes what is counted to come one by one; where it
// comes in clusters, the true interval is wider: see ClusterRate.
func Rate(count, exposure float64) Estimate { return rate(count, exposure, z95) }

func rate(count, exposure, z float64) Estimate {
	if exposure <= 0 {
		return Estimate{None: true}
	}
	low := 0.0
	if k := count; k > 0 {
		low = max(k*math.Pow(1-1/(9*k)-z/(3*math.Sqrt(k)), 3), 0)
	}
	k := count + 1
	high := k * math.Pow(1-1/(9*k)+z/(3*math.Sqrt(k)), 3)
	return Estimate{Value: count / exposure, Low: low / exposure, High: high / exposure}
}

// Difference is b less a, of independent samples, with the interval that
// follows from theirs, of one level, by Newcombe's hybrid method (square and add).
func Difference(a, b Estimate) Estimate {
	if a.None || b.None {
		return Estimate{None: true}
	}
	d := b.Value - a.Value
	return Estimate{
		Value: d,
		Low:   d - math.Hypot(b.Value-b.Low, a.High-a.Value),
		High:  d + math.Hypot(b.High-b.Value, a.Value-a.Low),
	}
}
