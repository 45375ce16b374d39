package report

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSARIFSchema holds the output against the OASIS schema.
func TestSARIFSchema(t *testing.T) {
	data, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	unread := []Problem{{Path: "old file.docx", Message: "is damaged"}}
	for _, o := range []Options{{}, {NoText: true}} {
		for _, docs := range [][]Document{{wordFile(), flatFile()}, nil} {
			var log any
			if err := json.Unmarshal([]byte(write(t, "sarif", o, docs, unread, 0)), &log); err != nil {
				t.Fatal(err)
			}
			s := schemaCheck{root: root}
			s.check("", root, log)
			for _, e := range s.errs {
				t.Error(e)
			}
		}
	}
}

// TestSchemaCheckFinds makes sure that the checker itself is not blind.
func TestSchemaCheckFinds(t *testing.T) {
	data, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	good := write(t, "sarif", Options{}, []Document{wordFile()}, nil, 0)
	for _, edit := range [][2]string{
		{`"version": "2.1.0"`, `"version": "2.0.0"`},
		{`"level": "warning"`, `"level": "bad"`},
		{`"startLine": 2`, `"startLine": 0`},
		{`"startLine": 2`, `"startLine": "2"`},
		{`"ruleIndex"`, `"ruleindex"`},
		{`"executionSuccessful": true,`, ``},
	} {
		var log any
		if err := json.Unmarshal([]byte(strings.Replace(good, edit[0], edit[1], 1)), &log); err != nil {
			t.Fatal(err)
		}
		s := schemaCheck{root: root}
		if s.check("", root, log); len(s.errs) == 0 {
			t.Errorf("%s for %s went unnoticed", edit[1], edit[0])
		}
	}
}

// schemaCheck is as much of JSON Schema draft 4 as the SARIF schema uses.
type schemaCheck struct {
	root map[string]any
	errs []string
}

func (s *schemaCheck) fail(at, format string, args ...any) {
	s.errs = append(s.errs, at+": "+fmt.Sprintf(format, args...))
}

func (s *schemaCheck) check(at string, schema map[string]any, v any) {
	for key, want := range schema {
		switch key {
		case "$schema", "id", "title", "description", "default", "definitions", "format", "additionalProperties", "uniqueItems":
			// no demand, or held with properties and items
		case "$ref":
			name := strings.TrimPrefix(want.(string), "#/definitions/")
			s.check(at, s.root["definitions"].(map[string]any)[name].(map[string]any), v)
		case "type":
			s.typed(at, want, v)
		case "enum":
			if !slices.Contains(want.([]any), v) {
				s.fail(at, "%v is none of %v", v, want)
			}
		case "anyOf", "oneOf":
			s.any(at, want.([]any), v)
		case "pattern":
			if str, ok := v.(string); ok && !regexp.MustCompile(want.(string)).MatchString(str) {
				s.fail(at, "%q is not like %v", str, want)
			}
		case "minimum", "maximum":
			if n, ok := v.(float64); ok && (key == "minimum" && n < want.(float64) || key == "maximum" && n > want.(float64)) {
				s.fail(at, "%v is beyond the %s %v", n, key, want)
			}
		case "minItems":
			if list, ok := v.([]any); ok && float64(len(list)) < want.(float64) {
				s.fail(at, "%d items, want %v", len(list), want)
			}
		case "items":
			if list, ok := v.([]any); ok {
				for i, item := range list {
					s.check(fmt.Sprintf("%s/%d", at, i), want.(map[string]any), item)
				}
			}
		case "required":
			if object, ok := v.(map[string]any); ok {
				for _, k := range want.([]any) {
					if _, ok := object[k.(string)]; !ok {
						s.fail(at, "has no %v", k)
					}
				}
			}
		case "properties":
			s.properties(at, schema, want.(map[string]any), v)
		default:
			s.fail(at, "the checker does not know %q", key)
		}
	}
}

func (s *schemaCheck) properties(at string, schema, properties map[string]any, v any) {
	object, ok := v.(map[string]any)
	if !ok {
		return
	}
	for k, value := range object {
		if sub, ok := properties[k].(map[string]any); ok {
			s.check(at+"/"+k, sub, value)
		} else if schema["additionalProperties"] == false {
			s.fail(at, "%q is not allowed", k)
		}
	}
}

func (s *schemaCheck) any(at string, schemas []any, v any) {
	for _, sub := range schemas {
		trial := schemaCheck{root: s.root}
		if trial.check(at, sub.(map[string]any), v); len(trial.errs) == 0 {
			return
		}
	}
	s.fail(at, "fits no alternative")
}

func (s *schemaCheck) typed(at string, want, v any) {
	names, ok := want.([]any)
	if !ok {
		names = []any{want}
	}
	for _, n := range names {
		switch v := v.(type) {
		case map[string]any:
			ok = n == "object"
		case []any:
			ok = n == "array"
		case string:
			ok = n == "string"
		case bool:
			ok = n == "boolean"
		case float64:
			ok = n == "number" || n == "integer" && v == float64(int64(v))
		default:
			ok = n == "null"
		}
		if ok {
			return
		}
	}
	s.fail(at, "%T is no %v", v, want)
}
