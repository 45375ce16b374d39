package report

import (
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifWriter writes one SARIF log with one run. Results are written as they
// come and the rules they name at the end, since the order of keys is free.
type sarifWriter struct {
	w      io.Writer
	o      Options
	opened bool
	some   bool
	index  map[*lint.Rule]int
	rules  []sarifRule
	notes  []sarifNotification
	shown  []sarifPractice // what each document shows of practice
}

// sarifPractice is a document's practice profile, in the run's property bag.
type sarifPractice struct {
	URI      string          `json:"uri"`
	Practice []jsonJudgement `json:"practice"`
	Measures map[string]int  `json:"measures,omitzero"`
	Assumed  []jsonAssumed   `json:"practice_read_as,omitzero"`
}

func newSARIF(w io.Writer, o Options) Writer {
	return &sarifWriter{w: w, o: o, index: map[*lint.Rule]int{}, rules: []sarifRule{}, notes: []sarifNotification{}}
}

func (s *sarifWriter) open() error {
	if s.opened {
		return nil
	}
	s.opened = true
	_, err := io.WriteString(s.w, "{\n  \"$schema\": \""+sarifSchema+"\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"results\": [")
	return err
}

func (s *sarifWriter) Document(d Document) error {
	if err := s.open(); err != nil {
		return err
	}
	noText := s.o.NoText || d.NoText
	r := d.Result
	for i := range r.Findings {
		if err := s.result(s.toResult(d.Path, r.Document, &r.Findings[i], noText)); err != nil {
			return err
		}
	}
	for i := range r.Suppressed {
		f := &r.Suppressed[i]
		res := s.toResult(d.Path, r.Document, &f.Finding, noText)
		res.Suppressions = []sarifSuppression{{Kind: "external"}}
		if f.By == "inline" || f.By == "word-comment" {
			res.Suppressions[0].Kind = "inSource"
		}
		if !noText {
			res.Suppressions[0].Justification = f.Reason
		}
		if err := s.result(res); err != nil {
			return err
		}
	}
	if r.Profile != nil {
		s.shown = append(s.shown, sarifPractice{uri(d.Path), toPractice(r.Document, r.Profile), toMeasures(r.Profile), assumedOf(r.Profile, noText)})
	}
	if NotTaken(r) {
		s.notes = append(s.notes, notification("note", d.Path, NotAbout))
	}
	for _, p := range r.Problems {
		s.notes = append(s.notes, notification("warning", d.Path, Unread(p, noText)))
	}
	return nil
}

func (s *sarifWriter) result(r sarifResult) error {
	out, err := marshal(r, "        ")
	if err != nil {
		return err
	}
	sep := "\n        "
	if s.some {
		sep = ",\n        "
	}
	s.some = true
	_, err = io.WriteString(s.w, sep+out)
	return err
}

func (s *sarifWriter) Unreadable(p Problem) error {
	s.notes = append(s.notes, notification("error", p.Path, p.Message))
	return nil
}

func (s *sarifWriter) Close(Skipped) error {
	if err := s.open(); err != nil {
		return err
	}
	end := "]"
	if s.some {
		end = "\n      ]"
	}
	success := true
	for _, n := range s.notes {
		success = success && n.Level != "error"
	}
	tail := []struct {
		key   string
		value any
	}{
		{"columnKind", "unicodeCodePoints"},
		{"invocations", []sarifInvocation{{success, s.notes}}},
		{"tool", map[string]any{"driver": sarifDriver{"dalint", s.o.Version, s.rules, map[string]string{"rules": s.o.Rules}}}},
	}
	if len(s.shown) > 0 {
		tail = append(tail, struct {
			key   string
			value any
		}{"properties", map[string]any{"dalint/practice": s.shown}})
	}
	for _, t := range tail {
		v, err := marshal(t.value, "      ")
		if err != nil {
			return err
		}
		end += ",\n      \"" + t.key + "\": " + v
	}
	_, err := io.WriteString(s.w, end+"\n    }\n  ]\n}\n")
	return err
}

// rule is the index of a rule in the log, which it enters when it is first named.
func (s *sarifWriter) rule(r *lint.Rule) int {
	if i, ok := s.index[r]; ok {
		return i
	}
	i := len(s.rules)
	s.index[r] = i
	help := sarifText{Text: r.Doc.Why + "\n\n" + r.Doc.Instead, Markdown: Markdown(r)}
	s.rules = append(s.rules, sarifRule{
		ID: r.ID, Name: pascal(path.Base(r.ID)),
		Short: sarifText{Text: Capital(r.Doc.Title)}, Full: sarifText{Text: firstSentence(r.Doc.Why)}, Help: help,
		Configuration: sarifConfiguration{level(r.Severity)},
		Properties:    sarifTags{[]string{r.Family}},
	})
	return i
}

func (s *sarifWriter) toResult(file string, doc *text.Document, f *lint.Finding, noText bool) sarifResult {
	region := toRegion(doc, f.Block, f.Span)
	msg := Message(f, noText)
	if !noText {
		region.Snippet = &sarifText{Text: Marked(doc, f)}
	}
	if in := instead(f, noText); in != "" {
		msg += "\n" + in
	}
	out := sarifResult{
		RuleID: f.Rule.ID, RuleIndex: s.rule(f.Rule), Level: level(f.Severity),
		Message: sarifText{Text: msg},
		Locations: []sarifLocation{{
			Physical: sarifPhysical{sarifArtifact{URI: uri(file)}, region},
			Logical:  logical(doc, f.Block, f.Span, noText),
		}},
	}
	if f.Fingerprint != "" {
		out.Fingerprints = map[string]string{"dalint/1": f.Fingerprint}
	}
	for i, r := range f.Related {
		out.Related = append(out.Related, sarifLocation{
			ID: i + 1, Physical: sarifPhysical{sarifArtifact{URI: uri(file)}, toRegion(doc, r.Block, r.Span)},
			Message: &sarifText{Text: "also " + r.Rule.ID},
		})
	}
	return out
}

func toRegion(doc *text.Document, block int, span text.Span) sarifRegion {
	start, end := doc.Position(block, span.Start), doc.EndPosition(block, span.End)
	return sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column}
}

// logical says where a person finds the place; a flat file's lines say it already.
func logical(doc *text.Document, block int, span text.Span, noText bool) []sarifLogical {
	if doc.Format.Flat() {
		return nil
	}
	return []sarifLogical{{FullyQualifiedName: where(doc, block, span, noText), Kind: "paragraph"}}
}

func level(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "note"
}

// uri is a path as SARIF wants it: relative with forward slashes, or a file URI.
func uri(file string) string {
	if file == "-" {
		return "stdin"
	}
	file = strings.ReplaceAll(file, `\`, "/")
	if len(file) > 2 && file[1:3] == ":/" { // C:/...
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	if strings.HasPrefix(file, "/") {
		return (&url.URL{Scheme: "file", Path: file}).String()
	}
	return (&url.URL{Path: file}).String()
}

// pascal is the name of a rule in the form that viewers expect.
func pascal(s string) string {
	out := ""
	for _, w := range strings.Split(s, "-") {
		out += Capital(w)
	}
	return out
}

func notification(lvl, file, msg string) sarifNotification {
	return sarifNotification{
		Level: lvl, Message: sarifText{Text: msg},
		Locations: []sarifPlace{{sarifPlainPhysical{sarifArtifact{URI: uri(file)}}}},
	}
}
