package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
	"github.com/dalint/dalint/lsp/lsptest"
	"github.com/dalint/dalint/rules"
)

var testEngine = sync.OnceValue(func() *lint.Engine {
	set, err := rules.Builtin()
	if err != nil {
		panic(err)
	}
	e, err := set.Engine()
	if err != nil {
		panic(err)
	}
	return e
})

// testHost is a world made of maps, in which no time passes by itself.
type testHost struct {
	mu      sync.Mutex
	files   map[string]string
	config  string // of the dalint.toml at /case/dalint.toml; empty: none
	broken  error  // of Setup
	noText  bool
	dead    bool // the client's process
	choices []Choices
	packs   []string
	setups  []string // the paths that Setup was asked about

	revision int
	timers   []*timer
	hold     chan struct{} // where set, Setup waits for it
	held     chan struct{} // and says here that it does
}

type timer struct {
	wait    time.Duration
	f       func()
	stopped bool
}

func (h *testHost) Configure(c Choices) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.choices = append(h.choices, c)
	if c.Type == "nonsense" {
		return errors.New("--type nonsense: must be one of those that dalint knows")
	}
	return nil
}

func (h *testHost) Revision(string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.revision
}

func (h *testHost) Setup(path string) (Setup, error) {
	h.mu.Lock()
	h.setups = append(h.setups, path)
	hold, held, broken, noText := h.hold, h.held, h.broken, h.noText
	h.mu.Unlock()
	if hold != nil {
		select {
		case held <- struct{}{}:
		default:
		}
		<-hold
	}
	opts := lint.Options{DomesticAbuse: lint.Yes, Jurisdiction: "scotland"}
	return Setup{
		Engine: testEngine(), Options: opts, NoText: noText,
		Learn: func(doc *text.Document) ([]cast.Declaration, lint.Options, []text.Problem) {
			var out []cast.Declaration
			for _, r := range []cast.Role{cast.Perpetrator, cast.Survivor, cast.Child} {
				for _, n := range doc.Properties[r.String()] {
					out = append(out, cast.Declaration{Role: r, Name: n})
				}
			}
			return out, opts, nil
		},
		Link: func(r *lint.Rule) string { return "https://example.org/" + r.ID },
	}, broken
}

func (h *testHost) Packs() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.packs
}

func (h *testHost) ConfigFile(string) (string, string, bool, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return "/case/dalint.toml", h.config, h.config != "", nil
}

func (h *testHost) CheckConfig(_, content string) error {
	if strings.Contains(content, "broken") {
		return errors.New("is broken")
	}
	return nil
}

func (h *testHost) Files(_ context.Context, folder string) ([]File, []string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []File
	for _, p := range sortedNames(h.files) {
		if strings.HasPrefix(p, folder+"/") {
			out = append(out, File{p, h.files[p]})
		}
	}
	return out, []string{"/case/plan.docx"}, nil
}

func (h *testHost) WriteNotes(path string, notes []byte, replace bool) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	to := strings.TrimSuffix(path, ".md") + ".review.md"
	if _, ok := h.files[to]; ok && !replace {
		return to, ErrExists
	}
	if strings.Contains(path, "locked") {
		return to, errors.New("you have no permission to write there")
	}
	h.files[to] = string(notes)
	return to, nil
}

func (h *testHost) Read(path string) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s, ok := h.files[path]; ok {
		return []byte(s), nil
	}
	return nil, errors.New("does not exist")
}

func (h *testHost) Alive(int) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !h.dead
}

func (h *testHost) After(d time.Duration, f func()) func() {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := &timer{wait: d, f: f}
	h.timers = append(h.timers, t)
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		t.stopped = true
	}
}

// pass lets the timers of a length run out, and says how many there were.
func (h *testHost) pass(d time.Duration) int {
	h.mu.Lock()
	var due []*timer
	rest := h.timers[:0]
	for _, t := range h.timers {
		switch {
		case t.stopped:
		case t.wait == d:
			due = append(due, t)
		default:
			rest = append(rest, t)
		}
	}
	h.timers = rest
	h.mu.Unlock()
	for _, t := range due {
		t.f()
	}
	return len(due)
}

