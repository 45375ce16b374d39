package language

import (
	"errors"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tag"
)

func TestLoadSaysThatTheTaggerIsDamaged(t *testing.T) {
	if err := Load(); err != nil {
		t.Fatal(err)
	}
	defer func(was func() (*tag.Tagger, error)) { tagger = was }(tagger)
	tagger = func() (*tag.Tagger, error) { return nil, errors.New("unexpected EOF") }
	if err := Load(); err == nil || !strings.Contains(err.Error(), "damaged") || !strings.Contains(err.Error(), "unexpected EOF") {
		t.Errorf("%v", err)
	}
	if p := Parse("Mark hit Sarah."); len(p.Sentences) != 1 || len(p.Sentences[0].Clauses) > 0 {
		t.Errorf("%d sentences, and clauses without a tagger", len(p.Sentences))
	}
}
