package classify

import (
	"encoding/binary"
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

// Layer is one of a network: Weights by output, then input.
type Layer struct {
	Weights [][]float32
	Bias    []float32
}

// Apply gives the outputs of a layer for its inputs.
func (l *Layer) Apply(in, out []float32) {
	for k, row := range l.Weights {
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
		out[k] = l.Bias[k] + (x[0] + x[1]) + (x[2] + x[3])
	}
}

// dense is a Layer by the name that the data of models has for it.
type dense Layer

func (d *dense) apply(in, out []float32) { (*Layer)(d).Apply(in, out) }

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

// NewNetwork makes a network of features in ascending order, their vectors one after
// the other, of which each coordinate takes a byte, what is added to the sum of
// vectors, by unit, and the layers behind.
func NewNetwork(features []Feature, vectors, bias []float32, second, last Layer) *Network {
	most := float32(0)
	for _, x := range vectors {
		most = max(most, x, -x)
	}
	n := &Network{layers: layers{Units: len(bias), Scale: 1, Bias: bias, Second: dense(second), Last: dense(last)}}
	if most > 0 {
		n.Scale = float64(most) / math.MaxInt8
	}
	var hs, vs []byte
	for _, f := range features {
		hs = binary.LittleEndian.AppendUint32(hs, uint32(f))
	}
	for _, x := range vectors {
		vs = append(vs, byte(int8(math.Round(float64(x)/n.Scale))))
	}
	n.table, n.vectors = newTable(string(hs)), string(vs)
	return n
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
func (n *Network) weigh(features, around []Feature) []float32 {
	rows := newSums(n.Units)
	for _, list := range [][]Feature{features, around} {
		for _, f := range list {
			if k := n.find(f); k >= 0 {
				rows.add(n.vectors[k*n.Units : (k+1)*n.Units])
			}
		}
	}
	one := n.Scale * Scale(len(features))
	units := make([]float32, n.Units)
	for k, t := range rows.totals() {
		units[k] = Squash(float32(float64(t)*one) + n.Bias[k])
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

// Squash keeps a unit of the first layer between -1 and 1.
func Squash(x float32) float32 { return float32(math.Tanh(float64(x))) }
