package lsp

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/corpus"
)

const mutual = "They had a volatile relationship."

func TestLanguagesAndExtensionsThatAreChecked(t *testing.T) {
	s := start(t, pulling)
	for i, tt := range []struct {
		language, uri string
		found         bool
	}{
		{"markdown", "file:///case/a", true}, {"plaintext", "file:///case/a", true}, {"html", "file:///case/a", true},
		{"latex", "file:///case/a", true}, {"restructuredtext", "file:///case/a", true}, {"asciidoc", "file:///case/a", true},
		{"org", "file:///case/a", true}, {"git-commit", "file:///case/COMMIT_EDITMSG", true}, {"mail", "file:///case/a", true},
		{"text", "file:///case/a", true}, {"rst", "file:///case/a", true}, {"gitcommit", "file:///case/a", true}, {"Markdown", "file:///case/a", true},
		{"nothing-known", "file:///case/a.md", true}, {"", "file:///case/a.TXT", true}, {"fundamental", "file:///case/a.adoc", true},
		{"", "untitled:Untitled-1", true}, {"plaintext", "untitled:Untitled-2", true}, {"markdown", "untitled:Untitled-3", true},
		{"python", "file:///case/a.py", false}, {"toml", "file:///case/dalint.toml", false}, {"python", "untitled:Untitled-4", false},
		{"", "file:///case/a", false}, {"word", "file:///case/a.docx", false},
	} {
		s.open(tt.uri, tt.language, i, mutual)
		if got := len(s.pull(tt.uri)) > 0; got != tt.found {
			t.Errorf("%s %s: found %v", tt.language, tt.uri, got)
		}
	}
}

func TestChangesApplyInTheirOrder(t *testing.T) {
	for _, eol := range []string{"\n", "\r\n", "\r"} {
		s := start(t, pulling)
		const uri = "file:///case/a.txt"
		s.open(uri, "plaintext", 1, "one\U0001F642"+eol+"two"+eol+eol+"They had a relationship.")
		// The second change counts on the first, and so on.
		s.change(uri, 2,
			ranged(0, 0, 2, 0, ""),
			ranged(1, 11, 1, 11, "volatile "),
			ranged(0, 0, 0, 0, "Visit."+eol+eol),
			contentChange{&lspRange{position{3, 0}, position{99, 99}}, "They had a volatile relationship."},
		)
		got := s.pull(uri)
		body := "Visit." + eol + eol + eol + "They had a volatile relationship."
		if len(got) != 1 {
			t.Fatalf("%q: %d findings, want one", eol, len(got))
		}
		if w := words(t, body, utf16Encoding, got); w[0] != "had a volatile relationship" {
			t.Errorf("%q: the finding is about %q", eol, w[0])
		}
		s.change(uri, 3, ranged(3, 0, 3, 4, "x"), whole("All was well.")) // ranged, then all
		if got := s.pull(uri); len(got) != 0 {
			t.Errorf("%q: a text that was replaced still has findings", eol)
		}
	}
}

func TestVersionsOutOfOrderAndDocumentsThatAreNotOpen(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.md"
	s.change(uri, 1, whole("x")) // not open: logged, no more
	s.Method("window/logMessage")
	s.Notify("textDocument/didClose", documentParams{textDocumentIdentifier{uri}})
	s.Notify("textDocument/didSave", documentParams{textDocumentIdentifier{uri}})
	if got := s.pull(uri); len(got) != 0 {
		t.Error("a document that is not open has findings")
	}
	s.open(uri, "markdown", 9, "Nothing here.")
	s.change(uri, 4, whole(mutual)) // applied: the text is what the client sent last
	if len(s.pull(uri)) != 1 {
		t.Error("a change with a lower version was lost")
	}
	if m := s.Method("window/logMessage").Raw; !strings.Contains(m, "version") || strings.Contains(m, "volatile") {
		t.Errorf("logged %s", m)
	}
	s.open(uri, "markdown", 1, "Opened again.")
	if len(s.pull(uri)) != 0 {
		t.Error("a document that was opened again is the old one")
	}
	s.Notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": uri, "version": nil}, "contentChanges": []any{map[string]any{"text": mutual}}})
	if len(s.pull(uri)) != 1 {
		t.Error("a change without a version was lost")
	}
	if m := s.Call("textDocument/hover", positionParams{textDocumentIdentifier{"file:///case/no.md"}, position{}}); m.Error == nil || m.Error.Code != codeInvalidParams {
		t.Errorf("hover over a document that is not open: %s", m.Raw)
	}
}

