package word

import (
	"sort"
	"strings"
)

// edit replaces src[at:at+del] by ins.
type edit struct {
	at, del int
	ins     string
}

// splice applies edits to src. They may come in any order and must not
// overlap; of several at one place, those that only insert come first, in the
// order given.
func splice(src string, edits []edit) string {
	sort.SliceStable(edits, func(a, b int) bool {
		x, y := &edits[a], &edits[b]
		if x.at != y.at {
			return x.at < y.at
		}
		return x.del == 0 && y.del > 0
	})
	n := len(src)
	for i := range edits {
		n += len(edits[i].ins) - edits[i].del
	}
	var b strings.Builder
	b.Grow(max(n, 0))
	from := 0
	for _, e := range edits {
		if e.at > from {
			b.WriteString(src[from:e.at])
			from = e.at
		}
		b.WriteString(e.ins)
		from = max(from, e.at+e.del)
	}
	b.WriteString(src[from:])
	return b.String()
}
