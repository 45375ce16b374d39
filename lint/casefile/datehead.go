package casefile

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// Lines that head one of several numbered incidents or entries: what stands
// before their date, and such a line without a date.
const numbered = `(?i)^\W*(?:(?:police|phone|telephone|domestic|home|log|case) )?(incident|occurrence|event|offen[cs]e|episode|call|entry|log|visit|contact|session|meeting|appointment|appt|attendance|note)\b(?: (?:no\b\.?|number|ref\b\.?))?[ :#]*\d[\w/.-]*`

var (
	numberedHead = lazily(numbered + `(?:[\s,:;|(\[–—-]|\b(?:dated?|on|of|` + weekDays + `)\b|\d{1,2}[:.]\d\d\b|\d{4} ?h(?:ou)?rs?\b)*$`)
	undatedHead  = lazily(numbered + `\s*(?:$|[:;,|(–—-])`)
	happening    = lazily(`(?i)^(?:incident|occurrence|event|offen[cs]e|episode)$`)
)

// longestHead is the number of bytes up to which a dated paragraph is the
// heading of what follows.
const longestHead = 120

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

// lead is the date that a block begins with, and what it is the date of.
func (c *calendar) lead(i int) (stamp, bool) {
	b := &c.doc.Blocks[i]
	if len(c.at(i)) == 0 {
		return stamp{}, false
	}
	d := c.at(i)[0]
	before, after := b.Text[:d.span.Start], strings.TrimLeft(b.Text[d.span.End:], " ")
	heading := b.Kind == text.Heading || b.Kind == text.Title
	short, basis := headed(before, after)
	short = short && !c.planned(d.Date)
	closed := strings.HasPrefix(after, ":") || short
	if d.open != nil && (closed || closes.MatchString(after)) {
		d.Date, d.resolve = c.inTurn(d.open), nil
		closed = true
	}
	head := numberedHead.MatchString(before)
	if d.resolve != nil || d.Unit != Day && !heading && !head && b.Kind != text.ListItem && !closed {
		return stamp{}, false
	}
	ok := head || short || heading && len(b.Text) <= longestHead || whole.MatchString(before) || ownLabel.MatchString(before)
	if ok && d.Unit == Day {
		c.reached = d.From
	}
	return stamp{d.Date, basis}, ok
}

// planned reports whether a day is to come after the document, unless it is of notes
// that go on: "Review 12 June 2024" heads no entry of an assessment of March.
func (c *calendar) planned(d Date) bool {
	return !c.notes && d.Known() && c.own.Known() && d.From.After(c.own.To) && !c.reached.After(c.own.To)
}

// longestShort is the number of bytes, and shortWords of words, up to which what
// stands before a date may be a head and no sentence.
const (
	longestShort = 70
	shortWords   = 8
)

var (
	// closes stands after the date of a head: a time, then what parts the head from
	// what it is the head of.
	closes   = lazily(`^(?:[,\s]*(?:(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]m|h(?:ou)?rs?)?|(?:at )?\d{1,2} ?[ap]m|(?:at )?\d{4} ?h(?:ou)?rs?)\b)?(?:\s*[,(]? ?[A-Z]{2,3}\)?)?\s*(?:$|[:.;](?:\s|$)|[)\]][:.,;]?(?:$|\s*[–—-]|\s+["“‘'(]?[\p{Lu}\d])|[–—-]|\s["“‘]?\p{Lu})`)
	weekHead = lazily(`(?i)^\W*(?:week (?:of|commencing|beginning|starting)|w/[cb])[: ]*(?:the |` + weekDays + `|,| )*$`)
	// figures are a number or a reference: "3.", "CR/123/24", "#0412".
	figures = lazily(`^(?:no\.?|nos\.?|ref\.?|#|\W*[\w/.-]*\d[\w/.-]*)$`)
)

// headed reports whether what stands before and after a date makes it that of an
// entry: a short head with a kind of contact or of record, or only a number or a
// reference, set off from what follows. A head of what happened gives the date of
// that; the others when it was put on record.
func headed(before, after string) (bool, Basis) {
	switch at := strings.TrimSpace(before); {
	case !closes.MatchString(after), len(before) > longestShort:
		return false, Entered
	case weekHead.MatchString(before):
		return true, Entered
	case at == "", strings.ContainsAny(at, ";\n“”\""), strings.Contains(at, "'s "), strings.Contains(at, "’s "):
		return false, Entered
	}
	ws := strings.FieldsFunc(strings.ToLower(before), func(r rune) bool { return strings.ContainsRune(" ,:()[]|–—*_\u00a0", r) })
	if len(ws) == 0 || len(ws) > shortWords || notHeads[ws[0]] {
		return false, Entered
	}
	kind, number, basis := false, true, Entered
	for _, w := range ws {
		w = strings.Trim(w, ".-")
		if noHead[w] {
			return false, Entered
		}
		kind = kind || recordKinds[w]
		number = number && (w == "" || figures.MatchString(w) || headLinks[w])
		if eventKinds[w] {
			kind, basis = true, Row
		}
	}
	return number || kind && !finite(before), basis
}

// finite reports whether some words hold a verb that makes a sentence of them.
func finite(s string) bool {
	p := language.Scan(s)
	for k := range p.Sentences {
		p.Parse(k)
	}
	for i := range p.Tokens {
		t := &p.Tokens[i]
		switch t.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if i > 0 && t.Norm != "/" && !recordKinds[t.Norm] && !received[t.Norm] {
				return true
			}
		}
	}
	return false
}

var (
	recordKinds = words("visit visits hv h/v uav o/v s/v d/v call calls phonecall telephone phone tel t/c tc p/c email e-mail emails mail text sms letter message voicemail" +
		" meeting mtg minutes supervision conference review icpc rcpc cppm core strategy discussion interview appointment appt attendance contact session interim" +
		" referral report police log note notes record entry case file update addendum assessment statement disclosure hearing court duty handover" +
		" crime crn cad urn cris niche merlin vpd ivpd ppn ref reference dash marac risk a&e hospital gp school nursery office check")
	eventKinds = words("incident occurrence offence offense episode assault")
	headLinks  = words("no number of on dated date from entry")
	received   = words("received rec'd recd attended rang called phoned emailed recorded dated logged completed made sent updated held seen reported")
	// notHeads begin a sentence, or a phrase in one.
	notHeads = words("in at on during after before since by following for from to until till when while as if because there it this that these those his her their my our your the a an" +
		" he she they i we you who and but so then next between over around about both all not no")
	// noHead are words of a sentence, or of what is to come.
	noHead = words("he she they i we you who him them me us that which was were is are be been has had have will would should must may can could not until till since before after" +
		" next due deadline planned expires expiry born dob if when because while")
)
