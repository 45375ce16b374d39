package classify_test

import (
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/classify"
	"github.com/dalint/dalint/lint/classify/fit"
	"github.com/dalint/dalint/lint/linttest"
)

// notedBy is what a topic of stormy texts notes of each paragraph.
func notedBy(t *testing.T, topic *classify.Topic, texts ...string) (all []any) {
	t.Helper()
	for _, s := range texts {
		seen := false
		linttest.NewViewer(t, lexicon()).See(t, linttest.Text(s), nil, func(p *lint.Paragraph, _ int) {
			if !seen {
				all, seen = append(all, topic.Note(p)), true
			}
		})
	}
	return all
}

func stormyTopic(t *testing.T) *classify.Topic {
	t.Helper()
	data, err := fit.Model([]string{"storm"}, stormy(t), nil, "", lexicon()).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	topic, err := classify.RestoreTopic(string(data), lexicon())
	if err != nil {
		t.Fatal(err)
	}
	return topic
}

func TestADocumentIsWeighedByAllThatItSays(t *testing.T) {
	topic := stormyTopic(t)
	storm, calm := "They have a stormy marriage. It was stormy.", "All is calm. The nurse came in June."
	about := func(texts ...string) float64 { return topic.About(notedBy(t, topic, texts...)) }
	if a, b := about(storm), about(calm); a <= b {
		t.Errorf("%.2f for the one and %.2f for the other", a, b)
	}
	if a, b := about(storm, storm), about(storm); a != b {
		t.Errorf("said twice %.2f, said once %.2f", a, b)
	}
	if a := topic.About(nil); a < 0 || a > 1 {
		t.Errorf("a document without words: %.2f", a)
	}
}

func TestPagesAreWeighedOneByOne(t *testing.T) {
	topic := stormyTopic(t)
	part := classify.Part
	storm := classify.Parted(notedBy(t, topic, "They have a stormy marriage. It was stormy.")[0])
	whole, none := topic.About([]any{part(classify.Page, storm...)}), topic.About([]any{part(classify.Page)})
	for _, tt := range []struct {
		name  string
		notes []any
		want  float64
	}{
		{"two pages", []any{part(classify.Page, storm...), part(classify.Page)}, (whole + none) / 2},
		{"paragraphs that make a page", []any{part(classify.Page/2, storm...), part(classify.Page / 2)}, whole},
		{"a last page that is too short", []any{part(classify.Page, storm...), part(classify.Leaf - 1)}, whole},
		{"a last page that is long enough", []any{part(classify.Page, storm...), part(classify.Leaf)}, (whole + none) / 2},
	} {
		if got := topic.About(tt.notes); got != tt.want {
			t.Errorf("%s: %.3f, want %.3f", tt.name, got, tt.want)
		}
	}
}

func TestATopicHasOneClass(t *testing.T) {
	data, err := fitted(t).Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := classify.RestoreTopic(string(data), lexicon()); err == nil {
		t.Error("a model of two classes is taken for a topic")
	}
	if _, err := classify.RestoreTopic("", lexicon()); err == nil {
		t.Error("nothing is taken for a topic")
	}
}
