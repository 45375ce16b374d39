package eval

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// labelledDocument is what stands beside a whole document: NAME.json or
// NAME.expected.json beside NAME.md, NAME.docx and so on.
type labelledDocument struct {
	Type          string            `json:"type"`
	TypeAccept    []string          `json:"type_accept"`
	Jurisdiction  string            `json:"jurisdiction"`
	DomesticAbuse bool              `json:"domestic_abuse"`
	Shared        bool              `json:"shared_with_perpetrator"`
	Survivor      []string          `json:"survivor"`
	Perpetrator   []string          `json:"perpetrator"`
	Checks        map[string]string `json:"checks"`
	Borderline    map[string]string `json:"borderline"`
}

// Document is a labelled document with what dalint says of it.
type Document struct {
	Path   string
	Result *lint.Result

	want   labelledDocument
	checks map[string]lint.Status // as labelled
}

// ReadDocument reads the labels of the document at path, which stand in a file
// of another name, by which its errors call it. Known says what is wrong with the
// name of a check, if anything is.
func ReadDocument(path, name string, data []byte, known func(check string) error) (*Document, error) {
	d := &Document{Path: path, checks: map[string]lint.Status{}}
	if err := json.Unmarshal(data, &d.want); err != nil {
		return nil, fmt.Errorf("%s is not a file of labels: %s", name, text.OneLine(strings.TrimSpace(err.Error())))
	}
	for _, list := range []map[string]string{d.want.Checks, d.want.Borderline} {
		for id, word := range list {
			if err := known(id); err != nil {
				return nil, fmt.Errorf("%s: check %w", name, err)
			}
			if _, known := lint.ParseStatus(word); !known {
				return nil, fmt.Errorf("%s: %s: a status is met, partly, not-evident or not-applicable, not %q", name, id, word)
			}
		}
	}
	for id, word := range d.want.Checks {
		d.checks[id], _ = lint.ParseStatus(word)
	}
	return d, nil
}

// Options are those that the document is to be checked with.
func (d *Document) Options() lint.Options {
	return lint.Options{Jurisdiction: d.want.Jurisdiction, MinSeverity: lint.Suggestion, Shared: d.want.Shared}
}
