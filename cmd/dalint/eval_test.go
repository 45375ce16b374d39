package main

import (
	"context"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/text"
)

// words is an engine that finds fixed words: "both" is mutualising, "drunk" an
// excuse as a suggestion, "him" a practice finding.
type words struct{}

func (words) Lint(_ context.Context, doc *text.Document, _ []cast.Declaration, o lint.Options) (*lint.Result, error) {
	r := &lint.Result{Document: doc, DomesticAbuse: o.DomesticAbuse == lint.Yes}
	for _, w := range []struct {
		word, family string
		severity     lint.Severity
	}{
		{"both", "mutualising", lint.Warning}, {"drunk", "excuse", lint.Suggestion},
		{"shield", "survivor-held-responsible", lint.Error}, {"him", "practice", lint.Error},
	} {
		s := doc.Blocks[0].Text
		for at := 0; ; {
			i := strings.Index(s[at:], w.word)
			if i < 0 {
				break
			}
			r.Findings = append(r.Findings, lint.Finding{
				Rule:     &lint.Rule{ID: w.family + "/x", Family: w.family},
				Severity: w.severity, Span: text.Span{Start: at + i, End: at + i + len(w.word)},
			})
			at += i + 1
		}
	}
	return r, nil
}

const sample = `{"id":"a","text":"They both shout.","context":"","labels":[{"code":"MUT","start":5,"end":9}],"ok":false}
{"id":"b","text":"“é” both parents came.","context":"both","labels":[],"ok":true}

{"id":"c","text":"She did not shield him while drunk.","labels":[{"code":"FTP","start":12,"end":18},{"code":"EXC","start":29,"end":34}]}
{"id":"d","text":"It is a dispute, both say.","labels":[{"code":"EUP","start":0,"end":21}]}
`

func sampleFigures(t *testing.T) *eval.Figures {
	t.Helper()
	texts, err := eval.ReadTexts("s.jsonl", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if err := evalTexts(context.Background(), words{}, texts, lint.Options{DomesticAbuse: lint.Yes}, 2); err != nil {
		t.Fatal(err)
	}
	return eval.Score(texts)
}

func TestFloors(t *testing.T) {
	ev := sampleFigures(t) // precision and recall 0.5, alarmed 1 of 1
	for spec, meets := range map[string]bool{
		"precision=0.5": true, "precision=0.51": false, "recall=0.4,f1=0.5": true, "false-alarms=0.5": false, "false-alarms=1": true,
	} {
		floors, err := parseRequire(strings.Split(spec, ","), requirable)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := (&app{err: &b}).checkFloors(ev, floors); (err == nil) != meets {
			t.Errorf("%s: %v %s", spec, err, b.String())
		}
	}
	for _, bad := range []string{"precision", "precision=2", "precision=x", "precison=0.9", "precision=NaN"} {
		if _, err := parseRequire([]string{bad}, requirable); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func TestEvalThatIsStoppedSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	texts, err := eval.ReadTexts("s.jsonl", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if err := evalTexts(ctx, faulty{}, texts, lint.Options{}, 2); err == nil || err.Error() != "stopped, so that there are no figures" {
		t.Errorf("said %v", err)
	}
}

// TestEvalTellsOfAFaultInOneLine has the engine panic over one text and over one
// document: that is said once, without their words, and there are no figures.
func TestEvalTellsOfAFaultInOneLine(t *testing.T) {
	const fault = "could not be checked because of a fault in dalint: please report it, with the version (dalint version)\n"
	files := map[string]string{
		"a.md": "They both shout.", "a.json": "{}", "b.md": "faulty Zebedee", "b.json": "{}", "c.md": "faulty, and no labels.", "d.md": "Both.", "d.json": "{}",
		"s.jsonl": `{"id":"a","text":"They both shout."}` + "\n" + `{"id":"b","text":"faulty Zebedee"}` + "\n" + `{"id":"c","text":"Both."}` + "\n",
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"eval", "--documents", "."}, "dalint: b.md: " + fault},
		{[]string{"eval", "--jobs", "3", "s.jsonl"}, "dalint: s.jsonl: text b: " + fault},
	} {
		code, out, errs := runWith(t, context.Background(), files, tt.args...)
		if code != exitTrouble || out != "" || errs != tt.want {
			t.Errorf("%v: code %d, %s%s, want %s", tt.args, code, out, errs, tt.want)
		}
	}
}
