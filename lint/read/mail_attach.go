package read

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// attachment reads what is attached, if it is of a kind that dalint reads, and
// names it otherwise. Mime is the kind that the message gives, if any.
func (m *mail) attachment(name, mime string, data func() ([]byte, error)) {
	part := m.part()
	if m.nest.parts++; m.nest.parts > maxMailParts {
		if m.nest.parts == maxMailParts+1 {
			m.skipped("attachments", fmt.Sprintf("are more than %d; the rest was not read", maxMailParts))
		}
		return
	}
	ending := name
	if !Known(name) {
		ending = mimeEndings[mime]
	}
	switch {
	case strings.EqualFold(name, "winmail.dat") || mime == "application/ms-tnef":
		m.unattached(part, name, "is in a form of Outlook's own (TNEF) and was not read: open the message in Outlook and save it as .msg")
		return
	case ending == "" && (isPicture(mime) || isPictureName(name)):
		m.unattached(part, name, "is a picture"+kindOf(name, mime)+", and words in pictures are not read")
		return
	case ending == "":
		m.unattached(part, name, "is of a kind"+kindOf(name, mime)+" that dalint does not read"+advised(unknownAdvice(suffix(name))))
		return
	case m.nest.depth >= maxNesting:
		m.unattached(part, name, "is too deep in other messages and was not read: save it by itself")
		return
	case m.nest.words > maxAttachments || m.nest.large >= 3:
		m.unattached(part, name, "was not read, for the attachments are too large together: save it by itself")
		return
	}
	b, err := data()
	if err == nil {
		var doc *text.Document
		if doc, err = attached(ending, b, m.nest); err == nil {
			m.attach(part, name, doc)
			return
		}
	}
	if reason(err) == TooLarge {
		m.nest.large++
	}
	m.unreadable(part, name, err)
}

// unreadable names an attachment that cannot be read, and what to do about it:
// the person at the screen has it only inside the message.
func (m *mail) unreadable(part, name string, err error) {
	advice := ""
	var e *Error
	if errors.As(err, &e) {
		advice = e.Advice
	}
	m.unattached(part, name, "could not be read: "+message(err)+advised(advice))
}

func advised(advice string) string {
	if advice == "" {
		return ""
	}
	return "; " + advice
}

// mimeEndings are what files are called that say what they are in another way.
var mimeEndings = map[string]string{
	"text/plain": "a.txt", "text/html": "a.html", "text/markdown": "a.md", "message/rfc822": "a.eml",
	"application/msword": "a.doc", "application/vnd.ms-outlook": "a.msg", "application/pdf": "a.pdf",
	"application/rtf": "a.rtf", "text/rtf": "a.rtf", "text/csv": "a.csv", "text/tab-separated-values": "a.tsv",
	"application/vnd.oasis.opendocument.text":                                 "a.odt",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":       "a.xlsx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a.docx",
}

// attached reads an attachment, which counts with the message it hangs on where
// it is a message itself, under whatever name.
func attached(name string, data []byte, n *nest) (*text.Document, error) {
	if hasPrefix(data, oleMagic) {
		if c, kind, err := office(data); err == nil && kind == messageFile {
			return msgMail(c, "", n)
		}
	}
	switch format := kinds[suffix(name)]; {
	case format == text.Eml, (format == text.Doc || format == text.Msg) && looksLikeMail(data):
		return emlMail(data, n)
	}
	return document(name, data)
}

// part is the place that the next attachment is. Its name stays out of it, for
// it may name people: see text.Place.
func (m *mail) part() string {
	m.files++
	return "attachment " + itoa(m.files)
}

// shownEndings are those that kindOf shows. What follows a dot in any other name
// may be a name of a person, as in "Letter to Mrs.Reid".
var shownEndings = set(`.7z .accdb .amr .avi .bin .bmp .bz2 .cab .dat .docm .dotx .emz .epub .exe .fodt .gif .gz .heic .ics
	.jpeg .jpg .json .key .lnk .m4a .mdb .mov .mp3 .mp4 .numbers .odp .ods .ogg .one .opus .p7m .p7s .pages .png .pps .ppsx
	.ppt .pptx .pub .rar .rpmsg .svg .tar .tgz .tif .tiff .url .vcf .vsd .wav .webp .wmz .wpd .xls .xlsb .xml .xz .zip`)

