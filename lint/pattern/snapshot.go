package pattern

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
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
	w.ints(code)
	w.ints(lx.alts)
	w.ints(lx.sets)
	w.ints(lx.setAt)
	for i := range lx.classes {
		c := &lx.classes[i]
		flat := []int32{c.anyTo, c.need, 0}
		if c.words {
			flat[2] = 1
		}
		for _, e := range c.entries {
			flat = append(flat, e.first, e.start, e.second, e.need)
		}
		w.ints(flat)
	}
	flat := make([]int32, 0, 5*len(lx.ways.all))
	for _, x := range lx.ways.all {
		flat = append(flat, x.class, x.start, x.need[0], x.need[1], x.need[2])
	}
	w.ints(flat)
	sources := make([]string, 0, len(lx.compiled))
	for src := range lx.compiled {
		sources = append(sources, src)
	}
	slices.Sort(sources)
	w.strings(sources)
	var where []int32
	for _, src := range sources {
		p := lx.compiled[src]
		mention := int32(0)
		if p.mention {
			mention = 1
		}
		where = append(where, p.start, p.need[0], p.need[1], p.need[2], p.says[0], p.says[1], p.first, mention)
	}
	w.ints(where)
	return w.out
}

// Restore is the inverse of Snapshot. Patterns of the snapshot cost nothing to
// Compile again; others are compiled as ever. The concepts come back by name
// only.
func Restore(data []byte, roles RoleNames) (*Lexicon, error) {
	r := &reader{data: data}
	lx := &Lexicon{program: program{names: r.strings(), known: map[string]int32{}}, roles: roles, weights: map[int32]int{}}
	names := r.strings()
	code := r.ints()
	lx.alts, lx.sets, lx.setAt = r.ints(), r.ints(), r.ints()
	lx.code = make([]instr, len(code)/5)
	for i := range lx.code {
		c := code[5*i : 5*i+5]
		lx.code[i] = instr{op(c[0]), c[1], c[2], c[3], c[4]}
	}
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
		flat := r.ints()
		if r.bad || len(flat) < 3 {
			return nil, errSnapshot
		}
		c := &lx.classes[i]
		c.state, c.anyTo, c.need, c.words = 2, flat[0], flat[1], flat[2] == 1
		c.entries = make([]entry, 0, len(flat)/4)
		for k := 3; k+3 < len(flat); k += 4 {
			c.entries = append(c.entries, entry{flat[k], flat[k+1], flat[k+2], flat[k+3]})
		}
	}
	flat := r.ints()
	lx.ways.all = make([]way, len(flat)/5)
	for i := range lx.ways.all {
		f := flat[5*i : 5*i+5]
		lx.ways.all[i] = way{f[0], f[1], [3]int32{f[2], f[3], f[4]}}
	}
	sources, where := r.strings(), r.ints()
	if r.bad || len(where) != 8*len(sources) {
		return nil, errSnapshot
	}
	lx.compiled = make(map[string]*Pattern, len(sources))
	patterns := make([]Pattern, len(sources))
	for i, src := range sources {
		w := where[8*i : 8*i+8]
		patterns[i] = Pattern{lx: lx, start: w[0], need: [3]int32{w[1], w[2], w[3]}, says: [2]int32{w[4], w[5]}, first: w[6], mention: w[7] == 1}
		lx.compiled[src] = &patterns[i]
	}
	lx.link()
	return lx, nil
}

var errSnapshot = errors.New("pattern: the snapshot is damaged")

// words writes numbers in four bytes, the lowest first: reading them is most
// of what a start costs, and varints take several times as long.
type words struct{ out []byte }

func (w *words) ints(v []int32) {
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(v)))
	for _, n := range v {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(n))
	}
}

func (w *words) strings(v []string) {
	all := strings.Join(v, "\n")
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(all)))
	w.out = append(w.out, all...)
}

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) length() int {
	if len(r.data) < 4 {
		r.bad = true
		return 0
	}
	n := binary.LittleEndian.Uint32(r.data)
	r.data = r.data[4:]
	return int(n)
}

func (r *reader) ints() []int32 {
	n := r.length()
	if n > len(r.data)/4 {
		r.bad = true
		return nil
	}
	v := make([]int32, n)
	data := r.data[:4*n]
	for i := range v {
		v[i] = int32(binary.LittleEndian.Uint32(data[4*i:]))
	}
	r.data = r.data[4*n:]
	return v
}

func (r *reader) strings() []string {
	n := r.length()
	if r.bad = r.bad || n > len(r.data); n == 0 || r.bad {
		return nil
	}
	s := string(r.data[:n])
	r.data = r.data[n:]
	return strings.Split(s, "\n")
}
