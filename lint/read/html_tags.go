package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dalint/dalint/lint/text"
)

func set(names string) map[string]bool { return text.WordSet(names) }

var (
	// blockTags divide text into blocks.
	blockTags = set(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option
		p pre search section select summary table tbody td textarea tfoot th thead title tr ul`)
	// voidTags have no content and no end tag.
	voidTags = set(`area base br col embed hr img input link meta param source track wbr`)
	// unseenTags hold nothing that a reader sees.
	unseenTags = set(`script style template noscript title iframe noembed noframes object audio video canvas svg datalist`)
)

// ended lists the elements that a start tag closes, and those that shield what
// lies outside them.
var ended = map[string]struct{ ends, until []string }{
	"li":     {[]string{"li"}, []string{"ul", "ol", "menu"}},
	"td":     {[]string{"td", "th"}, []string{"table"}},
	"th":     {[]string{"td", "th"}, []string{"table"}},
	"tr":     {[]string{"tr"}, []string{"table"}},
	"tbody":  {[]string{"tr", "tbody", "thead", "tfoot"}, []string{"table"}},
	"tfoot":  {[]string{"tr", "tbody", "thead", "tfoot"}, []string{"table"}},
	"thead":  {[]string{"tr", "tbody", "thead", "tfoot"}, []string{"table"}},
	"dt":     {[]string{"dt", "dd"}, []string{"dl"}},
	"dd":     {[]string{"dt", "dd"}, []string{"dl"}},
	"option": {[]string{"option"}, []string{"select", "datalist"}},
	"body":   {[]string{"head"}, nil},
}

// tagName is name as a string, without allocation for the known ones.
func tagName(name []byte) string { return atom.String(name) }

func (r *htmlReader) startTag(z *html.Tokenizer, from, to int) {
	raw, hasAttr := z.TagName()
	name := tagName(raw)
	switch {
	case name == "br":
		r.lineBreak(from, to)
		return
	case name == "wbr" || name == "img" || name == "input":
		return
	case blockTags[name]:
		r.flush()
		r.closeImplied(name)
	}
	if voidTags[name] {
		return
	}
	e := *r.top()
	e.name = name
	e.hidden = e.hidden || unseenTags[name]
	chosen := false
	for hasAttr {
		var key, val []byte
		key, val, hasAttr = z.TagAttr()
		switch string(key) {
		case "hidden":
			e.hidden = true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(string(val)), " ", "")
			e.hidden = e.hidden || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		case "selected", "open":
			chosen = true
		}
	}
	if (name == "option" || name == "dialog") && !chosen {
		e.hidden = true
	}
	r.describe(&e)
	r.places[name] = append(r.places[name], len(r.open))
	r.open = append(r.open, e)
}

// describe says what the element makes of its text, and counts tables.
func (r *htmlReader) describe(e *htmlElement) {
	switch e.name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		e.kind, e.level = text.Heading, int(e.name[1]-'0')
	case "li":
		e.kind, e.level = text.ListItem, max(1, len(r.places["ul"])+len(r.places["ol"])+len(r.places["menu"]))
	case "blockquote":
		e.kind, e.level = text.Quote, 0
		if r.quoted {
			e.level = len(r.places["blockquote"]) + 1
		}
	case "pre":
		e.kind, e.level, e.pre = text.Code, 0, true
	case "textarea":
		e.pre = true
	case "legend", "label":
		if e.name == "legend" {
			e.kind, e.level = text.Label, 0
		}
	case "table":
		r.count++
		r.tables = append(r.tables, table{number: r.count})
	case "tr":
		if n := len(r.tables); n > 0 {
			r.tables[n-1].row++
			r.tables[n-1].column = 0
		}
	case "td", "th":
		e.kind, e.level = text.Cell, 0
		if n := len(r.tables); n > 0 {
			r.tables[n-1].column++
		}
	}
	switch e.kind {
	case text.Heading, text.ListItem, text.Cell:
		if len(r.places["blockquote"]) > 0 { // what stands in a quotation is quoted, whatever its shape
			e.kind, e.level = text.Quote, 0
			if r.quoted {
				e.level = len(r.places["blockquote"])
			}
		}
	}
}

func (r *htmlReader) endTag(name string, from, to int) {
	if name == "br" {
		r.lineBreak(from, to)
		return
	}
	if blockTags[name] {
		r.flush()
	}
	if at := r.places[name]; len(at) > 0 {
		r.closeTo(at[len(at)-1])
	}
}

// closeTo closes the open elements from index i.
func (r *htmlReader) closeTo(i int) {
	for n := len(r.open) - 1; n >= i; n-- {
		name := r.open[n].name
		r.places[name] = r.places[name][:len(r.places[name])-1]
		if name == "table" {
			r.tables = r.tables[:len(r.tables)-1]
		}
	}
	r.open = r.open[:i]
}

// closeImplied closes what HTML lets authors leave open before this tag.
func (r *htmlReader) closeImplied(name string) {
	r.closeInnermost([]string{"p"}, []string{"td", "th", "table", "button", "caption", "object"})
	rule := ended[name]
	r.closeInnermost(rule.ends, rule.until)
}

// closeInnermost closes the outermost of the elements named, as far as the
// innermost of those that shield.
func (r *htmlReader) closeInnermost(names, until []string) {
	shield := -1
	for _, n := range until {
		if at := r.places[n]; len(at) > 0 {
			shield = max(shield, at[len(at)-1])
		}
	}
	for _, n := range names {
		if at := r.places[n]; len(at) > 0 && at[len(at)-1] > shield {
			r.closeTo(at[len(at)-1])
		}
	}
}

// lineBreak is a br: a line break, and the second in a row a new block.
func (r *htmlReader) lineBreak(from, to int) {
	if r.top().hidden {
		return
	}
	r.newlines++
	if r.newlines > 1 {
		r.flush()
		return
	}
	r.white(from, to, true)
}