func TestByteOrderMarkCountsAsTheClientCountsIt(t *testing.T) {
	s := start(t, pulling)
	body := "\ufeffVolatile relationship. They had a volatile relationship."
	for _, uri := range []string{"file:///case/a.md", "file:///case/a.txt"} {
		s.open(uri, "", 1, body)
		if got := words(t, body, utf16Encoding, s.pull(uri)); !slices.Contains(got, "had a volatile relationship") {
			t.Errorf("%s: %q", uri, got)
		}
	}
	html := `<html><head><meta charset="windows-1252"></head><body><p>Café: they had a volatile relationship.</p></body></html>`
	s.open("file:///case/a.html", "html", 1, html)
	if got := words(t, html, utf16Encoding, s.pull("file:///case/a.html")); !slices.Equal(got, []string{"had a volatile relationship"}) {
		t.Errorf("a page that says it is in another encoding: %q", got)
	}
}

func TestTextThatIsNone(t *testing.T) {
	s := start(t, pulling)
	for i, tt := range []struct{ text, note string }{
		{"", ""}, {"   \n\r\n\t", ""},
		{"a\x00b\x00c\x00d\x00", "binary"},
		{strings.Repeat("\x01\x02", 200), "binary"},
		{strings.Repeat("They had a volatile relationship.\n\n", maxChecked/35+1), "too large"},
	} {
		uri := fmt.Sprintf("file:///case/%d.txt", i)
		s.open(uri, "plaintext", 1, tt.text)
		got := s.pull(uri)
		if tt.note == "" && len(got) == 0 {
			continue
		}
		if len(got) != 1 || !strings.Contains(got[0].Message, tt.note) || got[0].Severity != severityInformation {
			t.Errorf("%.20q: %+v, want a note of %q", tt.text, got, tt.note)
		}
	}
}

func TestDocumentOfTwentyMegabytes(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.txt"
	s.open(uri, "plaintext", 1, strings.Repeat("A quiet day \"at\" the office.\n", 20<<20/29))
	for v := range 5 {
		s.change(uri, 2+v, ranged(1000, 0, 1000, 1, "B"))
	}
	if got := s.pull(uri); len(got) != 1 || !strings.Contains(got[0].Message, "too large") {
		t.Errorf("%+v", got)
	}
	s.change(uri, 9, whole(mutual))
	if got := s.pull(uri); len(got) != 1 || got[0].Code == "" {
		t.Errorf("after it became small: %+v", got)
	}
}

