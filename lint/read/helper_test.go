package read

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// show writes a document one block a line: kind, level, where in a table, text.
func show(doc *text.Document) string {
	var b strings.Builder
	for _, x := range doc.Blocks {
		b.WriteString(x.Kind.String())
		if x.Level > 0 {
			fmt.Fprintf(&b, "%d", x.Level)
		}
		if p := x.Place; p.Table > 0 {
			fmt.Fprintf(&b, " %d/%d/%d", p.Table, p.Row, p.Column)
		}
		fmt.Fprintf(&b, ": %s\n", strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(x.Text))
	}
	return b.String()
}

// lines is a want: lines without their common indentation.
func lines(s string) string {
	s = strings.Trim(s, "\n\t")
	if s == "" {
		return ""
	}
	all := strings.Split(s, "\n")
	for i := range all {
		all[i] = strings.TrimLeft(all[i], "\t")
	}
	return strings.Join(all, "\n") + "\n"
}

func compare(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// check holds what is true of every document: pieces cover their block in
// order and without gaps, copies equal their source, sources go forward, places
// and directives lie inside the document.
func check(t testing.TB, doc *text.Document, parts map[string]string) {
	t.Helper()
	last := map[string]int{}
	for i, b := range doc.Blocks {
		if strings.TrimSpace(b.Text) == "" || len(b.Text) > maxBlock || !utf8.ValidString(b.Text) {
			t.Fatalf("block %d: bad text %.80q (%d bytes)", i, b.Text, len(b.Text))
		}
		if b.Place.Part == "" || b.Place.Paragraph < 1 {
			t.Fatalf("block %d: place %+v", i, b.Place)
		}
		at := 0
		for _, p := range b.Pieces {
			src := doc.Source
			if !doc.Format.Flat() {
				src = parts[p.Anchor.Part]
			}
			from, to := p.Anchor.Offset, p.Anchor.Offset+p.Source
			if p.Text.Start != at || p.Text.Len() <= 0 || from < 0 || p.Source < 0 || to > len(src) {
				t.Fatalf("block %d: piece %+v at %d of %q", i, p, at, b.Text)
			}
			at = p.Text.End
			copied, source := b.Text[p.Text.Start:p.Text.End], src[from:to]
			if p.Source == p.Text.Len() && copied != source && (p.Source > 1 || !isSpace(source[0]) || !isSpace(copied[0])) {
				t.Fatalf("block %d: %q is not a copy of %q", i, copied, source)
			}
			if doc.Format != text.Markdown && doc.Format != text.XLSX && from < last[p.Anchor.Part] && b.Place.Part == "body" {
				t.Fatalf("block %d: source goes back to %d from %d", i, from, last[p.Anchor.Part])
			}
			if b.Place.Part == "body" {
				last[p.Anchor.Part] = to
				if doc.Format == text.Eml && p.Source != p.Text.Len() {
					last[p.Anchor.Part] = from // a line in base64 may hold the end of one block and the start of another
				}
			}
		}
		if at != len(b.Text) {
			t.Fatalf("block %d: pieces end at %d of %d", i, at, len(b.Text))
		}
		checkPositions(t, doc, i)
	}
	for _, d := range doc.Directives {
		if d.Block < -1 || d.Block >= len(doc.Blocks) || d.By == "" {
			t.Fatalf("directive %+v", d)
		}
		if d.Block >= 0 && (d.Span.Start > d.Span.End || d.Span.End > len(doc.Blocks[d.Block].Text)) {
			t.Fatalf("directive %+v in %q", d, doc.Blocks[d.Block].Text)
		}
	}
	for _, p := range doc.Skipped {
		if p.Part == "" || p.Message == "" || strings.ContainsAny(p.Message, "\r\n") {
			t.Fatalf("problem %+v", p)
		}
	}
}

// checkPositions asks for the place of every character, as a reporter would.
func checkPositions(t testing.TB, doc *text.Document, block int) {
	t.Helper()
	b := &doc.Blocks[block]
	if len(b.Text) > 4096 || block > 64 || len(doc.Source) > 64<<10 {
		return
	}
	for off, r := range b.Text {
		start, end := doc.Position(block, off), doc.EndPosition(block, off+utf8.RuneLen(r))
		if start.Line < 1 || start.Column < 1 || end.Offset < start.Offset {
			t.Fatalf("block %d byte %d: %+v to %+v", block, off, start, end)
		}
	}
}

// sourceAt is the code point at a position of a flat file.
func sourceAt(doc *text.Document, p text.Position) rune {
	return []rune(doc.Source)[p.Offset]
}
