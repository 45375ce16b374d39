package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

func practiceRule(id, code, title string) *lint.Rule {
	return &lint.Rule{
		ID: "practice/" + id, Family: "practice", Severity: lint.Warning, Practice: &lint.Practice{Code: code},
		Doc: lint.Doc{Title: title, Questions: []string{"What about " + id + "?"}},
	}
}

// profiled is a document with one finding in it and a profile of all statuses.
func profiled() Document {
	doc := text.New("plan.docx", text.Docx)
	doc.Blocks = []text.Block{
		{Text: "Sarah <<was hit>>.", Place: text.Place{Part: "body", Paragraph: 1, Section: "Sarah"}},
		{Text: "The refuge in Ayr.", Place: text.Place{Part: "body", Paragraph: 7, Section: "Sarah"}},
	}
	at := func(block int, note string) lint.Evidence {
		return lint.Evidence{Block: block, Span: text.Span{End: 5}, Note: note}
	}
	named, efforts := practiceRule("perpetrator-named", "D1", "it is said who acts"), practiceRule("protective-efforts", "D5", "efforts are described")
	plan, safety := practiceRule("plan-targets-perpetrator", "D10", "the plan | asks"), practiceRule("record-safety", "D16", "places at risk")
	p := &lint.Profile{
		Judgements: []lint.Judgement{
			{Rule: named, Status: lint.Partly, Evidence: []lint.Evidence{at(0, "told without who did it"), at(1, "")}},
			{Rule: practiceRule("pattern-described", "D2", "a pattern"), Status: lint.NotApplicable},
			{Rule: efforts, Status: lint.NotEvident},
			{Rule: plan, Status: lint.Met},
			{Rule: practiceRule("history-explored", "D3", "the history"), Status: lint.Met},
			{Rule: safety, Status: lint.NotEvident, Also: []lint.Evidence{at(1, "a refuge or shelter")}},
		},
		Measures: []lint.Figure{
			{Name: "abusive_acts", Value: 17}, {Name: "perpetrator_named", Value: 3}, {Name: "survivor_tasks", Value: 4}, {Name: "perpetrator_tasks", Value: 1},
		},
		Questions: []lint.Question{{Text: "What did Sarah do?", Rule: efforts}, {Text: "Who?", Rule: named}},
		Assumed:   []lint.Assumed{{Role: cast.Perpetrator, Name: "Mark Reid", Reason: "from how the text writes of the adults"}},
	}
	r := &lint.Result{Document: doc, Type: "plan", Words: 200, Profile: p, Cast: &cast.Cast{}}
	r.Findings = []lint.Finding{
		find(doc, 0, passive),
		{Rule: efforts, Severity: lint.Warning, Message: "No effort."},
		{Rule: safety, Severity: lint.Warning, Block: 1, Related: []lint.Related{{Rule: safety, Block: 1}}},
	}
	return Document{Path: "plan.docx", Result: r}
}

func TestFiguresSayWhyLittleIsMet(t *testing.T) {
	p := profiled().Result.Profile
	p.Judgements[0].Against = 20
	if got := measureLine(p); !strings.HasSuffix(got, "; 20 sentences hide who does what to whom, so that little counts as met.") {
		t.Errorf("says %q", got)
	}
}

func TestOnePlaceTells(t *testing.T) {
	p := &lint.Profile{Measures: []lint.Figure{{Name: "abusive_acts", Value: 1}, {Name: "perpetrator_named", Value: 1}}}
	if got, want := measureLine(p), "1 of 1 place that tells of abuse"; !strings.Contains(got, want) {
		t.Errorf("%q has no %q", got, want)
	}
}

func TestProfileNote(t *testing.T) {
	var got []string
	for _, l := range ProfileNote(profiled().Result, false) {
		got = append(got, l.Label+": "+l.Text)
	}
	want := []string{
		"Practice profile: what this text shows. It judges no person and no work.",
		"Look here: places at risk (D16): “Sarah”, paragraph 7 (a refuge or shelter)",
		"Not evident: efforts are described (D5)",
		"Partly: it is said who acts (D1)",
		"Met: the plan | asks (D10); the history (D3)",
		": The text does not settle who is who. This profile looked for acts of abuse under “Mark Reid” (from how the text writes of the adults); that gives nobody a part.",
		"In figures: who did it is named in 3 of 17 places that tell of abuse; tasks: 4 for the survivor, 1 for the one who abuses, 0 for both.",
		"Worth asking first: What did Sarah do? (D5)",
		": Who? (D1)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, l := range ProfileNote(profiled().Result, true) {
		if strings.Contains(l.Text, "who is who") && !strings.Contains(l.Text, "acts of abuse under one of the adults (from") {
			t.Errorf("says %s", l.Text)
		}
		if strings.Contains(l.Text, "Mark") || strings.Contains(l.Text, "“Sarah”") {
			t.Errorf("quotes the document: %s", l.Text)
		}
	}
}