// kindOf is the kind of an attachment as a person knows it.
func kindOf(name, mime string) string {
	if end := suffix(name); shownEndings[end] {
		return " (" + end + ")"
	}
	if mime = strings.ToLower(mime); shownKinds[mime] {
		return " (" + mime + ")"
	}
	if top, _, ok := strings.Cut(mime, "/"); ok && topKinds[top] {
		return " (" + top + ")"
	}
	return ""
}

// shownKinds are the kinds that kindOf shows, and topKinds the beginnings of
// others: a message may call a kind anything.
var (
	shownKinds = set(`application/octet-stream application/zip application/x-zip-compressed application/x-7z-compressed application/vnd.rar
		application/gzip application/json application/xml application/pgp-signature application/pgp-encrypted application/pgp-keys
		application/pkcs7-signature application/x-pkcs7-signature application/pkcs7-mime application/x-pkcs7-mime application/ics
		application/vnd.ms-excel application/vnd.ms-powerpoint application/vnd.ms-access application/vnd.ms-publisher application/vnd.visio
		application/vnd.openxmlformats-officedocument.presentationml.presentation application/vnd.oasis.opendocument.spreadsheet
		application/vnd.oasis.opendocument.presentation application/vnd.apple.pages application/vnd.apple.numbers
		text/calendar text/vcard text/x-vcard text/directory text/xml text/css text/rfc822-headers
		message/delivery-status message/disposition-notification message/partial message/external-body
		image/jpeg image/png image/gif image/bmp image/tiff image/heic image/webp image/svg+xml image/x-emf image/x-wmf
		audio/mpeg audio/mp4 audio/x-m4a audio/wav audio/x-wav audio/ogg audio/amr video/mp4 video/quicktime video/3gpp video/webm`)
	topKinds = set("application audio font image message model multipart text video")
)

// fileName is the name of an attachment on one line of a sensible length, which
// reads as it is written.
func fileName(name string) string {
	const longest = 80
	name = strings.Join(strings.Fields(text.OneLine(name)), " ")
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest/2]) + "…" + string(r[len(r)-longest/2:])
	}
	return name
}

// fileIn is the name of a file in another one, either of which may have none.
func fileIn(outer, inner string) string {
	if outer != "" && inner != "" {
		return outer + " / " + inner
	}
	return outer + inner
}

// attach adds an attachment that has been read.
func (m *mail) attach(part, name string, doc *text.Document) {
	name = fileName(name)
	for _, b := range doc.Blocks {
		m.nest.words += len(b.Text)
	}
	for i := range doc.Directives {
		if d := &doc.Directives[i]; d.Comment != "" {
			d.Comment = part + " " + d.Comment
		}
	}
	wholeFile(doc, part)
	m.add(doc, func(b *text.Block) {
		if b.Place.Part == "body" {
			b.Place.Part = part
		} else {
			b.Place.Part = part + ", " + b.Place.Part
		}
		b.Place.File = fileIn(name, b.Place.File)
		for i := range b.Pieces {
			b.Pieces[i].Anchor.Part = part + "/" + b.Pieces[i].Anchor.Part
		}
	})
	for _, p := range doc.Skipped {
		if p.Part == "body" {
			p.Part = part
		} else {
			p.Part = part + ", " + p.Part
		}
		p.File = fileIn(name, p.File)
		m.doc.Skipped = append(m.doc.Skipped, p)
	}
	for key, values := range doc.Properties {
		for _, v := range values {
			if key != "type" { // what the attachment is, the message need not be
				setProperty(m.doc, key, v)
			}
		}
	}
}

// wholeFile turns a directive for a whole file into one for its blocks, now
// that the file is only a part.
func wholeFile(doc *text.Document, part string) {
	var out []text.Directive
	for _, d := range doc.Directives {
		if !d.File {
			out = append(out, d)
			continue
		}
		d.File = false
		d.Comment = part + " whole file"
		for i := range doc.Blocks {
			d.Block, d.Span = i, text.Span{End: len(doc.Blocks[i].Text)}
			out = append(out, d)
		}
	}
	doc.Directives = out
}
