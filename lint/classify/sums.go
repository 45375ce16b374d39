package classify

// sums adds up rows of signed bytes, eight columns at a time: the columns of a row
// are taken for numbers from 0 to 255, and four of every other one fit into a word
// with room for 257 rows.
type sums struct {
	even, odd []uint64 // by eight columns
	rows      int      // in even and odd
	total     []int32  // by column
}

const (
	signs    = 0x8080808080808080
	everyTwo = 0x00ff00ff00ff00ff
	room     = 257
)

func newSums(columns int) *sums {
	words := columns / 8
	both := make([]uint64, 2*words)
	return &sums{even: both[:words], odd: both[words:], total: make([]int32, columns)}
}

// add adds a row.
func (s *sums) add(row string) {
	if s.rows == room {
		s.flush()
	}
	s.rows++
	odd := s.odd[:len(s.even)]
	for k := range s.even {
		b := row[8*k : 8*k+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		x ^= signs
		s.even[k] += x & everyTwo
		odd[k] += x >> 8 & everyTwo
	}
	for k := 8 * len(s.even); k < len(s.total); k++ {
		s.total[k] += int32(int8(row[k]))
	}
}

func (s *sums) flush() {
	base := int32(s.rows) << 7
	for k := range s.even {
		for lane := range 4 {
			s.total[8*k+2*lane] += int32(s.even[k]>>(16*lane)&0xffff) - base
			s.total[8*k+2*lane+1] += int32(s.odd[k]>>(16*lane)&0xffff) - base
		}
		s.even[k], s.odd[k] = 0, 0
	}
	s.rows = 0
}

// totals are the sums by column.
func (s *sums) totals() []int32 {
	s.flush()
	return s.total
}
