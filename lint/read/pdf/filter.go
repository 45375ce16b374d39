package pdf

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
)

// errFilter is a stream that is no text: a picture's compression.
var errFilter = errors.New("is packed in a way that is not read")

// decode unpacks a stream. What could be unpacked before an error is returned
// with it.
func (f *File) decode(s *stream) ([]byte, error) {
	data := s.raw
	filters, parms := f.filters(s.dict)
	if f.crypt != nil && s.id.num != 0 && f.name(s.dict["Type"]) != "XRef" {
		if len(filters) == 0 || filters[0] != "Crypt" {
			data = f.crypt.stream(data, s.id)
		}
	}
	if len(filters) > 8 {
		return nil, errFilter
	}
	for i, filter := range filters {
		var err error
		data, err = f.unpack(data, filter, parms[i])
		f.count(&f.unpackedLeft, len(data))
		if err != nil {
			return data, err
		}
	}
	return data, nil
}

func (f *File) filters(d dict) (names []name, parms []dict) {
	one := func(o, p object) {
		names = append(names, f.name(o))
		parms = append(parms, f.dict(p))
	}
	p := f.resolve(d["DecodeParms"])
	switch filter := f.resolve(d["Filter"]).(type) {
	case name:
		if a, ok := p.(array); ok && len(a) > 0 {
			p = a[0]
		}
		one(filter, p)
	case array:
		a, _ := p.(array)
		for i, x := range filter {
			p = nil
			if i < len(a) {
				p = a[i]
			}
			one(x, p)
		}
	}
	return names, parms
}

func (f *File) unpack(data []byte, filter name, parms dict) (out []byte, err error) {
	switch filter {
	case "FlateDecode", "Fl":
		out, err = inflate(data)
	case "LZWDecode", "LZW":
		early := 1
		if n, ok := f.resolve(parms["EarlyChange"]).(int); ok {
			early = n
		}
		out, err = unLZW(data, early)
	case "ASCII85Decode", "A85":
		return un85(data), nil
	case "ASCIIHexDecode", "AHx":
		l := &lexer{src: data, pos: -1}
		return []byte(l.hex()), nil
	case "RunLengthDecode", "RL":
		return unRuns(data)
	case "Crypt":
		return data, nil
	default:
		return nil, errFilter
	}
	if n := f.int(parms["Predictor"]); n > 1 && len(out) > 0 {
		out = f.unpredict(out, n, parms)
	}
	return out, err
}

// inflate unpacks as much as can be: a wrong checksum or a lost tail is common
// and loses little.
func inflate(data []byte) ([]byte, error) {
	body := bytes.TrimLeft(data, "\r\n \t")
	if len(body) >= 2 && body[0]&0x0f == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
		body = body[2:]
	} else {
		body = data // without the header that it should have
	}
	r := flate.NewReader(bytes.NewReader(body))
	var b bytes.Buffer
	b.Grow(min(4*len(data), 1<<20))
	n, err := io.Copy(&b, io.LimitReader(r, maxStream+1))
	if n > maxStream {
		return nil, ErrTooLarge
	}
	if b.Len() > 0 && err != nil {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// unLZW unpacks the variant of LZW in PDF: codes of 9 to 12 bits, high bits
// first, which grow one code early unless told otherwise.
func unLZW(data []byte, early int) ([]byte, error) {
	const restart, end = 256, 257
	var prefix [4096]uint16
	var suffix, first [4096]byte
	var length [4096]int
	for i := range 256 {
		suffix[i], first[i], length[i] = byte(i), byte(i), 1
	}
	var out []byte
	next, width, last := 258, 9, -1
	bits, have := 0, 0
	for _, c := range data {
		bits = bits<<8 | int(c)
		have += 8
		if have < width {
			continue
		}
		have -= width
		code := bits >> have & (1<<width - 1)
		bits &= 1<<have - 1
		switch {
		case code == end:
			return out, nil
		case code == restart:
			next, width, last = 258, 9, -1
			continue
		case last < 0 && code > 255 || code > next || code == next && last < 0:
			return out, io.ErrUnexpectedEOF
		}
		if last >= 0 && next < 4096 {
			prefix[next], first[next], length[next] = uint16(last), first[last], length[last]+1
			suffix[next] = first[code]
			if code == next {
				suffix[next] = first[last]
			}
			next++
		} else if code >= next {
			return out, io.ErrUnexpectedEOF
		}
		n := len(out) + length[code]
		if n > maxStream {
			return nil, ErrTooLarge
		}
		for len(out) < n {
			out = append(out, 0)
		}
		for i, k := n-1, code; ; i-- {
			out[i] = suffix[k]
			if length[k] == 1 {
				break
			}
			k = int(prefix[k])
		}
		last = code
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	return out, nil
}

func un85(data []byte) []byte {
	var out []byte
	var v uint32
	n := 0
	for _, c := range data {
		switch {
		case c == '~':
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
			continue
		case '!' <= c && c <= 'u':
			v = v*85 + uint32(c-'!')
			if n++; n == 5 {
				out = append(out, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
				v, n = 0, 0
			}
			continue
		default:
			continue
		}
		break
	}
	if n > 1 {
		for i := n; i < 5; i++ {
			v = v*85 + 84
		}
		for i := range n - 1 {
			out = append(out, byte(v>>(24-8*i)))
		}
	}
	return out
}

func unRuns(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > maxStream {
			return nil, ErrTooLarge
		}
	}
	return out, nil
}

// unpredict undoes the prediction that precedes packing: TIFF's (2) or PNG's.
func (f *File) unpredict(data []byte, kind int, parms dict) []byte {
	or := func(key name, otherwise int) int {
		if n := f.int(parms[key]); n > 0 {
			return n
		}
		return otherwise
	}
	colors, bits, columns := or("Colors", 1), or("BitsPerComponent", 8), or("Columns", 1)
	if colors > 64 || bits > 32 || columns > 1<<24 {
		return data
	}
	pixel := max(1, colors*bits/8)
	row := (colors*bits*columns + 7) / 8
	if kind == 2 {
		if bits != 8 {
			return data
		}
		for from := 0; from < len(data); from += row {
			line := data[from:min(from+row, len(data))]
			for i := pixel; i < len(line); i++ {
				line[i] += line[i-pixel]
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 1 {
		how := data[0]
		line := data[1:min(1+row, len(data))]
		data = data[1+len(line):]
		at := len(out)
		out = append(out, line...)
		pngRow(out[at:], above, how, pixel)
		above = out[at:]
		if len(above) < row {
			break
		}
	}
	return out
}

func pngRow(line, above []byte, how byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch how {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(int(left), int(above[i]), int(corner))
		}
	}
}

func paeth(a, b, c int) byte {
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
