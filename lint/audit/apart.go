package audit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// NotShown is withheld although it is of enough documents, since what is of too
// few could else be worked out from it and the total.
const NotShown = "not shown"

// below says that something is of fewer documents than are shown apart.
func (a *Audit) below() string { return fmt.Sprintf("n below %d", a.MinGroup) }

// apart sorts documents into the groups that are shown apart and the others,
// and withholds what is of too few documents in those that are shown.
func (a *Audit) apart(byName map[string][]*Document) {
	names := slices.Sorted(maps.Keys(byName))
	sizes := make([]int, len(names))
	for i, name := range names {
		sizes[i] = len(byName[name])
	}
	a.Groups, a.Withheld, a.OtherGroups = []Group{}, Withheld{}, nil
	var others []*Document
	for i, why := range a.hide(sizes) {
		docs := byName[names[i]]
		if why == "" {
			a.Groups = append(a.Groups, a.group(names[i], docs))
			continue
		}
		others = append(others, docs...)
		a.Withheld.Groups++
		if why == NotShown {
			a.Withheld.Larger++
		}
	}
	a.Withheld.Documents = len(others)
	if len(others) > 0 && len(a.Groups) > 0 {
		other := a.group("", others)
		a.OtherGroups = &other
	}
	a.withholdCells()
}

// hide says of each of some sizes, which together are the total, why it is
// withheld; empty where it is not. Those below MinGroup are, and the next larger
// ones with them, in order, until those withheld are MinGroup together: the rest
// of the total is then no smaller than anything that is shown.
func (a *Audit) hide(sizes []int) []string {
	why, order := make([]string, len(sizes)), make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(sizes[x], sizes[y]) })
	sum := 0
	for _, i := range order {
		switch {
		case sizes[i] < a.MinGroup:
			why[i] = a.below()
		case sum > 0 && sum < a.MinGroup:
			why[i] = NotShown
		default:
			continue
		}
		sum += sizes[i]
	}
	if sum == 0 { // what nobody was asked shows nobody's answers
		clear(why)
	}
	return why
}

// withholdCells withholds single figures of groups that are shown: each measure
// where it was asked of too few documents, and the rates of findings where too
// few are about domestic abuse.
func (a *Audit) withholdCells() {
	var shown []*Group
	for i := range a.Groups {
		shown = append(shown, &a.Groups[i])
	}
	if a.OtherGroups != nil {
		shown = append(shown, a.OtherGroups)
	}
	sizes := make([]int, len(shown))
	for m := range Measures {
		for i, g := range shown {
			sizes[i] = g.Measures[m].N
		}
		for i, why := range a.hide(sizes) {
			if why != "" {
				shown[i].Measures[m] = Count{ID: Measures[m].ID, Withheld: why}
			}
		}
	}
	for i, g := range shown {
		sizes[i] = g.DomesticAbuse
	}
	for i, why := range a.hide(sizes) {
		for f := range shown[i].Families {
			if r := &shown[i].Families[f]; why != "" {
				*r = Rate{Family: r.Family, Withheld: why}
			}
		}
	}
}

// MarshalJSON leaves out the figures of a measure that is withheld.
func (c Count) MarshalJSON() ([]byte, error) {
	if c.Withheld != "" {
		return json.Marshal(struct {
			ID       string `json:"id"`
			Withheld string `json:"withheld"`
		}{c.ID, c.Withheld})
	}
	type whole Count
	return json.Marshal(whole(c))
}

// MarshalJSON leaves out the figures of a rate that is withheld.
func (r Rate) MarshalJSON() ([]byte, error) {
	if r.Withheld != "" {
		return json.Marshal(struct {
			Family   string `json:"family"`
			Withheld string `json:"withheld"`
		}{r.Family, r.Withheld})
	}
	type whole Rate
	return json.Marshal(whole(r))
}
