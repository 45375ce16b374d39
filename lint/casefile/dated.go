package casefile

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dalint/dalint/lint/text"
)

// calendar is the dates of one document: its own, that of the incident it is
// about, and those of its entries and rows.
type calendar struct {
	finder
	doc      *text.Document
	own      Date
	incident Date
	blocks   []stamp // by block
	found    map[int][]found
	reached  time.Time // the day of the last entry or row, while they are read
}

// stamp is the date under which a block stands.
type stamp struct {
	Date
	basis Basis
}

var (
	ownLabel      = regexp.MustCompile(`(?i)^\W*(?:date(?: of (?:this )?(?:report|letter|assessment|meeting|plan|visit|contact|entry|note|review|completion|discussion))?|dated|held|sent|received|report date|completed)\b[^\d]{0,24}$`)
	incidentLabel = regexp.MustCompile(`(?i)\b(?:incident|offen[cs]e|occurrence|event)s?\b[^.;]{0,20}$`)
	whole         = regexp.MustCompile(`(?i)^\W*(?:\b(?:` + weekDays + `)\b)?\W*$`)
)

// Lines that head one of several numbered incidents or entries: what stands
// before their date, and such a line without a date.
const numbered = `(?i)^\W*(?:(?:police|phone|telephone|domestic|home|log|case) )?(incident|occurrence|event|offen[cs]e|episode|call|entry|log|visit|contact|attendance|note)\b(?: (?:no\b\.?|number|ref\b\.?))?[ :#]*\d[\w/.-]*`

var (
	numberedHead = regexp.MustCompile(numbered + `(?:[\s,:;|(\[–—-]|\b(?:dated?|on|of|` + weekDays + `)\b|\d{1,2}[:.]\d\d\b|\d{4} ?h(?:ou)?rs?\b)*$`)
	undatedHead  = regexp.MustCompile(numbered + `\s*(?:$|[:;,|(–—-])`)
	happening    = regexp.MustCompile(`(?i)^(?:incident|occurrence|event|offen[cs]e|episode)$`)
)

// referralLabel stands before a day that a form gives beside its own date, and
// that is taken for it only where the form has no other.
var referralLabel = regexp.MustCompile(`(?i)\breferral\b[^.;]{0,20}$`)

// frontBlocks is how far down a document its own date may stand.
const frontBlocks = 12

// newCalendar finds the dates that the parts of a document stand under. The
// type is that of lint; the name is the file's.
func newCalendar(f finder, doc *text.Document, docType, name string) *calendar {
	c := &calendar{finder: f, doc: doc, blocks: make([]stamp, len(doc.Blocks)), found: map[int][]found{}}
	c.front()
	if !c.own.Known() {
		if ds := f.find(strings.NewReplacer("_", " ", "T", " ").Replace(name)); len(ds) > 0 && ds[0].Unit == Day {
			c.own = ds[0].Date
		}
	}
	c.stamps(docType)
	return c
}

// at are the dates of a block.
func (c *calendar) at(block int) []found {
	ds, ok := c.found[block]
	if !ok {
		ds = slices.DeleteFunc(c.find(c.doc.Blocks[block].Text), func(d found) bool { return d.birth })
		c.found[block] = ds
	}
	return ds
}

// front reads the document's own date, and that of the incident it is about.
func (c *calendar) front() {
	var referred Date
	for i := range c.doc.Blocks {
		if i >= frontBlocks {
			break
		}
		b := &c.doc.Blocks[i]
		for k, d := range c.at(i) {
			if d.Unit != Day && d.Unit != Days {
				continue
			}
			from := 0
			if k > 0 {
				from = c.at(i)[k-1].span.End
			}
			before := b.Text[from:d.span.Start]
			if cut := strings.LastIndexAny(before, ".;|\n"); cut >= 0 {
				before = before[cut+1:]
			}
			head := b.Kind == text.Title || b.Kind == text.Heading && i == 0
			switch {
			case k == 0 && numberedHead.MatchString(b.Text[:d.span.Start]): // one of several
			case incidentLabel.MatchString(before):
				if !c.incident.Known() {
					c.incident = d.Date
				}
			case c.own.Known() || b.Place.Table > 0 && b.Place.Row > 1:
			case referralLabel.MatchString(before):
				referred = dayOf(d.To)
			case ownLabel.MatchString(before), head,
				b.Kind == text.Paragraph && len(b.Text) < 60 && whole.MatchString(before) && whole.MatchString(b.Text[d.span.End:]):
				c.own = dayOf(d.To) // of several visits the last
			}
		}
		// A date in a cell or line of its own after its label: "Date" | "12/03/2024".
		if i > 0 && !c.own.Known() && ownLabel.MatchString(c.doc.Blocks[i-1].Text) && len(c.at(i)) == 1 && c.at(i)[0].Unit == Day && whole.MatchString(b.Text[:c.at(i)[0].span.Start]) {
			c.own = c.at(i)[0].Date
		}
	}
	if !c.own.Known() {
		c.own = referred
	}
}

// longestHead is the number of bytes up to which a dated paragraph is the
// heading of what follows.
const longestHead = 120

