package read

import (
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Eml reads a message in the format in which it is sent (RFC 5322 and MIME):
// its subject, who it is from and to and when, its text, and the attachments of
// kinds that dalint reads. Of a text in two forms, the plain one is read. The
// quoted messages below an answer are quotations. An anchor's Part is empty and
// its Offset counts bytes of the file; text in base64 is known to the line.
//
// The standard library's net/mail and mime/multipart are not used: they forget
// where in the file a part stands, refuse messages that mail programs show, and
// bring in the network.
func Eml(data []byte) (*text.Document, error) {
	switch {
	case len(data) == 0:
		return nil, errEmpty
	case len(data) > maxSize:
		return nil, tooLarge(maxSize)
	case hasPrefix(data, oleMagic):
		return Doc(data) // a message of Outlook's by another name, most likely
	}
	return emlMail(data, &nest{})
}

// eml is a message of RFC 5322 being read.
type eml struct {
	*mail
}

func emlMail(data []byte, n *nest) (*text.Document, error) {
	if err := foreign(data); err != nil {
		return nil, &Error{WrongKind, strings.Replace(message(err), ", not text", ", not a message", 1), "rename it to end as its kind does"}
	}
	m := &eml{newMail(text.Eml, n)}
	m.src = string(data)
	top := readPart(m.src, mboxLine(m.src), len(m.src))
	if len(top.fields) == 0 {
		m.nest.depth--
		return nil, &Error{WrongKind, "is not a message: it has no header", "save it from the mail program as .eml"}
	}
	m.headers(top)
	m.where, m.builder.number = "body", 0
	m.entity(top, 0, false)
	if top.cutShort() {
		m.skipped("message", "ends before its end: the file may have been cut short; save it again from the mail program")
	}
	if m.secret(top) && m.words == 0 {
		m.nest.depth--
		return nil, &Error{Encrypted, "is encrypted", "open it in the mail program and save its text as a Word document (.docx)"}
	}
	return m.finished()
}

// mboxLine is the length of the line that a mailbox puts above a message.
func mboxLine(s string) int {
	end := strings.IndexByte(s, '\n') + 1
	if name, _ := fieldName(s[:end]); name == "" && (strings.HasPrefix(s, "From ") || strings.HasPrefix(s, ">From ")) {
		return end
	}
	return 0
}

// looksLikeMail tells a message from other text: it starts with a header, and
// the header has a line that people do not write.
func looksLikeMail(data []byte) bool {
	src := string(data[:min(len(data), 16<<10)])
	e := readPart(src, mboxLine(src), len(src))
	return e.has("mime-version") || e.has("received") || e.has("message-id") || e.has("return-path") || e.has("dkim-signature")
}

// headers takes in the header that a reader sees.
func (m *eml) headers(e *mimePart) {
	if at, ok := e.fields["subject"]; ok {
		m.value(at)
		m.header(text.Heading)
	}
	for _, label := range []string{"From", "To", "Cc", "Date"} {
		at, ok := e.fields[strings.ToLower(label)]
		if !ok || at.to-at.from > maxHeader {
			continue
		}
		name := at.from - 1
		for name > 0 && m.src[name-1] != '\n' {
			name--
		}
		if strings.EqualFold(m.src[name:min(name+len(label)+1, at.from)], label+":") {
			m.append(name, name+len(label)+1)
		} else {
			m.builder.put(label+":", name, at.from)
		}
		m.builder.put(" ", at.from, at.from)
		m.value(at)
		m.header(text.Label)
	}
}

// value adds the value of a field, decoded: as it stands where it is written
// so, and as one piece otherwise.
func (m *eml) value(at fieldValue) {
	raw := m.src[at.from:at.to]
	s := decodeHeader(raw)
	if s == raw {
		m.copy(at.from, at.to)
		return
	}
	size := len(raw)
	if size == len(s) {
		size-- // by chance as long as its source: it must not pass for a copy
	}
	m.builder.put(s, at.from, at.from+size)
}

// entity reads a part of the message and the parts in it. With filesOnly, only
// what is attached: its text is there in another form.
func (m *eml) entity(e *mimePart, depth int, filesOnly bool) {
	kind, params := e.textType(e.contentType())
	disposition, filename := e.disposition(params)
	switch {
	case depth > maxNesting:
		m.skipped("message", "has parts in parts, more than 16 deep; those were not read")
	case strings.HasPrefix(kind, "multipart/"):
		m.multipart(e, kind, params["boundary"], depth, filesOnly)
	case kind == "message/rfc822" || kind == "message/global":
		m.attachment(filename, "message/rfc822", func() ([]byte, error) { return e.bytes(), nil })
	case isText(kind) && disposition != "attachment" && filename == "":
		if !filesOnly {
			m.textPart(e, kind, params)
		}
	case kind == "application/pgp-encrypted" || isSignature(kind, filename) || e.encrypted(kind, params):
	case isPicture(kind) && disposition != "attachment":
		// a picture in the text
	case filename == "" && disposition != "attachment" && filesOnly && mimeEndings[kind] == "":
		// the same text once more, in a form for machines
	default:
		m.attachment(filename, kind, func() ([]byte, error) { return e.bytes(), nil })
	}
}

func isText(kind string) bool { return kind == "text/plain" || kind == "text/html" }

// textType is the kind of a part, where it is text by a name of its own.
func (e *mimePart) textType(kind string, params map[string]string) (string, map[string]string) {
	switch {
	case strings.HasPrefix(kind, "text/html"), strings.Contains(kind, "<html"):
		kind = "text/html"
	case strings.HasPrefix(kind, "text/plain"), kind == "text/enriched", kind == "text/richtext", kind == "text", kind == "":
		kind = "text/plain"
	}
	return kind, params
}

func isPicture(kind string) bool {
	return strings.HasPrefix(kind, "image/")
}

func isSignature(kind, filename string) bool {
	switch kind {
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys":
		return true
	}
	return strings.HasSuffix(strings.ToLower(filename), ".p7s")
}

// encrypted reports a part whose text is encrypted.
func (e *mimePart) encrypted(kind string, params map[string]string) bool {
	switch kind {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		return !strings.Contains(strings.ToLower(params["smime-type"]), "signed")
	}
	return false
}

// secret reports that all of the message is encrypted.
func (m *eml) secret(e *mimePart) bool {
	kind, params := e.contentType()
	return kind == "multipart/encrypted" || e.encrypted(kind, params)
}

// multipart reads the parts of a part.
func (m *eml) multipart(e *mimePart, kind, boundary string, depth int, filesOnly bool) {
	parts := e.parts(boundary)
	if len(parts) == 0 {
		if !filesOnly {
			m.textPart(e, "text/plain", nil) // the parts were lost on the way
		}
		return
	}
	var out []*mimePart
	for _, p := range parts {
		if m.nest.parts++; m.nest.parts > maxMailParts {
			m.skipped("message", "has more than 1,000 parts; the rest was not read")
			break
		}
		out = append(out, readPart(e.src, p.from, p.to))
	}
	if kind == "multipart/alternative" {
		m.alternative(out, depth, filesOnly)
		return
	}
	for _, p := range out {
		m.entity(p, depth+1, filesOnly)
	}
}

// alternative reads one of several forms of the same text, and what is attached
// to any.
func (m *eml) alternative(forms []*mimePart, depth int, filesOnly bool) {
	var plain, page *emlText
	in := map[*mimePart]*emlText{}
	for _, f := range forms {
		kind, params := f.textType(f.contentType())
		if disposition, name := f.disposition(params); filesOnly || disposition == "attachment" || name != "" {
			continue
		}
		if strings.HasPrefix(kind, "multipart/") {
			if first := f.firstText(depth); first != nil && page == nil {
				kind, params = first.contentType()
				if kind == "text/html" {
					page = m.readText(first, kind, params)
					in[f] = page
				}
			}
			continue
		}
		if t := m.readText(f, kind, params); t != nil {
			in[f] = t
			if kind == "text/html" {
				page = t
			} else if isText(kind) && plain == nil {
				plain = t
			}
		}
	}
	chosen := plain
	switch {
	case plain == nil || plain.err != nil && page != nil:
		chosen = page
	case page != nil && page.err == nil && choose(plain.doc, page.doc) == page.doc:
		chosen = page
	}
	for _, f := range forms {
		switch kind, _ := f.contentType(); {
		case in[f] != nil && in[f] == chosen && strings.HasPrefix(kind, "multipart/"):
			m.entity(f, depth+1, filesOnly) // with what goes along with it
		case in[f] != nil && in[f] == chosen:
			m.takeText(chosen)
		default:
			m.entity(f, depth+1, filesOnly || chosen != nil)
		}
	}
}

// emlText is the text of a part, read.
type emlText struct {
	doc *text.Document
	src mapped
	err error
}

func (m *eml) textPart(e *mimePart, kind string, params map[string]string) {
	if t := m.readText(e, kind, params); t != nil {
		m.takeText(t)
	}
}

func (m *eml) takeText(t *emlText) {
	if t.err != nil {
		m.skipped("body", "could not be read: "+message(t.err))
		return
	}
	m.body(t.doc, "", &t.src)
}

func (m *eml) readText(e *mimePart, kind string, params map[string]string) *emlText {
	if !isText(kind) {
		return nil
	}
	t := &emlText{}
	if e.to-e.from > maxMailText {
		t.err = &Error{TooLarge, fmt.Sprintf("is larger than %d MB", maxMailText>>20), "save its text as a file of its own and check that"}
		return t
	}
	raw := e.decoded()
	label := params["charset"]
	if label == "" && kind == "text/html" {
		label = metaCharset([]byte(raw.text[:min(len(raw.text), 2048)]))
	}
	if t.src, t.err = decodeCharset(label, raw); t.err != nil {
		return t
	}
	if kind == "text/html" {
		t.doc, t.err = readMailPage(t.src.text)
	} else {
		t.doc, t.err = readMailText(t.src.text, strings.EqualFold(params["format"], "flowed"))
	}
	return t
}
