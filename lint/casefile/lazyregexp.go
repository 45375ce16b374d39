package casefile

import (
	"regexp"
	"sync"
)

// lazyRegexp is a regular expression that is compiled when it is first asked: the
// many of this package are for maps of case files, and most runs make none.
// It may be shared by goroutines.
type lazyRegexp struct{ compiled func() *regexp.Regexp }

// lazily makes one, which panics when first asked if the expression is none.
func lazily(expr string) *lazyRegexp {
	return &lazyRegexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// MatchString is that of regexp.
func (r *lazyRegexp) MatchString(s string) bool { return r.compiled().MatchString(s) }

// FindStringIndex is that of regexp.
func (r *lazyRegexp) FindStringIndex(s string) []int { return r.compiled().FindStringIndex(s) }

// FindStringSubmatch is that of regexp.
func (r *lazyRegexp) FindStringSubmatch(s string) []string {
	return r.compiled().FindStringSubmatch(s)
}

// FindAllStringSubmatchIndex is that of regexp.
func (r *lazyRegexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return r.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.
func (r *lazyRegexp) ReplaceAllString(s, by string) string {
	return r.compiled().ReplaceAllString(s, by)
}
