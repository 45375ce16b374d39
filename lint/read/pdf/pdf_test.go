package pdf

import "testing"

func TestGlyphNames(t *testing.T) {
	for n, want := range map[name]string{
		"A": "A", "space": " ", "eacute": "é", "Zcaron": "Ž", "fi": "ﬁ", "f_i": "fi", "T_h": "Th", "a.alt": "a", "uni00E9": "é", "uni00660069": "fi",
		"u1F600": "😀", "quoteright": "’", "emdash": "—", "bullet": "•", "germandbls": "ß", "sevenoldstyle": "7", "Asmall": "a", "Delta": "∆", "sigma": "σ",
		"ellipsis": "…", "Euro": "€", "dotlessi": "ı", "commaaccent": "", "g12": "", ".notdef": "", "uniD8": "", "": "", "scommaaccent": "ş",
	} {
		if got := unicodeOf(n); got != want {
			t.Errorf("%q is %q, want %q", n, got, want)
		}
	}
	if n := len(standardStrings); n != 229 || standardStrings[34] != 'A' || standardStrings[150] != '¹' || standardStrings[228] != 'ž' {
		t.Errorf("%d standard strings, 34 is %c, 150 is %c", n, standardStrings[34], standardStrings[150])
	}
	for code, want := range map[int]rune{0xae: 'ﬁ', 0xb7: '•', 0xd0: '—', 0xe1: 'Æ', 0xfb: 'ß', 0x27: '’', 0xcf: 'ˇ', 0xf1: 'æ'} {
		if got := standardEncoding[code]; got != want {
			t.Errorf("standard encoding: %#x is %c, want %c", code, got, want)
		}
	}
	for code, want := range map[int]rune{0xb7: '•', 0x61: 'α', 0xd8: '¬', 0xae: '→', 0xfe: 0} {
		if got := symbolEncoding[code]; want != 0 && got != want {
			t.Errorf("symbol: %#x is %c, want %c", code, got, want)
		}
	}
	for code, want := range map[int]rune{0x33: '✓', 0x6c: '●', 0x6e: '■', 0x76: '❖'} {
		if got := dingbatsEncoding[code]; got != want {
			t.Errorf("dingbats: %#x is %c, want %c", code, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]object{
		"12": 12, "-3.5": -3.5, "+7": 7, ".5": 0.5, "--5": -5, "12-34": 12, "4.": 4.0, "99999999999999999999": int(1e15), "1.2.3": 1.2, "-": 0,
	} {
		l := &lexer{src: []byte(in)}
		if got := l.object(); got != want {
			t.Errorf("%s is %v, want %v", in, got, want)
		}
	}
}

// TestCFF reads the codes of a compact font by its own encoding and names.
func TestCFF(t *testing.T) {
	index := func(items ...string) string {
		out := string([]byte{0, byte(len(items)), 1, 1})
		at := 1
		for _, s := range items {
			at += len(s)
			out += string([]byte{byte(at)})
		}
		for _, s := range items {
			out += s
		}
		return out
	}
	head := "\x01\x00\x04\x01" + index("A")
	names := index("fi_x")
	top := func(charset, encoding, glyphs int) string {
		n := func(v int) string { return string([]byte{28, byte(v >> 8), byte(v)}) }
		return n(charset) + "\x0f" + n(encoding) + "\x10" + n(glyphs) + "\x11"
	}
	at := len(head) + len(index(top(0, 0, 0))) + len(names) + 2
	charset := "\x00\x00\x29\x01\x87" // H, and the first name of its own
	encoding := "\x00\x02\x41\x42"
	glyphs := index("a", "b", "c")
	data := head + index(top(at, at+len(charset), at+len(charset)+len(encoding))) + names + "\x00\x00" + charset + encoding + glyphs
	got := cffEncoding([]byte(data))
	if got == nil || got['A'] != "H" || got['B'] != "ﬁx" {
		t.Fatalf("got %v", got)
	}
	for i := range data {
		cffEncoding([]byte(data[:i])) // cut short: no panic
	}
}
