package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

// Text is one text of a labelled file, and what was found in it.
type Text struct {
	ID      string  `json:"id"`
	Text    string  `json:"text"`
	Context string  `json:"context"`
	Labels  []Label `json:"labels"`
	OK      bool    `json:"ok"`

	File string `json:"-"` // that it stands in

	found []finding
}

// Label is a stretch of the text, in code points, and what is wrong with it.
type Label struct {
	Code  string `json:"code"`
	Start int    `json:"start"`
	End   int    `json:"end"`

	span  text.Span
	group int             // index into Groups
	takes map[string]bool // the families that find it
}

type finding struct {
	rule, family string
	severity     lint.Severity
	span         text.Span
}

// ReadTexts reads JSON Lines. Every error names the file and the line and quotes
// no text.
func ReadTexts(file string, data []byte) ([]*Text, error) {
	var out []*Text
	var errs []error
	for n, line := range bytes.Split(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		t := &Text{File: file}
		err := json.Unmarshal(line, t)
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
func (t *Text) check() error {
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

// Document is the text as one block behind its context.
func (t *Text) Document() *text.Document {
	whole := t.Text
	if t.Context != "" {
		whole = t.Context + " " + t.Text
	}
	return text.FromString(t.ID, whole)
}

// Take keeps what was found in the Document of a text, once: the findings that
// touch the text itself.
func (t *Text) Take(findings []lint.Finding) {
	from := 0
	if t.Context != "" {
		from = len(t.Context) + 1
	}
	for i := range findings {
		f := &findings[i]
		span := text.Span{Start: max(f.Span.Start, from) - from, End: f.Span.End - from}
		if f.Span.End <= from || groupOf(f.Rule.Family) < 0 {
			continue
		}
		t.found = append(t.found, finding{
			rule: f.Rule.ID, family: f.Rule.Family, severity: f.Severity, span: span,
		})
	}
}
