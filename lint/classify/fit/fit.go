package fit

import (
	"math"
	"slices"
	"sync"

	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/pattern"
)

// How a model is fitted. Strength is what a misjudged example costs against a
// weight of one; features of fewer examples than rare are left out, as they would
// be learnt by heart (a text and the same with its genders exchanged are two).
const (
	strength  = 1.0
	rare      = 3
	rounds    = 25   // of Newton's method, at most
	tolerance = 1e-3 // by how much the gradient has shrunk when it is done
)

// Model fits a model to examples by logistic regression with squared weights held
// small, by Newton's method with conjugate gradients, as in Lin, Weng and
// Keerthi, "Trust region Newton method for logistic regression", JMLR 9 (2008).
// Sum names the examples in the model. The same examples give the same model.
// Vectors, which may be nil, let words that are alike share what is learnt of
// them, also with words that no example has: a word weighs what its vector does,
// and what it adds to that by itself.
func Model(classes []string, examples []Example, vectors Vectors, sum string, lx *pattern.Lexicon) *classify.Model {
	all := make([][]classify.Feature, len(examples))
	for i := range examples {
		all[i] = examples[i].Features
	}
	features, rows := index(all, rare)
	dense := vectors.sums(examples)
	weights := make([][]float64, len(classes))
	var wg sync.WaitGroup
	for c, class := range classes {
		wg.Add(1)
		go func() {
			defer wg.Done()
			y, cost := make([]float64, len(examples)), make([]float64, len(examples))
			for i := range examples {
				y[i], cost[i] = -1, strength*float64(examples[i].weight())
				if slices.Contains(examples[i].Classes, class) {
					y[i] = 1
				}
			}
			weights[c] = (&problem{rows: rows, dense: dense, scale: scales(examples), y: y, misjudged: cost, size: len(features) + vectors.dimensions() + 1}).solve()
		}()
	}
	wg.Wait()
	bias := make([]float64, len(classes))
	for c := range classes {
		bias[c] = weights[c][len(weights[c])-1]
	}
	features, weights = vectors.spread(features, weights)
	return classify.New(&classify.Parts{
		Classes: classes, Features: features, Weights: weights, Bias: bias, Sum: sum, Plain: len(examples) > 0 && examples[0].Plain,
	}, lx)
}

// index gives the features that enough examples have numbers: rows are the examples
// as the places of their features in known, which are in ascending order.
func index(examples [][]classify.Feature, enough int) (known []classify.Feature, rows [][]int32) {
	count := map[classify.Feature]int{}
	for _, features := range examples {
		for _, f := range features {
			count[f]++
		}
	}
	for f, n := range count {
		if n >= enough {
			known = append(known, f)
		}
	}
	slices.Sort(known)
	place := make(map[classify.Feature]int32, len(known))
	for k, f := range known {
		place[f] = int32(k)
	}
	rows = make([][]int32, len(examples))
	for i, features := range examples {
		for _, f := range features {
			if k, ok := place[f]; ok {
				rows[i] = append(rows[i], k)
			}
		}
	}
	return known, rows
}

// problem is to tell the rows with y of 1 from those with -1. A weight vector has
// first a place for each feature, then one for each dimension, then the bias.
type problem struct {
	rows  [][]int32
	dense [][]float32 // by row; nil where there are no dimensions
	scale []float64   // by row: what each of its features counts; the bias counts 1
	y     []float64
	// misjudged is by row what it costs to be wrong by a weight of one.
	misjudged []float64
	size      int // of a weight vector
}

func (q *problem) margins(w []float64) []float64 {
	m := make([]float64, len(q.rows))
	for i := range q.rows {
		m[i] = q.times(i, w)
	}
	return m
}

// times is the margin of row i.
func (q *problem) times(i int, w []float64) float64 {
	x := 0.0
	for _, k := range q.rows[i] {
		x += w[k]
	}
	if q.dense != nil {
		at := q.size - 1 - len(q.dense[i])
		for k, d := range q.dense[i] {
			x += float64(d) * w[at+k]
		}
	}
	return x*q.scale[i] + w[q.size-1]
}

// add adds row i, times x, to a vector.
func (q *problem) add(i int, x float64, to []float64) {
	scaled := x * q.scale[i]
	for _, k := range q.rows[i] {
		to[k] += scaled
	}
	if q.dense != nil {
		at := q.size - 1 - len(q.dense[i])
		for k, d := range q.dense[i] {
			to[at+k] += scaled * float64(d)
		}
	}
	to[q.size-1] += x
}

func (q *problem) cost(w, margins []float64) float64 {
	c := dot(w, w) / 2
	for i, m := range margins {
		z := -q.y[i] * m
		if z > 30 {
			c += q.misjudged[i] * z
		} else {
			c += q.misjudged[i] * math.Log1p(math.Exp(z))
		}
	}
	return c
}

// gradient is that of the cost, with the curvature at each row.
func (q *problem) gradient(w, margins []float64) (gradient, curvature []float64) {
	gradient, curvature = slices.Clone(w), make([]float64, len(q.rows))
	for i := range q.rows {
		p := 1 / (1 + math.Exp(-q.y[i]*margins[i]))
		curvature[i] = q.misjudged[i] * p * (1 - p)
		g := q.misjudged[i] * (p - 1) * q.y[i]
		q.add(i, g, gradient)
	}
	return gradient, curvature
}

// hessianTimes multiplies v with the matrix of second derivatives.
func (q *problem) hessianTimes(v, curvature []float64) []float64 {
	out := slices.Clone(v)
	for i := range q.rows {
		q.add(i, q.times(i, v)*curvature[i], out)
	}
	return out
}

func (q *problem) solve() []float64 {
	w := make([]float64, q.size)
	margins := q.margins(w)
	first := 0.0
	for round := range rounds {
		gradient, curvature := q.gradient(w, margins)
		norm := math.Sqrt(dot(gradient, gradient))
		if round == 0 {
			first = norm
		}
		if norm <= tolerance*first {
			break
		}
		step := q.newton(gradient, curvature, norm)
		was, down := q.cost(w, margins), dot(gradient, step)
		for t := 1.0; ; t /= 2 {
			next := slices.Clone(w)
			for k := range next {
				next[k] += t * step[k]
			}
			m := q.margins(next)
			if q.cost(next, m) <= was+1e-4*t*down || t < 1e-6 {
				w, margins = next, m
				break
			}
		}
	}
	return w
}

// newton is the step to where the cost would be least, were it a parabola.
func (q *problem) newton(gradient, curvature []float64, norm float64) []float64 {
	step := make([]float64, q.size)
	rest := make([]float64, q.size)
	for k := range rest {
		rest[k] = -gradient[k]
	}
	dir := slices.Clone(rest)
	rr := dot(rest, rest)
	for range 50 {
		if math.Sqrt(rr) <= 0.1*norm {
			break
		}
		curved := q.hessianTimes(dir, curvature)
		a := rr / dot(dir, curved)
		for k := range step {
			step[k] += a * dir[k]
			rest[k] -= a * curved[k]
		}
		next := dot(rest, rest)
		for k := range dir {
			dir[k] = rest[k] + next/rr*dir[k]
		}
		rr = next
	}
	return step
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

// scales are what the features of each example count.
func scales(examples []Example) []float64 {
	s := make([]float64, len(examples))
	for i := range examples {
		s[i] = classify.Scale(len(examples[i].Features))
	}
	return s
}
