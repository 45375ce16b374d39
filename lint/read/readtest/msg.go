package readtest

import (
	"encoding/binary"
	"strconv"
	"unicode/utf16"
)

// Lengths of what stands before the properties of a storage of a message file.
const (
	MsgHeader      = 32 // of the message itself
	EmbeddedHeader = 24 // of a message in it
	PartHeader     = 8  // of an attachment or a recipient
)

// Msg is a message file of these properties: see MsgStreams.
func Msg(properties map[string]string) []byte {
	return Compound(MsgStreams("", MsgHeader, properties))
}

// MsgStreams are the streams of a message, or of a part of one, whose names
// start with prefix. A property's tag of eight hexadecimal digits makes a
// stream, one of four a value of eight bytes or fewer.
func MsgStreams(prefix string, header int, properties map[string]string) map[string][]byte {
	all := map[string][]byte{}
	fixed := make([]byte, header)
	for tag, value := range properties {
		if len(tag) != 4 {
			all[prefix+"__substg1.0_"+tag] = []byte(value)
			continue
		}
		id, err := strconv.ParseUint(tag, 16, 16)
		if err != nil {
			panic(err)
		}
		entry := make([]byte, 16)
		binary.LittleEndian.PutUint16(entry, 3)
		binary.LittleEndian.PutUint16(entry[2:], uint16(id))
		copy(entry[8:], value)
		fixed = append(fixed, entry...)
	}
	all[prefix+"__properties_version1.0"] = fixed
	return all
}

// Wide is s as properties of the type 001F hold it.
func Wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}
