package word

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// document is a Word document that is to be copied.
type document struct {
	pkg      *read.Package
	name     string // of the main part, as stored
	src      string // the main part
	v        vocabulary
	rels     []read.Relation
	comments *commentsPart
	extended string          // name of the part that says who replies to whom; empty without one
	gone     map[string]bool // ids of comments to take out
	marks    []mark          // of all comments, in the main part
	signed   bool
}

func open(data []byte) (*document, error) {
	pkg, err := read.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	d := &document{pkg: pkg, gone: map[string]bool{}}
	if d.src, d.name, err = pkg.Part(main); err != nil {
		return nil, err
	}
	d.v = speaks(rootTag(d.src))
	if d.rels, err = pkg.Relations(main); err != nil {
		return nil, unusable("the list of its parts", err)
	}
	if rels, err := pkg.Relations(""); err == nil {
		d.signed = slices.ContainsFunc(rels, func(r read.Relation) bool { return r.Kind == "origin" })
	}
	d.comments = &commentsPart{v: d.v}
	if name := d.related("comments"); name != "" {
		src, stored, err := pkg.Part(name)
		if err == nil {
			d.comments, err = readComments(stored, src)
		}
		if err != nil {
			return nil, unusable("its comments", err)
		}
	}
	if d.extended = d.related("commentsExtended"); d.extended != "" {
		src, _, err := pkg.Part(d.extended)
		if err == nil {
			err = d.comments.threads(src)
		}
		if err != nil {
			return nil, unusable("the replies to its comments", err)
		}
	}
	return d, nil
}

// unusable is a part that has to be read before a comment can be added.
func unusable(what string, err error) error {
	return &read.Error{
		Reason: read.Damaged, Message: fmt.Sprintf("cannot be commented on: %s cannot be read (%v)", what, err),
		Advice: "open it in Word, save it again, and try again",
	}
}

func (d *document) related(kind string) string {
	for _, r := range d.rels {
		if r.Kind == kind && d.pkg.Has(r.Target) {
			return r.Target
		}
	}
	return ""
}

// rootTag is the start tag of a part's root element.
func rootTag(src string) string {
	x, err := read.NewScanner(src)
	if err != nil {
		return ""
	}
	if ev, err := x.Next(); err != nil || ev != read.StartTag {
		return ""
	}
	from, to := x.Range()
	return src[from:to]
}

// retire decides which of the earlier comments of dalint go: all but those
// that somebody discusses, by paragraph id. Those that stay are returned.
func (d *document) retire(discussed map[string]bool) []*comment {
	var stay []*comment
	ids := map[string]int{}
	for i := range d.comments.all {
		ids[d.comments.all[i].id]++
	}
	for i := range d.comments.all {
		c := &d.comments.all[i]
		if _, ok := c.own(); !ok || ids[c.id] > 1 { // an id used twice may stand for somebody else's
			continue
		}
		if c.para != "" && discussed[c.para] {
			stay = append(stay, c)
			continue
		}
		d.gone[c.id] = true
	}
	return stay
}

// anchors are where the findings of a result would be hung, as far as they
// stand in the main part.
func (d *document) anchors(r *lint.Result) ([]anchor, []*lint.Finding) {
	findings := r.Places()
	var anchors []anchor
	for _, f := range findings {
		anchors = append(anchors, d.anchor(r.Document, f.Block, f.Span))
	}
	return anchors, findings
}

func (d *document) anchor(doc *text.Document, block int, span text.Span) anchor {
	start, end, ok := targets(&doc.Blocks[block], span, d.name, d.src)
	if !ok {
		return anchor{start: &target{}, end: &target{end: true}}
	}
	return anchor{start: start, end: end}
}

// edges are the targets of the anchors that have any.
func edges(lists ...[]anchor) []*target {
	var all []*target
	for _, a := range slices.Concat(lists...) {
		if a.start.at < a.end.at || a.start.at == a.end.at && a.end.element {
			all = append(all, a.start, a.end)
		}
	}
	return all
}

// tops are where the summary may be hung, best first: on the title, then on
// each of the first paragraphs, since one may be of the kind that carries no
// comment.
func (d *document) tops(doc *text.Document) []anchor {
	const enough = 20
	var titles, others []anchor
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch {
		case b.Place.Part != "body" || b.Kind == text.Label:
		case b.Kind == text.Title:
			titles = append(titles, d.anchor(doc, i, trimmed(b.Text)))
		default:
			others = append(others, d.anchor(doc, i, trimmed(b.Text)))
		}
		if len(others) == enough {
			break
		}
	}
	return append(titles, others...)
}

func trimmed(s string) text.Span {
	left := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	return text.Span{Start: left, End: max(left, len(strings.TrimRight(s, " \t\r\n")))}
}

// answers tells findings that have an earlier comment of dalint which stays:
// one of the same rule on some of the same words.
func (d *document) answers(answered []*comment) func(*lint.Finding, *anchor) bool {
	rules := map[string]string{} // by id of the comment
	for _, c := range answered {
		rules[c.id], _ = c.own()
	}
	spans := map[string][]text.Span{} // by rule
	starts := map[string]int{}
	for _, m := range d.marks {
		rule, ok := rules[m.id]
		switch {
		case !ok:
		case m.kind == "commentRangeStart":
			starts[m.id] = m.span.Start
		case m.kind == "commentRangeEnd":
			spans[rule] = append(spans[rule], text.Span{Start: starts[m.id], End: m.span.End})
		}
	}
	return func(f *lint.Finding, a *anchor) bool {
		words := text.Span{Start: a.start.spot.pos, End: a.end.spot.pos}
		return slices.ContainsFunc(spans[f.Rule.ID], words.Overlaps)
	}
}

// nextID is the first id that is larger than all those of comments.
func (d *document) nextID() int {
	last := -1
	count := func(id string) {
		if n, err := strconv.Atoi(id); err == nil && n < 1<<30 {
			last = max(last, n)
		}
	}
	for _, c := range d.comments.all {
		count(c.id)
	}
	for _, m := range d.marks {
		count(m.id)
	}
	return last + 1
}
