package readtest

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strings"
	"unicode/utf16"
)

const (
	sectorSize = 512
	miniSize   = 64
	miniLimit  = 4096 // streams shorter than this are kept in the mini stream
	endOfChain = 0xfffffffe
	freeSector = 0xffffffff
	fatSector  = 0xfffffffd
)

// directoryEntry is one stream or storage of a compound file.
type directoryEntry struct {
	name             string
	kind             byte // 1 storage, 2 stream, 5 root
	right, child, at uint32
	size             int
}

// Compound packs streams into a compound file (OLE). A name is a path: the
// storages before its last slash are made.
func Compound(streams map[string][]byte) []byte {
	entries := []*directoryEntry{{name: "Root Entry", kind: 5, right: freeSector, child: freeSector, at: endOfChain}}
	index := map[string]int{"": 0}
	var add func(path string, kind byte) int
	add = func(path string, kind byte) int {
		if i, ok := index[path]; ok {
			return i
		}
		dir, name := "", path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			dir, name = path[:i], path[i+1:]
		}
		parent := entries[add(dir, 1)]
		i := len(entries)
		index[path] = i
		entries = append(entries, &directoryEntry{name: name, kind: kind, right: parent.child, child: freeSector, at: endOfChain})
		parent.child = uint32(i) // brothers and sisters hang on one another's right
		return i
	}
	paths := make([]string, 0, len(streams))
	for path := range streams {
		paths = append(paths, path)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(paths)))

	var sectors, mini []byte
	var fat, miniFAT []uint32
	chain := func(data *[]byte, table *[]uint32, content []byte, size int) uint32 {
		if len(content) == 0 {
			return endOfChain
		}
		first := uint32(len(*table))
		for len(content) > 0 {
			n := min(size, len(content))
			*data = append(append(*data, content[:n]...), make([]byte, size-n)...)
			content = content[n:]
			next := uint32(len(*table) + 1)
			if len(content) == 0 {
				next = endOfChain
			}
			*table = append(*table, next)
		}
		return first
	}
	for _, path := range paths {
		e := entries[add(path, 2)]
		if e.size = len(streams[path]); e.size < miniLimit {
			e.at = chain(&mini, &miniFAT, streams[path], miniSize)
		} else {
			e.at = chain(&sectors, &fat, streams[path], sectorSize)
		}
	}
	entries[0].at, entries[0].size = chain(&sectors, &fat, mini, sectorSize), len(mini)
	var directory []byte
	for _, e := range entries {
		directory = append(directory, e.bytes()...)
	}
	directoryAt := chain(&sectors, &fat, directory, sectorSize)
	miniFATAt := chain(&sectors, &fat, numbers(miniFAT, sectorSize), sectorSize)
	n := 0
	for (len(fat)+n+127)/128 > n {
		n++
	}
	first := len(fat)
	for range n {
		fat = append(fat, fatSector)
	}
	sectors = append(sectors, numbers(fat, sectorSize)...)

	head := make([]byte, sectorSize)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put16 := binary.LittleEndian.PutUint16
	put32 := binary.LittleEndian.PutUint32
	put16(head[24:], 0x3e)
	put16(head[26:], 3)
	put16(head[28:], 0xfffe)
	put16(head[30:], 9)
	put16(head[32:], 6)
	put32(head[44:], uint32(n))
	put32(head[48:], directoryAt)
	put32(head[56:], miniLimit)
	put32(head[60:], miniFATAt)
	put32(head[64:], uint32((len(miniFAT)+127)/128))
	put32(head[68:], endOfChain)
	for i := range 109 {
		at := uint32(freeSector)
		if i < n {
			at = uint32(first + i)
		}
		put32(head[76+4*i:], at)
	}
	if n > 109 {
		panic(fmt.Sprintf("%d bytes are more than a test needs", len(sectors)))
	}
	return append(head, sectors...)
}

// numbers are 32-bit numbers as bytes, filled up to whole sectors with -1.
func numbers(all []uint32, size int) []byte {
	var b []byte
	for _, n := range all {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for len(b)%size != 0 {
		b = binary.LittleEndian.AppendUint32(b, freeSector)
	}
	return b
}

func (e *directoryEntry) bytes() []byte {
	b := make([]byte, 128)
	name := utf16.Encode([]rune(e.name))
	for i, u := range name[:min(len(name), 31)] {
		binary.LittleEndian.PutUint16(b[2*i:], u)
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(2*min(len(name), 31)+2))
	b[66], b[67] = e.kind, 1
	binary.LittleEndian.PutUint32(b[68:], freeSector)
	binary.LittleEndian.PutUint32(b[72:], e.right)
	binary.LittleEndian.PutUint32(b[76:], e.child)
	binary.LittleEndian.PutUint32(b[116:], e.at)
	binary.LittleEndian.PutUint64(b[120:], uint64(e.size))
	return b
}
