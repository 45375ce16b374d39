package lsp

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// document is one that the client has open. Its fields belong to Server.mu,
// but for the last three, which belong to busy.
type document struct {
	now   *snapshot
	last  *analysis // of now, or of something older; nil before the first
	timer func()    // stops the publication that is due; nil where none is
	told  *analysis // that was published last

	busy    sync.Mutex
	session *lint.Session
	engine  *lint.Engine // of the session
	lastRun *analysis    // the last that the session made
}

// drop gives up what is under way for the document.
func (d *document) drop() {
	if d.timer != nil {
		d.timer()
		d.timer = nil
	}
	if d.last != nil {
		d.last.cancel()
	}
}

// snapshot is a document at one moment. It does not change.
type snapshot struct {
	uri      string // as the client writes it
	language string
	version  *int
	text     string
	format   text.Format // empty: not a kind of document that is checked
}

// formats are the languages that are checked, by the names that editors have
// for them, and how each is read. Where dalint has no reader for the markup,
// it is read as plain text, markup and all.
var formats = map[string]text.Format{
	"markdown": text.Markdown, "quarto": text.Markdown, "rmd": text.Markdown, "mdx": text.Markdown, "pandoc": text.Markdown, "vimwiki": text.Markdown,
	"html": text.HTML, "xhtml": text.HTML,
	"csv": text.CSV, "tsv": text.CSV,
	"plaintext": text.Plain, "text": text.Plain, "txt": text.Plain,
	"latex": text.Plain, "tex": text.Plain, "plaintex": text.Plain, "context": text.Plain,
	"restructuredtext": text.Plain, "rst": text.Plain,
	"asciidoc": text.Plain, "asciidoctor": text.Plain, "org": text.Plain,
	"git-commit": text.Plain, "gitcommit": text.Plain, "git-commit-message": text.Plain,
	"mail": text.Plain, "email": text.Plain, "eml": text.Plain,
}

// extensions are those that decide where the language does not.
var extensions = map[string]text.Format{
	".md": text.Markdown, ".markdown": text.Markdown, ".qmd": text.Markdown,
	".html": text.HTML, ".htm": text.HTML, ".xhtml": text.HTML,
	".csv": text.CSV, ".tsv": text.CSV,
	".txt": text.Plain, ".text": text.Plain, ".log": text.Plain, ".asc": text.Plain, ".tex": text.Plain, ".latex": text.Plain,
	".rst": text.Plain, ".adoc": text.Plain, ".asciidoc": text.Plain, ".org": text.Plain, ".eml": text.Plain,
}

// formatOf is how a document is read: as its language says, else its
// extension. One that was never saved and has no language is plain text.
func formatOf(language, uri string) text.Format {
	if f, ok := formats[strings.ToLower(language)]; ok {
		return f
	}
	file := pathOf(uri)
	if f, ok := extensions[strings.ToLower(path.Ext(strings.ReplaceAll(uri, "%2E", ".")))]; ok {
		return f
	}
	if language == "" && file == "" && strings.HasPrefix(uri, "untitled:") {
		return text.Plain
	}
	return ""
}

// maxChecked is the largest document that is checked while it is written, in
// bytes. It is some 3,000 pages.
const maxChecked = 8 << 20

// parse reads a snapshot. The text comes from the client as Unicode, so a byte
// order mark is put before it: nothing that it says of its own encoding counts.
// What the reader made of it lies shift bytes further on in the client's text.
func (n *snapshot) parse() (doc *text.Document, shift int, err error) {
	body, marked := strings.CutPrefix(n.text, "\ufeff")
	if marked {
		shift = len("\ufeff")
	}
	data := []byte("\ufeff" + body)
	switch n.format {
	case text.Markdown:
		doc, err = read.Markdown(data)
	case text.HTML:
		doc, err = read.HTML(data)
	case text.CSV:
		doc, err = read.CSV(data)
	default:
		doc, err = read.Plain(data)
	}
	if err == nil && doc.Source != body {
		err = &read.Error{Reason: read.BadEncoding, Message: "was read otherwise than it is shown here, so no place in it could be told"}
	}
	return doc, shift, err
}

