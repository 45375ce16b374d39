package classify

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSumsOfManyRowsAreThoseByHand(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, columns := range []int{1, 7, 8, 11, 48, 62, 64} {
		for _, rows := range []int{0, 1, room, room + 1, 3*room + 5} {
			s, want := newSums(columns), make([]int32, columns)
			for range rows {
				row := make([]byte, columns)
				for k := range row {
					row[k] = byte(r.IntN(256))
					if r.IntN(3) == 0 {
						row[k] = 0x80 // the least, which the most rows of go
					}
					want[k] += int32(int8(row[k]))
				}
				s.add(string(row))
			}
			if got := s.totals(); !slices.Equal(got, want) {
				t.Errorf("%d rows of %d columns: %v, want %v", rows, columns, got, want)
			}
		}
	}
}
