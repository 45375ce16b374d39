package read

import (
	"strings"
	"unicode/utf16"
)

// builtIn are the names of Word's own styles by their number (sti): a document
// in another language calls them otherwise.
func builtIn(sti int) string {
	switch {
	case 1 <= sti && sti <= 9:
		return "heading " + itoa(sti)
	case 19 <= sti && sti <= 27:
		return "toc " + itoa(sti-18)
	case sti == 35:
		return "table of figures"
	case sti == 48:
		return "list bullet"
	case sti == 49:
		return "list number"
	case 54 <= sti && sti <= 57:
		return "list bullet " + itoa(sti-52)
	case 58 <= sti && sti <= 61:
		return "list number " + itoa(sti-56)
	case sti == 62:
		return "title"
	case sti == 74:
		return "subtitle"
	case sti == 84:
		return "block text"
	}
	return ""
}

// readStyles reads the style sheet. What it does not hold is taken to be
// ordinary text.
func (w *word97) readStyles() {
	w.styles = styles{byID: map[string]*style{}, looks: map[string]look{}, standard: "0"}
	b := w.part(fcStshf)
	info := u16(b, 0)
	if info < 4 || 2+info > len(b) {
		return
	}
	count, base := u16(b, 2), u16(b, 4)
	at := 2 + info
	for istd := 0; istd < count && at+2 <= len(b); istd++ {
		n := u16(b, at)
		at += 2
		if at+n > len(b) {
			return
		}
		if n > base && base >= 6 {
			w.styles.byID[itoa(istd)] = readStyle(b[at:at+n], base)
		}
		at += n + n%2
	}
}

func readStyle(b []byte, base int) *style {
	s := &style{outline: -1, list: -1}
	const paragraph, character, none = 1, 2, 0xfff
	kind := u16(b, 2) & 0xf
	if on := u16(b, 2) >> 4; on != none {
		s.basedOn = itoa(on)
	}
	cch := u16(b, base)
	at := base + 2
	name := b[min(at, len(b)):min(at+2*cch, len(b))]
	s.name, _, _ = strings.Cut(strings.ToLower(utf16le(name)), ",") // other names for it follow
	if own := builtIn(u16(b, 0) & 0xfff); own != "" {
		s.name = own
	}
	at += 2*cch + 2
	take := func(sprm int, b []byte) {
		switch sprm {
		case 0x2640: // sprmPOutLvl
			s.outline = int(b[0])
		case 0x260a: // sprmPIlvl
			s.list = int(b[0])
		case 0x460b: // sprmPIlfo
			s.list = max(s.list, 0)
			if u16(b, 0) == 0 {
				s.list = -1
			}
		case 0x083c: // sprmCFVanish
			s.hidden = off
			if b[0]&1 != 0 {
				s.hidden = on
			}
		}
	}
	for n := range u16(b, 4) & 0xf {
		at += at % 2
		size := u16(b, at)
		at += 2
		upx := b[min(at, len(b)):min(at+size, len(b))]
		if kind == paragraph && n == 0 {
			upx = upx[min(2, len(upx)):]
		}
		if kind == paragraph || kind == character {
			properties(upx, take)
		}
		at += size
	}
	return s
}

// readFonts reads the names of the fonts, which say what a symbol is.
func (w *word97) readFonts() {
	b := w.part(fcSttbfFfn)
	for at := 4; at < len(b); {
		n := int(b[at])
		if at+1+n > len(b) {
			return
		}
		const fixed = 39 // bytes of a font's record before its name
		name := ""
		if n > fixed {
			name, _, _ = strings.Cut(utf16le(b[at+1+fixed:at+1+n]), "\x00")
		}
		w.fonts = append(w.fonts, name)
		at += 1 + n
	}
}

// utf16le is little-endian UTF-16 as a string; what is not valid becomes U+FFFD.
func utf16le(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(u16(b, 2*i))
	}
	return string(utf16.Decode(units))
}
