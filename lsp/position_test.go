package lsp

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

var encodings = []encoding{utf8Encoding, utf16Encoding, utf32Encoding}

func TestPositionsByHand(t *testing.T) {
	//      0        1          2        3   4
	text := "a\u00e9\U0001F642b\r\nsecond\rthird\n\nlast"
	for _, tt := range []struct {
		enc  encoding
		at   position
		want int
	}{
		{utf16Encoding, position{0, 2}, 3},
		{utf16Encoding, position{0, 3}, 3}, // within the surrogate pair: its start
		{utf16Encoding, position{0, 4}, 7},
		{utf16Encoding, position{0, 5}, 8},
		{utf16Encoding, position{0, 99}, 8}, // before CR LF
		{utf8Encoding, position{0, 2}, 1},   // within é: its start
		{utf8Encoding, position{0, 3}, 3},
		{utf8Encoding, position{0, 99}, 8},
		{utf32Encoding, position{0, 3}, 7},
		{utf16Encoding, position{1, 6}, 16},
		{utf16Encoding, position{1, 7}, 16}, // before the lone CR
		{utf16Encoding, position{2, 5}, 22},
		{utf16Encoding, position{3, 5}, 23},
		{utf16Encoding, position{4, 4}, 28},
		{utf16Encoding, position{5, 0}, 28}, // after the last line
		{utf16Encoding, position{-1, 4}, 0},
		{utf16Encoding, position{0, -1}, 0},
	} {
		if got := newMapper(text, tt.enc).offset(tt.at); got != tt.want {
			t.Errorf("%s %v: offset %d, want %d", tt.enc, tt.at, got, tt.want)
		}
	}
}

// texts are made of what columns go wrong at.
func randomText(rng *rand.Rand, n int) string {
	parts := []string{"a", "word ", "é", "e\u0301", "\U0001F642", "\U0001F469\u200d\U0001F466", "\n", "\r\n", "\r", "漢", "\u2028", "\ufeff", "\x00", "\t"}
	var b strings.Builder
	for range n {
		b.WriteString(parts[rng.IntN(len(parts))])
	}
	return b.String()
}

func TestPositionsRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		text := randomText(rng, rng.IntN(60))
		for _, enc := range encodings {
			m := newMapper(text, enc)
			lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
			if len(lines) != len(m.starts) {
				t.Fatalf("%q: %d lines, want %d", text, len(m.starts), len(lines))
			}
			for off := 0; off <= len(text); off++ {
				p := m.position(off)
				if p.Line >= len(lines) {
					t.Fatalf("%q: %d is on line %d", text, off, p.Line)
				}
				line := lines[p.Line]
				width := map[encoding]int{utf8Encoding: len(line), utf16Encoding: len(utf16.Encode([]rune(line))), utf32Encoding: utf8.RuneCountInString(line)}[enc]
				if p.Character > width {
					t.Fatalf("%s %q: %d is at %v, past the end of the line", enc, text, off, p)
				}
				back := m.offset(p)
				if back > off || !utf8.RuneStart(append([]byte(text), 'x')[back]) || m.position(back) != p {
					t.Fatalf("%s %q: %d is at %v, which is %d", enc, text, off, p, back)
				}
				inEnd := off > 0 && off < len(text) && text[off-1] == '\r' && text[off] == '\n'
				if utf8.RuneStart(append([]byte(text), 'x')[off]) && !inEnd && back != off {
					t.Fatalf("%s %q: %d is at %v, which is %d", enc, text, off, p, back)
				}
			}
			for range 50 { // wherever a client points, it points between two characters of the text
				p := position{rng.IntN(len(lines)+3) - 1, rng.IntN(80) - 1}
				off := m.offset(p)
				if off < 0 || off > len(text) || off < len(text) && !utf8.RuneStart(text[off]) {
					t.Fatalf("%s %q: %v is %d", enc, text, p, off)
				}
			}
		}
	}
}

// slowPosition is where a byte stands, counted from the start of its line.
func slowPosition(m *mapper, off int) position {
	n := 0
	for n+1 < len(m.starts) && m.starts[n+1] <= off {
		n++
	}
	line := m.line(n)
	at := min(off-m.starts[n], len(line))
	for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
		at--
	}
	return position{n, m.units(line[:at])}
}

func TestPositionsInLongTexts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, ends := range []string{"\n", "\r\n", "\r", " "} {
		for _, strange := range []string{"", "\x80", "\xe6\xbc"} { // a client should send no halves of characters
			var b strings.Builder
			for b.Len() < 5*markEvery {
				line := strings.NewReplacer("\n", "", "\r", "").Replace(randomText(rng, rng.IntN(4000)))
				b.WriteString(line + strange + ends)
			}
			text := b.String()
			for _, enc := range encodings {
				m := newMapper(text, enc)
				check := func(off int) {
					if got, want := m.position(off), slowPosition(m, off); got != want {
						t.Errorf("%s, lines ended by %q: byte %d is at %v, want %v", enc, ends, off, got, want)
					}
				}
				for range 300 {
					check(rng.IntN(len(text) + 1))
				}
				for _, k := range m.marks() {
					check(k.off - 1)
					check(k.off)
					check(k.off + 1)
				}
			}
		}
	}
}

// BenchmarkPositions asks for places all over a text of one line: as many bytes
// more are to cost as much more time, not its square.
func BenchmarkPositions(b *testing.B) {
	for _, size := range []int{32 << 10, 128 << 10, 512 << 10} {
		text := strings.Repeat("Mr Reid hit Sarah’s arm. ", size/27)
		b.Run(fmt.Sprintf("%dK", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m := newMapper(text, utf16Encoding)
				for off := 0; off < len(text); off += 27 {
					m.rng(off, off+7)
				}
			}
		})
	}
}

func TestPathsOfURIs(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///case/draft.md":            "/case/draft.md",
		"file:///case/two%20words%20é.md":  "/case/two words é.md",
		"file:///c%3A/reports/draft.md":    "c:/reports/draft.md",
		"file:///C:/reports/draft.md":      "C:/reports/draft.md",
		"file://server/share/draft.md":     "//server/share/draft.md",
		"file://localhost/case/a.md":       "/case/a.md",
		"untitled:Untitled-1":              "",
		"git:/case/draft.md":               "",
		"vscode-notebook-cell:/a.ipynb#x1": "",
		"%zz":                              "",
	} {
		if got := strings.ReplaceAll(pathOf(uri), `\`, "/"); got != want {
			t.Errorf("%s: %q, want %q", uri, got, want)
		}
	}
	for path, want := range map[string]string{"/case/a b.md": "file:///case/a%20b.md", "c:/x.md": "file:///c:/x.md"} {
		if got := uriOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
