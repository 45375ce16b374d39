package read

import (
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// Limits on a header.
const (
	maxFields = 2_000
	maxHeader = 64 << 10 // bytes of one field
)

// fieldValue is where the value of a field of a header stands in the source,
// without the white space around it.
type fieldValue struct{ from, to int }

// mimePart is a message or a part of one: a header and what follows it.
type mimePart struct {
	src      string
	fields   map[string]fieldValue // the first of each name, in lower case
	from, to int                   // what follows the header
}

func (e *mimePart) has(name string) bool { _, ok := e.fields[name]; return ok }

func (e *mimePart) get(name string) string {
	at := e.fields[name]
	if at.to-at.from > maxHeader {
		return ""
	}
	return e.src[at.from:at.to]
}

// readPart reads a header. It ends with an empty line, or where something
// stands that is no header.
func readPart(src string, from, to int) *mimePart {
	e := &mimePart{src: src, fields: map[string]fieldValue{}, from: from, to: to}
	last := ""
	for at, n := from, 0; at < to; n++ {
		end, next := mailLine(src, at, to)
		line := src[at:end]
		name, colon := fieldName(line)
		switch {
		case strings.TrimSpace(line) == "":
			e.from = next
			return e
		case isSpace(line[0]):
			if f, ok := e.fields[last]; ok && last != "" {
				e.fields[last] = trimmed(src, f.from, end)
			}
		case name == "":
			e.from = at
			return e
		case e.has(name) || n > maxFields:
			last = ""
		default:
			last = name
			e.fields[name] = trimmed(src, at+colon+1, end)
		}
		at, e.from = next, next
	}
	return e
}

func trimmed(src string, from, to int) fieldValue {
	for from < to && isSpace(src[from]) {
		from++
	}
	for from < to && isSpace(src[to-1]) {
		to--
	}
	return fieldValue{from, to}
}

// mailLine is where the line at a place ends, and where the next one starts.
func mailLine(src string, at, to int) (end, next int) {
	i := strings.IndexAny(src[at:to], "\r\n")
	if i < 0 {
		return to, to
	}
	end = at + i
	if strings.HasPrefix(src[end:to], "\r\n") {
		return end, end + 2
	}
	return end, end + 1
}

// fieldName is the name of the field on a line, in lower case, and where its
// colon is.
func fieldName(line string) (string, int) {
	colon := strings.IndexByte(line, ':')
	if colon < 1 || colon > 128 {
		return "", 0
	}
	name := strings.TrimRight(line[:colon], " \t")
	for i := range len(name) {
		if name[i] <= ' ' || name[i] >= 0x7f {
			return "", 0
		}
	}
	return strings.ToLower(name), colon
}

// contentType is the kind of a part, in lower case, and what is said of it.
// Programs write what no standard knows: then the parts that can be told count.
func (e *mimePart) contentType() (string, map[string]string) {
	return parameters(e.get("content-type"))
}

func parameters(value string) (string, map[string]string) {
	value = strings.NewReplacer("\r\n", "", "\n", "", "\r", "").Replace(value)
	if kind, params, err := mime.ParseMediaType(value); err == nil {
		return kind, params
	}
	kind, rest, _ := strings.Cut(value, ";")
	params := map[string]string{}
	for rest != "" {
		var one string
		one, rest = cutParameter(rest)
		if key, v, ok := strings.Cut(one, "="); ok {
			key = strings.ToLower(strings.TrimSpace(key))
			if _, twice := params[key]; !twice {
				params[key] = strings.Trim(strings.TrimSpace(v), `"`)
			}
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), params
}

// cutParameter cuts at the first semicolon outside of quotation marks.
func cutParameter(s string) (one, rest string) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ';' && !quoted:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// disposition says whether a part is attached, and its name as a file, which
// may also be told with its kind.
func (e *mimePart) disposition(kind map[string]string) (string, string) {
	d, params := parameters(e.get("content-disposition"))
	name := params["filename"]
	if name == "" {
		name = kind["name"]
	}
	name = decodeHeader(name)
	return d, name[strings.LastIndexAny(name, `/\`)+1:]
}

// decoded is the content of a part without its transfer encoding.
func (e *mimePart) decoded() mapped {
	switch strings.ToLower(strings.TrimSpace(e.get("content-transfer-encoding"))) {
	case "quoted-printable":
		return quotedPrintable(e.src, e.from, e.to)
	case "base64":
		return base64Lines(e.src, e.from, e.to)
	}
	return mapped{text: e.src[e.from:e.to], identity: true, base: e.from}
}

func (e *mimePart) bytes() []byte {
	m := e.decoded()
	return []byte(m.text)
}

// parts are the places of the parts of a multipart. One that was cut short ends
// with the file.
func (e *mimePart) parts(boundary string) []fieldValue {
	var out []fieldValue
	if boundary == "" {
		return nil
	}
	mark := "--" + boundary
	begin := -1
	for at := e.from; at < e.to; {
		i := strings.Index(e.src[at:e.to], mark)
		if i < 0 {
			break
		}
		i += at
		end, next := mailLine(e.src, i, e.to)
		tail := strings.TrimRight(e.src[i+len(mark):max(end, i+len(mark))], " \t")
		if i > e.from && e.src[i-1] != '\n' && e.src[i-1] != '\r' || tail != "" && tail != "--" {
			at = i + len(mark)
			continue
		}
		if begin >= 0 {
			out = append(out, fieldValue{begin, max(begin, beforeBreak(e.src, i))})
		}
		if len(out) > maxMailParts {
			return out
		}
		begin, at = next, next
		if tail == "--" {
			return out
		}
	}
	if begin >= 0 && begin < e.to {
		out = append(out, fieldValue{begin, e.to})
	}
	return out
}

// cutShort reports a message in parts that has begun its parts and lacks the
// boundary that closes them.
func (e *mimePart) cutShort() bool {
	kind, params := e.contentType()
	mark := "--" + params["boundary"]
	if !strings.HasPrefix(kind, "multipart/") || mark == "--" {
		return false
	}
	body := e.src[e.from:e.to]
	return strings.Contains(body, mark) && !strings.Contains(body, mark+"--")
}

// beforeBreak is at, without the line break before it, which belongs to the
// boundary.
func beforeBreak(src string, at int) int {
	if at > 0 && src[at-1] == '\n' {
		at--
	}
	if at > 0 && src[at-1] == '\r' {
		at--
	}
	return at
}

// firstText is the first part within with text in HTML that is not attached.
func (e *mimePart) firstText(depth int) *mimePart {
	kind, params := e.contentType()
	if !strings.HasPrefix(kind, "multipart/") || depth > maxNesting || params["boundary"] == "" {
		if disposition, name := e.disposition(params); kind == "text/html" && disposition != "attachment" && name == "" {
			return e
		}
		return nil
	}
	for _, p := range e.parts(params["boundary"]) {
		if t := readPart(e.src, p.from, p.to).firstText(depth + 1); t != nil {
			return t
		}
	}
	return nil
}

// words decodes the encoded words of RFC 2047.
var words = mime.WordDecoder{CharsetReader: func(charset string, input io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(input), nil
}}

// decodeHeader is the value of a field as a reader sees it: on one line, with
// encoded words decoded.
func decodeHeader(raw string) string {
	if len(raw) > maxHeader {
		raw = raw[:maxHeader]
	}
	if !utf8.ValidString(raw) {
		raw = windows1252([]byte(raw))
	}
	if strings.ContainsAny(raw, "\r\n\t") {
		raw = strings.Join(strings.Fields(raw), " ")
	}
	if !strings.Contains(raw, "=?") {
		return raw
	}
	s, err := words.DecodeHeader(raw)
	if err != nil {
		return raw
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}
