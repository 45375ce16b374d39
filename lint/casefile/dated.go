package casefile

import (
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
	notes    bool      // case notes, which go on after the first date in them
	labelled bool      // own is given as the document's, by a label or a title
}

// stamp is the date under which a block stands.
type stamp struct {
	Date
	basis Basis
}

var (
	ownLabel      = lazily(`(?i)^\W*(?:date(?: of (?:this )?(?:report|letter|assessment|meeting|plan|visit|contact|entry|note|review|completion|discussion))?|dated|held|sent|received|report date|completed)\b[^\d]{0,24}$`)
	incidentLabel = lazily(`(?i)\b(?:incident|offen[cs]e|occurrence|event)s?\b[^.;]{0,20}$`)
	whole         = lazily(`(?i)^\W*(?:\b(?:` + weekDays + `)\b)?\W*$`)
)

// fieldLabel is the label of the date in a line with other fields ("Worker: P. Nair
// Date: "), and otherDate one of a date that is not the document's.
var (
	fieldLabel = lazily(`(?:^|\s)(?:Plan |Report |Assessment |Letter )?(?i:date): *$`)
	otherDate  = lazily(`(?i)\b(?:incident|referral|due|start|end|review|birth|target|court|hearing|next|separation|finish|expiry|offen[cs]e|closure|admission|discharge|planned|effective) date: *$`)
)

// referralLabel stands before a day that a form gives beside its own date, and
// that is taken for it only where the form has no other.
var referralLabel = lazily(`(?i)\breferral\b[^.;]{0,20}$`)

// frontBlocks is how far down a document its own date may stand.
const frontBlocks = 12

// newCalendar finds the dates that the parts of a document stand under. The
// type is that of lint; the name is the file's.
func newCalendar(f finder, doc *text.Document, docType, name string) *calendar {
	c := &calendar{finder: f, doc: doc, blocks: make([]stamp, len(doc.Blocks)), found: map[int][]found{}, notes: docType == "case-note"}
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
			case ownLabel.MatchString(before), fieldLabel.MatchString(before) && !otherDate.MatchString(before), head:
				c.own, c.labelled = dayOf(d.To), true // of several visits the last
			case b.Kind == text.Paragraph && len(b.Text) < 60 && whole.MatchString(before) && whole.MatchString(b.Text[d.span.End:]):
				c.own = dayOf(d.To)
			}
		}
		// A date in a cell or line of its own after its label: "Date" | "12/03/2024".
		if i > 0 && !c.own.Known() && ownLabel.MatchString(c.doc.Blocks[i-1].Text) && len(c.at(i)) == 1 && c.at(i)[0].Unit == Day && whole.MatchString(b.Text[:c.at(i)[0].span.Start]) {
			c.own, c.labelled = c.at(i)[0].Date, true
		}
	}
	if !c.own.Known() {
		c.own = referred
	}
	if !c.own.Known() && !c.notes {
		c.own = c.signed()
	}
}

// footBlocks is how far from its end a document may be signed and dated.
const footBlocks = 3

// smallWords are the words with a small letter that a letter's head may have.
var smallWords = words("of and the for in to at on by")

// signed is the date behind who writes and where, in a short line at the head of a
// document ("Women's Aid, 3 October 2024"), or at its foot ("Laura Kemp, social
// worker. 10 October 2024").
func (c *calendar) signed() Date {
	for i := range c.doc.Blocks {
		b := &c.doc.Blocks[i]
		foot := i >= len(c.doc.Blocks)-footBlocks
		if i >= frontBlocks && !foot || b.Kind != text.Paragraph || b.Place.Table > 0 || len(b.Text) > longestSigned {
			continue
		}
		ds := c.at(i)
		if len(ds) != 1 || ds[0].Unit != Day || !whole.MatchString(b.Text[ds[0].span.End:]) {
			continue
		}
		before := strings.TrimSpace(b.Text[:ds[0].span.Start])
		if before == "" || !strings.ContainsAny(before[len(before)-1:], ",.") {
			continue
		}
		if foot || !slices.ContainsFunc(strings.Fields(before), func(w string) bool { return w == strings.ToLower(w) && !smallWords[w] }) {
			return ds[0].Date
		}
	}
	return Date{}
}

// longestSigned is how long a line in bytes may be that says no more than who writes,
// where and when.
const longestSigned = 90

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
				entry = stamp{lead.Date, basis}
			}
		case !ok || b.Kind != text.ListItem && lead.Date == c.own && !entry.Known():
		case b.Kind == text.Heading || b.Kind == text.Title:
			entry, level = stamp{lead.Date, Entered}, max(b.Level, 1)
		case b.Kind == text.ListItem || listed(docType):
			c.blocks[i] = stamp{lead.Date, Row}
			continue
		case i >= frontBlocks || !ownLabel.MatchString(b.Text[:c.at(i)[0].span.Start]) || strings.HasPrefix(strings.ToLower(strings.TrimSpace(b.Text)), "sent"):
			entry, level = lead, 9
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

// inTurn is the date of an entry or a row that does not give its year: the
// nearest to that of the one before, though not after the date that the document
// gives itself, else the last before the document's, else of the year that the
// title names.
func (c *calendar) inTurn(open func(year int) Date) Date {
	switch {
	case !c.reached.IsZero():
		d := nearest(open, c.reached)
		if c.labelled && !c.notes && d.end().After(c.own.To) && !c.reached.After(c.own.To) {
			d = unyeared(open).resolve(c.own.To)
		}
		return d
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
