package pdf

import (
	"bytes"
	"slices"
)

// readXref follows the chain of cross-reference tables and streams from the
// end of the file. It is false where it does not lead to a catalogue.
func (f *File) readXref() bool {
	i := bytes.LastIndex(f.data, []byte("startxref"))
	if i < 0 {
		return false
	}
	l := &lexer{src: f.data, pos: i + len("startxref"), file: f}
	offset, ok := l.object().(int)
	seen := map[int]bool{}
	queue := []int{offset}
	for len(queue) > 0 && ok {
		at := queue[0] + f.base
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		d := f.xrefSection(at)
		if d == nil {
			return false
		}
		for k, v := range d {
			if _, newer := f.trailer[k]; !newer {
				f.trailer[k] = v
			}
		}
		if at, ok := d["XRefStm"].(int); ok { // objects that only newer readers are to see
			queue = append(queue, at)
		}
		if at, ok := toNumber(d["Prev"]); ok {
			queue = append(queue, int(at))
		}
	}
	return ok && f.dict(f.trailer["Root"]) != nil
}

// xrefSection reads the table or stream at an offset, and returns its trailer.
func (f *File) xrefSection(at int) dict {
	if at < 0 || at >= len(f.data) {
		return nil
	}
	l := &lexer{src: f.data, pos: at, file: f, refs: true}
	l.white()
	if !bytes.HasPrefix(l.src[l.pos:], []byte("xref")) {
		return f.xrefStream(l.pos)
	}
	l.pos += len("xref")
	for {
		first := l.plainObject()
		start, ok := first.(int)
		if !ok {
			if first == object(keyword("trailer")) {
				d, _ := l.object().(dict)
				return d
			}
			return nil
		}
		n, ok := l.plainObject().(int)
		if !ok {
			return nil
		}
		for i := 0; i < n; i++ {
			back := l.pos
			offset, ok1 := l.plainObject().(int)
			_, ok2 := l.plainObject().(int)
			kind, ok3 := l.plainObject().(keyword)
			if !ok1 || !ok2 || !ok3 {
				l.pos = back // fewer lines than announced
				break
			}
			if kind == "n" && offset > 0 {
				f.enter(start+i, entry{offset: offset + f.base})
			}
			if kind == "f" {
				f.enter(start+i, entry{offset: -1})
			}
		}
	}
}

// enter notes where an object is; what is known already is newer.
func (f *File) enter(num int, e entry) {
	if _, ok := f.xref[num]; !ok && num >= 0 {
		f.count(&f.objectsLeft, 1)
		f.xref[num] = e
	}
}

func (f *File) xrefStream(at int) dict {
	l := &lexer{src: f.data, pos: at, file: f}
	num, ok := l.object().(int)
	if !ok {
		return nil
	}
	o, ok := f.objectAt(at, num)
	s, isStream := o.(*stream)
	if !ok || !isStream || f.name(s.dict["Type"]) != "XRef" {
		return nil
	}
	data, err := f.decode(s)
	w := f.numbers(s.dict["W"], 3)
	if err != nil && len(data) == 0 || w == nil {
		return nil
	}
	var width [3]int
	size := 0
	for i := range width {
		if w[i] < 0 || w[i] > 8 {
			return nil
		}
		width[i] = int(w[i])
		size += width[i]
	}
	if size == 0 {
		return nil
	}
	index := f.array(s.dict["Index"])
	if index == nil {
		index = array{0, s.dict["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		start, n := f.int(index[i]), f.int(index[i+1])
		for k := 0; k < n && len(data) >= size; k++ {
			kind := 1
			if width[0] > 0 {
				kind = bigEndian(data[:width[0]])
			}
			a := bigEndian(data[width[0] : width[0]+width[1]])
			data = data[size:]
			switch kind {
			case 0:
				f.enter(start+k, entry{offset: -1})
			case 1:
				f.enter(start+k, entry{offset: a + f.base})
			case 2:
				f.enter(start+k, entry{stream: a})
			}
		}
	}
	return s.dict
}

func bigEndian(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}

// search goes through the whole file for objects, once, where the table is
// missing or wrong. A later object of a number stands for an earlier one. It
// is false if that was done before.
func (f *File) search() bool {
	if f.searched {
		return false
	}
	f.searched = true
	f.xref, f.packed = map[int]entry{}, map[int]*objectStream{}
	for num, o := range f.objects {
		if o == nil {
			delete(f.objects, num)
		}
	}
	data := f.data
	var packed []int // offsets of object streams
	at := map[int]int{}
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		i += pos
		pos = i + 3
		num, start, ok := numberBefore(data, i)
		if !ok {
			continue
		}
		f.count(&f.objectsLeft, 1)
		f.xref[num] = entry{offset: start}
		at[num] = start
		head := data[i:min(len(data), i+300)]
		if end := bytes.Index(head, []byte("stream")); end >= 0 {
			head = head[:end]
			switch {
			case bytes.Contains(head, []byte("/ObjStm")):
				packed = append(packed, num)
			case bytes.Contains(head, []byte("/XRef")):
				l := &lexer{src: data, pos: i + 3, file: f, refs: true}
				if d, ok := l.object().(dict); ok {
					f.newerTrailer(d)
				}
			}
		}
	}
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("trailer"))
		if i < 0 {
			break
		}
		pos += i + len("trailer")
		l := &lexer{src: data, pos: pos, file: f, refs: true}
		if d, ok := l.object().(dict); ok {
			f.newerTrailer(d)
		}
	}
	if f.crypt == nil && f.trailer["Encrypt"] != nil {
		_ = f.unlock() // or else the object streams cannot be read; Open asks again
	}
	for _, num := range packed {
		s := f.objectStream(num)
		if s == nil {
			continue
		}
		for _, n := range s.nums {
			if at[n] < at[num] {
				at[n] = at[num]
				f.xref[n] = entry{stream: num}
			}
		}
	}
	if f.dict(f.trailer["Root"]) == nil {
		f.findRoot()
	}
	return true
}

// newerTrailer takes in a trailer that stands further down in the file.
func (f *File) newerTrailer(d dict) {
	for _, k := range []name{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := d[k]; ok {
			f.trailer[k] = v
		}
	}
}

// findRoot looks for the catalogue among all objects.
func (f *File) findRoot() {
	for _, num := range f.numbersOfObjects() {
		if d := f.dict(ref{num, 0}); f.name(d["Type"]) == "Catalog" {
			f.trailer["Root"] = ref{num, 0}
		}
	}
}

func (f *File) numbersOfObjects() []int {
	nums := make([]int, 0, len(f.xref))
	for num := range f.xref {
		nums = append(nums, num)
	}
	slices.Sort(nums)
	return nums
}

// numberBefore reads "7 0 " backwards from the word obj at i.
func numberBefore(data []byte, i int) (num, start int, ok bool) {
	j, g := digitsBefore(data, whiteBefore(data, i))
	if g < 0 {
		return 0, 0, false
	}
	k := whiteBefore(data, j)
	start, num = digitsBefore(data, k)
	return num, start, k < j && num >= 0
}

func whiteBefore(data []byte, i int) int {
	for n := 0; i > 0 && isWhite(data[i-1]) && n < 16; n++ {
		i--
	}
	return i
}

// digitsBefore is the number that ends at i, or -1, and where it starts.
func digitsBefore(data []byte, i int) (start, v int) {
	end := i
	for i > 0 && '0' <= data[i-1] && data[i-1] <= '9' && end-i < 10 {
		i--
	}
	if i == end {
		return i, -1
	}
	for _, c := range data[i:end] {
		v = v*10 + int(c-'0')
	}
	return i, v
}
