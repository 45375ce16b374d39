package classify

// table finds the place of a feature among those that a model knows.
type table struct {
	hashes string   // hashSize bytes each, little-endian, ascending
	starts []uint32 // by the first bits of a hash: the place of the first that has them, or more
}

const (
	hashSize  = 4
	firstBits = 16
)

// newTable indexes hashes by their first bits: they are spread evenly, so that few
// share them.
func newTable(hashes string) table {
	t := table{hashes, make([]uint32, 1<<firstBits+1)}
	n := len(hashes) / hashSize
	at := 0
	for k := range t.starts {
		for at < n && int(t.at(at)>>(32-firstBits)) < k {
			at++
		}
		t.starts[k] = uint32(at)
	}
	return t
}

func (t *table) at(k int) Feature {
	b := t.hashes[k*hashSize : (k+1)*hashSize]
	return Feature(b[0]) | Feature(b[1])<<8 | Feature(b[2])<<16 | Feature(b[3])<<24
}

// find is the place of a feature; -1 where it is not there.
func (t *table) find(f Feature) int {
	first := f >> (32 - firstBits)
	for k := int(t.starts[first]); k < int(t.starts[first+1]); k++ {
		if t.at(k) == f {
			return k
		}
	}
	return -1
}
