package word

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/report"
)

var options = Options{Author: "dalint", Date: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}

func review(t testing.TB, data []byte, r *lint.Result, o Options) ([]byte, *Outcome) {
	t.Helper()
	var b bytes.Buffer
	out, err := Review(&b, data, r, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), out
}

// ours are dalint's comments in a package: those on findings, and the summary.
func (p *pkg) ours() (findings []*node, summary *node) {
	if p.comments == nil {
		return nil, nil
	}
	for _, c := range p.comments.all("comment") {
		l := lines(c)
		switch last := l[len(l)-1]; {
		case strings.HasPrefix(last, "Rule: ") && strings.Contains(last, "[dalint "):
			findings = append(findings, c)
		case strings.HasPrefix(last, "About: ") && strings.Contains(last, "[dalint "):
			summary = c
		}
	}
	return findings, summary
}

func TestEveryProducer(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			before := find(t, f.data, f.marks)
			data, out := review(t, f.data, before, options)
			p := validate(t, data)
			findings, summary := p.ours()

			var want, got []string
			homeless := 0
			for _, m := range f.marks {
				if m.none {
					homeless++
				} else {
					want = append(want, m.anchor)
				}
			}
			for _, c := range findings {
				got = append(got, p.about(c.attrs["id"]))
			}
			if !slices.Equal(got, want) {
				t.Errorf("comments on\n%q, want\n%q", got, want)
			}
			if out.Comments != len(want) || len(out.Homeless) != homeless {
				t.Errorf("outcome %+v, want %d comments and %d homeless", out, len(want), homeless)
			}
			if summary == nil {
				t.Fatal("no summary")
			}
			if warned := strings.Contains(strings.Join(lines(summary), "\n"), "digitally signed"); out.Signed != (f.name == "signed") || warned != out.Signed {
				t.Errorf("signed: %v, said: %v", out.Signed, warned)
			}
			if n := strings.Count(strings.Join(lines(summary), "\n"), "Without a comment: "); n != homeless {
				t.Errorf("the summary names %d without a comment, want %d", n, homeless)
			}
			sameDocument(t, f.data, data)
			sameParts(t, f.data, data)
			again(t, data, f.marks, len(want))
		})
	}
}

// sameDocument compares what two documents say, as dalint reads them and as
// the XML has it.
func sameDocument(t testing.TB, before, after []byte) {
	t.Helper()
	a, err := read.Docx(before)
	if err != nil {
		t.Fatal(err)
	}
	b, err := read.Docx(after)
	if err != nil {
		t.Fatal(err)
	}
	if x, y := shown(a), shown(b); x != y {
		t.Errorf("reads\n%swhere the source read\n%s", y, x)
	}
	p := readtest.Unzip(t, before)
	for name := range p {
		if !strings.Contains(strings.ToLower(name), "word/document") || !strings.HasSuffix(name, ".xml") || strings.HasPrefix(p[name], "\xff\xfe") {
			continue
		}
		if x, y := words(tree(t, name, p[name])), words(tree(t, name, readtest.Unzip(t, after)[name])); x != y {
			t.Errorf("%s says\n%q where the source said\n%q", name, y, x)
		}
	}
}

// sameParts checks that parts which have no business to change are copied as
// they were packed, in their order.
func sameParts(t testing.TB, before, after []byte) {
	t.Helper()
	raw := func(data []byte) (names []string, all map[string]string) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		all = map[string]string{}
		for _, f := range z.File {
			r, err := f.OpenRaw()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, f.Name)
			all[f.Name] = string(b)
		}
		return names, all
	}
	oldNames, old := raw(before)
	newNames, now := raw(after)
	if !slices.Equal(oldNames, newNames[:len(oldNames)]) {
		t.Errorf("the parts are now %v, and were %v", newNames, oldNames)
	}
	for _, name := range newNames[len(oldNames):] {
		if !strings.Contains(name, "comments") && !strings.Contains(name, ".rels") {
			t.Errorf("%s is new", name)
		}
	}
	for name, b := range old {
		low := strings.ToLower(name)
		touched := strings.HasPrefix(low, "word/document") || strings.HasPrefix(low, "word/comments") || strings.HasPrefix(low, "word/_rels/") || name == typesPart
		if !touched && now[name] != b {
			t.Errorf("%s was written anew", name)
		}
	}
}

