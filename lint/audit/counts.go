package audit

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"

	"github.com/dalint/dalint/lint"
)

// Answers holds a status for each of Measures, in their order. It is an array
// and no map since an audit holds one for each of very many documents.
type Answers [7]lint.Status

// Of is the answer to a measure, by ID; lint.NotApplicable for any other.
func (a *Answers) Of(id string) lint.Status {
	if i := measureIndex(id); i >= 0 {
		return a[i]
	}
	return lint.NotApplicable
}

// Set puts the answer to a measure, by ID.
func (a *Answers) Set(id string, st lint.Status) {
	if i := measureIndex(id); i >= 0 {
		a[i] = st
	}
}

func measureIndex(id string) int {
	return slices.IndexFunc(Measures, func(m Measure) bool { return m.ID == id })
}

// MarshalJSON writes an object of statuses by the IDs of measures.
func (a Answers) MarshalJSON() ([]byte, error) {
	m := make(map[string]string, len(a))
	for i := range Measures {
		m[Measures[i].ID] = a[i].String()
	}
	return json.Marshal(m)
}

// UnmarshalJSON reads what MarshalJSON wrote; every measure must have its answer.
func (a *Answers) UnmarshalJSON(data []byte) error {
	var m map[string]string
	if json.Unmarshal(data, &m) != nil {
		return errors.New("has no answers")
	}
	for i := range Measures {
		st, ok := lint.ParseStatus(m[Measures[i].ID])
		if !ok {
			return errors.New("has no answer to " + Measures[i].ID)
		}
		a[i] = st
	}
	return nil
}

// Counts are the findings of families that have any, in the order of the alphabet.
type Counts []FamilyCount

// FamilyCount is how often one family was found.
type FamilyCount struct {
	Family string
	BySeverity
}

// Plus is both together.
func (s BySeverity) Plus(o BySeverity) BySeverity {
	return BySeverity{s.Errors + o.Errors, s.Warnings + o.Warnings, s.Suggestions + o.Suggestions}
}

// Of counts the findings of a family.
func (c Counts) Of(family string) BySeverity {
	if i, ok := c.find(family); ok {
		return c[i].BySeverity
	}
	return BySeverity{}
}

func (c Counts) find(family string) (int, bool) {
	return slices.BinarySearchFunc(c, family, func(n FamilyCount, f string) int { return cmp.Compare(n.Family, f) })
}

// Add counts one finding more.
func (c *Counts) Add(family string, at lint.Severity) {
	i, ok := c.find(family)
	if !ok {
		*c = slices.Insert(*c, i, FamilyCount{Family: family})
	}
	n := &(*c)[i]
	switch at {
	case lint.Error:
		n.Errors++
	case lint.Warning:
		n.Warnings++
	case lint.Suggestion:
		n.Suggestions++
	}
}

// MarshalJSON writes an object of counts by family.
func (c Counts) MarshalJSON() ([]byte, error) {
	m := make(map[string]BySeverity, len(c))
	for _, n := range c {
		m[n.Family] = n.BySeverity
	}
	return json.Marshal(m)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Counts) UnmarshalJSON(data []byte) error {
	var m map[string]BySeverity
	if json.Unmarshal(data, &m) != nil {
		return errors.New("has no counts of findings")
	}
	*c = make(Counts, 0, len(m))
	for family, n := range m {
		if n.Errors < 0 || n.Warnings < 0 || n.Suggestions < 0 {
			return errors.New("has fewer than no findings")
		}
		*c = append(*c, FamilyCount{family, n})
	}
	slices.SortFunc(*c, func(x, y FamilyCount) int { return cmp.Compare(x.Family, y.Family) })
	return nil
}

// Families that an audit does not give rates of: the measures say what the
// practice checks found, and the tool's own are about suppressions.
func counted(family string) bool { return family != "practice" && family != "dalint" }
