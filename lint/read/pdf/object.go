package pdf

import (
	"math"
	"unicode/utf16"
)

// object is one of nil, bool, int, float64, string (its bytes), name, ref,
// array, dict, *stream or, between objects, keyword.
type object any

type (
	name    string
	keyword string
	array   []object
	dict    map[name]object
	ref     struct{ num, gen int }
)

// stream is a dictionary with data: raw is as stored, filtered and encrypted.
type stream struct {
	dict dict
	raw  []byte
	id   ref
	cut  bool // the file ends before it does
}

// resolve follows references to what they name; nil where that is not there.
func (f *File) resolve(o object) object {
	for range 32 {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.load(r.num)
	}
	return nil
}

// dict is a dictionary, or that of a stream.
func (f *File) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

func (f *File) array(o object) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *File) stream(o object) *stream {
	s, _ := f.resolve(o).(*stream)
	return s
}

func (f *File) name(o object) name {
	n, _ := f.resolve(o).(name)
	return n
}

func (f *File) string(o object) string {
	s, _ := f.resolve(o).(string)
	return s
}

// number is a number that can be calculated with; 0 for what is none.
func (f *File) number(o object) float64 {
	n, _ := toNumber(f.resolve(o))
	return n
}

func toNumber(o object) (float64, bool) {
	switch n := o.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// int is a whole number within 32 bits.
func (f *File) int(o object) int {
	n := f.number(o)
	return int(math.Max(math.MinInt32, math.Min(n, math.MaxInt32)))
}

// numbers are the numbers of an array, if there are that many.
func (f *File) numbers(o object, n int) []float64 {
	a := f.array(o)
	if len(a) < n {
		return nil
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = f.number(a[i])
	}
	return out
}

// textString decodes a text string of a document: UTF-16, UTF-8 or
// PDFDocEncoding (ISO 32000-1, 7.9.2.2).
func textString(s string) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xfe\xff":
		return utf16String(s[2:])
	case len(s) >= 2 && s[:2] == "\xff\xfe":
		b := []byte(s[2:])
		for i := 0; i+1 < len(b); i += 2 {
			b[i], b[i+1] = b[i+1], b[i]
		}
		return utf16String(string(b))
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return s[3:]
	}
	out := make([]rune, 0, len(s))
	for i := range len(s) {
		if r := pdfDocEncoding[s[i]]; r != 0 {
			out = append(out, r)
		}
	}
	return string(out)
}

// utf16String decodes big-endian UTF-16.
func utf16String(s string) string {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(u))
}
