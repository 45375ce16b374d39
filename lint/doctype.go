package lint

import (
	"regexp"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Types are the kinds of document that dalint tells apart. The first is also
// the answer where nothing shows the kind. A judgment stands for all that a
// court or the parties to a case write: decisions, pleadings, charges.
var Types = []string{"assessment", "plan", "case-note", "chronology", "police-report", "court-report", "judgment", "letter", "minutes", "policy"}

// Jurisdictions are the places whose terms dalint knows. The first is taken
// where nobody says.
var Jurisdictions = []string{"scotland", "england-wales", "northern-ireland", "us", "australia"}

// typeCues are words of titles and headings, most telling first. A title that
// names a kind outright is believed before anything below it.
var typeCues = []struct{ kind, words string }{
	{"court-report", "section 7|s.7 report|court report|welfare report|family proceedings court|report for the court|child welfare reporter|report to the court|court statement|guardian ad litem|family report|safeguarding report|report for the children's hearing|report to the juvenile court|report to the family court|report to the children's court|dependency report|predisposition report|disposition report|custody evaluation|psr|pre-sentence"},
	{"judgment", "approved judgment|reasons for judgment|findings of fact|judgment of the court|opinion of the court|opinion of lord|opinion of lady|statement of reasons|initial writ|summary complaint|indictment|charge sheet|particulars of claim|statement of claim|verified petition|memorandum opinion"},
	{"police-report", "police report|public protection notice|incident report|concern report|vpd|ppn|crime report|investigative report|occurrence report|offense report|arrest report|investigation log|incident log|occurrence|central referral unit|event narrative|offence report|officer's statement"},
	{"chronology", "chronology"},
	{"assessment", "report to child protection conference|report for child protection conference|report to conference|report for conference|report to the conference|report for the conference|social work report|social worker's report"},
	{"minutes", "minutes|protection conference|case conference|review conference|planning meeting|strategy meeting|strategy discussion|professionals' meeting|professionals meeting|team around the child|team around the family|core group|note of meeting|record of meeting|conference record|core group record|meeting – note|meeting - note|meeting note|note of the meeting|notes of the meeting"},
	{"plan", "child's plan|childs plan|child plan|child in need plan|in need plan|cin plan|care plan|service plan|family plan|support plan|case plan|safety plan|action plan|protection plan|multi-agency plan|written agreement|working agreement"},
	{"case-note", "case note|contact note|case recording|file note|duty|home visit|telephone call|supervision note|supervision record|supervision session|supervision –|supervision -|supervision:|record of supervision|contact record|activity log|case log|progress note|log of contact|running record|case record|visiting record|family contacts|support record|counselor notes|counsellor notes|counselling notes|worker notes|key work|keyworker notes|session notes|visit notes|visit record|daily log|daily record|diary sheet|record of contact|record of work"},
	{"assessment", "assessment|single assessment|parenting assessment|risk assessment|initial enquiry|investigation report"},
	{"letter", "dear |yours sincerely|yours faithfully"},
}

// entries is the number of paragraphs that begin with a date from which a text
// whose title and headings name no kind is a running record.
const entries = 3

// dated is how an entry of a running record begins: "03/06/25 – TC to Mum",
// "Contact 2 – 19 August", "Tues 4 Mar, 10.15".
var dated = regexp.MustCompile(`(?i)^\W*(?:(?:contact|visit|entry|session) \d+\W+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b`)

// longestLine is how many bytes of a paragraph may be a title or a letter's
// first line.
const longestLine = 120

// documentType is what the user said the document is, what the document says
// of itself, or what its title, its columns and its headings show; shown is false
// where nothing does, and the first of Types is taken.
func documentType(doc *text.Document, said string) (kind string, shown bool) {
	if said != "" && said != "auto" {
		return said, true
	}
	for _, t := range doc.Properties["type"] {
		for _, known := range Types {
			if t == known {
				return t, true
			}
		}
	}
	if isCited(doc) {
		return "judgment", true
	}
	// The first lines name a document even where nothing marks them as a title.
	var title, headings strings.Builder
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != text.Title && b.Kind != text.Heading && (len(b.Text) > longestLine || grid(doc) && !alone(doc, i)) {
			continue // a cell beside others is no line of its own
		}
		line := strings.ToLower(strings.ReplaceAll(b.Text, "’", "'")) + "\n"
		switch {
		case b.Kind == text.Title || i < 3 && len(line) < longestLine:
			title.WriteString(line)
		case b.Kind == text.Heading:
			headings.WriteString(line)
		case len(line) < 60:
			headings.WriteString(onlyLetter(line))
		}
	}
	if isPolicy(firstLine(doc)) {
		return "policy", true
	}
	for _, line := range strings.SplitAfter(title.String(), "\n") {
		if policeForm.MatchString(line) {
			return "police-report", true
		}
		plain := aside.ReplaceAllString(line, "")
		if kind, ok := kindNamed(plain); ok {
			return kind, true
		}
		if kind, ok := kindNamed(line); ok && plain != line {
			return kind, true
		}
	}
	if grid(doc) && listsEvents(doc) {
		return "chronology", true
	}
	if kind, ok := kindNamed(headings.String()); ok {
		return kind, true
	}
	n := 0
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Place.Table == 0 && b.Kind != text.ListItem && dated.MatchString(b.Text) {
			n++
		}
	}
	if n >= entries {
		return "case-note", true
	}
	return Types[0], false
}

