package read

import (
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// CSV reads a table of values divided by commas, semicolons, tabs or bars,
// whichever its rows agree on; a first line "sep=;" decides, as in Excel. Each
// value is a cell; blank lines in one divide it into several blocks. Rows and
// columns count from 1, blank rows included. Data is UTF-8, UTF-16 or
// Windows-1252.
func CSV(data []byte) (*text.Document, error) {
	src, err := decode(data, maxSize)
	if err != nil {
		return nil, err
	}
	if b := strings.TrimLeft(strings.ToLower(src[:min(len(src), 512)]), " \t\r\n"); strings.HasPrefix(b, "<!doctype html") || strings.HasPrefix(b, "<html") {
		return nil, &Error{WrongKind, "is a web page, not a table of values (CSV)", renameTo(".html")}
	}
	doc := text.New("", text.CSV)
	doc.Source = src
	r := &csvReader{builder: newBuilder(doc)}
	r.cells = true
	pos := 0
	if r.comma, pos = declaredSeparator(src); r.comma == 0 {
		r.comma = separator(src)
	}
	for pos < len(src) {
		pos = r.record(pos)
		if len(r.values) > maxColumn {
			return nil, &Error{TooLarge, "has a row of more than 16,384 values", "check that it is a table of values (CSV)"}
		}
		r.row++
		r.emit()
	}
	return r.done()
}

type csvReader struct {
	*builder
	comma  byte // 0 where there is one value a line
	row    int
	headed bool // the row that names the columns has come, or can come no more
	open   bool // a quotation mark without end was met: no other has one
	values []csvValue
}

// csvValue is src[from:to], quotation marks around it left out.
type csvValue struct {
	from, to int
	quoted   bool // two quotation marks stand for one
}

// declaredSeparator is what a first line "sep=;" says, and where the rows start.
func declaredSeparator(src string) (byte, int) {
	if len(src) < 5 || !strings.EqualFold(src[:4], "sep=") {
		return 0, 0
	}
	rest := src[5:]
	n := len(rest) - len(strings.TrimLeft(rest, "\r\n"))
	if n == 0 && rest != "" {
		return 0, 0
	}
	return src[4], 5 + n
}

// separators are the marks that may divide values.
const separators = ",;\t|"

// separator is the mark that divides the values: one of the first row that
// nearly all rows have as often at least, else one that at least half of the
// rows have equally often; 0 where there is none.
func separator(src string) byte {
	rows := countSeparators(src)
	best, most := byte(0), int64(0)
	better := func(k int, score int64) {
		if score > most {
			best, most = separators[k], score
		}
	}
	for k := range separators {
		enough, same, times := 0, 0, map[int]int{}
		for _, row := range rows {
			times[row[k]]++
			if row[k] >= rows[0][k] {
				enough++
			}
			if row[k] == rows[0][k] {
				same++
			}
		}
		if first := rows[0][k]; first > 0 && enough*10 >= len(rows)*8 {
			better(k, 1<<40+int64(enough)<<20+int64(same)<<10+int64(min(first, 1023)))
		}
		for n, rowsWith := range times {
			if n > 0 && rowsWith*2 >= len(rows) {
				better(k, int64(rowsWith)<<10+int64(min(n, 1023)))
			}
		}
	}
	return best
}

// countSeparators counts the marks in each of the first rows, outside quotation
// marks. There is at least one row.
func countSeparators(src string) [][len(separators)]int {
	const most, far = 100, 1 << 20 // rows, and bytes of them
	var rows [][len(separators)]int
	var now [len(separators)]int
	quoted, written := false, false
	for i := 0; i < min(len(src), far) && len(rows) < most; i++ {
		switch c := src[i]; {
		case c == '"':
			quoted, written = !quoted, true
		case quoted:
		case c == '\n' || c == '\r':
			if written {
				rows = append(rows, now)
			}
			now, written = [len(separators)]int{}, false
		default:
			written = true
			if k := strings.IndexByte(separators, c); k >= 0 {
				now[k]++
			}
		}
	}
	if written || len(rows) == 0 {
		rows = append(rows, now)
	}
	return rows
}

// record reads the values of the row at pos and returns where the next one
// starts.
func (r *csvReader) record(pos int) int {
	r.values = r.values[:0]
	for {
		v, end := r.value(pos)
		if len(r.values) <= maxColumn {
			r.values = append(r.values, v)
		}
		switch {
		case end == len(r.src):
			return end
		case r.comma != 0 && r.src[end] == r.comma:
			pos = end + 1
		case strings.HasPrefix(r.src[end:], "\r\n"):
			return end + 2
		default:
			return end + 1
		}
	}
}

// value reads the value at pos. It ends before a separator, a line break or the
// end of the file.
func (r *csvReader) value(pos int) (csvValue, int) {
	from := pos
	for from < len(r.src) && r.src[from] == ' ' {
		from++
	}
	if from < len(r.src) && r.src[from] == '"' && !r.open {
		if v, end, ok := r.quoted(from + 1); ok {
			return v, end
		}
		r.open = true
	}
	end := pos
	for end < len(r.src) && !r.ends(end) {
		end++
	}
	return csvValue{from: pos, to: end}, end
}

func (r *csvReader) ends(i int) bool {
	c := r.src[i]
	return c == '\n' || c == '\r' || c == r.comma && r.comma != 0
}

// quoted reads to the quotation mark that ends a value: one that a separator or
// a line break follows. Another one is taken for part of the value.
func (r *csvReader) quoted(from int) (v csvValue, end int, ok bool) {
	for i := from; ; {
		n := strings.IndexByte(r.src[i:], '"')
		if n < 0 {
			return v, 0, false
		}
		i += n
		if strings.HasPrefix(r.src[i:], `""`) {
			i += 2
			continue
		}
		end = i + 1
		for end < len(r.src) && r.src[end] == ' ' && r.comma != ' ' {
			end++
		}
		if end == len(r.src) || r.ends(end) {
			return csvValue{from, i, true}, end, true
		}
		i++
	}
}

// emit makes blocks of the values of a row.
func (r *csvReader) emit() {
	kind := text.Cell
	if !r.headed {
		cells := make([]string, 0, len(r.values))
		for _, v := range r.values {
			cells = append(cells, r.src[v.from:v.to])
		}
		kind, r.headed = gridKind(cells, r.row)
	}
	for i, v := range r.values {
		r.words(v)
		level := 0
		if kind == text.Heading {
			level = 1
		}
		r.finish(kind, level, text.Place{Table: 1, Row: r.row, Column: i + 1})
	}
}

// words adds the words of one value.
func (r *csvReader) words(v csvValue) {
	start := v.from
	for i := v.from; i < v.to; i++ {
		switch c := r.src[i]; {
		case c == '\r':
			n := 1
			if strings.HasPrefix(r.src[i:v.to], "\r\n") {
				n = 2
			}
			r.copy(start, i)
			r.put("\n", i, i+n)
			i += n - 1
			start = i + 1
		case c == '"' && v.quoted && strings.HasPrefix(r.src[i:v.to], `""`):
			r.copy(start, i)
			r.put(`"`, i, i+2)
			i++
			start = i + 1
		}
	}
	r.copy(start, v.to)
}
