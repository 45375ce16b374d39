package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
)

func fourPages(page func(i int) string) []byte {
	return readtest.Pages(page(1), page(2), page(3), page(4))
}

// TestPDFMarginsLoseNothingThatDiffers reads rows at the heads of pages that are
// alike and yet say something else on each.
func TestPDFMarginsLoseNothingThatDiffers(t *testing.T) {
	beside := func(number int) string {
		return readtest.Show("F1", 12, 60, 770, fmt.Sprint(number)) + readtest.Show("F1", 12, 160, 770, "Mr Reid hit Ms Reid.")
	}
	for _, tt := range []struct {
		name string
		head func(i int) string
		want func(i int) string
	}{
		{"days that go up with the pages", nil, func(i int) string { return fmt.Sprintf("%d/03/2024 Home visit: Mr Reid hit Ms Reid", i) }},
		{"a day before its month", nil, func(i int) string { return fmt.Sprintf("%d March 2024 Mr Reid hit Ms Reid", i) }},
		{"times of the day", nil, func(i int) string { return fmt.Sprintf("At 1%d:00 he rang", i) }},
		{"headings with numbers", nil, func(i int) string { return fmt.Sprintf("Home visit %d", i) }},
		{"a part of so many", nil, func(i int) string { return fmt.Sprintf("%d/30 calls", i) }},
		{"an entry beside its number", func(i int) string { return beside(i + 3) }, func(i int) string { return fmt.Sprintf("1: %d\n", i+3) }},
		{"a number that does not go with the pages", nil, func(i int) string { return fmt.Sprint(40 * i * i) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			head := tt.head
			if head == nil {
				head = func(i int) string { return readtest.Show("F1", 12, 60, 770, tt.want(i)) }
			}
			got := show(readPages(t, fourPages(func(i int) string { return head(i) + typed("Below it.") })))
			for i := 1; i <= 4; i++ {
				if !strings.Contains(got, tt.want(i)) {
					t.Errorf("no %q in\n%s", tt.want(i), got)
				}
			}
		})
	}
}

// TestPDFMarginsAreTakenOnce reads what is a header or a footer in several forms.
func TestPDFMarginsAreTakenOnce(t *testing.T) {
	own := func(i int) string {
		return typed([]string{"He shouted.", "Leo cried.", "Sarah left.", "Sarah came back."}[i-1])
	}
	foot := func(format string, more ...any) func(int) string {
		return func(i int) string {
			return own(i) + readtest.Show("F1", 12, 60, 30, fmt.Sprintf(format, append([]any{i}, more...)...))
		}
	}
	for _, tt := range []struct {
		name string
		page func(i int) string
		want string
	}{
		{"the number of the page", foot("Case 4471 | Page %d of 4"), "footer: Case 4471 | Page 1 of 4"},
		{"a number in brackets", foot("Report, p.%d"), "footer: Report, p.1"},
		{"a number alone, from eleven on", func(i int) string {
			return own(i) + readtest.Show("F1", 12, 290, 30, fmt.Sprint(10+i))
		}, "footer: 11"},
		{"on every other page", func(i int) string {
			if i%2 == 0 {
				return own(i)
			}
			return foot("Page %d of the report")(i)
		}, "footer: Page 1 of the report"},
		{"a date that stays", func(i int) string {
			return readtest.Show("F1", 12, 60, 770, "Printed on 3/04/2024") + own(i)
		}, "header: Printed on 3/04/2024"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := show(readPages(t, fourPages(tt.page)))
			if n := strings.Count(got, "header:") + strings.Count(got, "footer:"); n != 1 || !strings.Contains(got, tt.want) {
				t.Errorf("%d headers and footers, want one, %q, in\n%s", n, tt.want, got)
			}
		})
	}
}

// TestPDFMarginsStandApart keeps rows in the body that are alike on all pages
// and stand in the midst of it.
func TestPDFMarginsStandApart(t *testing.T) {
	got := show(readPages(t, fourPages(func(i int) string {
		return readtest.Show("F1", 12, 60, 770, "Mr Reid hit her.", fmt.Sprintf("This was in the week %d.", i), "Leo saw it.", "He cried.", "She left.", "They came back.")
	})))
	if n := strings.Count(got, "Mr Reid hit her."); n != 4 {
		t.Errorf("%d of 4 left in\n%s", n, got)
	}
}

// TestPDFColumnsGoOnBelowTheShorter reads a column on beside which the other has
// ended, as one.
func TestPDFColumnsGoOnBelowTheShorter(t *testing.T) {
	left := []string{"Sarah rang her sister after", "the door was broken and", "she asked whether she might", "stay there with Leo for as", "long as Mark was about."}
	right := []string{"Mark told the officer that", "he had slept all night and", "knew of no door. The officer", "wrote this down and gave it", "to the panel on Monday."}
	page := readtest.Show("F1", 12, 60, 700, left...) + readtest.Show("F1", 12, 240, 700, right...) + readtest.Show("F1", 12, 60, 600, left...)
	compare(t, show(readPages(t, readtest.Pages(page))), lines(`
		paragraph: `+strings.Join(left, " ")+`
		paragraph: `+strings.Join(left, " ")+`
		paragraph: `+strings.Join(right, " ")))
}
