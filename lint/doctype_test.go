package lint

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

func TestDocumentType(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		// Scotland
		{"Child’s Plan", "plan"},
		{"Child in Need Plan", "plan"},
		{"Supervision Record", "case-note"},
		{"Incident / Investigative Report", "police-report"},
		{"Crime Report and Investigation Log", "police-report"},
		{"Single Agency Assessment", "assessment"},
		{"Integrated Chronology of Significant Events", "chronology"},
		{"Report for the Children’s Hearing", "court-report"},
		{"Minute of Child Protection Planning Meeting: record of meeting", "minutes"},
		{"Vulnerable Person Concern Report", "police-report"},
		{"Core Group Record", "minutes"},
		// England and Wales
		{"Addendum Section 7 Report", "court-report"},
		{"Initial Child Protection Conference Minutes", "minutes"},
		{"Child and Family Assessment", "assessment"},
		{"Written Agreement", "plan"},
		{"Pre-Sentence Report", "court-report"},
		{"PPN: public protection notice", "police-report"},
		// United States
		{"Family Functioning Assessment – Investigation", "assessment"},
		{"Predisposition Report to the Juvenile Court", "court-report"},
		{"Case Activity Log", "case-note"},
		{"Incident Report", "police-report"},
		{"INCIDENT / INVESTIGATION REPORT   Case # 24-0618", "police-report"},
		{"Incident / Offense Report", "police-report"},
		{"Case Plan", "plan"},
		{"Child protection plan (reviewed at core group 3)", "plan"},
		{"Findings of Fact, Conclusions of Law, and Order on Custody", "judgment"},
		// Australia
		{"Safety Plan", "plan"},
		{"Family Report", "court-report"},
		{"Case Notes", "case-note"},
		{"Event Narrative", "police-report"},
		// What courts and parties write themselves
		{"Opinion of Lady Reid in the petition of A.B.", "judgment"},
		{"Approved Judgment", "judgment"},
		{"Neutral Citation Number: [2022] EWFC 99", "judgment"},
		{"[2019] CSOH 12", "judgment"},
		{"This judgment was delivered in private. The judge has given leave for it to be published.", "judgment"},
		{"In the Family Court at Oxford: Section 7 report", "court-report"},
		{"Reasons for Judgment", "judgment"},
		{"Verified Petition for Order of Protection", "judgment"},
		{"Professional Judgment and Analysis", "assessment"},
		// Anywhere
		{"Home Visit 3 May", "case-note"},
		{"Domestic Abuse Policy and Procedure", "policy"},
		{"Risk Assessment: Practice Guidance", "policy"},
		{"Review Child Protection Conference, held under the Wales Safeguarding Procedures", "minutes"},
		{"Social work report for the child protection conference", "assessment"},
		{"Lennox & Avram [2023] FedCFamC2F 118", "judgment"},
		{"The Reid family", "assessment"},
		{"", "assessment"},
	} {
		doc := document("Sarah rang. She is well and has a new flat.", "The review is in June.")
		if tt.title != "" {
			doc.Blocks = append([]text.Block{{Kind: text.Title, Text: tt.title}}, doc.Blocks...)
		}
		if got, _ := documentType(doc, ""); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.title, got, tt.want)
		}
	}
}

// TestFirstTitleDecidesTheType holds that a line below the title, which may name
// another document, does not.
func TestFirstTitleDecidesTheType(t *testing.T) {
	for _, tt := range []struct{ title, below, want string }{
		{"Child Protection Plan", "Made at the initial child protection conference of 3 May", "plan"},
		{"Kinship assessment", "For the core group", "assessment"},
		{"The Reid children", "Made under the Child Protection Procedures", "assessment"},
		{"Public Protection Notice", "Risk assessment: standard", "police-report"},
	} {
		doc := document("Sarah rang. She is well and has a new flat.")
		doc.Blocks = append([]text.Block{{Kind: text.Title, Text: tt.title}, {Kind: text.Heading, Text: tt.below}}, doc.Blocks...)
		if got, _ := documentType(doc, ""); got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.title, tt.below, got, tt.want)
		}
	}
}

