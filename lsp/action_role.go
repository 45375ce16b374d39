package lsp

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// roles offers to say who somebody is, in the file's front matter and in the
// folder's dalint.toml. Somebody who was declared keeps the role: it is for
// the writer to take back where it was given.
func (c *actions) roles(p *cast.Person) {
	if p.Declared || strings.ContainsAny(p.Name, "=\r\n") {
		return
	}
	for _, r := range []cast.Role{cast.Survivor, cast.Perpetrator, cast.Child, cast.Professional} {
		if r == p.Role {
			continue
		}
		as := "Set “" + shorten(p.Name, 40) + "” as " + r.String()
		if ch, ok := c.declareInFile(p.Name, r); ok {
			c.add(codeAction{Title: as + " in this file", Kind: kindRefactor}, c.edit([]change{ch}, false))
		}
		c.add(codeAction{Title: as + " in this folder (dalint.toml)", Kind: kindRefactor}, c.configEdit(func(t string) (string, bool) {
			return addToList(t, "cast", r.String(), tomlString(p.Name))
		}))
	}
}

// declareInFile is a change of a Markdown file's front matter. It is offered
// only where reading the outcome shows the declaration and the same text.
func (c *actions) declareInFile(name string, r cast.Role) (change, bool) {
	doc := c.a.result.Document
	if doc.Format != text.Markdown {
		return change{}, false
	}
	ch := c.frontMatter(r.String(), `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)+`"`)
	after := *c.a.of
	after.text = ch.apply(after.text)
	got, _, err := after.parse()
	if err != nil || len(got.Blocks) != len(doc.Blocks) || len(got.Skipped) > len(doc.Skipped) {
		return change{}, false
	}
	for key, names := range doc.Properties {
		for _, n := range names {
			if !slices.Contains(got.Properties[key], n) {
				return change{}, false
			}
		}
	}
	return ch, slices.Contains(got.Properties[r.String()], name)
}

// frontMatter is a change that adds a value to a key of the dalint table. It
// knows the shapes that people write; the caller sees whether it was right.
func (c *actions) frontMatter(key, value string) change {
	t, eol := c.a.of.text, c.lineEnd()
	top := c.a.shift
	lines := c.a.places
	if lines.line(0)[top:] != "---" {
		return change{top, top, "---" + eol + "dalint:" + eol + "  " + key + ": " + value + eol + "---" + eol + eol}
	}
	table, indent := -1, "  "
	for n := 1; n < len(lines.starts); n++ {
		line := lines.line(n)
		inner := strings.TrimLeft(line, " ")
		switch {
		case table >= 0 && line != inner && inner != "" && inner[0] != '-' && inner[0] != '#':
			indent = line[:len(line)-len(inner)]
			if rest, ok := strings.CutPrefix(inner, key+":"); ok {
				return c.addValue(n, rest, indent, value)
			}
		case strings.TrimRight(line, " ") == "dalint:":
			table = n
		case strings.TrimRight(line, " ") == "---" && table < 0:
			return change{lines.starts[n], lines.starts[n], "dalint:" + eol + "  " + key + ": " + value + eol}
		case table >= 0 && line == inner && line != "":
			at := lines.starts[table+1]
			return change{at, at, indent + key + ": " + value + eol}
		}
	}
	return change{len(t), len(t), ""}
}

// addValue adds to a key that stands on line n, with rest after its colon.
func (c *actions) addValue(n int, rest, indent, value string) change {
	end := c.a.places.starts[n] + len(c.a.places.line(n))
	old := strings.TrimSpace(rest)
	from := end - len(rest)
	switch {
	case old == "": // a list follows
		at := c.a.places.starts[min(n+1, len(c.a.places.starts)-1)]
		return change{at, at, indent + indent + "- " + value + c.lineEnd()}
	case strings.HasPrefix(old, "["):
		at := from + strings.IndexByte(rest, '[') + 1
		return change{at, at, value + ", "}
	}
	return change{from, end, " [" + old + ", " + value + "]"}
}

// configEdit makes a change of the dalint.toml that governs the document an
// edit: of the text that the editor has open, else of the file, else of a new
// one. It is nil where the outcome would not be a configuration.
func (c *actions) configEdit(alter func(string) (string, bool)) *workspaceEdit {
	own := pathOf(c.a.of.uri)
	if own == "" {
		return nil
	}
	file, content, exists, err := c.host.ConfigFile(own)
	if err != nil || file == "" {
		return nil
	}
	uri := uriOf(file)
	var version *int
	c.mu.Lock()
	for u, d := range c.docs {
		if p := pathOf(u); p != "" && filepath.Clean(p) == filepath.Clean(file) {
			uri, version, content, exists = u, d.now.version, d.now.text, true
		}
	}
	enc := c.encoding
	c.mu.Unlock()
	next, ok := alter(content)
	if !ok || c.host.CheckConfig(file, next) != nil {
		return nil
	}
	can := c.client.Workspace.WorkspaceEdit
	edit := between(content, next, enc)
	if !exists {
		if !can.DocumentChanges || !slices.Contains(can.ResourceOperations, "create") {
			return nil
		}
		return &workspaceEdit{DocumentChanges: []any{
			createFile{"create", uri, createFileOptions{true}},
			textDocumentEdit{optionalVersionedTextDocumentIdentifier{uri, nil}, []any{edit}},
		}}
	}
	if can.DocumentChanges {
		return &workspaceEdit{DocumentChanges: []any{textDocumentEdit{optionalVersionedTextDocumentIdentifier{uri, version}, []any{edit}}}}
	}
	return &workspaceEdit{Changes: map[string][]textEdit{uri: {edit}}}
}

// between is the edit that adds to old what next has more, at one place.
func between(old, next string, enc encoding) textEdit {
	from := 0
	for from < len(old) && from < len(next) && old[from] == next[from] {
		from++
	}
	for from > 0 && from < len(next) && next[from]&0xc0 == 0x80 {
		from-- // not within a character
	}
	tail := 0
	for tail < len(old)-from && tail < len(next)-from && old[len(old)-1-tail] == next[len(next)-1-tail] {
		tail++
	}
	for tail > 0 && next[len(next)-tail]&0xc0 == 0x80 {
		tail--
	}
	return textEdit{newMapper(old, enc).rng(from, len(old)-tail), next[from : len(next)-tail]}
}
