package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a flat file into UTF-8 text without a byte order
// mark. A mark decides; otherwise UTF-16 where every other byte is NUL, UTF-8
// where it is valid, and Windows-1252 where nothing in it could be UTF-8.
func decode(data []byte, limit int) (string, error) {
	if len(data) == 0 {
		return "", errEmpty
	}
	if len(data) > limit {
		return "", tooLarge(limit)
	}
	if err := foreign(data); err != nil {
		return "", err
	}
	s, err := decodeBytes(data)
	if err != nil {
		return "", err
	}
	return s, textual(s)
}

func decodeBytes(data []byte) (string, error) {
	switch {
	case hasPrefix(data, "\xef\xbb\xbf"):
		return validUTF8(data[3:], 3)
	case hasPrefix(data, "\xff\xfe"):
		return decodeUTF16(data[2:], false)
	case hasPrefix(data, "\xfe\xff"):
		return decodeUTF16(data[2:], true)
	}
	if order, ok := bareUTF16(data); ok {
		return decodeUTF16(data, order == bigEndian)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if bytes.IndexByte(data, 0) < 0 && looksWindows1252(data) {
		return windows1252(data), nil
	}
	return validUTF8(data, 0)
}

func tooLarge(limit int) *Error {
	return &Error{TooLarge, fmt.Sprintf("is larger than %d MB", limit>>20), "split it into smaller files"}
}

// validUTF8 is data as a string; skipped bytes precede it in the file.
func validUTF8(data []byte, skipped int) (string, error) {
	if utf8.Valid(data) {
		return string(data), nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errBinary
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return "", &Error{BadEncoding, fmt.Sprintf("is not valid UTF-8 text (byte %d)", skipped+i+1), "save it again as UTF-8"}
		}
		i += n
	}
	return string(data), nil
}

type byteOrder uint8

const (
	littleEndian byteOrder = iota
	bigEndian
)

// bareUTF16 tells UTF-16 without a mark: Latin text has NUL in one half of
// its byte pairs, nearly always, and hardly ever in the other.
func bareUTF16(data []byte) (byteOrder, bool) {
	head := data[:min(len(data), 4096)&^1]
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 2:
		return 0, false
	case nul[1]*10 >= pairs*7 && nul[0]*20 <= pairs:
		return littleEndian, true
	case nul[0]*10 >= pairs*7 && nul[1]*20 <= pairs:
		return bigEndian, true
	}
	return 0, false
}

func decodeUTF16(data []byte, big bool) (string, error) {
	bad := &Error{BadEncoding, "is not valid UTF-16 text", "save it again as UTF-8"}
	if len(data)%2 != 0 {
		return "", bad
	}
	lo, hi := 0, 1
	if big {
		lo, hi = 1, 0
	}
	var b strings.Builder
	b.Grow(len(data)/2 + len(data)/16)
	for i := 0; i < len(data); i += 2 {
		r := rune(data[i+lo]) | rune(data[i+hi])<<8
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) {
				return "", bad
			}
			r = utf16.DecodeRune(r, rune(data[i+2+lo])|rune(data[i+2+hi])<<8)
			if r == utf8.RuneError {
				return "", bad
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// looksWindows1252 reports that data has no multi-byte UTF-8 sequence, which
// would make it damaged UTF-8, and no byte that Windows-1252 leaves undefined.
func looksWindows1252(data []byte) bool {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		switch data[i] {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return false
		}
		if _, n := utf8.DecodeRune(data[i:]); n > 1 {
			return false
		}
		i++
	}
	return true
}

func windows1252(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			b.WriteRune(charmap.Windows1252.DecodeByte(c))
		}
	}
	return b.String()
}

var errBinary = &Error{Binary, "is a binary file, not text", "save it as text or as a Word document (.docx)"}

// textual is an error when s has NULs, or more control characters than stray
// ones.
func textual(s string) error {
	control := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0:
			return errBinary
		case c < ' ' && (c < '\t' || c > '\r') && c != 0x1b && c != 0x1a:
			control++
		}
	}
	if control*50 > len(s) {
		return errBinary
	}
	return nil
}

// foreign is an error for content that is another kind of file altogether.
func foreign(data []byte) error {
	wrong := func(what, advice string) error { return &Error{WrongKind, what, advice} }
	switch {
	case hasPrefix(data, "PK\x03\x04"):
		return wrong("is a zip archive or an Office document, not text", "if it is a Word document, rename it to end in .docx")
	case hasPrefix(data, oleMagic):
		return wrong("is an old Office document, not text", "open it in Word and save it as .docx")
	case hasPrefix(data, "%PDF-"):
		return wrong("is a PDF, not text", "save it as a Word document (.docx)")
	case isRTF(data):
		return wrong("is rich text (RTF), not plain text", renameTo(".rtf"))
	}
	return nil
}
