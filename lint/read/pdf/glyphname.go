package pdf

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// unicodeOf is the text of a glyph by its name, as the Adobe Glyph List
// Specification (section 2) has it; "" for a name that says nothing.
func unicodeOf(n name) string {
	s, _, _ := strings.Cut(string(n), ".")
	var out strings.Builder
	for part := range strings.SplitSeq(s, "_") {
		t := component(part)
		if t == "" {
			return ""
		}
		out.WriteString(t)
	}
	return out.String()
}

func component(s string) string {
	switch {
	case s == "":
		return ""
	case len(s) == 1 && (isLetter(s[0])):
		return s
	}
	if r, ok := glyphNames()[s]; ok {
		return string(r)
	}
	if hex, ok := strings.CutPrefix(s, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var out []rune
		for i := 0; i < len(hex); i += 4 {
			v, err := strconv.ParseUint(hex[i:i+4], 16, 16)
			if err != nil {
				return ""
			}
			out = append(out, rune(v))
		}
		return string(out)
	}
	if hex, ok := strings.CutPrefix(s, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if v, err := strconv.ParseUint(hex, 16, 21); err == nil {
			return string(rune(v))
		}
	}
	// "eacute": a letter and its accent. "aesmall", "Asmall": small capitals.
	for suffix, accent := range accents {
		if base, ok := strings.CutSuffix(s, suffix); ok {
			if base == "dotlessi" {
				base = "i"
			}
			if len(base) == 1 && isLetter(base[0]) {
				if c := norm.NFC.String(base + string(accent)); len([]rune(c)) == 1 {
					return c
				}
			}
		}
	}
	if base, ok := strings.CutSuffix(s, "small"); ok && len(base) == 1 && isLetter(base[0]) {
		return strings.ToLower(base)
	}
	if base, ok := strings.CutSuffix(s, "oldstyle"); ok {
		return component(base)
	}
	return ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306,
	"dotaccent": 0x307, "dieresis": 0x308, "ring": 0x30a, "hungarumlaut": 0x30b, "caron": 0x30c,
	"commaaccent": 0x327, "cedilla": 0x327, "ogonek": 0x328, "dotbelow": 0x323, "dot": 0x307,
}

