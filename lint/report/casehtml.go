package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/casefile"
)

//go:embed case.html
var casePage string

// caseTemplates write a map as a page that needs no script and fetches nothing,
// with the head of the audit's page.
var caseTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(parseAudit().Parse(casePage))
})

// casePageData is what the page is made of.
type casePageData struct {
	Title    string
	Parts    []CasePart
	Timeline *timeline
	Years    *yearTable
	Tool     string
	NoText   bool
}

// CaseHTML writes the map of a case file as one page that stands by itself.
func CaseHTML(w io.Writer, c *Case, o Options) error {
	d := casePageData{
		Title: CaseTitle(c), Parts: CaseParts(c, o), Timeline: newTimeline(c.File), Years: newYearTable(c.File),
		Tool: "dalint " + o.Version + ", rules " + o.Rules, NoText: o.NoText,
	}
	return caseTemplates().ExecuteTemplate(w, "case", &d)
}

// timeline is the picture of what happened when, in units of the picture.
type timeline struct {
	Width, Height int
	Bottom        int // where the rows end and the years stand
	Rows          []timeRow
	Ticks         []timeTick
	Says          string
	Dateless      int
}

type timeRow struct {
	Label string
	Y     int
	Line  int
	Marks []timeMark
}

type timeTick struct {
	X     int
	Label string
}

// timeMark is one entry, or several of about one time. Recorded marks hold none
// whose date is that of what happened.
type timeMark struct {
	X, Y, R, Text int
	N             int
	Recorded      bool
	Says          string
}

// Measures of the timeline.
const (
	timeLeft, timeRight = 190, 20
	timeWidth           = 960
	timeRowHeight       = 30
	timeBin             = 20 // marks nearer than this are one
)

// newTimeline draws the entries that have a date; nil where fewer than two days
// are known.
func newTimeline(f *casefile.File) *timeline {
	var rows []struct {
		label string
		es    []*casefile.Entry
	}
	add := func(label string, es []*casefile.Entry) {
		if len(es) > 0 {
			rows = append(rows, struct {
				label string
				es    []*casefile.Entry
			}{label, es})
		}
	}
	acts := f.Of(lint.Behaviour)
	for _, t := range tactics(acts) {
		add(tacticWord(t), slices.DeleteFunc(slices.Clone(acts), func(e *casefile.Entry) bool { return e.Class != t }))
	}
	add("injuries", f.Injuries())
	add("the children", f.Of(lint.Child))
	add("efforts", f.Of(lint.Effort))
	add("separation", f.Of(lint.Separation))
	add("contact", f.Of(lint.Contact))
	t := &timeline{Width: timeWidth}
	var first, last, end time.Time
	for _, r := range rows {
		for _, e := range r.es {
			if !e.When.Known() {
				t.Dateless++
				continue
			}
			if first.IsZero() || e.When.From.Before(first) {
				first = e.When.From
			}
			if e.When.From.After(last) {
				last = e.When.From
			}
			if at := halfway(e); at.After(end) {
				end = at
			}
		}
	}
	if !last.After(first) {
		return nil
	}
	from, to := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC), time.Date(end.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	if end.Sub(first) < 300*24*time.Hour {
		from = time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC)
		to = time.Date(end.Year(), end.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	}
	x := func(at time.Time) int {
		return timeLeft + int(float64(timeWidth-timeLeft-timeRight)*float64(at.Sub(from))/float64(to.Sub(from)))
	}
	y := 10
	for _, r := range rows {
		row := timeRow{Label: r.label, Y: y + timeRowHeight/2 + 5, Line: y + timeRowHeight}
		row.Marks = marks(r.es, x, y+timeRowHeight/2)
		t.Rows = append(t.Rows, row)
		y += timeRowHeight
	}
	t.Bottom, t.Height = y, y+30
	t.Ticks = ticks(from, to, x)
	t.Says = fmt.Sprintf("Timeline from %s to %s, a row for each kind. The lists below say the same in words.", first.Format("January 2006"), last.Format("January 2006"))
	return t
}

// halfway is the middle of the time of an entry, where its mark stands.
func halfway(e *casefile.Entry) time.Time { return e.When.From.Add(e.When.To.Sub(e.When.From) / 2) }

// marks puts entries of about one time into one mark.
func marks(es []*casefile.Entry, x func(time.Time) int, y int) []timeMark {
	var out []timeMark
	for _, e := range es {
		if !e.When.Known() {
			continue
		}
		at := x(halfway(e))
		if n := len(out); n > 0 && at-out[n-1].X < timeBin {
			m := &out[n-1]
			m.N++
			m.Recorded = m.Recorded && e.When.Basis.Recorded()
			if len(m.Says) < 200 {
				m.Says += "; " + e.When.String()
			}
			continue
		}
		out = append(out, timeMark{X: at, Y: y, N: 1, R: 6, Recorded: e.When.Basis.Recorded(), Says: e.When.String()})
	}
	for i := range out {
		if out[i].N > 1 {
			out[i].R = 10
		}
		out[i].Text = out[i].Y + 4
	}
	return out
}

// ticks are the years, or where there are few days the months; not so many that
// they run into each other.
func ticks(from, to time.Time, x func(time.Time) int) []timeTick {
	months, layout := 12, "2006"
	if to.Sub(from) < 400*24*time.Hour {
		months, layout = 1, "Jan 2006"
	}
	for n := int(to.Sub(from).Hours()/24/30.4) / months; n > 12; n /= 2 {
		months *= 2
	}
	var out []timeTick
	for at := from; at.Before(to); at = at.AddDate(0, months, 0) {
		out = append(out, timeTick{x(at), at.Format(layout)})
	}
	return out
}

// yearTable counts behaviours by tactic and year.
type yearTable struct {
	Years []string
	Rows  []yearRow
	Total yearRow
}

type yearRow struct {
	Tactic string
	Counts []int
	Sum    int
}

func newYearTable(f *casefile.File) *yearTable {
	acts := f.Of(lint.Behaviour)
	if len(acts) == 0 {
		return nil
	}
	t := &yearTable{}
	of := func(e *casefile.Entry) string {
		switch {
		case !e.When.Known():
			return "no date"
		case e.When.Basis.Recorded():
			return "recorded " + e.When.From.Format("2006")
		}
		return e.When.From.Format("2006")
	}
	for _, e := range acts {
		if y := of(e); !slices.Contains(t.Years, y) {
			t.Years = append(t.Years, y)
		}
	}
	slices.SortFunc(t.Years, func(a, b string) int {
		rank := func(s string) string { // years, then what was recorded, then what has no date
			switch {
			case strings.HasPrefix(s, "no"):
				return "2"
			case strings.HasPrefix(s, "recorded"):
				return "1" + s
			}
			return "0" + s
		}
		return strings.Compare(rank(a), rank(b))
	})
	t.Total = yearRow{Tactic: "all", Counts: make([]int, len(t.Years)), Sum: len(acts)}
	for _, tactic := range tactics(acts) {
		row := yearRow{Tactic: tacticWord(tactic), Counts: make([]int, len(t.Years))}
		for _, e := range acts {
			if e.Class == tactic {
				i := slices.Index(t.Years, of(e))
				row.Counts[i]++
				row.Sum++
				t.Total.Counts[i]++
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