func (s *Server) didOpen(p didOpenParams) error {
	t := p.TextDocument
	s.mu.Lock()
	if old := s.docs[t.URI]; old != nil {
		old.drop()
	}
	s.docs[t.URI] = &document{now: &snapshot{t.URI, t.LanguageID, &t.Version, t.Text, formatOf(t.LanguageID, t.URI)}}
	s.mu.Unlock()
	s.publishSoon(t.URI, 0)
	return nil
}

// didChange applies the changes in their order, whatever their version says:
// the text is what the client has sent so far.
func (s *Server) didChange(p didChangeParams) error {
	s.mu.Lock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		s.mu.Unlock()
		return &rpcError{codeInvalidParams, "the document is not open"}
	}
	was := d.now
	t := was.text
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			t = c.Text
			continue
		}
		m := newMapper(t, s.encoding)
		from, to := m.offset(c.Range.Start), m.offset(c.Range.End)
		if to < from {
			from, to = to, from
		}
		t = t[:from] + c.Text + t[to:]
	}
	n := *was
	n.text, n.version = t, p.TextDocument.Version
	d.now = &n
	debounce := s.settings.debounce()
	backwards := was.version != nil && n.version != nil && *n.version <= *was.version
	s.mu.Unlock()
	s.publishSoon(n.uri, debounce)
	if backwards {
		s.log(logWarning, "a change came with a version that is not higher than the last; it was applied")
	}
	return nil
}

func (s *Server) didClose(p documentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return nil
	}
	d.drop()
	delete(s.docs, p.TextDocument.URI)
	if s.pushes() {
		s.out.notify(p.TextDocument.URI, "textDocument/publishDiagnostics", publishDiagnosticsParams{URI: p.TextDocument.URI, Diagnostics: []diagnostic{}})
	}
	return nil
}

// didSave takes a saved dalint.toml in for clients that watch no files.
func (s *Server) didSave(p documentParams) error {
	if path.Base(p.TextDocument.URI) == "dalint.toml" {
		s.reload()
	}
	return nil
}

// pushes reports whether findings are published, or wait to be asked for. It
// is called with mu held.
func (s *Server) pushes() bool { return s.client.TextDocument.Diagnostic == nil }

// analysis is what was found in one snapshot under one configuration. Once
// done is closed it does not change.
type analysis struct {
	of     *snapshot
	config int
	cancel context.CancelFunc
	done   chan struct{}

	err    error // it was given up
	note   string
	setup  Setup
	result *lint.Result // nil where note says why
	shift  int
	places *mapper

	mentions []mention // see Server.mentionsOf
}

var errNotOpen = &rpcError{codeInvalidParams, "the document is not open"}

// analyse is what there is to say of a document as it is by the time of the
// answer: a result for text that has changed meanwhile is never returned. The
// error is errNotOpen, or the context's.
func (s *Server) analyse(ctx context.Context, uri string) (*document, *analysis, error) {
	for {
		d, a, err := s.attempt(ctx, uri)
		if a != nil || err != nil {
			return d, a, err
		}
	}
}

