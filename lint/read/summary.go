package read

import (
	"encoding/binary"
	"strings"
	"time"
)

// A Word document of 97 to 2003 keeps its properties in a stream of its own, a
// property set ([MS-OLEPS]) of which a few are read here. The reader of
// richardlehane/msoleps does not serve: it makes room for as many properties as
// a file says, and leaves names in other code pages undecoded.

const summaryStream = "SummaryInformation"

// Properties of the summary, and their types.
const (
	pidCodePage, pidAuthor, pidCreated, pidSaved = 1, 4, 12, 13
	vtShort, vtString, vtWide, vtFileTime        = 2, 30, 31, 64
)

// summaryOrigin reads the summary of a Word document. What it does not hold, or
// holds outside of itself, is not known.
func summaryOrigin(data []byte) Origin {
	c, kind, err := office(data)
	if err != nil || kind != wordFile || !c.has(summaryStream) {
		return Origin{}
	}
	b, err := c.stream(summaryStream)
	if err != nil {
		return Origin{}
	}
	s := readSummary(b)
	return Origin{Author: s.words(pidAuthor), Created: s.time(pidCreated), Modified: s.time(pidSaved)}
}

// summary is the values of a property set by their ids, from their types on.
type summary map[uint32][]byte

func readSummary(b []byte) summary {
	const header = 48 // one set, and where it begins
	s := summary{}
	if len(b) < header {
		return s
	}
	le := binary.LittleEndian
	at := int64(le.Uint32(b[44:]))
	if at+8 > int64(len(b)) {
		return s
	}
	set := b[at:]
	for entries := set[8:]; len(entries) >= 8 && len(s) < int(le.Uint32(set[4:])); entries = entries[8:] {
		id, from := le.Uint32(entries), int64(le.Uint32(entries[4:]))
		if from+8 > int64(len(set)) {
			break
		}
		s[id] = set[from:]
	}
	return s
}

// value is what follows the type of a property, where it has that type.
func (s summary) value(id uint32, kind uint16) []byte {
	v := s[id]
	if len(v) < 8 || binary.LittleEndian.Uint16(v) != kind {
		return nil
	}
	return v[4:]
}

func (s summary) words(id uint32) string {
	page, unit := 1200, 2
	v := s.value(id, vtWide)
	if v == nil {
		v, unit, page = s.value(id, vtString), 1, 1252
		if p := s.value(pidCodePage, vtShort); p != nil {
			page = int(binary.LittleEndian.Uint16(p))
		}
	}
	if len(v) < 4 {
		return ""
	}
	n := min(int64(binary.LittleEndian.Uint32(v))*int64(unit), int64(len(v)-4))
	if page == 1200 || page == 1201 {
		n -= n % 2
	}
	m, err := decodeCharset(codePage(page), mapped{text: string(v[4 : 4+n]), identity: true})
	if err != nil {
		return ""
	}
	words, _, _ := strings.Cut(m.text, "\x00")
	return strings.TrimSpace(words)
}

func (s summary) time(id uint32) time.Time {
	v := s.value(id, vtFileTime)
	if len(v) < 8 {
		return time.Time{}
	}
	t := windowsTime(binary.LittleEndian.Uint64(v))
	if t.Year() < 1980 { // programs that know no time write the year that they count from
		return time.Time{}
	}
	return t
}
