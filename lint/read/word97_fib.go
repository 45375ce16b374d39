package read

import (
	"encoding/binary"
	"sort"
)

// fib is what dalint needs of the File Information Block, which a Word document
// starts with.
type fib struct {
	table1 bool // which table stream is in use
	ccp    [8]int
	pairs  []byte // FibRgFcLcb: where things are in the table stream
}

// The parts that the text is divided into, in the order in which it is stored.
const (
	ccpText = iota
	ccpFtn
	ccpHdd
	_ // macros, no longer used
	ccpAtn
	ccpEdn
	ccpTxbx
	ccpHdrTxbx
)

// Indices of pairs of offset and length in FibRgFcLcb97.
const (
	fcStshf        = 1
	fcPlcffndTxt   = 3
	fcPlcfandRef   = 4
	fcPlcfandTxt   = 5
	fcPlcfSed      = 6
	fcPlcfHdd      = 11
	fcPlcfBteChpx  = 12
	fcPlcfBtePapx  = 13
	fcSttbfFfn     = 15
	fcClx          = 33
	fcSttbfAtnBkmk = 37
	fcPlcfAtnBkf   = 42
	fcPlcfAtnBkl   = 43
	fcPlcfendTxt   = 47
	fcPlcftxbxTxt  = 56
	fcPlcfHdrtxbx  = 58
)

func readFIB(b []byte) (*fib, error) {
	const word97 = 0xc0 // [MS-DOC] has 0xc1; versions for the Far East and the Middle East wrote the numbers beside it
	if len(b) < 0x9a {
		return nil, damaged("is a damaged Word document (its start is missing)")
	}
	flags := u16(b, 10)
	switch magic := u16(b, 0); {
	case magic == 0xa5dc, magic == 0xa5db, magic == 0xa5ec && u16(b, 2) < word97:
		return nil, &Error{LegacyOffice, "is a Word document older than Word 97", "open it in Word and save it as .docx"}
	case magic != 0xa5ec:
		return nil, damaged("is a damaged Word document (its start is not one)")
	case flags&0x100 != 0:
		return nil, errPassword
	}
	f := &fib{table1: flags&0x200 != 0}
	for i := range f.ccp {
		f.ccp[i] = int(u32(b, 0x4c+4*i))
		if f.ccp[i] > maxCharacters {
			return nil, damaged("is a damaged Word document (it says that it has %d characters)", f.ccp[i])
		}
	}
	f.pairs = b[0x9a:min(len(b), 0x9a+8*u16(b, 0x98))]
	return f, nil
}

// start is where a part of the text starts, in characters.
func (f *fib) start(part int) int {
	n := 0
	for _, c := range f.ccp[:part] {
		n += c
	}
	return n
}

// part is what the table stream has under an index; nothing where that lies
// outside of the stream.
func (w *word97) part(i int) []byte {
	if 8*i+8 > len(w.pairs) {
		return nil
	}
	from, n := int(u32(w.pairs, 8*i)), int(u32(w.pairs, 8*i+4))
	if from > len(w.table) || n > len(w.table)-from {
		return nil
	}
	return w.table[from : from+n]
}

// plc is a sorted array of places (characters or file offsets), each but the
// last with data of a fixed size.
type plc struct {
	cps  []int
	data []byte
	size int
}

// plc reads a PLC whose data are of that size. One that is not in order ends
// where it ceases to be.
func (w *word97) plc(i, size int) plc { return readPLC(w.part(i), size) }

func readPLC(b []byte, size int) plc {
	n := (len(b) - 4) / (4 + size)
	if n < 1 {
		return plc{size: size}
	}
	p := plc{cps: make([]int, n+1), data: b[4*(n+1):], size: size}
	for k := range p.cps {
		p.cps[k] = int(u32(b, 4*k))
		if k > 0 && p.cps[k] < p.cps[k-1] {
			p.cps = p.cps[:k]
			break
		}
	}
	return p
}

func (p *plc) len() int { return max(len(p.cps)-1, 0) }

func (p *plc) at(k int) []byte { return p.data[k*p.size : (k+1)*p.size] }

// find is the index of the stretch that holds at, or -1.
func (p *plc) find(at int) int {
	k := sort.SearchInts(p.cps, at+1) - 1
	if k < 0 || k >= p.len() {
		return -1
	}
	return k
}

// u16 and u32 read little-endian numbers; beyond the end they are 0.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
