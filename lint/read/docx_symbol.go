package read

import (
	"strconv"
	"strings"
)

// symbol is the character that a symbol font shows at a code: in a form, most
// often a ticked or an empty box. Unknown ones are U+FFFD.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return "\ufffd"
	}
	private := n >= 0xf000 && n <= 0xf0ff
	if private {
		n -= 0xf000
	}
	font = strings.ToLower(font)
	if table := symbols[font]; table != nil {
		if r, ok := table[byte(n)]; ok && n <= 0xff {
			return string(r)
		}
		return "\ufffd"
	}
	if private || n < 0x20 || n > 0x10ffff || 0xd800 <= n && n <= 0xdfff || 0xe000 <= n && n <= 0xf8ff {
		return "\ufffd"
	}
	return string(rune(n))
}

var symbols = map[string]map[byte]rune{
	"wingdings": {
		0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x75: '◆', 0x76: '❖', 0x4a: '☺', 0x4c: '☹',
		0x9e: '·', 0x9f: '•', 0xa7: '▪', 0xa8: '◻', 0xb7: '•', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓',
		0xe8: '➔', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
	},
	"wingdings 2": {
		0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0xa3: '□', 0xa2: '■',
	},
	"symbol": {
		0x2d: '−', 0xa3: '≤', 0xa8: '♦', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±', 0xb3: '≥',
		0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xbc: '…', 0xde: '⇒', 0xab: '↔', 0xa5: '∞',
		0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x6d: 'μ', 0x70: 'π', 0x73: 'σ', 0x44: 'Δ', 0x53: 'Σ', 0x57: 'Ω',
	},
}
