package casefile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// Read is one document as the engine has read it, with Options.Statements.
type Read struct {
	Path       string // as the user knows it
	Result     *lint.Result
	Bound      []*cast.Bound // by block
	Assessment bool
}

// Options say how a file is put together.
type Options struct {
	// Jurisdiction is one of lint.Jurisdictions: it says whether the day or the
	// month stands first in a date of figures, and when summer is.
	Jurisdiction string
}

// Build puts the map together. Its result does not depend on the order of the
// documents.
func Build(people []Person, reads []Read, o Options) *File {
	f := &File{People: people}
	reads = slices.Clone(reads)
	slices.SortFunc(reads, func(a, b Read) int { return strings.Compare(a.Path, b.Path) })
	dates := finder{american: o.Jurisdiction == "us", southern: o.Jurisdiction == "australia"}
	type read struct {
		Read
		*calendar
		paths []string
	}
	var docs []*read
	same := map[string]*read{}
	for _, r := range reads {
		k := key(r.Result.Document)
		if d := same[k]; d != nil {
			d.paths, d.Assessment = append(d.paths, r.Path), d.Assessment || r.Assessment
			continue
		}
		d := &read{Read: r, calendar: newCalendar(dates, r.Result.Document, r.Result.Type, base(r.Path)), paths: []string{r.Path}}
		same[k] = d
		docs = append(docs, d)
	}
	slices.SortStableFunc(docs, func(a, b *read) int {
		return cmp.Or(compareDates(a.own, b.own), strings.Compare(a.paths[0], b.paths[0]))
	})
	var told []*statement
	var held []wording
	for i, d := range docs {
		doc := Document{
			Paths: d.paths, Type: d.Result.Type, Date: d.own, Words: d.Result.Words, Assessment: d.Assessment, Text: d.Result.Document,
		}
		if !d.Result.TypeShown {
			doc.Type = ""
		}
		if d.Result.Profile != nil {
			doc.Assumed = d.Result.Profile.Assumed
			told = append(told, (&reader{file: f, doc: i, read: d.Read, dates: d.calendar}).statements()...)
		}
		f.Documents = append(f.Documents, doc)
		if d.Assessment {
			held = append(held, sentencesOf(i, d.Bound)...)
		}
	}
	f.Entries = merge(told)
	f.LeftOut = leftOut(f, held)
	return f
}

func base(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// Span is the time that entries cover: the dates that begin first and end last, of
// those that are of what happened. ok is false where there is none.
func Span(es []*Entry) (first, last Date, ok bool) {
	for _, e := range es {
		if !e.When.Known() || e.When.Basis.Recorded() {
			continue
		}
		if !ok || e.When.From.Before(first.From) {
			first = e.When.Date
		}
		if !ok || e.When.To.After(last.To) {
			last = e.When.Date
		}
		ok = true
	}
	return first, last, ok
}

// Place is where a person finds a source.
func (f *File) Place(s Source) (position text.Position, place text.Place) {
	doc := f.Documents[s.Document].Text
	return doc.Position(s.Block, s.Span.Start), doc.Blocks[s.Block].Place
}
