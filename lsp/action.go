package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// The kinds of code action. Nothing is of a kind that editors run on save.
const (
	kindFix      = "quickfix"
	kindRefactor = "refactor"
)

// maxActed is for how many findings actions are offered at once.
const maxActed = 12

// change is an edit of a document, by offsets of its text. Blanks in brackets
// become stops of a snippet where the client has those.
type change struct {
	from, to int
	words    string
}

// actions gathers what is offered.
type actions struct {
	*Server
	a      *analysis
	client clientCapabilities
	out    []codeAction
}

func (s *Server) codeAction(ctx context.Context, p codeActionParams) ([]codeAction, error) {
	s.mu.Lock()
	client := s.client
	s.mu.Unlock()
	fixes, moves := asked(p.Context.Only, kindFix), asked(p.Context.Only, kindRefactor)
	if client.TextDocument.CodeAction.CodeActionLiteralSupport == nil || !fixes && !moves {
		return []codeAction{}, nil
	}
	d, a, err := s.analyse(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	acts := actions{Server: s, a: a, client: client, out: []codeAction{}}
	if a.result == nil {
		return acts.out, nil
	}
	from, to := a.places.offset(p.Range.Start), a.places.offset(p.Range.End)
	if fixes {
		acts.fixes(from, to)
	}
	if moves && !a.setup.NoText {
		if who, ok := personAt(d.mentionsOf(a), from); ok && who.named && from <= to && to <= who.to {
			acts.roles(&a.result.Cast.People[who.person])
		}
	}
	return acts.out, nil
}

// asked reports whether actions of a kind are wanted: "refactor" is where
// "refactor" or nothing is asked for, and so is "" of everything.
func asked(only []string, kind string) bool {
	for _, o := range only {
		if o == kind || o == "" || strings.HasPrefix(kind, o+".") {
			return true
		}
	}
	return len(only) == 0
}

// fixes offers, for the findings in a range, first the rewrites of each and
// then the ways to keep what is there.
func (c *actions) fixes(from, to int) {
	var here []*lint.Finding
	for i := range c.a.result.Findings {
		f := &c.a.result.Findings[i]
		start, end := c.a.source(f.Block, f.Span)
		if start <= to && from <= end && len(here) < maxActed {
			here = append(here, f)
		}
	}
	for _, f := range here {
		preferred := true
		for _, w := range f.Rewrites {
			for _, e := range w.Edits {
				c.rewrite(f, w.Label, e, preferred && len(here) == 1 && !strings.Contains(e.New, "["))
				preferred = false
			}
		}
	}
	for i, f := range here {
		if !seenBefore(here[:i], f) {
			c.rewriteAll(f)
		}
	}
	for i, f := range here {
		if !f.OfDocument() {
			c.keepHere(f)
		}
		if !seenBefore(here[:i], f) {
			c.keepInFile(f)
		}
	}
}

// seenBefore reports whether a finding of the same rule came before.
func seenBefore(fs []*lint.Finding, f *lint.Finding) bool {
	for _, g := range fs {
		if g.Rule == f.Rule {
			return true
		}
	}
	return false
}

func (c *actions) rewrite(f *lint.Finding, label string, e lint.Edit, preferred bool) {
	ch := c.changeOf(f, e)
	title := label + ": “" + shorten(strings.Trim(e.New, " ."), 90) + "”"
	if e.Span.Len() == 0 {
		title += ", after this sentence"
	}
	c.add(codeAction{Title: title, Kind: kindFix, IsPreferred: preferred, Diagnostics: c.about(f)}, c.edit([]change{ch}, true))
}

func (c *actions) changeOf(f *lint.Finding, e lint.Edit) change {
	from, to := c.a.source(f.Block, e.Span)
	return change{from, to, e.New}
}

// rewriteAll offers the first rewrite of every finding of a rule at once.
func (c *actions) rewriteAll(f *lint.Finding) {
	var all []change
	var about []diagnostic
	end := -1
	for i := range c.a.result.Findings {
		g := &c.a.result.Findings[i]
		if g.Rule != f.Rule || len(g.Rewrites) == 0 || len(g.Rewrites[0].Edits) == 0 {
			continue
		}
		ch := c.changeOf(g, g.Rewrites[0].Edits[0])
		if ch.from <= end { // edits of one document must not overlap
			continue
		}
		end = ch.to
		all = append(all, ch)
		about = append(about, c.about(g)...)
	}
	if len(all) > 1 {
		title := fmt.Sprintf("%s, at all %d places that %s points at in this file", f.Rewrites[0].Label, len(all), f.Rule.ID)
		c.add(codeAction{Title: title, Kind: kindFix, Diagnostics: about}, c.edit(all, false))
	}
}

// about is the finding that an action is for, as it was published.
func (c *actions) about(f *lint.Finding) []diagnostic {
	c.mu.Lock()
	level := c.settings.level(f)
	c.mu.Unlock()
	if level == 0 {
		return nil
	}
	return []diagnostic{c.a.diagnostic(f, level, c.client.TextDocument.PublishDiagnostics)}
}

// reason stands where the writer says why something is kept.
const reason = "[why this is kept]"

// keepHere offers to keep the words of a finding: by a comment before the
// paragraph where the format has comments, else in dalint.toml.
func (c *actions) keepHere(f *lint.Finding) {
	comment := "<!-- dalint-ignore " + f.Rule.ID + " " + reason + " -->"
	if ch, ok := c.commentBefore(f.Block, comment, false); ok {
		c.add(codeAction{Title: "Keep this: ignore " + f.Rule.ID + " in this paragraph", Kind: kindFix, Diagnostics: c.about(f)}, c.edit([]change{ch}, true))
		return
	}
	words := c.a.result.Document.Blocks[f.Block].Text[f.Span.Start:f.Span.End]
	words = strings.Join(strings.Fields(words), " ")
	if c.a.setup.NoText || len(words) > 200 {
		return
	}
	entry := tomlString(words) + ` = { reason = "` + reason + `", rule = ` + tomlString(f.Rule.ID) + " }"
	c.add(codeAction{Title: "Keep “" + shorten(words, 60) + "” in this folder (dalint.toml)", Kind: kindFix, Diagnostics: c.about(f)},
		c.configEdit(func(t string) (string, bool) { return addEntry(t, "accept", entry) }))
}

// keepInFile offers to keep whatever a rule points at in the file.
func (c *actions) keepInFile(f *lint.Finding) {
	a := codeAction{Title: "Keep all: ignore " + f.Rule.ID + " in this file", Kind: kindFix, Diagnostics: c.about(f)}
	comment := "<!-- dalint-ignore-file " + f.Rule.ID + " " + reason + " -->"
	if ch, ok := c.commentBefore(0, comment, true); ok {
		c.add(a, c.edit([]change{ch}, true))
		return
	}
	own := pathOf(c.a.of.uri)
	if own == "" {
		return
	}
	file, _, _, err := c.host.ConfigFile(own)
	if err != nil {
		return
	}
	rel, err := filepath.Rel(filepath.Dir(file), own)
	if err != nil || strings.ContainsAny(rel, "*?[]{}\\") && filepath.Separator == '/' {
		return // what would be a pattern rather than a path
	}
	a.Title += " (dalint.toml)"
	c.add(a, c.configEdit(func(t string) (string, bool) {
		rule := tomlString(f.Rule.ID) + ` = "off" # ` + reason
		return appendTable(t, "[override]", "paths = ["+tomlString(filepath.ToSlash(rel))+"]\n[override.severity]\n"+rule), true
	}))
}

// commentBefore is a change that puts a comment on a line of its own before a
// block. It is offered only where reading the outcome shows it to do what it
// should and to leave every block as it is.
func (c *actions) commentBefore(block int, comment string, file bool) (change, bool) {
	doc := c.a.result.Document
	if doc.Format != text.Markdown && doc.Format != text.HTML {
		return change{}, false
	}
	at := doc.Blocks[block].SourceOffset(0) + c.a.shift
	line := c.a.places.starts[c.a.places.position(at).Line]
	indent := c.a.of.text[line:at]
	indent = indent[:len(indent)-len(strings.TrimLeft(indent, " \t>"))]
	ch := change{line, line, indent + comment + c.lineEnd()}
	if file {
		ch.words += c.lineEnd()
	}
	after := *c.a.of
	after.text = ch.apply(after.text)
	got, _, err := after.parse()
	if err != nil || len(got.Blocks) != len(doc.Blocks) || len(got.Directives) != len(doc.Directives)+1 {
		return change{}, false
	}
	for i := range got.Blocks {
		if got.Blocks[i].Text != doc.Blocks[i].Text || got.Blocks[i].Kind != doc.Blocks[i].Kind {
			return change{}, false
		}
	}
	for _, d := range got.Directives {
		if strings.HasSuffix(d.Reason, reason) && d.File == file && (file || d.Block == block) {
			return ch, true
		}
	}
	return change{}, false
}

// lineEnd is how the document ends its lines.
func (c *actions) lineEnd() string {
	t := c.a.of.text
	if i := strings.IndexAny(t, "\r\n"); i >= 0 {
		if strings.HasPrefix(t[i:], "\r\n") {
			return "\r\n"
		}
		return t[i : i+1]
	}
	return "\n"
}

func (ch change) apply(t string) string { return t[:ch.from] + ch.words + t[ch.to:] }

// add offers an action that has an edit.
func (c *actions) add(a codeAction, e *workspaceEdit) {
	if e == nil {
		return
	}
	if !c.client.TextDocument.CodeAction.IsPreferredSupport {
		a.IsPreferred = false
	}
	a.Edit = e
	c.out = append(c.out, a)
}

// edit makes changes of the document an edit. Blanks become the stops of a
// snippet where fill is set and the client has snippets in edits.
func (c *actions) edit(changes []change, fill bool) *workspaceEdit {
	snippets := fill && c.client.Workspace.WorkspaceEdit.SnippetEditSupport && c.client.Workspace.WorkspaceEdit.DocumentChanges
	var plain []textEdit
	var edits []any
	for _, ch := range changes {
		at := c.a.places.rng(ch.from, ch.to)
		if snippets && strings.Contains(ch.words, "[") {
			edits = append(edits, snippetTextEdit{at, stringValue{"snippet", snippet(ch.words)}})
			continue
		}
		e := textEdit{at, ch.words}
		plain, edits = append(plain, e), append(edits, e)
	}
	if c.client.Workspace.WorkspaceEdit.DocumentChanges {
		id := optionalVersionedTextDocumentIdentifier{c.a.of.uri, c.a.of.version}
		return &workspaceEdit{DocumentChanges: []any{textDocumentEdit{id, edits}}}
	}
	return &workspaceEdit{Changes: map[string][]textEdit{c.a.of.uri: plain}}
}

// snippet turns blanks in brackets into stops to fill in, one after another.
func snippet(words string) string {
	escape := strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`).Replace
	var b strings.Builder
	for n := 1; ; n++ {
		open := strings.IndexByte(words, '[')
		end := strings.IndexByte(words, ']')
		if open < 0 || end < open {
			b.WriteString(escape(words))
			return b.String()
		}
		fmt.Fprintf(&b, "%s${%d:%s}", escape(words[:open]), n, escape(words[open+1:end]))
		words = words[end+1:]
	}
}

// shorten cuts words to at most n characters, for a title.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ") + "…"
}