// TestRandomEditsEqualAFreshServer edits a document at random, over the wire,
// in each encoding, and holds the outcome against a run on the whole text.
func TestRandomEditsEqualAFreshServer(t *testing.T) {
	for i, enc := range encodings {
		rng := rand.New(rand.NewPCG(uint64(i), 9))
		s := start(t, strings.Replace(pulling, `{"text`, `{"general":{"positionEncodings":["`+string(enc)+`"]},"text`, 1))
		const uri = "file:///case/a.md"
		body := strings.ReplaceAll(corpus.Report(uint64(i), 3000), ". ", ". \U0001F642 ")
		if i == 1 {
			body = strings.ReplaceAll(body, "\n", "\r\n")
		}
		s.open(uri, "markdown", 0, body)
		edits := 40
		if testing.Short() {
			edits = 8
		}
		for v := 1; v <= edits; v++ {
			var changes []contentChange
			for range 1 + rng.IntN(3) {
				m := newMapper(body, enc)
				from := position{rng.IntN(len(m.starts) + 1), rng.IntN(100)}
				to := position{from.Line + rng.IntN(2), rng.IntN(100)}
				a, b := m.offset(from), m.offset(to)
				if b < a {
					a, b, from, to = b, a, to, from
				}
				if b-a > 60 {
					b, to = a, from
				}
				words := []string{"", "Sarah was hit. ", "\U0001F642", "\n\n", "volatile relationship ", "é", "They had a volatile relationship."}[rng.IntN(7)]
				changes = append(changes, contentChange{&lspRange{from, to}, words})
				body = body[:a] + words + body[b:]
			}
			s.change(uri, v, changes...)
			got := s.pull(uri)
			fresh := &analysis{of: &snapshot{uri: uri, text: body, format: formatOf("markdown", uri)}}
			if err := fresh.run(context.Background(), s.host, &document{}, "", enc); err != nil {
				t.Fatal(err)
			}
			srv := &Server{settings: defaults(), client: clientCapabilities{}}
			srv.client.TextDocument.PublishDiagnostics = diagnosticCapabilities{true, true, true}
			if diff := cmp.Diff(srv.diagnostics(fresh), got); diff != "" {
				t.Fatalf("%s, edit %d: the session differs from a fresh run (-fresh +session):\n%s", enc, v, diff)
			}
		}
	}
}

// TestOneWordEditReadsOneParagraph counts what an edit costs.
func TestOneWordEditReadsOneParagraph(t *testing.T) {
	d := &document{}
	h := &testHost{}
	body := corpus.Report(3, 20_000)
	at := strings.Index(body[len(body)/2:], ". ") + len(body)/2
	run := func(text string) lint.Stats {
		a := &analysis{of: &snapshot{text: text, format: formatOf("plaintext", "")}}
		if err := a.run(context.Background(), h, d, "", utf16Encoding); err != nil {
			t.Fatal(err)
		}
		return d.session.Stats()
	}
	before := run(body)
	after := run(body[:at] + ", briefly" + body[at:])
	if n := after.Scanned - before.Scanned; n != 1 {
		t.Errorf("scanned %d paragraphs after an edit of one", n)
	}
	if n := after.Checked - before.Checked; n > 3 {
		t.Errorf("checked %d paragraphs after an edit of one", n)
	}
}

func TestFiveThousandEditsInARow(t *testing.T) {
	s := start(t, pulling)
	const uri = "file:///case/a.txt"
	body := strings.Repeat("The visit took place at home.\n\n", 40) + "They had a volatile relationship.\n"
	s.open(uri, "plaintext", 0, body)
	var asked []int
	for v := 1; v <= 5000; v++ {
		// Each edit adds a line on top, so that the line tells how many there were.
		s.change(uri, v, ranged(0, 0, 0, 0, "Call.\n"))
		if v%50 == 0 {
			asked = append(asked, s.Ask("textDocument/diagnostic", documentParams{textDocumentIdentifier{uri}}))
		}
	}
	last := 0
	for i, id := range asked {
		r := result[diagnosticReport](s, s.Answer(id))
		if r.Items == nil || len(*r.Items) != 1 {
			t.Fatalf("answer %d has not one finding: %+v", i, r)
		}
		line := (*r.Items)[0].Range.Start.Line - 80
		if asOf := (i + 1) * 50; line < asOf || line > 5000 {
			t.Fatalf("answer %d is of version %d, older than %d", i, line, asOf)
		}
		last = line
	}
	if last != 5000 {
		t.Errorf("the last answer is of version %d", last)
	}
	if got := s.pull(uri); len(got) != 1 || got[0].Range.Start.Line != 5080 {
		t.Errorf("at the end: %+v", got)
	}
}