// Two people whose parts are open are said in one sentence, with one reason.
func TestWhoWasReadIntoTheParts(t *testing.T) {
	p := profiled().Result.Profile
	p.Assumed = append(p.Assumed, lint.Assumed{Role: cast.Survivor, Name: "Sarah", Reason: p.Assumed[0].Reason})
	want := "The text does not settle who is who. This profile looked for acts of abuse under “Mark Reid” and for what the survivor did under “Sarah” (from how the text writes of the adults); that gives nobody a part."
	if got := assumedLine(p, false); got != want {
		t.Errorf("%q", got)
	}
	if got := assumedLine(p, true); !strings.Contains(got, "acts of abuse under one of the adults and for what the survivor did under another of the adults (from") {
		t.Errorf("%q", got)
	}
}

// Nothing is said where nothing was asked.
func TestNoProfile(t *testing.T) {
	r := &lint.Result{}
	page := func() string {
		var b strings.Builder
		if err := ProfilePage(&b, Document{Path: "a.md", Result: r}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for range 2 {
		if got := ProfileLine(r) + page(); got != "" || ProfileNote(r, false) != nil {
			t.Errorf("says %q", got)
		}
		r.Profile = &lint.Profile{Judgements: []lint.Judgement{{Rule: practiceRule("partnering", "D6", "x")}}}
	}
}

func TestProfilePage(t *testing.T) {
	var b strings.Builder
	if err := ProfilePage(&b, profiled()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# Practice profile of plan.docx\n", "| D1 | it is said who acts | partly | paragraphs 1, 7 |\n", `| D10 | the plan \| asks | met |  |`,
		"| D16 | places at risk | look here | “Sarah”, paragraph 7 (a refuge or shelter) |\n", "**Not asked:** of a text of this kind or length: D2\n",
		"acts of abuse under “Mark Reid”", "**In figures:** who did it is named in 3 of 17 places", "\n1. What did Sarah do? (D5)\n2. Who? (D1)\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
}

func TestProfileLine(t *testing.T) {
	r := profiled().Result
	want := "who did it is named in 3 of 17 acts; no protective efforts found; 1 place to look at before the one who abuses reads this; 2 met, 1 partly, 1 not evident"
	if got := ProfileLine(r); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The text has the profile once, with colours that repeat its words, and the
// summary says where the findings are that no place shows.
func TestTextHasTheProfileOnce(t *testing.T) {
	plain := write(t, "text", Options{Width: 80}, []Document{profiled()}, nil, 0)
	for _, want := range []string{
		"\n    partly       D1  it is said who acts\n", "\n    not evident  D5  efforts are described\n", "\n    look here    D16 places at risk\n",
		"3 warnings, 0 suggestions. Of these, 2 are in\nthe practice profile.\n",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("lacks %q:\n%s", want, plain)
		}
	}
	if strings.Contains(plain, "warning  practice/") {
		t.Errorf("a finding of the profile stands among the others:\n%s", plain)
	}
	color := write(t, "text", Options{Width: 80, Color: true}, []Document{profiled()}, nil, 0)
	if !strings.Contains(color, "    "+yellow+"not evident"+reset+"  D5 ") {
		t.Errorf("no colour:\n%s", color)
	}
	if got := strings.NewReplacer(reset, "", bold, "", yellow, "", cyan, "", redBold, "", boldLine, "").Replace(color); got != plain {
		t.Errorf("colour changes the words:\n%s", got)
	}
}

// Notes show what is about the document as a whole at their top, and only there.
func TestReviewOfTheWhole(t *testing.T) {
	d := profiled()
	for _, noSummary := range []bool{false, true} {
		var b strings.Builder
		n, err := Review(&b, d, ReviewOptions{NoSummary: noSummary, Extra: ProfileNote(d.Result, false)})
		if err != nil || n != 2 {
			t.Fatalf("%d notes, %v", n, err)
		}
		s := b.String()
		if strings.Contains(s, "Practice profile") == noSummary || strings.Contains(s, "It found 2 places: 2 to reconsider") == noSummary {
			t.Errorf("NoSummary %v:\n%s", noSummary, s)
		}
		if strings.Contains(s, "practice/protective-efforts") || strings.Count(s, "**Rule:** ") != 2 || !strings.Contains(s, "**Rule:** practice/record-safety") {
			t.Errorf("notes:\n%s", s)
		}
	}
	d.Result.Findings = d.Result.Findings[1:2]
	if s := Overview(d.Result, false)[0].Text; !strings.HasSuffix(s, "It found no wording to point out.") {
		t.Errorf("says %q", s)
	}
}

// What is kept of the whole document quotes no words that only stand where it does.
func TestKeptOfTheWholeDocument(t *testing.T) {
	r := profiled().Result
	for i, want := range []string{"“was hit”, absent-perpetrator/agentless-passive: agreed", "practice/protective-efforts: agreed"} {
		if got := Kept(r, &lint.Suppressed{Finding: r.Findings[i], By: "inline", Reason: "agreed"}, false); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A rewrite with two wordings is two lines.
func TestNoteHasALineForEachWording(t *testing.T) {
	f := wordFile().Result.Findings[0]
	f.Rewrites[0].Text = "[who?] hit Sarah; or: it is not known who hit Sarah"
	lines := Note(&f, false)
	for _, want := range []Line{{"Name who did it", "[who?] hit Sarah"}, {"Or", "It is not known who hit Sarah"}} {
		if !slices.Contains(lines, want) {
			t.Errorf("no %v in %v", want, lines)
		}
	}
}
