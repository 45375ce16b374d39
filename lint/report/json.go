package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// jsonWriter writes one JSON document, a checked file at a time.
type jsonWriter struct {
	w        io.Writer
	o        Options
	sum      Summary
	problems []jsonProblem
	opened   bool
}

func newJSON(w io.Writer, o Options) Writer { return &jsonWriter{w: w, o: o} }

func (j *jsonWriter) open() error {
	if j.opened {
		return nil
	}
	j.opened = true
	tool, err := marshal(j.o.tool(), "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(j.w, "{\n  \"schema\": \""+CheckSchema+"\",\n  \"tool\": "+tool+",\n  \"documents\": [")
	return err
}

func (j *jsonWriter) Document(d Document) error {
	if err := j.open(); err != nil {
		return err
	}
	s, err := marshal(toDocument(d, j.o.NoText), "    ")
	if err != nil {
		return err
	}
	sep := "\n    "
	if j.sum.Documents > 0 {
		sep = ",\n    "
	}
	j.sum.add(d.Result)
	_, err = io.WriteString(j.w, sep+s)
	return err
}

func (j *jsonWriter) Unreadable(p Problem) error {
	j.sum.Unreadable++
	j.problems = append(j.problems, jsonProblem{Path: p.Path, Message: p.Message})
	return nil
}

func (j *jsonWriter) Close(skipped Skipped) error {
	if err := j.open(); err != nil {
		return err
	}
	j.sum.Skipped = skipped.Unknown + len(skipped.Copies)
	tail := "]"
	if j.sum.Documents > 0 {
		tail = "\n  ]"
	}
	if len(j.problems) > 0 {
		s, err := marshal(j.problems, "  ")
		if err != nil {
			return err
		}
		tail += ",\n  \"problems\": " + s
	}
	s, err := marshal(j.sum.json(), "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(j.w, tail+",\n  \"summary\": "+s+"\n}\n")
	return err
}

func (o Options) tool() jsonTool {
	return jsonTool{Name: "dalint", Version: o.Version, Rules: o.Rules}
}

// marshal indents by two spaces below prefix and leaves <, > and & as they are.
func marshal(v any, prefix string) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimRight(b.Bytes(), "\n")), nil
}

// writeJSON writes a value as a document of its own, with a line feed behind it.
func writeJSON(w io.Writer, v any) error {
	s, err := marshal(v, "")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, s+"\n")
	return err
}

// jsonLines writes a document a line, each complete in itself. A file that
// could not be read has a line with its problem and no findings key.
type jsonLines struct {
	e *json.Encoder
	o Options
}

func newJSONLines(w io.Writer, o Options) Writer {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &jsonLines{e, o}
}

type jsonLine struct {
	Schema string   `json:"schema"`
	Tool   jsonTool `json:"tool"`
	jsonDocument
}

func (j *jsonLines) Document(d Document) error {
	return j.e.Encode(jsonLine{CheckSchema, j.o.tool(), toDocument(d, j.o.NoText)})
}

func (j *jsonLines) Unreadable(p Problem) error {
	return j.e.Encode(struct {
		Schema   string        `json:"schema"`
		Tool     jsonTool      `json:"tool"`
		Path     string        `json:"path"`
		Problems []jsonProblem `json:"problems"`
	}{CheckSchema, j.o.tool(), p.Path, []jsonProblem{{Message: p.Message}}})
}

func (j *jsonLines) Close(Skipped) error { return nil }