func TestPushedFindingsAreNeverOfAnOlderVersion(t *testing.T) {
	s := start(t, pushed)
	const uri = "file:///c%3A/case/Draft%20(1).txt" // as odd as clients write them
	s.open(uri, "plaintext", 1, mutual)
	if p := s.published(); p.URI != uri || p.Version == nil || *p.Version != 1 || len(p.Diagnostics) != 1 {
		t.Fatalf("%+v", p)
	}
	wait := 200 * time.Millisecond
	for v := 2; v <= 400; v++ {
		s.change(uri, v, ranged(0, 0, 0, 0, "Call.\n\n"))
	}
	s.sync()
	if n := s.host.pass(wait); n != 1 {
		t.Errorf("%d publications were due after many edits, want one", n)
	}
	if p := s.published(); *p.Version != 400 || len(p.Diagnostics) != 1 || p.Diagnostics[0].Range.Start.Line != 798 {
		t.Errorf("published %+v of version %d", p.Diagnostics, *p.Version)
	}
	// What is under way when an edit comes is not published.
	hold, held := make(chan struct{}), make(chan struct{}, 1)
	s.host.mu.Lock()
	s.host.hold, s.host.held = hold, held
	s.host.mu.Unlock()
	s.change(uri, 401, whole("They had a volatile relationship. Yes."))
	s.sync()
	passed := make(chan struct{})
	go func() { s.host.pass(wait); close(passed) }()
	<-held // the analysis of 401 has begun
	s.change(uri, 402, whole("All was well."))
	s.sync()
	s.host.mu.Lock()
	s.host.hold = nil
	s.host.mu.Unlock()
	close(hold)
	<-passed
	if n := s.host.pass(wait); n != 1 {
		t.Errorf("%d publications were due", n)
	}
	if p := s.published(); *p.Version != 402 || len(p.Diagnostics) != 0 || p.Diagnostics == nil {
		t.Errorf("published %+v of version %d", p.Diagnostics, *p.Version)
	}
	s.Notify("textDocument/didClose", documentParams{textDocumentIdentifier{uri}})
	if m := s.Method("textDocument/publishDiagnostics").Raw; !strings.Contains(m, `"diagnostics":[]`) || !strings.Contains(m, uri) {
		t.Errorf("after it was closed: %s", m)
	}
}

func TestClientThatPullsIsNotPushed(t *testing.T) {
	s := start(t, pulling)
	s.open("file:///case/a.md", "markdown", 1, mutual)
	s.change("file:///case/a.md", 2, whole(mutual+" "+mutual))
	s.pull("file:///case/a.md")
	s.host.pass(200 * time.Millisecond)
	s.Notify("textDocument/didClose", documentParams{textDocumentIdentifier{"file:///case/a.md"}})
	s.sync()
	for _, m := range s.Waiting() {
		if m.Method == "textDocument/publishDiagnostics" {
			t.Errorf("pushed: %s", m.Raw)
		}
	}
}

func TestClientThatStopsReading(t *testing.T) {
	s := start(t, pushed)
	s.sync()
	s.Pause(true)
	const uri = "file:///case/a.txt"
	s.open(uri, "plaintext", 1, mutual)
	for v := 2; v <= 3000; v++ { // the server goes on taking edits
		s.change(uri, v, ranged(0, 0, 0, 0, "Call. "))
		if v%100 == 0 {
			s.host.pass(200 * time.Millisecond)
		}
	}
	s.Pause(false)
	s.sync()
	s.host.pass(200 * time.Millisecond)
	last := 0
	for last != 3000 {
		p := s.published()
		if *p.Version <= last {
			t.Fatalf("version %d came after %d", *p.Version, last)
		}
		last = *p.Version
	}
	s.Pause(true) // and ends, though nobody reads
	for i := range 50 {
		s.Send(fmt.Sprintf(`{"jsonrpc":"2.0","id":"%d","method":"%s"}`, i, strings.Repeat("x", 5000)))
	}
	s.Notify("exit", nil)
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-ended:
				return
			default:
				s.host.pass(lastWords)
				time.Sleep(time.Millisecond)
			}
		}
	}()
	if code := s.Code(); code != 1 {
		t.Errorf("exit code %d", code)
	}
	close(ended)
	s.Pause(false)
}

