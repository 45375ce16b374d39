package pdf

import "errors"

// Limits, counted over one file. They leave room for a bundle of thousands of
// pages and end a file made to exhaust a machine within seconds.
const (
	maxStream   = 64 << 20 // bytes that one stream may unpack to
	maxUnpacked = 1 << 30  // bytes that all streams read may unpack to
	maxObjects  = 8 << 20  // elements of arrays and dictionaries
	maxOps      = 64 << 20 // operators run and strings shown
	maxGlyphs   = 16 << 20
	maxScanned  = 4 << 30 // bytes searched for the end of streams that do not say it
	maxPages    = 20_000
)

// What Open and Page fail with.
var (
	ErrNotPDF    = errors.New("is not a PDF")
	ErrDamaged   = errors.New("is damaged")
	ErrPassword  = errors.New("needs a password")
	ErrProtected = errors.New("is protected in a way that is not known")
	ErrTooLarge  = errors.New("holds more than is read")
)

// limits is what is left of each.
type limits struct {
	unpackedLeft, objectsLeft, opsLeft, glyphsLeft, scannedLeft int
}

func newLimits() limits {
	return limits{maxUnpacked, maxObjects, maxOps, maxGlyphs, maxScanned}
}

// exceeded is thrown where a limit is reached, and caught by guard: a check of
// every step of every parser would hide what they do.
type exceeded struct{}

func (f *File) count(left *int, n int) {
	if *left -= n; *left < 0 {
		panic(exceeded{})
	}
}

// guard turns a limit that was reached into an error. It catches nothing else.
func guard(err *error) {
	switch x := recover().(type) {
	case nil:
	case exceeded:
		*err = ErrTooLarge
	default:
		panic(x)
	}
}
