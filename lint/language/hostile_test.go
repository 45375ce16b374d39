package language

import (
	"runtime"
	"strings"
	"testing"
)

// TestHostile parses text made to be slow: twice of it takes about twice the memory.
// A step that takes none is not counted, so one that is quadratic without keeping
// anything shows only as a test that takes long.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, unit := range []string{
		",", ", ", "'", "' ", " '", "\"", " \"a", "“", "”", "‘a ", "(", ")", "( ", "a(", "1(", "1(a)", ".", ". ", "a.", "a.b", "ab.cd.", "J.B.", "-", "a-", "a'",
		"n't", "x's ", "/", "a/", "@", "a@", "http://", "and ", "and, ", "who ", "which that ", "if ", "not ", "no ", "by ", "to ", "to be ", "she was ", "he said ",
		"he said, ", "the ", "of the ", "hit ", "rather than ", "the term ", "\n", "\u00ad", "é", "\xff", "A", "A ", "Will ", "Mr ", "Mr. ", "a\u200d", "😀\u200d",
		"described as ", "according to ", "in her view, ", "in case ", "neither nor ", "a, b and ", "she hit ", "1 ", "…", "?!",
	} {
		holdsLinear(t, unit, 96<<10, Scan)
		holdsLinear(t, unit, 16<<10, Parse)
	}
}

// holdsLinear reads n bytes of a unit, and half as many. Slices that grow by steps make
// a ratio of up to 2.8; a quadratic one is 4.
func holdsLinear(t *testing.T, unit string, n int, read func(string) *Paragraph) {
	t.Helper()
	s := strings.Repeat(unit, n/len(unit))
	checkInvariants(t, read(s))         // first, so that what is made once for all texts is there
	const few, fewBytes = 500, 64 << 10 // what does not hang on the length
	half, halfBytes := allocated(func() { read(s[:len(unit)*(n/len(unit)/2)]) })
	whole, wholeBytes := allocated(func() { read(s) })
	if whole > 3*half+few || wholeBytes > 3*halfBytes+halfBytes/4+fewBytes {
		t.Errorf("%q: %d bytes take %d allocations of %d bytes, half of them %d of %d", unit, n, whole, wholeBytes, half, halfBytes)
	}
}

// allocated is what f allocates. Unlike time, it does not hang on what else the machine
// does.
func allocated(f func()) (allocations, bytes uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}
