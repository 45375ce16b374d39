package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// passive and volatile are rules as the loader would make them.
var passive = &lint.Rule{
	ID: "absent-perpetrator/agentless-passive", Family: "absent-perpetrator", Severity: lint.Warning,
	In:      map[string]lint.Severity{"policy": lint.Suggestion, "judgment": lint.Suggestion, "us": lint.Off},
	Message: "“{match}” does not say who did it.",
	Doc: lint.Doc{
		Title:     "abuse told without the person who did it",
		Why:       "A reader cannot see whose behaviour has to change. The work then falls to Mr. Nobody.",
		Instead:   "Name who did it. If you do not know, write how you will find out.",
		Questions: []string{"Who did this?"},
		Sources:   []lint.Source{{Key: "k", Title: "A study, A journal (1995)", Where: "example.org"}},
	},
	Flag: []lint.Example{{Text: "Sarah was hit twice.", Flags: []text.Span{{Start: 6, End: 13}}, Becomes: "Mark hit Sarah twice."}},
	Pass: []lint.Example{{Text: "Mark hit Sarah.", Why: "the agent is named"}},
}

var volatile = &lint.Rule{
	ID: "mutualising/stormy-relationship", Family: "mutualising", Severity: lint.Error,
	Message: "“{match}” puts the abuse into the relationship.",
	Doc:     lint.Doc{Title: "abuse told as a quality of the relationship", Why: "A relationship hits nobody.", Instead: "Say who does what to whom."},
}

// find marks the words between << and >> in a block; the document's text has none.
func find(doc *text.Document, block int, r *lint.Rule, rewrites ...lint.Rewrite) lint.Finding {
	b := &doc.Blocks[block]
	start := strings.Index(b.Text, "<<")
	end := strings.Index(b.Text, ">>") - 2
	b.Text = strings.NewReplacer("<<", "", ">>", "").Replace(b.Text)
	words := b.Text[start:end]
	return lint.Finding{
		Rule: r, Severity: r.Severity, Block: block, Span: text.Span{Start: start, End: end},
		Message: strings.ReplaceAll(r.Message, "{match}", words), Rewrites: rewrites,
		Questions: r.Doc.Questions, Fingerprint: "0123456789abcdef",
	}
}

// wordFile is a Word document with two findings, a kept one and a part that
// could not be read.
func wordFile() Document {
	doc := text.New("draft.docx", text.Docx)
	doc.Blocks = []text.Block{
		{Kind: text.Heading, Level: 1, Text: "Analysis", Place: text.Place{Part: "body", Paragraph: 30, Section: "Analysis"}},
		{
			Text: "Mr Reid came home. 😀 Sarah <<was hit>> twice while the children, who had been put to bed at seven and had been told by " +
				"their grandmother that nothing would happen to them that night, were in the next room; nobody has asked them what they heard, " +
				"what they saw in the morning, or how they have slept since then, and the school has not been told of any of it. She rang the police.",
			Place: text.Place{Part: "body", Paragraph: 31, Section: "Analysis"},
		},
		{
			Kind: text.Cell, Text: "They have a <<volatile relationship>>.\x1b[31m",
			Place: text.Place{Part: "body", Paragraph: 40, Section: "Analysis", Table: 2, Row: 3, Column: 1},
		},
		{Text: "Leo <<was kicked>>.", Place: text.Place{Part: "footnote", Paragraph: 1}},
	}
	r := &lint.Result{Document: doc, Type: "assessment", DomesticAbuse: true, Words: 1840}
	r.Findings = []lint.Finding{
		find(doc, 1, passive, lint.Rewrite{Label: "Name who did it", Text: "Mark hit Sarah", Fill: true}),
		find(doc, 2, volatile),
	}
	r.Findings[1].Related = []lint.Related{{Rule: passive, Block: 2, Span: r.Findings[1].Span}}
	r.Suppressed = []lint.Suppressed{{Finding: find(doc, 3, passive), By: "word-comment", Reason: "the wording of the charge"}}
	r.Problems = []text.Problem{{Part: "footnotes", Message: "could not be read: the file is damaged there"}}
	r.Cast = &cast.Cast{People: []cast.Person{
		{Name: "Mr Reid", Aliases: []string{"Mark", "father"}, Role: cast.Perpetrator, Declared: true, Reason: "declared"},
		{Name: "Sarah", Role: cast.Survivor, Reason: "patient of 2 of 2 abusive acts"},
		{Name: "Jo", Contested: true, Reason: "told as agent and as patient"},
	}}
	return Document{Path: "reports/draft.docx", Result: r}
}

// flatFile is a text file with a finding behind CRLF and an astral character.
func flatFile() Document {
	src := "First line.\r\n😀 =She <<was hit>>.\r\n"
	doc := text.New("note.txt", text.Plain)
	at := strings.Index(src, "😀")
	doc.Blocks = []text.Block{{Text: strings.TrimSuffix(src[at:], "\r\n"), Place: text.Place{Part: "body", Paragraph: 2}}}
	f := find(doc, 0, passive)
	doc.Source = strings.NewReplacer("<<", "", ">>", "").Replace(src)
	n := len(doc.Blocks[0].Text)
	doc.Blocks[0].Pieces = []text.Piece{{Text: text.Span{End: n}, Anchor: text.Anchor{Offset: at}, Source: n}}
	return Document{Path: "note.txt", Result: &lint.Result{
		Document: doc, Type: "case-note", DomesticAbuse: true, Words: 5, Cast: &cast.Cast{}, Findings: []lint.Finding{f},
	}}
}

