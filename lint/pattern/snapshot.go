package pattern

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"
)

// Snapshot is a lexicon with all its compiled patterns as bytes, for Restore.
// It holds for this version of the program only.
func (lx *Lexicon) Snapshot() []byte {
	w := &words{}
	w.strings(lx.names)
	names := make([]string, len(lx.concepts))
	for i, c := range lx.concepts {
		names[i] = c.Name
	}
	w.strings(names)
	code := make([]int32, 0, 5*len(lx.code))
	for _, in := range lx.code {
		code = append(code, int32(in.op), in.pos, in.next, in.a, in.b)
	}
	w.records(5, code)
	w.records(1, lx.alts)
	w.records(1, lx.sets)
	w.records(1, lx.setAt)
	for i := range lx.classes {
		c := &lx.classes[i]
		w.numbers(c.anyTo, c.need, bit(c.words))
		var flat []int32
		for _, e := range c.entries {
			flat = append(flat, e.first, e.start, e.second)
		}
		w.records(3, flat)
	}
	flat := make([]int32, 0, 7*len(lx.ways.all))
	for _, x := range lx.ways.all {
		flat = append(flat, x.class, x.start, x.need[0], x.need[1], x.need[2], x.first, bit(x.mention))
	}
	w.records(7, flat)
	sources := make([]string, 0, len(lx.compiled))
	for src := range lx.compiled {
		sources = append(sources, src)
	}
	slices.Sort(sources)
	w.strings(sources)
	var where []int32
	for _, src := range sources {
		p := lx.compiled[src]
		where = append(where, p.start, p.need[0], p.need[1], p.need[2], p.says[0], p.says[1], p.first, bit(p.mention))
	}
	w.records(8, where)
	return w.out
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// Restore is the inverse of Snapshot. Patterns of the snapshot cost nothing to
// Compile again; others are compiled as ever. The concepts come back by name
// only. Names and patterns are kept as parts of data.
func Restore(data string, roles RoleNames) (*Lexicon, error) {
	r := &reader{data: data}
	lx := &Lexicon{program: program{names: r.strings(), known: map[string]int32{}}, roles: roles, weights: map[int32]int{}}
	names := r.strings()
	code := r.numbers(5)
	var coded sync.WaitGroup
	coded.Go(func() { lx.code = instructions(code) })
	defer coded.Wait()
	lx.alts, lx.sets, lx.setAt = r.ints(), r.ints(), r.ints()
	lx.program.words = make(map[string]int32, len(lx.names))
	for i, n := range lx.names {
		lx.program.words[n] = int32(i)
	}
	lx.byName = make(map[string]int32, len(names))
	lx.concepts = make([]Concept, len(names))
	lx.classes = make([]class, len(names))
	for i, n := range names {
		lx.byName[n] = int32(i)
		lx.concepts[i].Name = n
		c := &lx.classes[i]
		c.state, c.anyTo, c.need, c.words = 2, r.next(), r.next(), r.next() == 1
		entries := r.numbers(3)
		c.entries = make([]entry, len(entries)/12)
		for k := range c.entries {
			e := entries[12*k : 12*k+12]
			c.entries[k] = entry{number(e), number(e[4:]), number(e[8:])}
		}
	}
	lx.ways.all = make([]way, r.records(7))
	for i := range lx.ways.all {
		lx.ways.all[i] = way{r.next(), r.next(), [3]int32{r.next(), r.next(), r.next()}, r.next(), r.next() == 1}
	}
	sources := r.strings()
	if n := r.records(8); n != len(sources) || r.bad {
		return nil, errSnapshot
	}
	lx.compiled = make(map[string]*Pattern, len(sources))
	patterns := make([]Pattern, len(sources))
	for i, src := range sources {
		patterns[i] = Pattern{
			lx: lx, start: r.next(), need: [3]int32{r.next(), r.next(), r.next()}, says: [2]int32{r.next(), r.next()},
			first: r.next(), mention: r.next() == 1,
		}
		lx.compiled[src] = &patterns[i]
	}
	if r.bad {
		return nil, errSnapshot
	}
	lx.link()
	return lx, nil
}

// roomToGrow is how many more instructions or numbers a restored lexicon takes
// without moving: the few patterns that are compiled at every start.
const roomToGrow = 1 << 12

var errSnapshot = errors.New("pattern: the snapshot is damaged")

// words writes numbers in four bytes, the lowest first: reading them is most
// of what a start costs, and varints take several times as long.
type words struct{ out []byte }

// records writes numbers that come size to a record, after how many records they are.
func (w *words) records(size int, v []int32) {
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(v)/size))
	w.numbers(v...)
}

func (w *words) numbers(v ...int32) {
	for _, n := range v {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(n))
	}
}

func (w *words) strings(v []string) {
	all := strings.Join(v, "\n")
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(all)))
	w.out = append(w.out, all...)
}

// reader reads what words has written, from at on. Once bad, it has nothing
// more to say.
type reader struct {
	data string
	at   int
	bad  bool
}

func (r *reader) next() int32 {
	if len(r.data)-r.at < 4 {
		r.bad = true
		return 0
	}
	r.at += 4
	return number(r.data[r.at-4:])
}

// records is how many records of size numbers follow.
func (r *reader) records(size int) int {
	n := int(uint32(r.next()))
	if r.bad = r.bad || n > (len(r.data)-r.at)/4/size; r.bad {
		return 0
	}
	return n
}

// numbers is the text of the records of size numbers that follow, for number.
func (r *reader) numbers(size int) string {
	n := 4 * size * r.records(size)
	r.at += n
	return r.data[r.at-n : r.at]
}

// number is the one that s begins with.
func number(s string) int32 {
	_ = s[3]
	return int32(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
}

// instructions are those of a text that numbers gave.
func instructions(s string) []instr {
	code := make([]instr, len(s)/20, len(s)/20+roomToGrow)
	for i := range code {
		c := s[20*i : 20*i+20]
		code[i] = instr{op(number(c)), number(c[4:]), number(c[8:]), number(c[12:]), number(c[16:])}
	}
	return code
}

func (r *reader) ints() []int32 {
	s := r.numbers(1)
	v := make([]int32, len(s)/4, len(s)/4+roomToGrow)
	for i := range v {
		v[i] = number(s[4*i:])
	}
	return v
}

func (r *reader) strings() []string {
	n := int(uint32(r.next()))
	if r.bad = r.bad || n > len(r.data)-r.at; n == 0 || r.bad {
		return nil
	}
	r.at += n
	return strings.Split(r.data[r.at-n:r.at], "\n")
}
