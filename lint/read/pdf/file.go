package pdf

import (
	"bytes"
	"strings"
)

// File is an opened PDF. It is not safe for use by several goroutines.
type File struct {
	data     []byte
	base     int // where "%PDF-" stands: offsets count from there
	xref     map[int]entry
	trailer  dict
	objects  map[int]object
	loading  map[int]bool
	packed   map[int]*objectStream
	crypt    *crypt
	searched bool // the file was searched for its objects
	pages    []page
	fonts    map[ref]*font
	hidden   map[ref]bool // optional content that is switched off
	limits
}

// entry says where an object is: at an offset, or in an object stream.
type entry struct {
	offset int // in the file, where stream is 0
	stream int
}

// Open reads the structure of a file. A file that may be opened without a
// password, though not changed, is opened. Errors are those that this package
// names.
func Open(data []byte) (f *File, err error) {
	defer guard(&err)
	head := data[:min(len(data), 4096)]
	base := bytes.Index(head, []byte("%PDF-"))
	if base < 0 {
		return nil, ErrNotPDF
	}
	f = &File{
		data: data, base: base, xref: map[int]entry{}, trailer: dict{}, objects: map[int]object{},
		loading: map[int]bool{}, packed: map[int]*objectStream{}, fonts: map[ref]*font{}, limits: newLimits(),
	}
	if !f.readXref() {
		f.search()
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.findPages(); len(f.pages) == 0 && f.search() {
		if err := f.unlock(); err != nil {
			return nil, err
		}
		f.findPages()
	}
	if len(f.pages) == 0 {
		f.loosePages()
	}
	if len(f.pages) == 0 {
		return nil, ErrDamaged
	}
	f.findHidden()
	return f, nil
}

// load is an object by number; nil where there is none, and while it is being
// loaded.
func (f *File) load(num int) object {
	if o, ok := f.objects[num]; ok {
		return o
	}
	if f.loading[num] || len(f.loading) > maxNesting {
		return nil
	}
	f.loading[num] = true
	defer delete(f.loading, num)
	o, ok := f.fetch(num)
	if !ok && f.search() {
		o, _ = f.fetch(num)
	}
	f.objects[num] = o
	return o
}

// fetch reads an object from where the table has it. It is false where the
// table is wrong; an object that is not in the table is null.
func (f *File) fetch(num int) (object, bool) {
	e, ok := f.xref[num]
	if !ok {
		return nil, true
	}
	if e.stream == 0 {
		return f.objectAt(e.offset, num)
	}
	s := f.objectStream(e.stream)
	if s == nil {
		return nil, false
	}
	at, ok := s.at[num]
	if !ok {
		return nil, false
	}
	l := &lexer{src: s.data, pos: at, file: f, refs: true}
	o := l.object()
	if _, ok := o.(keyword); ok {
		return nil, true
	}
	return o, true
}

// objectAt reads "7 0 obj ..." at an offset.
func (f *File) objectAt(offset, num int) (object, bool) {
	if offset < 0 || offset >= len(f.data) {
		return nil, false
	}
	l := &lexer{src: f.data, pos: offset, file: f, refs: true}
	n, ok1 := l.plainObject().(int)
	gen, ok2 := l.plainObject().(int)
	word, _ := l.object().(keyword)
	if !ok1 || !ok2 || n != num || word != "obj" {
		return nil, false
	}
	o := l.object()
	if _, ok := o.(keyword); ok {
		return nil, true
	}
	id := ref{num, gen}
	if f.crypt != nil {
		o = f.crypt.strings(o, id)
	}
	d, ok := o.(dict)
	if !ok {
		return o, true
	}
	if l.white(); !bytes.HasPrefix(l.src[l.pos:], []byte("stream")) {
		return d, true
	}
	raw, cut := f.streamData(l.pos+len("stream"), d)
	return &stream{dict: d, raw: raw, id: id, cut: cut}, true
}

// plainObject is object, with "1 0" not looked through for an R.
func (l *lexer) plainObject() object {
	l.refs = false
	defer func() { l.refs = true }()
	return l.object()
}

// streamData is the data of a stream after that word: as long as the
// dictionary says where that is right, or else up to "endstream". Cut is a stream that the file ends in.
func (f *File) streamData(pos int, d dict) (raw []byte, cut bool) {
	data := f.data
	if bytes.HasPrefix(data[pos:], []byte("\r\n")) {
		pos += 2
	} else if pos < len(data) && (data[pos] == '\n' || data[pos] == '\r') {
		pos++
	}
	if n, ok := f.resolve(d["Length"]).(int); ok && n >= 0 && n <= len(data)-pos {
		rest := data[pos+n : min(len(data), pos+n+16)]
		if bytes.HasPrefix(bytes.TrimLeft(rest, "\r\n \t\x00"), []byte("endstr")) {
			return data[pos : pos+n], false
		}
	}
	end := bytes.Index(data[pos:], []byte("endstream"))
	if end < 0 {
		f.count(&f.scannedLeft, len(data)-pos)
		if end = bytes.Index(data[pos:], []byte("endobj")); end < 0 {
			end, cut = len(data)-pos, true
		}
	}
	f.count(&f.scannedLeft, end)
	raw = data[pos : pos+end]
	if bytes.HasSuffix(raw, []byte("\r\n")) {
		return raw[:len(raw)-2], cut
	}
	return bytes.TrimRight(raw, "\r\n"), cut
}

// objectStream is a stream of objects, unpacked.
type objectStream struct {
	data []byte
	at   map[int]int // object number to offset
	nums []int
}

func (f *File) objectStream(num int) *objectStream {
	if s, ok := f.packed[num]; ok {
		return s
	}
	f.packed[num] = nil
	st, _ := f.load(num).(*stream)
	if st == nil {
		return nil
	}
	s := f.unpackObjects(st)
	f.packed[num] = s
	return s
}

func (f *File) unpackObjects(st *stream) *objectStream {
	data, _ := f.decode(st)
	n, first := f.int(st.dict["N"]), f.int(st.dict["First"])
	if n <= 0 || first <= 0 || first > len(data) {
		return nil
	}
	s := &objectStream{data: data, at: map[int]int{}}
	l := &lexer{src: data[:first], file: f}
	for range n {
		num, ok1 := l.object().(int)
		off, ok2 := l.object().(int)
		if !ok1 || !ok2 {
			break
		}
		if off >= 0 && off <= len(data)-first {
			s.at[num] = first + off
			s.nums = append(s.nums, num)
		}
	}
	return s
}

// Properties are the entries of the document's information whose names start
// with prefix, without it; the names are in lower case.
func (f *File) Properties(prefix string) (out map[string]string, err error) {
	defer guard(&err)
	out = map[string]string{}
	for key, value := range f.dict(f.trailer["Info"]) {
		if rest, ok := strings.CutPrefix(strings.ToLower(string(key)), prefix); ok {
			out[rest] = textString(f.string(value))
		}
	}
	return out, nil
}
