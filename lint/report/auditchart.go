package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/dalint/dalint/lint/audit"
)

// charts are the measures over time, where an audit is grouped by month.
type charts struct {
	Says   string
	Charts []chart
}

// chart is one measure over time, laid out on 320 by 150 units.
type chart struct {
	Title, Says string
	Grid        []gridLine
	Labels      []chartLabel
	Points      []chartPoint
	Lines       []string // points of polylines; a month without figures parts them
}

type gridLine struct {
	Y, TextY float64
	Label    string
}

type chartLabel struct {
	X    float64
	Text string
}

type chartPoint struct{ X, Y, Low, High float64 }

// The field that the points are drawn in.
const (
	chartLeft, chartRight = 52.0, 296.0
	chartTop, chartBottom = 8.0, 130.0
)

// monthOf counts months, so that a missing one is seen as a gap.
func monthOf(name string) (int, bool) {
	t, err := time.Parse("2006-01", name)
	return t.Year()*12 + int(t.Month()) - 1, err == nil
}

// newCharts is nil where there are not two months to hold against each other.
func newCharts(a *audit.Audit) *charts {
	if a.GroupBy != "month" {
		return nil
	}
	var months []*audit.Group
	var at []int
	for i := range a.Groups { // in order of time, since that of names is the same
		if m, ok := monthOf(a.Groups[i].Name); ok {
			months, at = append(months, &a.Groups[i]), append(at, m)
		}
	}
	if len(months) < 2 {
		return nil
	}
	out := &charts{Says: "The share of documents that show each thing at least partly, of those asked, month by month; the upright lines are 95 % intervals. " +
		"A month with fewer than " + count(a.MinGroup) + " documents, or whose figure is withheld, is left out. The figures stand in the table above."}
	for i := range audit.Measures {
		out.Charts = append(out.Charts, newChart(i, months, at))
	}
	return out
}

func newChart(measure int, months []*audit.Group, at []int) chart {
	c := chart{Title: audit.Measures[measure].Title}
	first, last := at[0], at[len(at)-1]
	x := func(month int) float64 {
		return tenth(chartLeft + (chartRight-chartLeft)*float64(month-first)/float64(last-first))
	}
	y := func(share float64) float64 { return tenth(chartBottom - (chartBottom-chartTop)*share) }
	for _, share := range []float64{0, 0.5, 1} {
		c.Grid = append(c.Grid, gridLine{y(share), y(share) + 3.5, fmt.Sprintf("%d %%", percent(share))})
	}
	c.Labels = []chartLabel{{x(first), months[0].Name}, {x(last), months[len(months)-1].Name}}
	var line, says []string
	end := func() {
		if len(line) > 1 {
			c.Lines = append(c.Lines, strings.Join(line, " "))
		}
		line = nil
	}
	for i, g := range months {
		if i > 0 && at[i] > at[i-1]+1 {
			end()
		}
		f := g.Measures[measure].MetOrPartly
		if f == nil {
			end()
			continue
		}
		p := chartPoint{x(at[i]), y(f.Value), y(f.Low), y(f.High)}
		c.Points = append(c.Points, p)
		line = append(line, fmt.Sprintf("%g,%g", p.X, p.Y))
		says = append(says, fmt.Sprintf("%s %d %%", g.Name, percent(f.Value)))
	}
	end()
	c.Says = c.Title + ": " + strings.Join(says, ", ")
	if len(says) == 0 {
		c.Says = c.Title + ": not asked in any month"
	}
	return c
}

// tenth rounds a place to a tenth of a unit.
func tenth(v float64) float64 { return float64(int(v*10+0.5)) / 10 }
