package audit

import (
	"errors"
	"fmt"
	"slices"
)

// Merge is the audit of all documents of the given ones, exactly as one run over
// all of them would make it; groups of one name are one group. An error names
// the audits by their indices, as say has them.
func Merge(audits []*Audit, say func(i int) string) (*Audit, error) {
	if len(audits) == 0 {
		return nil, errors.New("nothing to merge")
	}
	first := audits[0]
	out := &Audit{Tool: first.Tool, GroupBy: first.GroupBy, MinGroup: first.MinGroup, WithText: first.WithText, Numbered: first.Numbered}
	if first.Sample != nil {
		out.Sample = &Sample{Size: first.Sample.Size, Seed: first.Sample.Seed}
	}
	if err := whole(audits); err != nil {
		return nil, err
	}
	seen := map[string]int{}
	for i, a := range audits {
		if a.Tool.Version != first.Tool.Version || a.Tool.Rules != first.Tool.Rules || !slices.Equal(a.Tool.Families, first.Tool.Families) {
			return nil, fmt.Errorf("%s and %s were made with different versions or rules: make both with one", say(0), say(i))
		}
		if a.GroupBy != first.GroupBy || a.MinGroup != first.MinGroup {
			return nil, fmt.Errorf("%s and %s have different --group-by or --min-group: make both with the same", say(0), say(i))
		}
		if a.WithText != first.WithText {
			return nil, fmt.Errorf("of %s and %s one holds words of the documents and one does not: make both --with-text, or neither", say(0), say(i))
		}
		if a.Numbered != first.Numbered {
			return nil, fmt.Errorf("of %s and %s one holds paths of documents and one the names of a key: make both with --key, or neither", say(0), say(i))
		}
		if (a.Sample == nil) != (first.Sample == nil) || a.Sample != nil && (a.Sample.Size != first.Sample.Size || a.Sample.Seed != first.Sample.Seed) {
			return nil, fmt.Errorf("%s and %s have different --sample or --seed: make both with the same", say(0), say(i))
		}
		for j := range a.Documents {
			path := a.Documents[j].Path
			if k, twice := seen[path]; twice {
				return nil, fmt.Errorf("%s and %s both hold %s: a document is counted once. %s", say(k), say(i), path, first.twice())
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

// twice says what to do where two audits hold one name.
func (a *Audit) twice() string {
	if a.Numbered {
		return "Their files are the same, byte for byte, as the keys show: leave one of them out, or audit both in one run, which counts copies apart"
	}
	return "If they are two documents, audit from the folder above, so that their paths differ"
}

// whole holds that where documents were dealt out over several audits, all of these
// are there: a sum without one of them looks like that of all.
func whole(audits []*Audit) error {
	count := map[Dealt]int{}
	for _, a := range audits {
		if a.Dealt != nil {
			count[*a.Dealt]++
		}
	}
	for _, a := range audits {
		if a.Dealt == nil {
			continue
		}
		for d := (Dealt{1, a.Dealt.Of}); d.Number <= d.Of; d.Number++ {
			if count[d] < count[*a.Dealt] {
				return fmt.Errorf("part %d of %d is missing (--part %d/%d): give it too", d.Number, d.Of, d.Number, d.Of)
			}
		}
	}
	return nil
}

// Listed reports whether each document with findings lists them one by one.
func (a *Audit) Listed() bool {
	return !slices.ContainsFunc(a.Documents, func(d Document) bool { return len(d.Findings) > 0 && len(d.Found) == 0 })
}
