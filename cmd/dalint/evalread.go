package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// labelled is one text of a labelled file, and what was found in it.
type labelled struct {
	ID      string  `json:"id"`
	Text    string  `json:"text"`
	Context string  `json:"context"`
	Labels  []label `json:"labels"`
	OK      bool    `json:"ok"`

	file  string
	found []evalFinding
}

// label is a stretch of the text, in code points, and what is wrong with it.
type label struct {
	Code  string `json:"code"`
	Start int    `json:"start"`
	End   int    `json:"end"`

	span  text.Span
	group int             // index into groups
	takes map[string]bool // the families that find it
}

type evalFinding struct {
	rule, family string
	severity     lint.Severity
	span         text.Span
}

// group is one row of the figures: families that are counted together, since
// labels do not always tell them apart.
type group struct {
	code     string
	families []string
	codes    map[string][]string // other codes, and the families each stands for
}

// groups are in the order of families everywhere, each where its first family stands.
var groups = []group{
	{code: "MUT", families: []string{"mutualising"}},
	{code: "FTP", families: []string{"failure-to-protect", "survivor-held-responsible"},
		codes: map[string][]string{"RSP": {"failure-to-protect", "survivor-held-responsible"}}},
	{code: "INC", families: []string{"incident-only"}},
	{code: "AGT", families: []string{"absent-perpetrator"}, codes: alias("absent-perpetrator",
		"NOM", "HAP", "INJ", "EXP", "LOC", "LBL")},
	{code: "SEP", families: []string{"separation-as-safety"}},
	{code: "EXC", families: []string{"excuse"}},
	{code: "EUP", families: []string{"euphemism"}},
	{code: "GDS", families: []string{"double-standard"}},
	{code: "VBL", families: []string{"victim-blaming", "doubt", "concealed-resistance"},
		codes: map[string][]string{"BLM": {"victim-blaming"}, "DBT": {"doubt"}, "RES": {"concealed-resistance"}}},
	{code: "REF", families: []string{"referral-as-outcome"}},
	{code: "IMP", families: []string{"child-impact"}, codes: alias("child-impact", "CHD")},
	{code: "TERM", families: []string{"terminology"}},
}

func alias(family string, codes ...string) map[string][]string {
	m := map[string][]string{}
	for _, c := range codes {
		m[c] = []string{family}
	}
	return m
}

// scored reports whether findings of a family count: findings about the whole
// document and the tool's own do not.
func scored(family string) bool { return groupOf(family) >= 0 }

func groupOf(family string) int {
	return slices.IndexFunc(groups, func(g group) bool { return slices.Contains(g.families, family) })
}

// resolve finds what a label's code stands for. A code may be a family, a
// group's code, another code for a family, or a part of one ("AGT-PASS").
func (l *label) resolve() error {
	code := l.Code
	if i := groupOf(strings.ToLower(code)); i >= 0 {
		families := []string{strings.ToLower(code)}
		if groups[i].code == "FTP" {
			families = groups[i].families // counted together
		}
		l.group, l.takes = i, familySet(families)
		return nil
	}
	code, _, _ = strings.Cut(strings.ToUpper(code), "-")
	for i, g := range groups {
		if families, ok := g.codes[code]; ok || g.code == code {
			if !ok {
				families = g.families
			}
			l.group, l.takes = i, familySet(families)
			return nil
		}
	}
	return fmt.Errorf("code %q is no family: use one of %s, or a family's name", l.Code, groupCodes())
}

func familySet(names []string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

func groupCodes() string {
	var s []string
	for _, g := range groups {
		s = append(s, g.code)
	}
	return strings.Join(s, " ")
}

// parseLabelled reads JSON Lines. Every error names the file and the line and
// quotes no text.
func parseLabelled(file string, data []byte) ([]labelled, error) {
	var out []labelled
	var errs []error
	for n, line := range bytes.Split(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		t := labelled{file: file}
		err := json.Unmarshal(line, &t)
		if err == nil {
			err = t.check()
		} else {
			err = errors.New("is not a JSON object of labelled text")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", file, n+1, err))
			continue
		}
		if t.ID == "" {
			t.ID = strconv.Itoa(n + 1)
		}
		out = append(out, t)
	}
	return out, errors.Join(errs...)
}

// check resolves labels and turns code points into bytes.
func (t *labelled) check() error {
	if strings.TrimSpace(t.Text) == "" {
		return errors.New("has no text")
	}
	if t.OK && len(t.Labels) > 0 {
		return errors.New("is ok and has labels: it cannot be both")
	}
	at := []int{}
	for i := range t.Text {
		at = append(at, i)
	}
	at = append(at, len(t.Text))
	for i := range t.Labels {
		l := &t.Labels[i]
		if err := l.resolve(); err != nil {
			return err
		}
		if l.Start < 0 || l.End <= l.Start || l.End >= len(at) {
			return fmt.Errorf("label %d: %d to %d is not a stretch of a text of %d code points", i+1, l.Start, l.End, len(at)-1)
		}
		l.span = text.Span{Start: at[l.Start], End: at[l.End]}
	}
	return nil
}
