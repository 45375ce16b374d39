package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

// Group is one row of the figures: families that are counted together, since
// labels do not always tell them apart.
type Group struct {
	Code     string
	Families []string
	codes    map[string][]string // other codes, and the families each stands for
}

// Groups are in the order of families everywhere, each where its first family stands.
var Groups = []Group{
	{Code: "MUT", Families: []string{"mutualising"}},
	{Code: "FTP", Families: []string{"failure-to-protect", "survivor-held-responsible"},
		codes: map[string][]string{"RSP": {"failure-to-protect", "survivor-held-responsible"}}},
	{Code: "INC", Families: []string{"incident-only"}},
	{Code: "AGT", Families: []string{"absent-perpetrator"}, codes: alias("absent-perpetrator",
		"NOM", "HAP", "INJ", "EXP", "LOC", "LBL")},
	{Code: "SEP", Families: []string{"separation-as-safety"}},
	{Code: "EXC", Families: []string{"excuse"}},
	{Code: "EUP", Families: []string{"euphemism"}},
	{Code: "GDS", Families: []string{"double-standard"}},
	{Code: "VBL", Families: []string{"victim-blaming", "doubt", "concealed-resistance"},
		codes: map[string][]string{"BLM": {"victim-blaming"}, "DBT": {"doubt"}, "RES": {"concealed-resistance"}}},
	{Code: "REF", Families: []string{"referral-as-outcome"}},
	{Code: "IMP", Families: []string{"child-impact"}, codes: alias("child-impact", "CHD")},
	{Code: "TERM", Families: []string{"terminology"}},
}

func alias(family string, codes ...string) map[string][]string {
	m := map[string][]string{}
	for _, c := range codes {
		m[c] = []string{family}
	}
	return m
}

// groupOf is the place in Groups of a family; negative where its findings do not
// count: those about the whole document and the tool's own.
func groupOf(family string) int {
	return slices.IndexFunc(Groups, func(g Group) bool { return slices.Contains(g.Families, family) })
}

// resolve finds what a label's code stands for. A code may be a family, a
// group's code, another code for a family, or a part of one ("AGT-PASS").
func (l *Label) resolve() error {
	code := l.Code
	if i := groupOf(strings.ToLower(code)); i >= 0 {
		families := []string{strings.ToLower(code)}
		if Groups[i].Code == "FTP" {
			families = Groups[i].Families // counted together
		}
		l.group, l.takes = i, text.Set(families...)
		return nil
	}
	code, _, _ = strings.Cut(strings.ToUpper(code), "-")
	for i, g := range Groups {
		if families, ok := g.codes[code]; ok || g.Code == code {
			if !ok {
				families = g.Families
			}
			l.group, l.takes = i, text.Set(families...)
			return nil
		}
	}
	return fmt.Errorf("code %q is no family: use one of %s, or a family's name", l.Code, groupCodes())
}

func groupCodes() string {
	var s []string
	for _, g := range Groups {
		s = append(s, g.Code)
	}
	return strings.Join(s, " ")
}