// stamps gives each block the date of the row or entry that it stands in.
func (c *calendar) stamps(docType string) {
	var entry stamp
	level, row, table := 0, 0, 0
	var ofRow stamp
	for i := range c.doc.Blocks {
		b := &c.doc.Blocks[i]
		if b.Place.Table > 0 {
			if b.Place.Table != table || b.Place.Row != row {
				table, row, ofRow = b.Place.Table, b.Place.Row, c.rowDate(i)
			}
			c.blocks[i] = entry
			if ofRow.Known() {
				c.blocks[i] = ofRow
			}
			continue
		}
		if b.Kind == text.Heading && b.Level <= level {
			entry, level = stamp{}, 0
		}
		lead, ok := c.lead(i)
		head, basis := c.head(i)
		switch {
		case head && b.Kind != text.Heading && b.Kind != text.ListItem:
			entry, level = stamp{}, 9
			if ok {
				entry = stamp{lead, basis}
			}
		case !ok || b.Kind != text.ListItem && lead == c.own:
		case b.Kind == text.Heading || b.Kind == text.Title:
			entry, level = stamp{lead, Entered}, max(b.Level, 1)
		case b.Kind == text.ListItem || listed(docType):
			c.blocks[i] = stamp{lead, Row}
			continue
		case i >= frontBlocks || !ownLabel.MatchString(b.Text[:c.at(i)[0].span.Start]) || strings.HasPrefix(strings.ToLower(strings.TrimSpace(b.Text)), "sent"):
			entry, level = stamp{lead, Entered}, 9
		}
		c.blocks[i] = entry
	}
	if docType == "police-report" || docType == "chronology" {
		for i := range c.blocks {
			if c.blocks[i].basis == Entered {
				c.blocks[i].basis = Row
			}
		}
	}
}

// listed reports whether each dated paragraph of such a document is an event of
// its own.
func listed(docType string) bool { return docType == "chronology" || docType == "police-report" }

// head reports whether a block heads one of several numbered incidents or
// entries: "Incident 2 - 02/02/2024". The date of an incident is when it
// happened, that of an entry when it was put on record.
func (c *calendar) head(i int) (bool, Basis) {
	s := c.doc.Blocks[i].Text
	m := numberedHead.FindStringSubmatch(s[:c.untilDate(i)])
	if m == nil && len(s) <= longestHead {
		m = undatedHead.FindStringSubmatch(s)
	}
	switch {
	case m == nil:
		return false, Unknown
	case happening.MatchString(m[1]):
		return true, Row
	}
	return true, Entered
}

// untilDate is where the first date of a block begins; zero where it has none.
func (c *calendar) untilDate(i int) int {
	if ds := c.at(i); len(ds) > 0 {
		return ds[0].span.Start
	}
	return 0
}

// lead is the date that a block begins with.
func (c *calendar) lead(i int) (Date, bool) {
	b := &c.doc.Blocks[i]
	if len(c.at(i)) == 0 {
		return Date{}, false
	}
	d := c.at(i)[0]
	before := strings.TrimSpace(b.Text[:d.span.Start])
	heading := b.Kind == text.Heading || b.Kind == text.Title
	after := strings.TrimLeft(b.Text[d.span.End:], " ")
	closed := strings.HasPrefix(after, ":")
	if d.open != nil && (closed || after == "" || strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–")) {
		d.Date, d.resolve = c.inTurn(d.open), nil
		closed = true
	}
	head := numberedHead.MatchString(b.Text[:d.span.Start])
	if d.resolve != nil || d.Unit != Day && !heading && !head && b.Kind != text.ListItem && !closed {
		return Date{}, false
	}
	ok := head || heading && len(b.Text) <= longestHead || whole.MatchString(before) || ownLabel.MatchString(before)
	if ok && d.Unit == Day {
		c.reached = d.From
	}
	return d.Date, ok
}

// inTurn is the date of an entry or a row that does not give its year: the
// nearest to that of the one before, else the last before the document's, else
// of the year that the title names.
func (c *calendar) inTurn(open func(year int) Date) Date {
	switch {
	case !c.reached.IsZero():
		return nearest(open, c.reached)
	case c.own.Known():
		return unyeared(open).resolve(c.own.To)
	}
	for i := range min(frontBlocks, len(c.doc.Blocks)) {
		if b := &c.doc.Blocks[i]; b.Kind == text.Title || b.Kind == text.Heading {
			for _, d := range c.at(i) {
				if d.Unit == Year {
					out := open(d.From.Year())
					out.About = out.Known()
					return out
				}
			}
		}
	}
	return Date{}
}

// rowDate is the date of a row: that of the first cell which is one.
func (c *calendar) rowDate(i int) stamp {
	first := c.doc.Blocks[i].Place
	for ; i < len(c.doc.Blocks); i++ {
		b := &c.doc.Blocks[i]
		if b.Place.Table != first.Table || b.Place.Row != first.Row || b.Place.Column > 2 {
			break
		}
		ds := c.at(i)
		if len(ds) != 1 || ds[0].resolve != nil && ds[0].open == nil || len(b.Text)-ds[0].span.Len() > 24 {
			continue
		}
		d := ds[0].Date
		if ds[0].open != nil {
			d = c.inTurn(ds[0].open)
		}
		if d.Unit == Day {
			c.reached = d.From
		}
		return stamp{d, Row}
	}
	return stamp{}
}