func TestDocumentTypeByColumns(t *testing.T) {
	for _, tt := range []struct {
		title, columns, want string
		format               text.Format
		shown                bool
	}{
		{"", "Date|Event|Source", "chronology", text.CSV, true},
		{"", "Date|Source|Event", "chronology", text.XLSX, true},
		{"", "No|DATE:|What happened?", "chronology", text.XLSX, true},
		{"", "Date of event|Details|Source of information", "chronology", text.CSV, true},
		{"The Reid family", "Date|Significant events|Response", "chronology", text.XLSX, true},
		{"", "Date|Police report|Event", "chronology", text.CSV, true},
		{"Safety Plan", "Date|Event|Source", "plan", text.XLSX, true},
		{"", "Date|Source|", "assessment", text.CSV, false},
		{"", "Name|Date of birth|Source", "assessment", text.CSV, false},
		{"", "Action|By whom|Date", "assessment", text.XLSX, false},
		{"", "Event|Source|Comment", "assessment", text.CSV, false},
		{"", "Date|Event|Source", "assessment", text.Docx, false},
	} {
		doc := text.New("a", tt.format)
		row := 1
		if tt.title != "" {
			doc.Blocks = append(doc.Blocks, text.Block{Kind: text.Heading, Level: 1, Text: tt.title, Place: text.Place{Table: 1, Row: 1, Column: 1}})
			row = 3
		}
		for i, c := range strings.Split(tt.columns, "|") {
			if c != "" {
				doc.Blocks = append(doc.Blocks, text.Block{Kind: text.Label, Text: c, Place: text.Place{Table: 1, Row: row, Column: i + 1}})
			}
		}
		doc.Blocks = append(doc.Blocks, text.Block{Kind: text.Cell, Text: "3 May", Place: text.Place{Table: 1, Row: row + 1, Column: 1}})
		if got, shown := documentType(doc, ""); got != tt.want || shown != tt.shown {
			t.Errorf("%s %q %q: %s (%v), want %s", tt.format, tt.title, tt.columns, got, shown, tt.want)
		}
	}
}

func TestDocumentTypeByALineAboveTheColumns(t *testing.T) {
	doc := text.New("a.csv", text.CSV)
	doc.Blocks = []text.Block{
		{Kind: text.Cell, Text: "Home visits", Place: text.Place{Table: 1, Row: 1, Column: 1}},
		{Kind: text.Cell, Text: "3 May", Place: text.Place{Table: 1, Row: 2, Column: 1}},
		{Kind: text.Cell, Text: "He read the chronology.", Place: text.Place{Table: 1, Row: 2, Column: 2}},
	}
	if got, _ := documentType(doc, ""); got != "case-note" {
		t.Error(got)
	}
}

func TestDocumentTypeOrder(t *testing.T) {
	body := []text.Block{{Text: "x"}, {Text: "x"}, {Text: "x"}}
	for _, tt := range []struct {
		name, said string
		property   string
		blocks     []text.Block
		want       string
	}{
		{name: "the user's word", said: "letter", property: "plan", blocks: []text.Block{{Kind: text.Title, Text: "Chronology"}}, want: "letter"},
		{name: "auto is no word", said: "auto", blocks: []text.Block{{Kind: text.Title, Text: "Chronology"}}, want: "chronology"},
		{name: "the document's own word", property: "plan", blocks: []text.Block{{Kind: text.Title, Text: "Chronology"}}, want: "plan"},
		{name: "unless it is no type", property: "poem", blocks: []text.Block{{Kind: text.Title, Text: "Chronology"}}, want: "chronology"},
		{name: "the title before the headings", blocks: append([]text.Block{{Kind: text.Title, Text: "Parenting Assessment"}}, append(body[:3:3], text.Block{Kind: text.Heading, Text: "Chronology"})...), want: "assessment"},
		{name: "a heading where no title says", blocks: append(body[:3:3], text.Block{Kind: text.Heading, Text: "Action plan"}), want: "plan"},
		{name: "a first line that nothing marks", blocks: []text.Block{{Text: "CHRONOLOGY"}, {Text: "x"}}, want: "chronology"},
		{name: "but no long one", blocks: []text.Block{{Text: "I read the chronology and the assessment and the plan that the school sent me on Monday and wondered why they differ so very much in tone."}}, want: "assessment"},
		{name: "how it opens", blocks: append(body[:3:3], text.Block{Text: "Dear Dr Shah"}), want: "letter"},
		{name: "how it ends", blocks: append(body[:3:3], text.Block{Text: "Yours sincerely,"}), want: "letter"},
	} {
		doc := text.New("a.txt", text.Plain)
		doc.Blocks = tt.blocks
		if tt.property != "" {
			doc.Properties = map[string][]string{"type": {tt.property}}
		}
		if got, _ := documentType(doc, tt.said); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTypeCuesStandOnce(t *testing.T) {
	for _, c := range typeCues {
		seen := map[string]bool{}
		for w := range strings.SplitSeq(c.words, "|") {
			if w == "" || seen[w] {
				t.Errorf("%s: %q stands twice, or is empty", c.kind, w)
			}
			seen[w] = true
		}
	}
}
