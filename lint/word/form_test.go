package word

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read"
)

func TestAFormIsAWordDocumentWithAllItsQuestions(t *testing.T) {
	s := &Form{
		Title: "Reading sheet", Intro: []string{"Read <all>."}, Documents: []string{"a/<b>&\u202e\x07.docx", "c.md"},
		Questions: []Question{{"pattern", "Pattern", "Several kinds."}, {"plan", "Plan", "An action."}}, Answers: []string{"met", "not met"},
	}
	var one, two bytes.Buffer
	if s.Write(&one) != nil || s.Write(&two) != nil {
		t.Fatal("not written")
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same sheet gives other bytes")
	}
	doc, err := read.Docx(one.Bytes())
	if err != nil || len(doc.Skipped) > 0 {
		t.Fatalf("%v, %v", err, doc.Skipped)
	}
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, b.Text)
	}
	text := strings.Join(got, "|")
	for _, want := range []string{"Reading sheet|Read <all>.", "|a/<b>& .docx|", "|c.md|", "|Pattern|Several kinds.|(pattern)|\u2610 met|\u2610 not met|"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
	if strings.Count(text, "(plan)") != 2 {
		t.Errorf("not every document has every question: %q", text)
	}
}