// attempt analyses a document as it is now. There is neither a result nor an
// error where it changed meanwhile.
func (s *Server) attempt(ctx context.Context, uri string) (*document, *analysis, error) {
	s.mu.Lock()
	d := s.docs[uri]
	if d == nil {
		s.mu.Unlock()
		return nil, nil, errNotOpen
	}
	a := d.last
	if a == nil || a.of != d.now || a.config != s.config {
		if a != nil {
			a.cancel()
		}
		a = s.start(d)
	}
	s.mu.Unlock()
	select {
	case <-a.done:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if a.err == nil && s.current(d, a) {
		return d, a, nil
	}
	return nil, nil, s.ctx.Err()
}

// current reports whether an analysis is of the document as it is now. It is
// called with mu held.
func (s *Server) current(d *document, a *analysis) bool {
	return s.docs[a.of.uri] == d && d.now == a.of && s.config == a.config
}

// start begins an analysis of the document as it is. It is called with mu held.
func (s *Server) start(d *document) *analysis {
	ctx, cancel := context.WithCancel(s.ctx)
	a := &analysis{of: d.now, config: s.config, cancel: cancel, done: make(chan struct{})}
	d.last = a
	enc := s.encoding
	setupAt := s.pathFor(d.now.uri)
	go func() {
		defer close(a.done)
		defer cancel()
		s.cool(d)
		d.busy.Lock()
		defer d.busy.Unlock()
		if a.err = ctx.Err(); a.err != nil {
			return
		}
		if err := contained(func() error { return a.run(ctx, s.host, d, setupAt, enc) }); err != nil {
			if ctx.Err() != nil {
				a.err = err
				return
			}
			a.note = err.Error()
		}
	}()
	return a
}

// warmText is how much text, in bytes, sessions may hold that are not the last
// one used. A session holds some 150 bytes for one of its text.
const warmText = 150 << 10

// cool lets go of what was found in the documents used longest ago, where all
// together hold too much. Each is read again when it is next asked about.
func (s *Server) cool(used *document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.warm = slices.DeleteFunc(s.warm, func(d *document) bool { return d == used || s.docs[d.now.uri] != d })
	s.warm = append(s.warm, used)
	room := warmText - len(used.now.text)
	for i := len(s.warm) - 2; i >= 0; i-- {
		d := s.warm[i]
		if room -= len(d.now.text); room >= 0 || !d.busy.TryLock() {
			continue
		}
		d.session, d.engine, d.lastRun, d.last = nil, nil, nil, nil
		d.busy.Unlock()
		s.warm = slices.Delete(s.warm, i, i+1)
	}
}

// pathFor is where the settings of a document are looked for: where it is, or,
// if it was never saved, in the first folder. It is called with mu held.
func (s *Server) pathFor(uri string) string {
	if p := pathOf(uri); p != "" {
		return p
	}
	for _, f := range s.folders {
		if p := pathOf(f.URI); p != "" {
			return p
		}
	}
	return ""
}

// run reads and checks the snapshot with the document's session.
func (a *analysis) run(ctx context.Context, host Host, d *document, setupAt string, enc encoding) error {
	a.places = newMapper(a.of.text, enc)
	if a.of.format == "" || strings.TrimSpace(a.of.text) == "" {
		return nil
	}
	if len(a.of.text) > maxChecked {
		return &rpcError{Message: "This document is too large to be checked while it is written: divide it, or run “dalint check” on it."}
	}
	setup, err := host.Setup(setupAt)
	if err != nil {
		return &rpcError{Message: "This document was not checked: " + err.Error()}
	}
	a.setup = setup
	doc, shift, err := a.of.parse()
	if err != nil {
		return &rpcError{Message: "This document was not checked: it " + err.Error()}
	}
	if d.session == nil || d.engine != setup.Engine {
		d.session, d.engine = setup.Engine.Session(), setup.Engine
	}
	declared, opts, problems := setup.Learn(doc)
	r, err := d.session.Lint(ctx, doc, declared, opts)
	if err != nil {
		return err
	}
	r.Problems = append(problems, r.Problems...)
	r.Suppress(setup.Accept, setup.Baseline, opts)
	a.result, a.shift = r, shift
	d.lastRun = a
	return nil
}

// source is where a span of a block lies in the client's text, in bytes.
func (a *analysis) source(block int, span text.Span) (from, to int) {
	b := &a.result.Document.Blocks[block]
	from, to = b.SourceOffset(span.Start)+a.shift, b.SourceEnd(span.End)+a.shift
	if span.Start == span.End {
		from = to // the end of what stands before, not the start of what follows
	}
	return from, max(from, to)
}
