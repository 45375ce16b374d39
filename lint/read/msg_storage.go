package read

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// The properties that dalint reads ([MS-OXPROPS]).
const (
	pidClass          = 0x001a
	pidSubject        = 0x0037
	pidSubmitTime     = 0x0039
	pidSentFor        = 0x0042
	pidSender         = 0x0c1a
	pidSenderMail     = 0x0c1f
	pidSenderSMTP     = 0x5d01
	pidDisplayCc      = 0x0e03
	pidDisplayTo      = 0x0e04
	pidDeliveryTime   = 0x0e06
	pidBody           = 0x1000
	pidRTF            = 0x1009
	pidHTML           = 0x1013
	pidDisplayName    = 0x3001
	pidAttachment     = 0x3701
	pidAttachName     = 0x3704
	pidAttachMethod   = 0x3705
	pidAttachLongName = 0x3707
	pidAttachMime     = 0x370e
	pidContentID      = 0x3712
	pidInternetCP     = 0x3fde
	pidMessageCP      = 0x3ffd
	pidHidden         = 0x7ffe
)

// storage is a storage of a message file with properties: a message, a
// recipient, an attachment.
type storage struct {
	*compound
	prefix string // of the names of its streams
	fixed  map[int]uint64
	page   int // code page of its strings; 0 where it is not told
}

// storage reads the properties that are stored by value. The header before
// them has that many bytes.
func (c *compound) storage(prefix string, header int) (*storage, error) {
	s := &storage{compound: c, prefix: prefix, fixed: map[int]uint64{}}
	b, err := c.stream(prefix + "__properties_version1.0")
	if err != nil {
		return s, err
	}
	const entry = 16
	for at := header; at+entry <= len(b); at += entry {
		s.fixed[u16(b, at+2)] = binary.LittleEndian.Uint64(b[at+8:])
	}
	s.page = int(uint32(s.fixed[pidMessageCP]))
	return s, nil
}

func (s *storage) name(id int, kind string) string {
	return fmt.Sprintf("%s__substg1.0_%04X%s", s.prefix, id, kind)
}

// string is a property that is text, and the name of the stream it is in.
func (s *storage) string(id int) (words, stream string, err error) {
	if name := s.name(id, "001F"); s.has(name) {
		b, err := s.stream(name)
		return strings.TrimRight(utf16le(b), "\x00"), name, err
	}
	name := s.name(id, "001E")
	if !s.has(name) {
		return "", "", nil
	}
	b, err := s.stream(name)
	if err != nil {
		return "", name, err
	}
	page := s.page
	if page == 0 {
		page = int(uint32(s.fixed[pidInternetCP]))
	}
	m, err := decodeCharset(codePage(page), mapped{text: strings.TrimRight(string(b), "\x00"), identity: true})
	return m.text, name, err
}

// line is a property as one line; empty where it cannot be read.
func (s *storage) line(id int) string {
	words, _, _ := s.string(id)
	return strings.Join(strings.Fields(words), " ")
}
