package readtest

import (
	"encoding/binary"
	"time"
)

// Summary is the stream "\x05SummaryInformation" of a document of Word 97 to
// 2003: who began it, as encoded in a code page (1200: UTF-16), when, and when
// it was saved. Zero times are left out.
func Summary(page int, author string, created, saved time.Time) []byte {
	le := binary.LittleEndian
	var values [][2][]byte // id, type and value
	add := func(id, kind uint32, value []byte) {
		for len(value)%4 != 0 {
			value = append(value, 0)
		}
		values = append(values, [2][]byte{le.AppendUint32(nil, id), append(le.AppendUint32(nil, kind), value...)})
	}
	add(1, 2, le.AppendUint16(nil, uint16(page)))
	add(4, 30, append(le.AppendUint32(nil, uint32(len(author)+1)), author+"\x00"...))
	for i, t := range []time.Time{created, saved} {
		if !t.IsZero() {
			add(uint32(12+i), 64, le.AppendUint64(nil, uint64(t.Unix()+11_644_473_600)*10_000_000))
		}
	}
	set := make([]byte, 8+8*len(values))
	for i, v := range values {
		copy(set[8+8*i:], v[0])
		le.PutUint32(set[12+8*i:], uint32(len(set)))
		set = append(set, v[1]...)
	}
	le.PutUint32(set, uint32(len(set)))
	le.PutUint32(set[4:], uint32(len(values)))
	head := make([]byte, 48)
	le.PutUint16(head, 0xfffe)
	le.PutUint32(head[24:], 1)
	le.PutUint32(head[44:], uint32(len(head)))
	return append(head, set...)
}
