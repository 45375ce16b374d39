package fit

import (
	"bytes"
	"testing"
)

// vectorRecord is a record of a file of vectors with one coordinate that counts.
func vectorRecord(word string, at int) []byte {
	v := make([]byte, dimensions)
	v[at] = 127
	return append(append([]byte{byte(len(word))}, word...), v...)
}

func TestAWordThatNoExampleHasWeighsWhatItsLikeDoes(t *testing.T) {
	vectors, err := ReadVectors(bytes.Join([][]byte{vectorRecord("stormy", 3), vectorRecord("tempestuous", 3), vectorRecord("striped", 5)}, nil))
	if err != nil {
		t.Fatal(err)
	}
	m := Model(weather, stormy(t), vectors, "", lexicon())
	storm, _ := m.Class("storm")
	w := weigh(t, m, "The shirt was tempestuous. The shirt was striped.")
	if w[0][storm] < 1.2*w[1][storm] {
		t.Errorf("like the examples' %.3f, unlike them %.3f", w[0][storm], w[1][storm])
	}
	plain := weigh(t, Model(weather, stormy(t), nil, "", lexicon()), "The shirt was tempestuous. The shirt was striped.")
	if plain[0][storm] != plain[1][storm] {
		t.Errorf("without vectors %.3f and %.3f", plain[0][storm], plain[1][storm])
	}
}

func TestVectorsCutShortAreAnError(t *testing.T) {
	whole := vectorRecord("word", 1)
	for n := 1; n < len(whole); n += 20 {
		if _, err := ReadVectors(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for a file", n, len(whole))
		}
	}
}
