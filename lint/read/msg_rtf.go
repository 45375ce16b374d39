package read

import (
	"fmt"
	"strconv"
	"strings"
)

// rtfWindow is what the compression of rich text in messages takes to have come
// before: see [MS-OXRTFCP].
const rtfWindow = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript ` +
	`\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par ` +
	`\pard\plain\f0\fs20\b\i\u\tab\tx`

// expandRTF undoes the compression of rich text in messages.
func expandRTF(b []byte) ([]byte, error) {
	const header, window = 16, 4096
	broken := damaged("is rich text that cannot be unpacked")
	if len(b) < header {
		return nil, broken
	}
	size := int(u32(b, 4))
	switch kind := u32(b, 8); {
	case kind != 0x414c454d && kind != 0x75465a4c: // "MELA", "LZFu"
		return nil, broken
	case size > maxMailText:
		return nil, &Error{TooLarge, fmt.Sprintf("unpacks to more than %d MB", maxMailText>>20), "save its text as a file of its own and check that"}
	case kind == 0x414c454d: // not compressed
		return b[header:min(len(b), header+size)], nil
	}
	var dict [window]byte
	at := copy(dict[:], rtfWindow)
	out := make([]byte, 0, min(size, 17*len(b)))
	put := func(c byte) {
		out = append(out, c)
		dict[at] = c
		at = (at + 1) % window
	}
	for in := b[header:]; len(in) > 0; {
		control := in[0]
		in = in[1:]
		for bit := range 8 {
			if control>>bit&1 == 0 {
				if len(in) == 0 || len(out) >= size {
					return out, nil
				}
				put(in[0])
				in = in[1:]
				continue
			}
			if len(in) < 2 {
				return out, nil
			}
			from, n := int(in[0])<<4|int(in[1])>>4, int(in[1]&0xf)+2
			in = in[2:]
			if from == at || len(out) > size {
				return out, nil
			}
			for k := range n {
				put(dict[(from+k)%window])
			}
		}
	}
	return out, nil
}

// rtfOrigin is what rich text was made of, by a program for mail.
type rtfOrigin uint8

const (
	notWrapped rtfOrigin = iota
	wrappedPage
	wrappedText
)

// unwrapRTF is the web page or the plain text that rich text was made of: see
// [MS-OXRTFEX].
func unwrapRTF(b []byte) (string, rtfOrigin) {
	u := unwrapper{src: string(b), page: "windows-1252"}
	u.stack = []wrapGroup{{skip: 1}}
	u.read()
	u.flush()
	return u.out.String(), u.kind
}

// wrapGroup is what holds until the end of a group.
type wrapGroup struct {
	leave bool // a destination that is no text
	rtf   bool // within text for programs that show rich text
	skip  int  // characters that follow a \u and stand for it
}

type unwrapper struct {
	src   string
	kind  rtfOrigin
	page  string
	out   strings.Builder
	bytes []byte // in the code page, not yet decoded
	stack []wrapGroup
	after int // characters still to leave out after a \u
	high  rune
}

func (u *unwrapper) top() *wrapGroup { return &u.stack[len(u.stack)-1] }

// read goes through the tokens. Groups deeper than programs nest them are read
// as one.
func (u *unwrapper) read() {
	const deepest = 500
	over := 0
	for i := 0; i < len(u.src); {
		switch c := u.src[i]; c {
		case '{':
			i++
			if len(u.stack) == deepest {
				over++
				continue
			}
			u.stack = append(u.stack, *u.top())
		case '}':
			i++
			if over > 0 {
				over--
			} else if len(u.stack) > 1 {
				u.stack = u.stack[:len(u.stack)-1]
			}
		case '\\':
			i = u.control(i + 1)
		case '\r', '\n':
			i++
		default:
			u.byte(c)
			i++
		}
	}
}

// control reads what follows a backslash, and returns where it ends.
func (u *unwrapper) control(i int) int {
	if i == len(u.src) {
		return i
	}
	c := u.src[i]
	if c == '\'' {
		if i+2 < len(u.src) && unhex(u.src[i+1]) >= 0 && unhex(u.src[i+2]) >= 0 {
			u.byte(byte(unhex(u.src[i+1])<<4 | unhex(u.src[i+2])))
			return i + 3
		}
		return i + 1
	}
	if c|0x20 < 'a' || c|0x20 > 'z' {
		u.sign(c, i)
		return i + 1
	}
	from := i
	for i < len(u.src) && (u.src[i]|0x20 >= 'a' && u.src[i]|0x20 <= 'z') {
		i++
	}
	word := u.src[from:i]
	from = i
	if i < len(u.src) && u.src[i] == '-' {
		i++
	}
	for i < len(u.src) && isDigit(u.src[i]) && i-from < 10 {
		i++
	}
	n, err := strconv.Atoi(u.src[from:i])
	if i < len(u.src) && u.src[i] == ' ' {
		i++
	}
	u.word(word, n, err == nil)
	return i
}

func (u *unwrapper) sign(c byte, i int) {
	switch c {
	case '{', '}', '\\':
		u.byte(c)
	case '~':
		u.put("\u00a0")
	case '_':
		u.put("\u2011")
	case '*': // a destination that may be left out, unless it is known
		if !strings.HasPrefix(u.src[i+1:], `\htmltag`) {
			u.top().leave = true
		}
	}
}

func (u *unwrapper) word(word string, n int, given bool) {
	switch word {
	case "fromhtml":
		u.kind = wrappedPage
	case "fromtext":
		u.kind = wrappedText
	case "ansicpg":
		if p := codePage(n); p != "" {
			u.page = p
		}
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "pntext", "mhtmltag":
		u.top().leave = true
	case "htmlrtf":
		u.top().rtf = !given || n != 0
	case "uc":
		u.top().skip = max(n, 0)
	case "u":
		u.unicode(rune(uint16(n)))
	case "par", "line":
		u.put("\r\n")
	case "tab":
		u.put("\t")
	default:
		if s, ok := rtfSigns[word]; ok {
			u.put(s)
		}
	}
}

var rtfSigns = map[string]string{
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
}

func (u *unwrapper) shown() bool { return !u.top().leave && !u.top().rtf }

func (u *unwrapper) unicode(r rune) {
	if !u.shown() {
		return
	}
	switch {
	case r >= 0xd800 && r < 0xdc00:
		u.high = r
	case r >= 0xdc00 && r < 0xe000:
		u.put(string((u.high-0xd800)<<10 | (r - 0xdc00) + 0x10000))
	default:
		u.put(string(r))
	}
	u.after = u.top().skip
}

// byte takes in a character of the code page.
func (u *unwrapper) byte(c byte) {
	if u.after > 0 {
		u.after--
		return
	}
	if u.shown() {
		u.bytes = append(u.bytes, c)
	}
}

func (u *unwrapper) put(s string) {
	if u.shown() {
		u.flush()
		u.out.WriteString(s)
	}
	u.after = 0
}

// flush decodes what was gathered in the code page.
func (u *unwrapper) flush() {
	if len(u.bytes) == 0 {
		return
	}
	s := string(u.bytes)
	if m, err := decodeCharset(u.page, mapped{text: s, identity: true}); err == nil {
		s = m.text
	}
	u.out.WriteString(strings.ToValidUTF8(s, "\ufffd"))
	u.bytes = u.bytes[:0]
}
