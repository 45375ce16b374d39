package text

import "strings"

// Set is the set of the words given. A word may have spaces in it.
func Set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// WordSet is the set of the words of a list that white space divides.
func WordSet(list string) map[string]bool { return Set(strings.Fields(list)...) }