func write(t *testing.T, format string, o Options, docs []Document, unread []Problem, skipped int) string {
	t.Helper()
	var buf bytes.Buffer
	o.Version, o.Rules = "1.2.3", "built-in@0123456789ab"
	w, err := New(format, &buf, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := w.Document(d); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range unread {
		if err := w.Unreadable(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(Skipped{Unknown: skipped}); err != nil {
		t.Fatal(err)
	}
	return styles.ReplaceAllString(buf.String(), "<style>…</style>")
}

// styles are left out of what is compared: pages share their looks, which a
// browser is asked about.
var styles = regexp.MustCompile(`(?s)<style>.*?</style>`)

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: go test ./lint/report -update writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; go test ./lint/report -update accepts it):\n%s", path, diff)
	}
}

func TestReports(t *testing.T) {
	both := []Document{wordFile(), flatFile()}
	unread := []Problem{{Path: "old.docx", Message: "is password-protected: open it in Word and save a copy without a password"}}
	for _, tt := range []struct {
		name, format string
		o            Options
		docs         []Document
	}{
		{"text.txt", "text", Options{}, both},
		{"text-color.txt", "text", Options{Color: true, Width: 60}, both},
		{"text-no-text.txt", "text", Options{NoText: true}, both},
		{"text-verbose.txt", "text", Options{Verbose: true, Width: 120}, both[:1]},
		{"text-quiet.txt", "text", Options{Quiet: true}, both[1:]},
		{"json.json", "json", Options{}, both},
		{"json-no-text.json", "json", Options{NoText: true}, both},
		{"jsonl.jsonl", "jsonl", Options{}, both},
		{"sarif.json", "sarif", Options{}, both},
		{"sarif-no-text.json", "sarif", Options{NoText: true}, both},
		{"html.html", "html", Options{}, both},
		{"html-no-text.html", "html", Options{NoText: true}, both},
		{"csv.csv", "csv", Options{}, both},
		{"csv-no-text.csv", "csv", Options{NoText: true}, both},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden(t, tt.name, write(t, tt.format, tt.o, tt.docs, unread, 3))
		})
	}
}

func TestNothingFound(t *testing.T) {
	d := flatFile()
	d.Result.Findings = nil
	for _, tt := range []struct {
		name, format string
		docs         []Document
	}{
		{"none.txt", "text", []Document{d}},
		{"none.json", "json", []Document{d}},
		{"none-sarif.json", "sarif", nil},
		{"empty.txt", "text", nil},
		{"empty.json", "json", nil},
		{"none.html", "html", []Document{d}},
		{"empty.html", "html", nil},
		{"empty.csv", "csv", nil},
	} {
		t.Run(tt.name, func(t *testing.T) { golden(t, tt.name, write(t, tt.format, Options{}, tt.docs, nil, 0)) })
	}
}

// TestNoText holds every format to the promise of --no-text: nothing that the
// document says, in any form, comes out.
func TestNoText(t *testing.T) {
	words := []string{
		"was hit", "Sarah", "Reid", "Mark", "Leo", "Analysis", "volatile", "kicked", "father", "wording of the charge", "😀", "patient of",
	}
	for _, format := range Formats() {
		for _, o := range []Options{{NoText: true, Verbose: true}, {NoText: true, Color: true}} {
			var out strings.Builder
			// The rules' own examples name Sarah and Mark; SARIF carries them as help.
			bare := *passive
			bare.Flag, bare.Pass, bare.Doc.Instead = nil, nil, "Name the agent."
			for _, d := range []Document{wordFile(), flatFile()} {
				for i := range d.Result.Findings {
					if d.Result.Findings[i].Rule == passive {
						d.Result.Findings[i].Rule = &bare
					}
				}
				for i := range d.Result.Suppressed {
					d.Result.Suppressed[i].Rule = &bare
				}
				out.WriteString(write(t, format, o, []Document{d}, nil, 0))
			}
			for _, w := range words {
				if strings.Contains(out.String(), w) {
					t.Errorf("%s with --no-text says %q", format, w)
				}
			}
		}
	}
}

// TestNeverPraises holds the text report to saying nothing that could be read
// as approval of a document.
func TestNeverPraises(t *testing.T) {
	d := flatFile()
	d.Result.Findings = nil
	out := strings.ToLower(write(t, "text", Options{}, []Document{d}, nil, 0))
	for _, w := range []string{"safe", "pass", "clean", "good", "well done", "no problem", "ok"} {
		for _, field := range strings.FieldsFunc(out, func(r rune) bool { return r < 'a' || r > 'z' }) {
			if field == w {
				t.Errorf("the report says %q", w)
			}
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := New("xlm", nil, Options{}); err == nil || !strings.Contains(err.Error(), "jsonl") {
		t.Errorf("got %v, want an error that lists the formats", err)
	}
}

func TestExplain(t *testing.T) {
	var buf bytes.Buffer
	if err := Explain(&buf, passive, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain.txt", buf.String())
	golden(t, "explain.md", Markdown(passive))
}

func TestCast(t *testing.T) {
	var buf bytes.Buffer
	if err := CastText(&buf, Cast{Document: wordFile()}, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := CastText(&buf, Cast{Document: wordFile()}, Options{NoText: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "cast.txt", buf.String())
	buf.Reset()
	if err := CastJSON(&buf, Cast{Document: wordFile()}, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "cast.json", buf.String())
}
