package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Sample is a random choice of documents for people to read. Every group gives
// its share of them; groups that are not shown apart are one. The same documents
// and the same seed give the same sample, in whatever order they were read.
type Sample struct {
	Size      int      `json:"size"` // documents asked for
	Seed      uint64   `json:"seed"`
	Documents []string `json:"documents"` // paths, in order
}

// strata are the documents by group, the groups in order of their names.
func (a *Audit) strata(byName map[string][]*Document) [][]*Document {
	out := make([][]*Document, 0, len(a.Groups)+1)
	for i := range a.Groups {
		out = append(out, byName[a.Groups[i].Name])
	}
	var others []*Document
	for name, docs := range byName {
		if !a.Apart(name) {
			others = append(others, docs...)
		}
	}
	if len(others) > 0 {
		out = append(out, others)
	}
	return out
}

// Apart reports whether a group is shown apart.
func (a *Audit) Apart(name string) bool {
	_, ok := slices.BinarySearchFunc(a.Groups, name, func(g Group, n string) int { return cmp.Compare(g.Name, n) })
	return ok
}

// draw chooses the documents. Each stratum gives its share of the whole, rounded
// by the largest remainders; within one, those that a hash of seed and path puts
// first are taken.
func (s *Sample) draw(strata [][]*Document) {
	total := 0
	for _, docs := range strata {
		total += len(docs)
	}
	size := min(s.Size, total)
	take, order := make([]int, len(strata)), make([]int, len(strata))
	left := size
	for i, docs := range strata {
		take[i], order[i] = size*len(docs)/max(total, 1), i
		left -= take[i]
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(size*len(strata[y])%max(total, 1), size*len(strata[x])%max(total, 1))
	})
	for _, i := range order[:left] {
		take[i]++
	}
	s.Documents = []string{}
	for i, docs := range strata {
		drawn := make([]lot, len(docs))
		for k, d := range docs {
			drawn[k] = lot{s.hash(d.Path), d.Path}
		}
		slices.SortFunc(drawn, func(x, y lot) int {
			return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.path, y.path))
		})
		for _, l := range drawn[:take[i]] {
			s.Documents = append(s.Documents, l.path)
		}
	}
	slices.Sort(s.Documents)
}

// lot is a document in the draw.
type lot struct {
	hash uint64
	path string
}

func (s *Sample) hash(path string) uint64 {
	seed := binary.BigEndian.AppendUint64(nil, s.Seed)
	sum := sha256.Sum256(append(seed, path...))
	return binary.BigEndian.Uint64(sum[:8])
}
