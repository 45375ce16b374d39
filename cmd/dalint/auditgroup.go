package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/dalint/dalint/lint/read"
)

// origin is who wrote a document, in which team and when. Month is as 2026-03.
type origin struct{ author, team, month string }

// of is the part of an origin that documents are grouped by.
func (o *origin) of(groupBy string) string {
	switch groupBy {
	case "author":
		return o.author
	case "team":
		return o.team
	case "month":
		return o.month
	}
	return ""
}

// group is what a document is grouped by, where that is not its folder or its
// type: by the manifest, or else a configuration, or else what the file says of
// itself. It is empty where nobody says.
func (r *auditRun) originGroup(s source, conf *config, data []byte) (string, error) {
	by := r.result.GroupBy
	if by == "folder" || by == "type" {
		return "", nil
	}
	abs, err := filepath.Abs(s.path)
	if err != nil {
		return "", plain(err)
	}
	if o, ok := r.manifest[manifestKey(abs)]; ok && o.of(by) != "" {
		return o.of(by), nil
	}
	if conf != nil {
		said := ""
		for i := range conf.Group { // the last word counts, as with overrides
			g := &conf.Group[i]
			o := origin{g.Author, g.Team, g.Month}
			if o.of(by) != "" && matchesPath(g.Paths, conf.dir, abs) {
				said = o.of(by)
			}
		}
		if said != "" {
			return said, nil
		}
	}
	if by == "team" {
		return "", nil
	}
	from := read.OriginOf(s.path, data)
	o := origin{author: strings.Join(strings.Fields(from.Author), " ")}
	for _, t := range []time.Time{from.Created, from.Modified} {
		if o.month == "" && !t.IsZero() {
			o.month = t.Format(monthLayout)
		}
	}
	return o.of(by), nil
}

// folder is the folder that is shown of a document: with a key, where documents are
// grouped by folder alone.
func (r *auditRun) folder(path string) string {
	if r.key != nil && r.result.GroupBy != "folder" {
		return ""
	}
	return r.group(path)
}

// group is the name of the folder that a document counts with: the one directly
// below the folder named, or that one itself.
func (r *auditRun) group(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.Base(filepath.Dir(path))
	}
	for _, dir := range r.folders {
		rel, err := filepath.Rel(dir, abs)
		if err != nil || !below(dir, abs) {
			continue
		}
		if first, _, below := strings.Cut(rel, string(filepath.Separator)); below {
			return first
		}
		if rel != "." {
			return filepath.Base(dir)
		}
	}
	return filepath.Base(filepath.Dir(abs)) // a file, named itself
}

const monthLayout = "2006-01"

func isMonth(s string) bool {
	_, err := time.Parse(monthLayout, s)
	return err == nil
}

// manifestKey is a path as two ways of writing it have in common, also where one
// of them leads through a link.
func manifestKey(abs string) string {
	abs = filepath.Clean(abs)
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs))
	}
	if runtime.GOOS == "windows" {
		abs = strings.ToLower(abs)
	}
	return abs
}

// manifestColumns are what a manifest may have; the first must be there.
var manifestColumns = []string{"path", "author", "team", "month", "date"}

// maxTold is how many mistakes of one file are told one by one.
const maxTold = 20

