package classify

import "github.com/dalint/dalint/lint"

// What tests see of the package that are not in it, since they fit the models that
// they look at.

const (
	Page = page
	Leaf = leaf
)

// Layers is what stands behind the vectors of a network.
type Layers = layers

// WeighFeatures are the weights of a sentence that has some features.
func (m *Model) WeighFeatures(features, around []Feature) Weights {
	return m.sum(features, func() []Feature { return around })
}

// FeaturesRead are the features that the model's own reader reads.
func (m *Model) FeaturesRead(p *lint.Paragraph, i int) []Feature {
	all, _ := m.group.readers.Get().(*reader).features(p, i)
	return all
}

// Part is what a topic notes of a paragraph of so many tokens.
func Part(tokens int, of ...Feature) any { return content{of, tokens} }

// Parted are the features that a topic noted.
func Parted(note any) []Feature { return note.(content).features }
