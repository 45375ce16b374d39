package fit

import (
	"errors"
	"maps"
	"slices"

	"github.com/dalint/dalint/lint/classify"
)

// Vectors say how alike words are: the nearer the vectors of two, the more alike.
type Vectors map[classify.Feature][]float32

// dimensions of a vector in a file, and what a coordinate is counted in there.
const (
	dimensions = 100
	coordinate = 1.0 / 256
)

// ReadVectors reads records of a byte with the length of a word, the word in lower
// case, and a signed byte for each dimension.
func ReadVectors(data []byte) (Vectors, error) {
	v := Vectors{}
	for len(data) > 0 {
		n := 1 + int(data[0])
		if len(data) < n+dimensions {
			return nil, errors.New("fit: word vectors cut short")
		}
		x := make([]float32, dimensions)
		for k := range x {
			x[k] = float32(int8(data[n+k])) * coordinate
		}
		v[classify.Word(string(data[1:n]))] = x
		data = data[n+dimensions:]
	}
	return v, nil
}

func (v Vectors) dimensions() int {
	if len(v) == 0 {
		return 0
	}
	return dimensions
}

// sums are the sums of the vectors of each example's words; nil without vectors.
func (v Vectors) sums(examples []Example) [][]float32 {
	if len(v) == 0 {
		return nil
	}
	all := make([][]float32, len(examples))
	for i := range examples {
		all[i] = make([]float32, dimensions)
		for _, f := range examples[i].Features {
			for k, x := range v[f] {
				all[i][k] += x
			}
		}
	}
	return all
}

// spread gives every word that has a vector what its vector weighs. Weights come
// as solve gives them, by class, and go by feature alone.
func (v Vectors) spread(features []classify.Feature, weights [][]float64) ([]classify.Feature, [][]float64) {
	all := slices.Concat(features, slices.Collect(maps.Keys(v)))
	slices.Sort(all)
	all = slices.Compact(all)
	out := make([][]float64, len(weights))
	for c, w := range weights {
		out[c] = make([]float64, len(all))
		at := 0
		for k, f := range all {
			if at < len(features) && features[at] == f {
				out[c][k] = w[at]
				at++
			}
			for j, x := range v[f] {
				out[c][k] += float64(x) * w[len(features)+j]
			}
		}
	}
	return all, out
}