// readManifest reads a table of who wrote what: by absolute path as manifestKey
// has it. All mistakes are told, with their lines.
func (a *app) readManifest(path string) (rows map[string]origin, lines map[string]int, err error) {
	t, err := a.readTable(path, manifestColumns, manifestColumns[:1])
	if err != nil {
		return nil, nil, err
	}
	base, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, nil, plain(err)
	}
	rows, lines = map[string]origin{}, map[string]int{}
	for _, row := range t.rows {
		file := filepath.FromSlash(row.cell("path"))
		if runtime.GOOS != "windows" {
			file = strings.ReplaceAll(file, `\`, "/") // a manifest that was made on Windows
		}
		if file == "" {
			t.fail(row.line, "has no path: write the path of a document, from the folder of this file")
			continue
		}
		if !filepath.IsAbs(file) {
			file = filepath.Join(base, file)
		}
		key := manifestKey(file)
		if before, twice := lines[key]; twice {
			t.fail(row.line, fmt.Sprintf("names the document of line %d again: leave one of the two out", before))
			continue
		}
		month, ok := manifestMonth(row.cell("month"), row.cell("date"))
		if !ok {
			t.fail(row.line, "has a month or date that cannot be read: write 2026-03, 2026-03-14 or 14/03/2026")
		}
		rows[key], lines[key] = origin{row.cell("author"), row.cell("team"), month}, row.line
	}
	return rows, lines, t.err()
}

// manifestMonth is the month of either cell; ok where both are empty.
func manifestMonth(month, date string) (string, bool) {
	if month != "" && isMonth(month) {
		return month, true
	}
	said := month
	if said == "" {
		said = date
	}
	if said == "" {
		return "", true
	}
	for _, layout := range []string{"2006-01-02", "02/01/2006", "2/1/2006", "02.01.2006", time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, said); err == nil {
			return t.Format(monthLayout), true
		}
	}
	return "", false
}

// table is a CSV file with a header, and the mistakes found in it.
type table struct {
	path   string
	rows   []tableRow
	wrong  []error
	hidden int // mistakes beyond maxTold
}

// tableRow is a row by the names of columns.
type tableRow struct {
	line  int
	cells map[string]string
}

func (r *tableRow) cell(column string) string { return r.cells[column] }

func (t *table) fail(line int, message string) {
	if len(t.wrong) == maxTold {
		t.hidden++
		return
	}
	t.wrong = append(t.wrong, fmt.Errorf("%s: line %d %s", sayPath(t.path), line, message))
}

// err is all mistakes, one a line.
func (t *table) err() error {
	if t.hidden > 0 {
		t.wrong = append(t.wrong, fmt.Errorf("%s: %d more lines are wrong", sayPath(t.path), t.hidden))
		t.hidden = 0
	}
	return errors.Join(t.wrong...)
}

// readTable reads a CSV file as spreadsheets write it: with commas, semicolons
// or tabs, in UTF-8 or Windows-1252. Other columns than those known are passed
// over; rows without anything in them too. A cell loses the apostrophe that
// dalint puts before what a spreadsheet would take for a formula.
func (a *app) readTable(path string, known, needed []string) (*table, error) {
	data, err := a.bytes(sourceOf(path, ""))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", sayPath(path), err)
	}
	if strings.HasPrefix(string(data), "PK\x03\x04") {
		return nil, fmt.Errorf("%s: is a workbook or another archive, not CSV: save it as “CSV UTF-8” and try again", sayPath(path))
	}
	if inUTF16(data) {
		return nil, fmt.Errorf("%s: is saved as UTF-16: save it as “CSV UTF-8” and try again", sayPath(path))
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		decoded, err := charmap.Windows1252.NewDecoder().String(text)
		if err != nil {
			return nil, fmt.Errorf("%s: is not text: save it as “CSV UTF-8” and try again", sayPath(path))
		}
		text = decoded
	}
	r := tableReader(text)
	t := &table{path: path}
	var columns []string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%s: line %d is no CSV: look at its quotation marks, or save the file as “CSV UTF-8” again", sayPath(path), bad.Line)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", sayPath(path), plain(err))
		}
		line, _ := r.FieldPos(0)
		if columns == nil {
			columns = columnNames(record)
			for _, c := range columns {
				if near := nearest(c, known); near != "" && near != c {
					return nil, fmt.Errorf("%s: has a column %q: did you mean %s?", sayPath(path), oneLine(c), near)
				}
			}
			for _, want := range needed {
				if !slices.Contains(columns, want) {
					return nil, fmt.Errorf("%s: has no column %q in its first line: dalint knows %s", sayPath(path), want, strings.Join(known, ", "))
				}
			}
			continue
		}
		row := tableRow{line, map[string]string{}}
		for i, cell := range record {
			cell = bare(strings.TrimSpace(cell))
			if i < len(columns) && cell != "" {
				row.cells[columns[i]] = cell
			}
		}
		if len(row.cells) > 0 {
			t.rows = append(t.rows, row)
		}
	}
	if columns == nil {
		return nil, fmt.Errorf("%s: is empty: its first line names the columns %s", sayPath(path), strings.Join(known, ", "))
	}
	return t, nil
}

// tableReader reads rows, divided by what stands in the first line.
func tableReader(text string) *csv.Reader {
	head, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	for _, comma := range []rune{';', '\t'} {
		if strings.ContainsRune(head, comma) && !strings.Contains(head, ",") {
			r.Comma = comma
		}
	}
	return r
}

// columnNames are the names in a header as they are compared.
func columnNames(header []string) []string {
	out := make([]string, len(header))
	for i, c := range header {
		out[i] = strings.ToLower(strings.TrimSpace(c))
	}
	return out
}

// likeManifest reports whether a file is a table with the column that a manifest
// must have, and one of those that it is for.
func likeManifest(path string) bool {
	if !strings.EqualFold(filepath.Ext(path), ".csv") {
		return false
	}
	header, err := tableReader(strings.TrimPrefix(begins(path), "\ufeff")).Read()
	if err != nil {
		return false
	}
	columns := columnNames(header)
	return slices.Contains(columns, manifestColumns[0]) && slices.ContainsFunc(manifestColumns[1:], func(c string) bool { return slices.Contains(columns, c) })
}

// bare is a cell without the apostrophe that keeps it from being a formula.
func bare(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsRune("=+-@", rune(rest[0])) {
		return rest
	}
	return cell
}

// useManifest takes in the manifest, and tells what it names that is not there.
func (r *auditRun) useManifest(path string, sources []source, tell bool) error {
	rows, lines, err := r.readManifest(path)
	if err != nil {
		return err
	}
	r.manifest = rows
	gone := maps.Clone(lines)
	for _, s := range sources {
		if abs, err := filepath.Abs(s.path); err == nil {
			delete(gone, manifestKey(abs))
		}
	}
	if len(gone) > 0 && tell {
		first := slices.Min(slices.Collect(maps.Values(gone)))
		name := sayPath(path)
		if r.key != nil {
			name = "the manifest"
		}
		r.trouble = true
		fmt.Fprintf(r.err, "dalint: %s: line %d names a document that is not among those audited (%d such lines): paths are read from the folder of this file\n",
			name, first, len(gone))
	}
	return nil
}
