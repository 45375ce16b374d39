package rules

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
)

// severities are those that a rule has in some documents or places, by name.
type severities map[string]string

// GobEncode writes them in one order, so that the snapshot of the same rules is
// always the same.
func (s severities) GobEncode() ([]byte, error) {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(&b, "%s %s\n", name, s[name])
	}
	return b.Bytes(), nil
}

// GobDecode is the inverse of GobEncode.
func (s *severities) GobDecode(data []byte) error {
	*s = severities{}
	for line := range strings.Lines(string(data)) {
		name, sev, _ := strings.Cut(strings.TrimSpace(line), " ")
		(*s)[name] = sev
	}
	return nil
}

// severityIn reads how strongly a rule speaks in some documents or places.
func (l *loader) severityIn(r *lint.Rule, src source, f *ruleFile) {
	table := max(strings.Index(src.text, "severity-in"), 0)
	for _, name := range slices.Sorted(maps.Keys(f.SeverityIn)) {
		at := table + max(strings.Index(src.text[table:], name), 0)
		sev, ok := lint.ParseSeverity(f.SeverityIn[name])
		if !ok {
			l.fail(src, at, fmt.Sprintf("the severity is off, suggestion, warning or error, not %q", f.SeverityIn[name]))
		}
		if !slices.Contains(lint.Types, name) && !slices.Contains(lint.Jurisdictions, name) {
			l.fail(src, at, fmt.Sprintf("severity-in takes types of document (%s) and jurisdictions (%s), not %q",
				strings.Join(lint.Types, ", "), strings.Join(lint.Jurisdictions, ", "), name))
		}
		if r.In == nil {
			r.In = map[string]lint.Severity{}
		}
		r.In[name] = sev
	}
}
