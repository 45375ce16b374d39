package fit

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/dalint/dalint/lint/classify"
)

// How a network is fitted: by Adam (Kingma and Ba, 2015), in which the vector of
// a feature moves only with examples that have it, on examples of which each time
// a part is left out (Srivastava and others, "Dropout", JMLR 15 (2014)), so that
// nothing hangs on one feature. Chosen by what was told best of texts whose
// authors the fitting had not seen.
const (
	firstUnits   = 48
	hiddenUnits  = 96
	seldom       = 5   // features of fewer examples have no vector
	leftOut      = 0.5 // of an example's features
	unitsLeftOut = 0.3
	fewestEpochs = 4
	mostEpochs   = 20
	looked       = 500_000 // examples that are looked at between these
	batch        = 128
	vectorRate   = 0.0015
	layerRate    = 0.001
	lastRate     = 0.05 // of the rates, at the end
	unlikely     = -3   // logits of a class before anything is known
)

// Network fits a network to examples. The same examples and draw, which says in
// what order they are learnt, give the same network.
func Network(classes []string, examples []Example, draw uint64) *classify.Network {
	all := make([][]classify.Feature, len(examples))
	for i := range examples {
		all[i] = slices.Concat(examples[i].Features, examples[i].Around)
	}
	features, rows := index(all, seldom)
	t := newTrainer(len(features), len(classes), draw)
	wanted := make([][]float32, len(examples))
	for i := range examples {
		wanted[i] = make([]float32, len(classes))
		for c, class := range classes {
			if slices.Contains(examples[i].Classes, class) {
				wanted[i][c] = 1
			}
		}
	}
	ones := scales(examples)
	var each []int // the examples, each as often as it counts
	for i := range examples {
		for range examples[i].weight() {
			each = append(each, i)
		}
	}
	epochs := min(max(fewestEpochs, looked/max(len(each), 1)), mostEpochs)
	for epoch := range epochs {
		t.slow = max(lastRate, 1-float64(epoch)/float64(epochs))
		order := t.random.Perm(len(each))
		for k := 0; k < len(order); k += batch {
			some := order[k:min(k+batch, len(order))]
			for _, k := range some {
				i := each[k]
				t.learn(rows[i], float32(ones[i]), wanted[i], 1/float32(len(some)))
			}
			t.step()
		}
	}
	return t.network(features)
}

// trainer fits a network. Layers are lists of parameters with their gradients.
type trainer struct {
	random       *rand.Rand
	vectors      parameters // units for each feature
	bias         parameters // by unit
	second, last trained
	touched      []int32 // features with a gradient
	has          []bool  // by feature: it is among touched
	steps        int
	slow         float64 // what part of the rates counts
	units        []float32
	hidden       []float32
	kept         []int32
	unitsGo      []float32 // by unit: what is kept of it this time
	hiddenGo     []float32
	unitsBack    []float32
	hiddenBack   []float32
	out          []float32
}

// parameters are numbers that are fitted, their gradients, and Adam's means of
// these and of their squares.
type parameters struct{ value, gradient, mean, square []float32 }