func TestCancelledRequestIsAnsweredAtOnce(t *testing.T) {
	s := start(t, pulling)
	hold := make(chan struct{})
	s.host.mu.Lock()
	s.host.hold = hold
	s.host.mu.Unlock()
	s.open("file:///case/a.md", "markdown", 1, mutual)
	for _, method := range []string{"textDocument/diagnostic", "textDocument/hover", "textDocument/codeAction"} {
		id := s.Ask(method, documentParams{textDocumentIdentifier{"file:///case/a.md"}})
		s.Notify("$/cancelRequest", map[string]any{"id": id})
		if m := s.Answer(id); m.Error == nil || m.Error.Code != codeRequestCancelled { // while the analysis still waits
			t.Errorf("%s: %s", method, m.Raw)
		}
	}
	s.Notify("$/cancelRequest", map[string]any{"id": 4711})
	s.Notify("$/cancelRequest", map[string]any{"id": "x"})
	s.Notify("$/cancelRequest", map[string]any{"id": nil})
	close(hold)
	if len(s.pull("file:///case/a.md")) != 1 {
		t.Error("after a cancellation nothing is found")
	}
}

// TestFewSessionsStayWarm opens more than may be held, and edits them in turn.
func TestFewSessionsStayWarm(t *testing.T) {
	s := start(t, pulling)
	filler := strings.Repeat("The visit took place at home.\n\n", 2000)
	uri := func(i int) string { return fmt.Sprintf("file:///case/%d.txt", i) }
	for i := range 5 {
		s.open(uri(i), "plaintext", 1, filler+mutual)
	}
	for round := range 2 {
		for i := range 5 {
			s.change(uri(i), 2+round, ranged(0, 0, 0, 0, "Call.\n"))
			if got := s.pull(uri(i)); len(got) != 1 || got[0].Range.Start.Line != 4001+round {
				t.Fatalf("round %d, document %d: %+v", round, i, got)
			}
		}
	}
}

// Without a wait between an edit and its publication, several edits may be one
// publication, and none is two.
func TestNoVersionIsPublishedTwice(t *testing.T) {
	s := start(t, pushed)
	s.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"debounce": 0}})
	const uri, last = "file:///case/a.txt", 300
	s.open(uri, "plaintext", 1, mutual)
	for v := 2; v <= last; v++ {
		s.change(uri, v, ranged(0, 0, 0, 0, "Call. "))
	}
	for seen := 0; seen < last; {
		p := s.published()
		if *p.Version <= seen {
			t.Fatalf("version %d came after %d", *p.Version, seen)
		}
		seen = *p.Version
	}
	for range 20 { // what else is under way
		s.sync()
		time.Sleep(time.Millisecond)
	}
	if m := s.Waiting(); len(m) > 0 {
		t.Errorf("also published: %s", m[0].Raw)
	}
}

// TestNoMoreIsTakenThanCanBeWritten sends requests whose answers are as long as
// they are, to a client that reads none.
func TestNoMoreIsTakenThanCanBeWritten(t *testing.T) {
	s := start(t, `{}`)
	s.sync()
	s.Pause(true)
	const size, all = 1 << 20, 60
	var taken atomic.Int32
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		for i := range all {
			s.Send(fmt.Sprintf(`{"jsonrpc":"2.0","id":"%d %s","method":"textDocument/nothing"}`, i, strings.Repeat("x", size)))
			taken.Add(1)
		}
	}()
	for before := int32(-1); before < backlog/size || taken.Load() > before; { // until no more are taken
		before = taken.Load()
		select {
		case <-sent:
			t.Fatal("all were taken, though nobody reads the answers")
		case <-time.After(300 * time.Millisecond):
		}
	}
	s.Pause(false)
	for range all {
		s.Method("")
	}
	<-sent
}
