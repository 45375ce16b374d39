package practice

import (
	"regexp"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// zone is what a part of a document is about, as its headings say; a part may
// be about several things.
type zone uint32

const (
	zonePlan zone = 1 << iota
	zoneChild
	zoneCare
	zonePattern
	zoneParent
	zoneSources
	zoneAdversity
	zoneRisk
	zoneContact
	zoneChange
	zoneViews
	zoneHistory
	zoneOfPerpetrator
	zoneOfSurvivor
	zoneLabels // a form's own words
)

// zoneHeads are the concepts whose occurrence in a heading opens a zone.
var zoneHeads = []struct {
	concept concept
	zone    zone
}{
	{headPlan, zonePlan}, {headChild, zoneChild}, {headCare, zoneCare}, {headPattern, zonePattern}, {headParent, zoneParent},
	{headSources, zoneSources}, {headAdversity, zoneAdversity}, {headRisk, zoneRisk}, {headContact, zoneContact},
	{headChange, zoneChange}, {headViews, zoneViews}, {headHistory, zoneHistory},
}

// line is a sentence in its place.
type line struct {
	*sentence
	block   int
	zone    zone
	kind    text.Kind
	subject who
	before  *sentence // what a list item belongs to: "He has:"
	told    who       // whose account it is part of: "She stated as follows:"
	owned   bool      // an item that leaves out the one whom the heading names
	row     int       // of the rows; -1 outside tables
}

// cell is a block of a table.
type cell struct {
	block     int
	sentences []sentence
}

// row is a row of a table, with the headings of its columns.
type row struct {
	zone   zone
	number int // from 1
	cells  map[int]cell
	head   map[int]*sentence // nil in the first row
}

// view is the document laid out for the checks.
type view struct {
	*lint.Facts
	lines                       []line
	heads                       []line // what was read as a heading
	rows                        []row
	headings                    map[zone]lint.Evidence // the first heading of each zone
	reading                     reading
	hasPerpetrator, hasSurvivor bool
}

// perpetrator reports whether w may be the one who abuses: known to be, or an
// adult whose part is open where the text shows who is abused and not by whom.
func (v *view) perpetrator(w who) bool {
	return w == perpetrator || w == adult && !v.hasPerpetrator && v.hasSurvivor
}

func (v *view) survivor(w who) bool {
	return w == survivor || w == adult && !v.hasSurvivor && v.hasPerpetrator
}

// mentions reports whether somebody who may be the one who abuses is mentioned.
func (v *view) mentionsPerpetrator(s *sentence) bool {
	return s.people.has(perpetrator) || s.people.has(adult) && v.perpetrator(adult)
}

func (v *view) mentionsSurvivor(s *sentence) bool {
	return s.people.has(survivor) || s.people.has(adult) && v.survivor(adult)
}

func lay(f *lint.Facts) *view {
	v := &view{Facts: f, headings: map[zone]lint.Evidence{}}
	v.reading = read(f)
	v.hasPerpetrator = v.reading.perpetrator != nobody || v.reading.known&(1<<perpetrator) != 0
	v.hasSurvivor = v.reading.survivor != nobody || v.reading.known&(1<<survivor) != 0
	var now, plan zone
	planLevel, titled := 0, false
	var before *sentence
	var inTable int
	var subject who
	for i := range f.Document.Blocks {
		b := &f.Document.Blocks[i]
		g, _ := f.Gathered[i].(*facts)
		if g == nil {
			continue
		}
		g = v.reading.apply(g)
		if level, ok := headingLevel(b, g); ok {
			z := v.zoneOf(b, g)
			if !titled {
				// The document's own title says what it is, not what a part is about.
				titled = true
				z = 0
			}
			if b.Kind != text.Paragraph || z != 0 && !asks(b, g) {
				if planLevel > 0 && level > planLevel {
					z |= plan
				} else {
					plan, planLevel = z&zonePlan, 0
					if plan != 0 {
						planLevel = level
					}
				}
				now, before = z, nil
				v.head(z, i, g)
				for k := range g.sentences {
					v.heads = append(v.heads, line{sentence: &g.sentences[k], block: i, zone: z, kind: b.Kind, row: -1})
				}
				continue
			}
		}
		if b.Place.Table > 0 {
			v.cell(b, i, g, now, &inTable)
			before = nil
			continue
		}
		inTable = 0
		if b.Kind != text.ListItem {
			before, subject = nil, nobody
		}
		for k := range g.sentences {
			s := &g.sentences[k]
			if w := owner(now); w != nobody && s.pronoun && s.lead && s.first == adult {
				s.of(w) // apply has copied it
			}
			if s.he && s.lead && subject == child && now&zoneChild != 0 && now&(zoneOfPerpetrator|zoneOfSurvivor) == 0 && (s.first == survivor || s.first == perpetrator || s.first == adult) && !s.ofAnother() {
				s = s.ofChild()
			}
			l := line{sentence: s, block: i, zone: now, kind: b.Kind, before: before, row: -1}
			if b.Kind == text.Header || b.Kind == text.Footer || i < frontBlocks && now&zonePlan == 0 && strings.Count(b.Text, ": ")+strings.Count(b.Text, ":  ") > 1 {
				l.zone = zoneLabels
			}
			if s.recommends() {
				l.zone |= zonePlan // a report without headings has its plan in sentences
			}
			l.subject = subjectOf(s, before, subject)
			if w := owner(now); w != nobody && b.Kind == text.ListItem && before == nil && !s.lead {
				l.subject, l.owned = w, true // "Kept the receipts" under "What Sarah has done"
			}
			if before != nil && before.has.has(telling) {
				l.told = before.first
			}
			if b.Kind != text.ListItem {
				subject = l.subject
			}
			v.lines = append(v.lines, l)
		}
		if n := len(g.sentences); n > 0 && b.Kind != text.ListItem && g.sentences[n-1].opening {
			before = &g.sentences[n-1]
		}
	}
	return v
}

// ofAnother reports whether a sentence speaks of somebody else than who begins it.
func (s *sentence) ofAnother() bool {
	for _, a := range s.acts {
		if a.agent == s.first && a.counts {
			return true
		}
	}
	return s.people.has(child)
}

// ofChild reads "he" or "she" at the head of a sentence in a part about a child,
// after a sentence about the child, as the child.
func (s *sentence) ofChild() *sentence {
	out := *s
	out.first = child
	out.people.add(child)
	out.hits = append([]hit(nil), s.hits...)
	for k := range out.hits {
		if h := &out.hits[k]; h.doer == s.first {
			h.doer = child
		}
	}
	out.quotes = append([]quote(nil), s.quotes...)
	for k := range out.quotes {
		if q := &out.quotes[k]; q.by == s.first {
			q.by = child
		}
	}
	return &out
}

// recommends reports whether a sentence says what its writer recommends.
func (s *sentence) recommends() bool {
	if s.first != professional {
		return false
	}
	for i := range s.hits {
		if h := &s.hits[i]; h.concept == planDuty && !h.quoted && (strings.HasPrefix(h.wordLast, "recommend") || strings.HasPrefix(h.word, "recommend")) {
			return true
		}
	}
	return false
}

// owner is the one of the two adults whom a part is about by its heading.
func owner(z zone) who {
	switch z & (zoneOfPerpetrator | zoneOfSurvivor) {
	case zoneOfPerpetrator:
		return perpetrator
	case zoneOfSurvivor:
		return survivor
	}
	return nobody
}

// frontBlocks is how far down a form's own lines may stand: "Mother: ... Father: ...".
const frontBlocks = 8

// subjectOf is who a sentence is about: who is mentioned first, or in a list
// item that begins with a verb who was mentioned last before the list.
func subjectOf(s, before *sentence, last who) who {
	switch {
	case s.lead:
		return s.first
	case before != nil:
		return before.last
	case s.noted:
		return professional
	case s.first != nobody:
		return s.first
	}
	return last
}

// headingLevel says whether a block is a heading, or a short line that serves
// as one.
func headingLevel(b *text.Block, g *facts) (level int, ok bool) {
	switch b.Kind {
	case text.Title:
		return 1, true
	case text.Heading:
		return max(b.Level, 1), true
	case text.Paragraph:
		if len(g.sentences) == 1 && g.sentences[0].words <= 7 && b.Place.Table == 0 {
			last := b.Text[max(len(b.Text)-1, 0):]
			return 7, !strings.ContainsAny(last, ".?!,;”\"") && len(g.sentences[0].hits) > 0
		}
	}
	return 0, false
}

// zoneOf is what a heading says that follows.
func (v *view) zoneOf(b *text.Block, g *facts) zone {
	var z zone
	for k := range g.sentences {
		s := &g.sentences[k]
		for _, h := range zoneHeads {
			if s.has.has(h.concept) {
				z |= h.zone
			}
		}
		if s.people.has(child) {
			z |= zoneChild
		}
		if s.people.has(perpetrator) {
			z |= zoneOfPerpetrator
		}
		if s.people.has(survivor) {
			z |= zoneOfSurvivor
		}
	}
	if z&zoneSources != 0 {
		z &^= zoneContact // "Collateral contacts" are people who were asked
	}
	// A heading that is a name and nothing else may be read as none: "4. Leo".
	whose := v.whose(strings.Trim(partMark.ReplaceAllString(b.Text, ""), "0123456789. :"))
	if v.Type == "plan" && (whose == perpetrator || whose == survivor) && partMark.MatchString(b.Text) {
		z |= zonePlan // "Part B – Mark"
	}
	switch whose {
	case child:
		z |= zoneChild
	case perpetrator:
		z |= zoneOfPerpetrator
	case survivor:
		z |= zoneOfSurvivor
	}
	if strings.Contains(strings.ToLower(b.Text), "why ") {
		z = z&^zonePlan | zonePattern // "Why there is a plan"
	}
	if z&zoneOfPerpetrator != 0 && z&zoneOfSurvivor == 0 {
		z &^= zoneCare
	}
	if z&zoneOfSurvivor != 0 && z&zoneOfPerpetrator == 0 {
		z &^= zoneParent | zonePattern
	}
	if z&zoneCare != 0 && z&zoneOfSurvivor != 0 {
		z &^= zoneChild
	}
	return z
}

// asks reports whether a short line opens a list of what somebody is to do:
// "Amber agrees to:".
func asks(b *text.Block, g *facts) bool {
	s := &g.sentences[len(g.sentences)-1]
	return b.Kind == text.Paragraph && s.opening && s.lead && (s.has.has(planDuty) || s.has.has(expected))
}

// partMark is how the heading of a numbered part begins.
var partMark = regexp.MustCompile(`(?i)^(?:part|section|schedule) \w{1,3}\s*[–—:.-]\s*`)

func (v *view) head(z zone, block int, g *facts) {
	if len(g.sentences) == 0 {
		return
	}
	e := lint.Evidence{Block: block, Span: g.sentences[0].span}
	for b := zone(1); b <= zoneLabels; b <<= 1 {
		if _, ok := v.headings[b]; z&b != 0 && !ok {
			v.headings[b] = e
		}
	}
}

// cell adds a block of a table. The first row of a table names its columns.
func (v *view) cell(b *text.Block, block int, g *facts, z zone, inTable *int) {
	if *inTable != b.Place.Table || v.lastRow().number != b.Place.Row {
		next := row{zone: z, number: b.Place.Row, cells: map[int]cell{}}
		if *inTable == b.Place.Table {
			if next.head = v.lastRow().head; next.head == nil {
				next.head = v.columns()
			}
		}
		v.rows = append(v.rows, next)
	}
	*inTable = b.Place.Table
	r := v.lastRow()
	c := r.cells[b.Place.Column]
	if len(c.sentences) == 0 {
		c.block = block
	}
	c.sentences = append(c.sentences, g.sentences...)
	r.cells[b.Place.Column] = c
	for k := range g.sentences {
		s := &g.sentences[k]
		v.lines = append(v.lines, line{
			sentence: s, block: block, zone: z | v.columnZone(r, b.Place), kind: b.Kind, subject: s.first, row: len(v.rows) - 1,
		})
	}
}

func (v *view) lastRow() *row { return &v.rows[len(v.rows)-1] }

// columns are the headings of the row just read, if it is one of headings.
func (v *view) columns() map[int]*sentence {
	head := map[int]*sentence{}
	for c, cl := range v.lastRow().cells {
		if len(cl.sentences) > 0 && cl.sentences[0].words <= 8 {
			head[c] = &cl.sentences[0]
		}
	}
	return head
}

// columnZone is what the heading of a column adds.
func (v *view) columnZone(r *row, p text.Place) zone {
	if h := r.head[p.Column]; h != nil && h.has.has(headChange) {
		return zoneChange
	}
	if p.Row == 1 {
		return zoneLabels
	}
	return 0
}