// aside is what stands in brackets in a title: "Child protection plan (reviewed at
// core group 3)".
var aside = regexp.MustCompile(`\([^)]*\)`)

// policeForm is how police name their reports by more than one word: "Incident /
// Investigation Report", "Arrest and Booking Report".
var policeForm = regexp.MustCompile(`\b(?:incident|offen[cs]e|arrest|crime|occurrence)\b[ /&,a-z-]{1,30}\breport\b`)

// kindNamed is the kind of document whose words some lines have.
func kindNamed(lines string) (kind string, ok bool) {
	for _, c := range typeCues {
		for _, w := range strings.Split(c.words, "|") {
			if strings.Contains(lines, w) {
				return c.kind, true
			}
		}
	}
	return "", false
}

// isPolicy reports whether a first line names a policy, and not a document made
// under one.
func isPolicy(line string) bool {
	if strings.Contains(line, "under ") || !strings.Contains(line, "policy") && !strings.Contains(line, "procedure") && !strings.Contains(line, "guidance") {
		return false
	}
	kind, ok := kindNamed(line)
	return !ok || kind == "assessment"
}

// firstLine is what a document begins with, in lower case, where that is short. A
// policy says there what it is; any other document may name one further down.
func firstLine(doc *text.Document) string {
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; strings.TrimSpace(b.Text) != "" {
			if len(b.Text) > longestLine {
				return ""
			}
			return strings.ToLower(b.Text)
		}
	}
	return ""
}

// citedWithin is how many paragraphs from the top a judgment has its citation in.
const citedWithin = 15

// cited is how courts mark their published decisions: the neutral citation, or
// the notice on reporting. A report to a court has the court's name only.
var (
	cited  = regexp.MustCompile(`(?i)^(?:\W*|[^.\[]{3,90} )\[\d{4}\] (?:ew(?:hc|fc|ca|cop)|uks?c|csoh|csih|hcjac|sc [a-z]{3}|ni(?:fam|ca|kb)|fedcfamc\w*|famca|nzfc|nzhc)\b`)
	notice = []string{"neutral citation", "this judgment was delivered", "this judgment was handed down", "this approved judgment was delivered", "this approved judgment was handed down"}
)

// isCited reports whether a document opens as a published decision of a court.
func isCited(doc *text.Document) bool {
	for i := range doc.Blocks[:min(citedWithin, len(doc.Blocks))] {
		s := doc.Blocks[i].Text
		if cited.MatchString(s) {
			return true
		}
		lower := strings.ToLower(s)
		for _, n := range notice {
			if strings.Contains(lower, n) {
				return true
			}
		}
	}
	return false
}

// grid reports whether a document is rows of values, and no running text.
func grid(doc *text.Document) bool { return doc.Format == text.CSV || doc.Format == text.XLSX }

// alone reports whether no cell stands beside a block.
func alone(doc *text.Document, i int) bool {
	at := doc.Blocks[i].Place
	beside := func(k int) bool {
		return k >= 0 && k < len(doc.Blocks) && doc.Blocks[k].Place.Table == at.Table && doc.Blocks[k].Place.Row == at.Row
	}
	return at.Table == 0 || !beside(i-1) && !beside(i+1)
}

// listsEvents reports whether a table of a spreadsheet has the columns of a
// chronology: a date, and what happened then or who told of it.
func listsEvents(doc *text.Document) bool {
	date, event, source, columns := false, false, false, 0
	row := [2]int{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != text.Label && b.Place.Row != 1 {
			continue
		}
		if at := [2]int{b.Place.Table, b.Place.Row}; at != row {
			row, date, event, source, columns = at, false, false, false, 0
		}
		head := strings.Join(strings.FieldsFunc(strings.ToLower(b.Text), func(r rune) bool { return strings.ContainsRune(" \n:?*.", r) }), " ")
		columns++
		date = date || dateHeads[head]
		event = event || eventHeads[head]
		source = source || sourceHeads[head]
		if date && (event || source && columns > 2) {
			return true
		}
	}
	return false
}

// What columns of chronologies are called: small letters, no marks at the end.
var (
	dateHeads = text.Set("date", "dates", "when", "date/time", "date and time", "date & time", "date / time", "date of event", "event date",
		"date of incident", "incident date", "date of event/incident", "date occurred", "date of occurrence")
	eventHeads = text.Set("event", "events", "significant event", "significant events", "key event", "key events", "life event", "life events",
		"incident", "incidents", "event/incident", "incident/event", "event / incident", "event or incident", "occurrence", "what happened",
		"event details", "details of event", "description of event", "event description", "summary of event", "nature of event",
		"details of significant event", "details of incident", "incident details", "description of incident")
	sourceHeads = text.Set("source", "sources", "source of information", "information source", "source/agency", "agency/source", "source agency")
)

// onlyLetter keeps the lines that open or close a letter.
func onlyLetter(line string) string {
	if strings.HasPrefix(line, "dear ") || strings.HasPrefix(line, "yours ") {
		return line
	}
	return ""
}
