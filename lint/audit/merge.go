package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
)

// Decode reads an audit as JSON. The figures are worked out anew from the
// documents, so that a file whose figures were changed by hand does not spread.
func Decode(data []byte) (*Audit, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	notOne := errors.New("is not an audit: give files that “dalint audit --format json” wrote")
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, notOne
	}
	if head.Schema != Schema {
		if strings.HasPrefix(head.Schema, "dalint/audit/") {
			return nil, fmt.Errorf("is an audit of another form (%q): make it again with this version of dalint", head.Schema)
		}
		return nil, notOne
	}
	a := &Audit{}
	if err := json.Unmarshal(data, a); err != nil {
		return nil, errors.New("is damaged: make the audit again")
	}
	if err := a.valid(); err != nil {
		return nil, err
	}
	a.Tally()
	return a, nil
}

func (a *Audit) valid() error {
	damaged := func(what string) error { return fmt.Errorf("is damaged: %s: make the audit again", what) }
	if !slices.Contains(GroupBys, a.GroupBy) || a.MinGroup < 1 || a.Summary.Skipped < 0 {
		return damaged("group_by, min_group or skipped is missing or wrong")
	}
	paths := map[string]bool{}
	for i := range a.Documents {
		d := &a.Documents[i]
		if paths[d.Path] {
			return damaged(fmt.Sprintf("document %d is there twice", i+1))
		}
		paths[d.Path] = true
		if d.Path == "" || d.Words < 0 || !slices.Contains(lint.Types, d.Type) {
			return damaged(fmt.Sprintf("document %d has no path, a type that is none, or a wrong number of words", i+1))
		}
		for j := range Measures {
			if _, ok := lint.ParseStatus(d.Measures[Measures[j].ID]); !ok {
				return damaged(fmt.Sprintf("document %d has no answer to %s", i+1, Measures[j].ID))
			}
		}
		for _, n := range d.Findings {
			if n.Errors < 0 || n.Warnings < 0 || n.Suggestions < 0 {
				return damaged(fmt.Sprintf("document %d has fewer than no findings", i+1))
			}
		}
	}
	return nil
}

// Merge is the audit of all documents of the given ones, exactly as one run over
// all of them would make it; groups of one name are one group. An error names
// the audits by their indices, as say has them.
func Merge(audits []*Audit, say func(i int) string) (*Audit, error) {
	if len(audits) == 0 {
		return nil, errors.New("nothing to merge")
	}
	first := audits[0]
	out := &Audit{Tool: first.Tool, GroupBy: first.GroupBy, MinGroup: first.MinGroup}
	seen := map[string]int{}
	for i, a := range audits {
		if a.Tool.Version != first.Tool.Version || a.Tool.Rules != first.Tool.Rules || !slices.Equal(a.Tool.Families, first.Tool.Families) {
			return nil, fmt.Errorf("%s and %s were made with different versions or rules: make both with one", say(0), say(i))
		}
		if a.GroupBy != first.GroupBy || a.MinGroup != first.MinGroup {
			return nil, fmt.Errorf("%s and %s have different --group-by or --min-group: make both with the same", say(0), say(i))
		}
		for j := range a.Documents {
			path := a.Documents[j].Path
			if k, twice := seen[path]; twice {
				return nil, fmt.Errorf("%s and %s both hold %s: a document is counted once. If they are two documents, audit from the folder above, so that their paths differ", say(k), say(i), path)
			}
			seen[path] = i
		}
		out.Documents = append(out.Documents, a.Documents...)
		out.Unreadable = append(out.Unreadable, a.Unreadable...)
		out.Summary.Skipped += a.Summary.Skipped
	}
	out.Tally()
	return out, nil
}

// Encode writes the audit as JSON.
func (a *Audit) Encode(w io.Writer) error { return encode(w, a) }

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
