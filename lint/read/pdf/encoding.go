package pdf

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// encoding is the character that each code stands for; 0 for none.
type encoding [256]rune

func fromCharmap(c *charmap.Charmap) (e encoding) {
	for i := 0x20; i < 256; i++ {
		if r := c.DecodeByte(byte(i)); r != 0xfffd && r >= 0x20 && (r < 0x7f || r >= 0xa0) {
			e[i] = r
		}
	}
	return e
}

// runes lays characters out from a code upwards; "\x00" leaves one out.
func (e *encoding) runes(from int, s string) {
	for _, r := range s {
		e[from] = r
		from++
	}
}

var winAnsiEncoding = func() encoding {
	e := fromCharmap(charmap.Windows1252)
	e[0x7f], e[0x81], e[0x8d], e[0x8f], e[0x90], e[0x9d] = '•', '•', '•', '•', '•', '•'
	return e
}()

var macRomanEncoding = fromCharmap(charmap.Macintosh)

// standardEncoding is that of Type 1 fonts (ISO 32000-1, D.2).
var standardEncoding = func() (e encoding) {
	for i := 0x20; i < 0x7f; i++ {
		e[i] = rune(i)
	}
	e['\''], e['`'] = '’', '‘'
	e.runes(0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—")
	e.runes(0xe1, "Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß")
	return e
}()

// pdfDocEncoding is that of text outside content (ISO 32000-1, D.3).
var pdfDocEncoding = func() encoding {
	e := fromCharmap(charmap.ISO8859_1)
	e.runes(0x18, "˘ˇˆ˙˝˛˚˜")
	e.runes(0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")
	e[0xa0], e[0xad] = '€', 0
	e['\n'], e['\r'], e['\t'] = '\n', '\n', '\t'
	return e
}()

// symbolEncoding is the built-in one of the font Symbol.
var symbolEncoding = func() (e encoding) {
	e.runes(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\x00αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	e.runes(0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\x00\x00↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑")
	return e
}()

// dingbatsEncoding is the part of ZapfDingbats and its relatives that forms and
// lists use: bullets, ticks, crosses and boxes.
var dingbatsEncoding = func() (e encoding) {
	e[0x20] = ' '
	e.runes(0x21, "✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞")
	return e
}()

// wingdingsEncoding is the same for Wingdings, which Word's lists and forms use.
var wingdingsEncoding = func() (e encoding) {
	e[0x20] = ' '
	for code, r := range map[int]rune{
		0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x75: '◆', 0x76: '❖', 0x4a: '☺', 0x4c: '☹',
		0x9e: '·', 0x9f: '•', 0xa7: '▪', 0xa8: '◻', 0xb7: '•', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓',
		0xe8: '➔', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
	} {
		e[code] = r
	}
	return e
}()

func namedEncoding(n name) *encoding {
	switch n {
	case "WinAnsiEncoding":
		return &winAnsiEncoding
	case "MacRomanEncoding":
		return &macRomanEncoding
	case "StandardEncoding":
		return &standardEncoding
	case "PDFDocEncoding":
		return &pdfDocEncoding
	}
	return nil
}

// symbolFont is the encoding of a font of symbols, by its name; nil for a font
// of letters.
func symbolFont(font string) *encoding {
	font = strings.ToLower(font)
	switch {
	case strings.Contains(font, "zapfdingbats") || strings.Contains(font, "dingbats") && !strings.Contains(font, "wing"):
		return &dingbatsEncoding
	case strings.Contains(font, "wingdings"):
		return &wingdingsEncoding
	case strings.HasPrefix(font, "symbol"):
		return &symbolEncoding
	}
	return nil
}

// private turns a code of the private use area, with which symbol fonts number
// their glyphs, into the symbol it shows.
func private(r rune, font string) rune {
	if r < 0xf000 || r > 0xf0ff {
		return r
	}
	if e := symbolFont(font); e != nil && e[r-0xf000] != 0 {
		return e[r-0xf000]
	}
	if r == 0xf0b7 || r == 0xf0a7 || r == 0xf06c {
		return '•'
	}
	return r
}