func newParameters(n int) parameters {
	return parameters{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
}

// trained is a layer that is fitted: its numbers are the values of parameters.
type trained struct {
	classify.Layer
	weights, bias parameters
	inputs        int
}

func newTrained(inputs, outputs int, r *rand.Rand) trained {
	l := trained{weights: newParameters(inputs * outputs), bias: newParameters(outputs), inputs: inputs}
	l.Bias = l.bias.value
	for k := range outputs {
		l.Weights = append(l.Weights, l.weights.value[k*inputs:(k+1)*inputs])
	}
	most := 1 / math.Sqrt(float64(inputs))
	for _, values := range [][]float32{l.weights.value, l.bias.value} {
		for k := range values {
			values[k] = float32((2*r.Float64() - 1) * most)
		}
	}
	return l
}

func newTrainer(features, classes int, draw uint64) *trainer {
	r := rand.New(rand.NewPCG(draw, 2)) //nolint:gosec // the same network each time is what is wanted
	t := &trainer{
		random: r, vectors: newParameters(features * firstUnits), bias: newParameters(firstUnits),
		second: newTrained(firstUnits, hiddenUnits, r), last: newTrained(hiddenUnits, classes, r),
		has: make([]bool, features), units: make([]float32, firstUnits), hidden: make([]float32, hiddenUnits),
		unitsGo: make([]float32, firstUnits), hiddenGo: make([]float32, hiddenUnits),
		unitsBack: make([]float32, firstUnits), hiddenBack: make([]float32, hiddenUnits), out: make([]float32, classes),
	}
	for k := range t.vectors.value {
		t.vectors.value[k] = float32(r.NormFloat64() * 0.03)
	}
	for k := range t.last.bias.value {
		t.last.bias.value[k] = unlikely
	}
	return t
}

// keep draws what stays of each of some units: nothing, or so much more that the
// whole stays what it was.
func (t *trainer) keep(of []float32) {
	for k := range of {
		of[k] = 0
		if t.random.Float32() >= unitsLeftOut {
			of[k] = 1 / (1 - unitsLeftOut)
		}
	}
}

// back adds the gradients of a layer and gives that of its inputs.
func (l *trained) back(in, outGradient, inGradient []float32) {
	clear(inGradient)
	for k, g := range outGradient {
		if g == 0 {
			continue
		}
		l.bias.gradient[k] += g
		gradients := l.weights.gradient[k*l.inputs : (k+1)*l.inputs]
		for j, w := range l.Weights[k] {
			gradients[j] += g * in[j]
			inGradient[j] += g * w
		}
	}
}

// learn adds the gradients of one example, each of whose features counts one and
// which itself counts share.
func (t *trainer) learn(row []int32, one float32, wanted []float32, share float32) {
	one /= 1 - leftOut
	t.kept = t.kept[:0]
	copy(t.units, t.bias.value)
	for _, f := range row {
		if t.random.Float32() < leftOut {
			continue
		}
		t.kept = append(t.kept, f)
		for k, x := range t.vectors.value[int(f)*firstUnits : (int(f)+1)*firstUnits] {
			t.units[k] += one * x
		}
	}
	t.keep(t.unitsGo)
	t.keep(t.hiddenGo)
	slope := t.unitsGo // by unit, what of a gradient goes on
	for k, x := range t.units {
		y := classify.Squash(x)
		t.units[k] = y * t.unitsGo[k]
		slope[k] *= 1 - y*y
	}
	t.second.Apply(t.units, t.hidden)
	for k, x := range t.hidden {
		if x <= 0 {
			t.hiddenGo[k] = 0
		}
		t.hidden[k] *= t.hiddenGo[k]
	}
	t.last.Apply(t.hidden, t.out)
	for c, z := range t.out {
		t.out[c] = share * (float32(1/(1+math.Exp(-float64(z)))) - wanted[c])
	}
	t.last.back(t.hidden, t.out, t.hiddenBack)
	for k := range t.hiddenBack {
		t.hiddenBack[k] *= t.hiddenGo[k]
	}
	t.second.back(t.units, t.hiddenBack, t.unitsBack)
	for k := range t.unitsBack {
		t.unitsBack[k] *= slope[k]
		t.bias.gradient[k] += t.unitsBack[k]
		t.unitsBack[k] *= one
	}
	for _, f := range t.kept {
		if !t.has[f] {
			t.has[f] = true
			t.touched = append(t.touched, f)
		}
		gradient := t.vectors.gradient[int(f)*firstUnits : (int(f)+1)*firstUnits]
		for k, g := range t.unitsBack {
			gradient[k] += g
		}
	}
}

// step moves what has a gradient against it.
func (t *trainer) step() {
	t.steps++
	for _, f := range t.touched {
		t.vectors.move(int(f)*firstUnits, (int(f)+1)*firstUnits, vectorRate*t.slow, t.steps)
		t.has[f] = false
	}
	t.touched = t.touched[:0]
	for _, p := range []*parameters{&t.bias, &t.second.weights, &t.second.bias, &t.last.weights, &t.last.bias} {
		p.move(0, len(p.value), layerRate*t.slow, t.steps)
	}
}

// move is a step of Adam for the parameters [from, to).
func (p *parameters) move(from, to int, rate float64, steps int) {
	const meanDecay, squareDecay, tiny = 0.9, 0.999, 1e-8
	r := float32(rate * math.Sqrt(1-math.Pow(squareDecay, float64(steps))) / (1 - math.Pow(meanDecay, float64(steps))))
	value, gradient, mean, square := p.value[from:to], p.gradient[from:to], p.mean[from:to], p.square[from:to]
	for k, g := range gradient {
		mean[k] = meanDecay*mean[k] + (1-meanDecay)*g
		square[k] = squareDecay*square[k] + (1-squareDecay)*g*g
		value[k] -= r * mean[k] / (float32(math.Sqrt(float64(square[k]))) + tiny)
		gradient[k] = 0
	}
}

// network is what was fitted.
func (t *trainer) network(features []classify.Feature) *classify.Network {
	return classify.NewNetwork(features, t.vectors.value, t.bias.value, t.second.Layer, t.last.Layer)
}