// again reviews a copy: dalint's comments are replaced, the others stay. Then
// it takes them out.
func again(t testing.TB, data []byte, marks []mark2, comments int) {
	t.Helper()
	first := validate(t, data)
	second, out := review(t, data, find(t, data, marks), options)
	p := validate(t, second)
	findings, summary := p.ours()
	if len(findings) != comments || summary == nil || out.Removed != comments+1 {
		t.Errorf("a second review has %d comments and took out %d, want %d and %d", len(findings), out.Removed, comments, comments+1)
	}
	sameDocument(t, data, second)
	if x, y := others(first), others(p); !slices.Equal(x, y) {
		t.Errorf("other comments were\n%q and are\n%q", x, y)
	}
	var b bytes.Buffer
	if _, err := Clean(&b, second); err != nil {
		t.Fatal(err)
	}
	clean := validate(t, b.Bytes())
	if f, s := clean.ours(); len(f) > 0 || s != nil {
		t.Errorf("%d comments are left by a cleaning", len(f))
	}
	sameDocument(t, data, b.Bytes())
	if x, y := others(first), others(clean); !slices.Equal(x, y) {
		t.Errorf("other comments were\n%q and are, cleaned,\n%q", x, y)
	}
}

// others are the comments that are not dalint's: id, words, what they are about.
func others(p *pkg) []string {
	findings, summary := p.ours()
	var out []string
	if p.comments == nil {
		return nil
	}
	for _, c := range p.comments.all("comment") {
		if c != summary && !slices.Contains(findings, c) {
			out = append(out, c.attrs["id"]+": "+strings.Join(lines(c), "|")+" on "+p.about(c.attrs["id"]))
		}
	}
	return out
}

// What is about the document as a whole is in the comment that sums up, and
// hangs on no words; what lists places to see hangs on each of them.
func TestFindingsOnTheWholeDocument(t *testing.T) {
	whole := &lint.Rule{ID: "practice/whole", Severity: lint.Warning, Practice: &lint.Practice{Code: "D1"}, Message: "Nobody acts."}
	places := &lint.Rule{ID: "practice/places", Severity: lint.Warning, Practice: &lint.Practice{Code: "D16"}}
	data := draft()
	r := find(t, data, two)
	r.Findings = append(r.Findings, r.Findings[0], r.Findings[1])
	r.Findings[2].Rule, r.Findings[2].Rewrites = whole, nil
	f := &r.Findings[3]
	f.Rule, f.Rewrites, f.Related = places, nil, []lint.Related{{Rule: places, Block: f.Block, Span: f.Span}, {Rule: places, Block: r.Findings[0].Block, Span: r.Findings[0].Span}}
	r.Profile = &lint.Profile{Judgements: []lint.Judgement{{Rule: places, Also: []lint.Evidence{
		{Block: f.Block, Span: f.Span, Note: "a refuge"}, {Block: r.Findings[0].Block, Span: r.Findings[0].Span, Note: "a school"},
	}}}}
	o := options
	o.Max = 2
	o.Extra = []report.Line{{Label: "Not evident", Text: "somebody acts (D1)"}}
	made, out := review(t, data, r, o)
	findings, summary := validate(t, made).ours()
	if len(findings) != 2 || out.Comments != 2 || out.More != 2 || out.InSummary != 1 || out.Unsaid != 0 {
		t.Errorf("%d comments, %+v", len(findings), out)
	}
	if s := strings.Join(lines(summary), "\n"); !strings.Contains(s, "Not evident: somebody acts (D1)") || !strings.Contains(s, "It found 4 places") {
		t.Errorf("the summary says\n%s", s)
	}
	o.Max, o.NoSummary = 0, true
	made, out = review(t, data, r, o)
	findings, summary = validate(t, made).ours()
	if len(findings) != 4 || summary != nil || out.Comments != 4 || out.InSummary != 0 || out.Unsaid != 1 {
		t.Errorf("without a summary: %d comments, %+v", len(findings), out)
	}
	if s := readtest.Unzip(t, made)["word/comments.xml"]; strings.Contains(s, "practice/whole") || strings.Count(s, "practice/places") != 2 || !strings.Contains(s, "A refuge: ") || !strings.Contains(s, "A school: ") {
		t.Errorf("comments: %s", s)
	}
}
