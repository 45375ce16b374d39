package word

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// A fixture is a Word document as some program writes it: testdata/word/*.txtar
// holds its parts. Its comment says what is special, and after "mark:" which
// words have something to be found, in order; after "=>" stands what the comment
// has to be about where it cannot be those words alone, and after "~>" what it
// is about to LibreOffice where that shows less. "none:" are words that cannot
// have a comment. "libreoffice:" says why LibreOffice cannot be asked.
type fixture struct {
	name  string
	data  []byte
	marks []mark2
	mute  string // why LibreOffice is not asked
}

type mark2 struct {
	words  string // what is found
	anchor string // what the comment is about
	office string // what it is about to LibreOffice
	none   bool   // there can be no comment
}

func fixtures(t testing.TB) []fixture {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/word/*.txtar")
	if err != nil || len(paths) < 25 {
		t.Fatalf("%d fixtures, %v", len(paths), err)
	}
	var all []fixture
	for _, p := range paths {
		all = append(all, readFixture(t, p))
	}
	for _, f := range all {
		if f.name == "word-rsids" { // what a txtar cannot hold
			f.name, f.data = "utf-16", inUTF16(t, f.data)
			return append(all, f)
		}
	}
	t.Fatal("no word-rsids")
	return nil
}

func readFixture(t testing.TB, path string) fixture {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ar := txtar.Parse(raw)
	parts := map[string]string{}
	for _, f := range ar.Files {
		parts[f.Name] = string(f.Data)
	}
	f := fixture{name: strings.TrimSuffix(filepath.Base(path), ".txtar")}
	if parts["word/document.xml"] != "" {
		f.data = readtest.Docx(parts) // adds what every package has, where it is not given
	} else {
		f.data = readtest.Zip(parts)
	}
	for _, line := range strings.Split(string(ar.Comment), "\n") {
		kind, words, _ := strings.Cut(line, ": ")
		words = strings.ReplaceAll(words, `\t`, "\t")
		words, office, other := strings.Cut(words, " ~> ")
		words, anchor, ok := strings.Cut(words, " => ")
		if !ok {
			anchor = words
		}
		if !other {
			office = anchor
		}
		switch kind {
		case "libreoffice":
			f.mute = words
		case "mark":
			f.marks = append(f.marks, mark2{words: words, anchor: anchor, office: strings.Trim(office, "-")})
		case "none":
			f.marks = append(f.marks, mark2{words: words, none: true})
		}
	}
	if len(f.marks) == 0 {
		t.Fatalf("%s: no marks", f.name)
	}
	return f
}

// inUTF16 writes the body of a document in UTF-16, little-endian.
func inUTF16(t testing.TB, data []byte) []byte {
	t.Helper()
	all := readtest.Unzip(t, data)
	body := strings.Replace(all["word/document.xml"], `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
	var b strings.Builder
	for _, r := range "\ufeff" + body {
		if r > 0xffff {
			t.Fatal("only the basic plane")
		}
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	all["word/document.xml"] = b.String()
	return readtest.Zip(all)
}

var testRule = &lint.Rule{
	ID: "mutualising/made-up", Family: "mutualising", Severity: lint.Warning, Message: "“{match}” is what this test finds & marks.",
	Doc: lint.Doc{Title: "made up", Why: "Because it <is> there.", Instead: "Write something else.", Questions: []string{"Who?", "When?"}},
}

// find makes a result that finds those words, in reading order.
func find(t testing.TB, data []byte, marks []mark2) *lint.Result {
	t.Helper()
	doc, err := read.Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	r := &lint.Result{Document: doc, Problems: doc.Skipped}
	next, after := 0, 0
	for _, m := range marks {
		block, from := next, after
		if m.none {
			block, from = 0, 0
		}
		for ; block < len(doc.Blocks); block, from = block+1, 0 {
			if i := strings.Index(doc.Blocks[block].Text[from:], m.words); i >= 0 {
				from += i
				break
			}
		}
		if block == len(doc.Blocks) {
			t.Fatalf("%q is not in the document, or not in that order:\n%s", m.words, shown(doc))
		}
		r.Findings = append(r.Findings, lint.Finding{
			Rule: testRule, Severity: testRule.Severity, Block: block, Span: text.Span{Start: from, End: from + len(m.words)},
			Message: strings.ReplaceAll(testRule.Message, "{match}", m.words), Questions: testRule.Doc.Questions,
			Rewrites: []lint.Rewrite{{Label: "Say who", Text: "[who?] did it", Fill: true}},
		})
		if !m.none {
			next, after = block, from+len(m.words)
		}
	}
	return r
}

func shown(doc *text.Document) string {
	var b strings.Builder
	for _, x := range doc.Blocks {
		b.WriteString(x.Place.Part + ": " + x.Text + "\n")
	}
	return b.String()
}
