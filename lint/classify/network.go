package classify

import (
	"errors"
	"math"
)

// Network weighs sentences for the classes of a model by two layers of hidden
// units: each feature is a vector of units, which let features that say alike
// stand for each other, and the layers see what holds only of several together.
// A model that has one goes by the two as one (see Model.With). It does not
// change and may be shared by goroutines.
type Network struct {
	layers
	table
	vectors string // Units bytes for each feature
}

// layers is what stands behind the vectors.
type layers struct {
	Units  int       // of the first layer
	Scale  float64   // what the coordinate 1 of a vector is
	Bias   []float32 // by unit
	Second dense     // of units, to hidden ones
	Last   dense     // of hidden ones, to the classes, in logits
}

// dense is a layer: Weights by output, then input.
type dense struct {
	Weights [][]float32
	Bias    []float32
}

func (d *dense) apply(in, out []float32) {
	for k, row := range d.Weights {
		// Four sums side by side: one must wait for itself at each step.
		var x [4]float32
		j := 0
		for ; j+4 <= len(row) && j+4 <= len(in); j += 4 {
			r, i := row[j:j+4], in[j:j+4]
			x[0] += r[0] * i[0]
			x[1] += r[1] * i[1]
			x[2] += r[2] * i[2]
			x[3] += r[3] * i[3]
		}
		for ; j < len(row); j++ {
			x[0] += row[j] * in[j]
		}
		out[k] = d.Bias[k] + (x[0] + x[1]) + (x[2] + x[3])
	}
}

// outputs is how many a layer has.
func (d *dense) outputs() int { return len(d.Bias) }

// fits reports whether a layer is whole and has so many inputs.
func (d *dense) fits(inputs int) bool {
	for _, row := range d.Weights {
		if len(row) != inputs {
			return false
		}
	}
	return len(d.Weights) == len(d.Bias)
}

var errNetwork = errors.New("classify: a network cut short")

// restoreNetwork makes a network of its layers and what Snapshot wrote of the rest.
func restoreNetwork(l layers, data string, classes int) (*Network, error) {
	if l.Units <= 0 || len(l.Bias) != l.Units || !l.Second.fits(l.Units) || !l.Last.fits(l.Second.outputs()) || l.Last.outputs() != classes {
		return nil, errNetwork
	}
	each := hashSize + l.Units
	if len(data)%each != 0 {
		return nil, errNetwork
	}
	n := len(data) / each
	return &Network{l, newTable(data[:n*hashSize]), data[n*hashSize:]}, nil
}

// weigh gives the logits of the classes.
func (n *Network) weigh(features, around []feature) []float32 {
	rows := newSums(n.Units)
	for _, list := range [][]feature{features, around} {
		for _, f := range list {
			if k := n.find(f); k >= 0 {
				rows.add(n.vectors[k*n.Units : (k+1)*n.Units])
			}
		}
	}
	one := n.Scale * scale(len(features))
	units := make([]float32, n.Units)
	for k, t := range rows.totals() {
		units[k] = tanh(float32(float64(t)*one) + n.Bias[k])
	}
	hidden := make([]float32, n.Second.outputs())
	n.Second.apply(units, hidden)
	for k, x := range hidden {
		hidden[k] = max(x, 0)
	}
	out := make([]float32, n.Last.outputs())
	n.Last.apply(hidden, out)
	return out
}

func tanh(x float32) float32 { return float32(math.Tanh(float64(x))) }