func sortedNames(m map[string]string) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	for i := range names {
		for k := i + 1; k < len(names); k++ {
			if names[k] < names[i] {
				names[i], names[k] = names[k], names[i]
			}
		}
	}
	return names
}

// session is a client and the world of its server.
type session struct {
	*lsptest.Client
	t    *testing.T
	host *testHost
}

// start starts a server and initializes it with the client's capabilities, as
// JSON.
func start(t *testing.T, capabilities string) *session {
	t.Helper()
	s := startRaw(t)
	m := s.Call("initialize", json.RawMessage(`{"processId":1,"rootUri":"file:///case","capabilities":`+capabilities+`}`))
	if m.Error != nil {
		t.Fatalf("initialize: %+v", m.Error)
	}
	s.Notify("initialized", struct{}{})
	return s
}

func startRaw(t *testing.T) *session {
	t.Helper()
	h := &testHost{files: map[string]string{}}
	c := lsptest.Start(t, func(in io.Reader, out io.Writer) int {
		return Serve(context.Background(), in, out, h, "test")
	})
	return &session{c, t, h}
}

const (
	pulling = `{"textDocument":{"diagnostic":{},"publishDiagnostics":{"relatedInformation":true,"codeDescriptionSupport":true,"dataSupport":true},"hover":{"contentFormat":["markdown"]},"codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true},"semanticTokens":{}},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}`
	pushed  = `{"textDocument":{"publishDiagnostics":{"versionSupport":true,"dataSupport":true},"codeAction":{"codeActionLiteralSupport":{}}}}`
)

func (s *session) open(uri, language string, version int, text string) {
	s.t.Helper()
	s.Notify("textDocument/didOpen", didOpenParams{textDocumentItem{uri, language, version, text}})
}

func (s *session) change(uri string, version int, changes ...contentChange) {
	s.t.Helper()
	if changes == nil {
		changes = []contentChange{}
	}
	s.Notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": uri, "version": version}, "contentChanges": changes})
}

func whole(text string) contentChange { return contentChange{Text: text} }

// ranged replaces from a line and column to a line and column.
func ranged(l1, c1, l2, c2 int, text string) contentChange {
	return contentChange{&lspRange{position{l1, c1}, position{l2, c2}}, text}
}

// result decodes the answer to a request.
func result[T any](s *session, m lsptest.Message) T {
	s.t.Helper()
	if m.Error != nil {
		s.t.Fatalf("error %d: %s", m.Error.Code, m.Error.Message)
	}
	var v T
	if err := json.Unmarshal(m.Result, &v); err != nil {
		s.t.Fatal(err)
	}
	return v
}

// pull asks for a document's findings.
func (s *session) pull(uri string) []diagnostic {
	s.t.Helper()
	r := result[diagnosticReport](s, s.Call("textDocument/diagnostic", documentParams{textDocumentIdentifier{uri}}))
	if r.Kind != "full" || r.Items == nil {
		s.t.Fatalf("the report is %q", r.Kind)
	}
	return *r.Items
}

// published waits for the next publication.
func (s *session) published() publishDiagnosticsParams {
	s.t.Helper()
	var p publishDiagnosticsParams
	if err := json.Unmarshal(s.Method("textDocument/publishDiagnostics").Params, &p); err != nil {
		s.t.Fatal(err)
	}
	return p
}

// sync waits until the server has taken in all that was sent.
func (s *session) sync() {
	s.t.Helper()
	s.Call("workspace/executeCommand", executeCommandParams{Command: "none"})
}

// words are the words of a text that diagnostics are about.
func words(t *testing.T, body string, enc encoding, ds []diagnostic) []string {
	t.Helper()
	m := newMapper(body, enc)
	out := []string{}
	for _, d := range ds {
		out = append(out, body[m.offset(d.Range.Start):m.offset(d.Range.End)])
	}
	return out
}