// glyphNames are the names that are not made of a letter and an accent.
var glyphNames = sync.OnceValue(func() map[string]rune {
	out := map[string]rune{}
	add := func(list string, from rune) {
		for i, n := range strings.Fields(list) {
			if n != "-" {
				out[n] = from + rune(i)
			}
		}
	}
	add(`space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus
		comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater
		question at`, 0x20)
	add(`bracketleft backslash bracketright asciicircum underscore grave`, 0x5b)
	add(`braceleft bar braceright asciitilde`, 0x7b)
	add(`nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft
		logicalnot sfthyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph
		periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown`, 0xa0)
	add(`Alpha Beta Gamma Deltagreek Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau
		Upsilon Phi Chi Psi Omegagreek`, 0x391)
	add(`alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mugreek nu xi omicron pi rho sigma1 sigma tau
		upsilon phi chi psi omega`, 0x3b1)
	add(`figuredash endash emdash afii00208 dblverticalbar underscoredbl quoteleft quoteright quotesinglbase quotereversed
		quotedblleft quotedblright quotedblbase - dagger daggerdbl bullet - onedotenleader twodotenleader ellipsis`, 0x2012)
	add(`zerosuperior - - - foursuperior fivesuperior sixsuperior sevensuperior eightsuperior ninesuperior - minussuperior -
		parenleftsuperior parenrightsuperior nsuperior zeroinferior oneinferior twoinferior threeinferior fourinferior
		fiveinferior sixinferior seveninferior eightinferior nineinferior`, 0x2070)
	add(`onethird twothirds - - - - - - oneeighth threeeighths fiveeighths seveneighths`, 0x2153)
	add(`arrowleft arrowup arrowright arrowdown arrowboth arrowupdn`, 0x2190)
	add(`arrowdblleft arrowdblup arrowdblright arrowdbldown arrowdblboth`, 0x21d0)
	add(`universal - partialdiff existential - emptyset Delta gradient element notelement - suchthat - - - product -
		summation minus - - - - asteriskmath - - radical - - proportional infinity`, 0x2200)
	add(`ff fi fl ffi ffl longst st`, 0xfb00)
	for n, r := range map[string]rune{
		"AE": 0xc6, "ae": 0xe6, "Oslash": 0xd8, "oslash": 0xf8, "Eth": 0xd0, "eth": 0xf0, "Thorn": 0xde, "thorn": 0xfe,
		"germandbls": 0xdf, "OE": 0x152, "oe": 0x153, "Lslash": 0x141, "lslash": 0x142, "Dcroat": 0x110, "dcroat": 0x111,
		"Dslash": 0x110, "dmacron": 0x111, "Hbar": 0x126, "hbar": 0x127, "dotlessi": 0x131, "dotlessj": 0x237, "kgreenlandic": 0x138,
		"Eng": 0x14a, "eng": 0x14b, "Tbar": 0x166, "tbar": 0x167, "longs": 0x17f, "florin": 0x192, "napostrophe": 0x149,
		"IJ": 0x132, "ij": 0x133, "circumflex": 0x2c6, "caron": 0x2c7, "breve": 0x2d8, "dotaccent": 0x2d9, "ring": 0x2da,
		"ogonek": 0x2db, "tilde": 0x2dc, "hungarumlaut": 0x2dd, "multiply": 0xd7, "divide": 0xf7, "minus": 0x2212,
		"fraction": 0x2044, "Euro": 0x20ac, "euro": 0x20ac, "perthousand": 0x2030, "guilsinglleft": 0x2039, "guilsinglright": 0x203a,
		"minute": 0x2032, "second": 0x2033, "trademark": 0x2122, "estimated": 0x212e, "numero": 0x2116, "Omega": 0x2126, "weierstrass": 0x2118,
		"Ifraktur": 0x2111, "Rfraktur": 0x211c, "aleph": 0x2135, "logicaland": 0x2227, "logicalor": 0x2228, "intersection": 0x2229,
		"union": 0x222a, "integral": 0x222b, "therefore": 0x2234, "similar": 0x223c, "congruent": 0x2245, "approxequal": 0x2248,
		"notequal": 0x2260, "equivalence": 0x2261, "lessequal": 0x2264, "greaterequal": 0x2265, "propersubset": 0x2282,
		"propersuperset": 0x2283, "notsubset": 0x2284, "reflexsubset": 0x2286, "reflexsuperset": 0x2287, "circleplus": 0x2295,
		"circlemultiply": 0x2297, "perpendicular": 0x22a5, "dotmath": 0x22c5, "lozenge": 0x25ca, "H18533": 0x25a0, "filledbox": 0x25a0,
		"filledsquare": 0x25a0, "square": 0x25a1, "H22073": 0x25a1, "H18543": 0x25aa, "H18551": 0x25ab, "triagup": 0x25b2, "triagrt": 0x25ba,
		"triagdn": 0x25bc, "triaglf": 0x25c4, "circle": 0x25cb, "H18533b": 0x25cf, "openbullet": 0x25e6, "whitebullet": 0x25e6, "invbullet": 0x25d8,
		"spade": 0x2660, "club": 0x2663, "heart": 0x2665, "diamond": 0x2666, "male": 0x2642, "female": 0x2640, "checkmark": 0x2713,
		"angleleft": 0x27e8, "angleright": 0x27e9, "epsilon1": 0x3f5, "theta1": 0x3d1, "phi1": 0x3d5, "omega1": 0x3d6, "Upsilon1": 0x3d2,
		"softhyphen": 0xad, "hyphentwo": 0x2010, "nonbreakinghyphen": 0x2011, "nonbreakingspace": 0xa0, "middot": 0xb7, "overscore": 0xaf,
		"mu1": 0xb5, "verticalbar": '|', "visiblespace": ' ', "spacehackarabic": ' ', "quotesinglleft": 0x2018, "Ldot": 0x13f, "ldot": 0x140,
		"Idot": 0x130, "Idotaccent": 0x130, "apostrophe": '\'', "rupiah": 0x20a8, "copyrightsans": 0xa9, "copyrightserif": 0xa9,
		"registersans": 0xae, "registerserif": 0xae, "trademarksans": 0x2122, "trademarkserif": 0x2122,
	} {
		out[n] = r
	}
	return out
})
