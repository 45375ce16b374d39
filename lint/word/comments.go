package word

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

// comment is one that a document has already.
type comment struct {
	id     string
	span   text.Span // in the comments part
	lines  []string  // its paragraphs' text
	para   string    // the id of its last paragraph, by which replies name it
	parent string    // the paragraph id of the comment that it replies to
}

// commentsPart is the comments that a document has already, and the place for
// more.
type commentsPart struct {
	name string // as stored; empty where there is no such part
	src  string
	v    vocabulary
	root root
	all  []comment
}

func readComments(name, src string) (*commentsPart, error) {
	x, err := read.NewScanner(src)
	if err != nil {
		return nil, err
	}
	p := &commentsPart{name: name, src: src}
	if p.root, err = findRoot(src, read.Word, "comments"); err != nil {
		return nil, err
	}
	p.v = speaks(cut(src, p.root.tag))
	inText := false
	var c *comment
	var line strings.Builder
	for {
		ev, err := x.Next()
		if err != nil || ev == read.End {
			return p, err
		}
		from, to := x.Range()
		v, local := x.Name()
		word := v == read.Word
		switch ev {
		case read.CharData:
			if inText {
				line.WriteString(x.Words())
			}
		case read.StartTag:
			switch {
			case !word:
			case local == "comment":
				id, _ := x.Attr(read.Word, "id")
				p.all = append(p.all, comment{id: id, span: text.Span{Start: from}})
				c = &p.all[len(p.all)-1]
			case local == "p" && c != nil:
				line.Reset()
				c.para, _ = x.Attr(read.Other, "paraId")
			case local == "t":
				inText = true
			case local == "tab", local == "br":
				line.WriteByte(' ')
			}
		case read.EndTag:
			switch {
			case !word:
			case local == "comment" && c != nil:
				c.span.End = to
				c = nil
			case local == "p" && c != nil:
				c.lines = append(c.lines, strings.Join(strings.Fields(line.String()), " "))
			case local == "t":
				inText = false
			}
		}
	}
}

// write is the part without the comments in gone and with more at its end.
func (p *commentsPart) write(gone map[string]bool, more string) (string, error) {
	var edits []edit
	for _, c := range p.all {
		if gone[c.id] {
			edits = append(edits, edit{at: c.span.Start, del: c.span.Len()})
		}
	}
	if more != "" {
		edits = append(edits, p.root.extend(p.src, more))
	}
	return shut(splice(p.src, edits), read.Word, "comments")
}

// newComments is a comments part for a document without one.
func newComments(v vocabulary, more string) string {
	v.bound = true
	return xmlDeclaration + "<" + v.prefix + ":comments xmlns:" + v.prefix + `="` + v.uri + `">` + more + v.close("comments")
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// initials are what Word shows at the words of a comment.
func initials(author string) string {
	if author == "dalint" {
		return "da"
	}
	var b strings.Builder
	for _, word := range strings.FieldsFunc(author, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		r, _ := utf8.DecodeRuneInString(word)
		b.WriteRune(unicode.ToUpper(r))
	}
	if b.Len() == 0 {
		return author
	}
	return b.String()
}

// writeComment is a w:comment.
func (v vocabulary) writeComment(id int, o *Options, lines []report.Line) string {
	var b strings.Builder
	b.WriteString(v.open("comment") + v.id(id) + " " + v.prefix + `:author="` + escape(o.Author) + `"`)
	if !o.Date.IsZero() {
		b.WriteString(" " + v.prefix + `:date="` + o.Date.UTC().Format("2006-01-02T15:04:05Z") + `"`)
	}
	b.WriteString(" " + v.prefix + `:initials="` + escape(initials(o.Author)) + `">`)
	v.bound = true // by the element that was just opened
	val := func(name, attr, value string) string {
		return v.open(name) + " " + v.prefix + ":" + attr + `="` + value + `"/>`
	}
	size := val("sz", "val", strconv.Itoa(20))
	for i, l := range lines {
		b.WriteString(v.open("p") + ">" + v.open("pPr") + ">" + v.open("spacing") + " " + v.prefix + `:before="0" ` + v.prefix + `:after="60"/>` + v.close("pPr"))
		if i == 0 {
			b.WriteString(v.open("r") + ">" + v.open("annotationRef") + "/>" + v.close("r"))
		}
		if l.Label != "" {
			b.WriteString(v.run(v.open("b")+"/>"+size, l.Label+": "))
		}
		b.WriteString(v.run(size, l.Text) + v.close("p"))
	}
	b.WriteString(v.close("comment"))
	return b.String()
}

func (v vocabulary) run(properties, s string) string {
	return v.open("r") + ">" + v.open("rPr") + ">" + properties + v.close("rPr") +
		v.open("t") + ` xml:space="preserve">` + escape(s) + v.close("t") + v.close("r")
}

// escape makes s safe as character data or in an attribute, without the
// characters that XML cannot hold.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t', r == '\n', r == '\r':
			b.WriteByte(' ')
		case r < ' ', r == 0xfffe, r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
