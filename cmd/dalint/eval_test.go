package main

import (
	"context"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
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

func sampleFigures(t *testing.T) *evaluation {
	t.Helper()
	texts, err := parseLabelled("s.jsonl", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if err := evalTexts(context.Background(), words{}, texts, lint.Options{DomesticAbuse: lint.Yes}, 2); err != nil {
		t.Fatal(err)
	}
	return score(texts)
}

func TestScore(t *testing.T) {
	ev := sampleFigures(t)
	mut, ftp, exc, eup := 0, 1, 5, 6
	at := ev.views[0]
	// The context's "both" is not scored, and a practice finding is not either.
	if want := (tally{labels: 4, found: 2, findings: 4, right: 2, alarms: 1, okAlarmed: 1}); at.total != want {
		t.Errorf("warnings: %+v, want %+v", at.total, want)
	}
	if want := (tally{labels: 1, found: 1, findings: 3, right: 1, alarms: 1, okAlarmed: 1}); at.groups[mut] != want {
		t.Errorf("MUT: %+v, want %+v", at.groups[mut], want)
	}
	if want := (tally{labels: 1, found: 1, findings: 1, right: 1}); at.groups[ftp] != want {
		t.Errorf("FTP, found as survivor-held-responsible: %+v, want %+v", at.groups[ftp], want)
	}
	if at.groups[exc].found != 0 || ev.views[1].groups[exc].found != 1 {
		t.Error("a suggestion belongs to the second view only")
	}
	none := len(groups)
	if at.confusion[eup][mut] != 1 || at.confusion[none][mut] != 1 || at.confusion[exc][none] != 1 {
		t.Errorf("confusion: %v", at.confusion)
	}
	if ev.okWords != 4 || ev.okTexts != 1 {
		t.Errorf("%d words in %d fine texts, want 4 in 1", ev.okWords, ev.okTexts)
	}
	if m := at.misses(ev.labelled); len(m) != 2 || m[0].t.ID != "c" || m[1].t.ID != "d" {
		t.Errorf("misses: %+v", m)
	}
	if m := at.wrong(ev.labelled); len(m) != 2 || m[0].t.ID != "b" {
		t.Errorf("wrong: %+v", m)
	}
}

func TestLabelCodes(t *testing.T) {
	for code, want := range map[string]string{
		"MUT": "mutualising", "mutualising": "mutualising", "RSP": "failure-to-protect", "AGT-PASS": "absent-perpetrator",
		"NOM": "absent-perpetrator", "DBT": "doubt", "VBL": "concealed-resistance", "CHD": "child-impact", "agt": "absent-perpetrator",
		"double-standard": "double-standard", "GDS": "double-standard", "REF": "referral-as-outcome",
	} {
		l := label{Code: code}
		if err := l.resolve(); err != nil || !l.takes[want] {
			t.Errorf("%s takes %v (%v), want %s", code, l.takes, err, want)
		}
	}
	for code, not := range map[string]string{"BLM": "doubt", "doubt": "victim-blaming"} {
		l := label{Code: code}
		if err := l.resolve(); err != nil || l.takes[not] {
			t.Errorf("%s takes %s", code, not)
		}
	}
}

func TestLabelledMistakes(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"a","text":"x"`:  "s.jsonl:1: is not a JSON object of labelled text",
		`{"id":"a","text":" "}`: "s.jsonl:1: has no text",
		`{"text":"secret","labels":[{"code":"ZZZ","start":0,"end":1}]}`:           `code "ZZZ" is no family`,
		`{"text":"secret","labels":[{"code":"MUT","start":3,"end":9}]}`:           "3 to 9 is not a stretch of a text of 6 code points",
		`{"text":"secret","ok":true,"labels":[{"code":"MUT","start":3,"end":4}]}`: "cannot be both",
	} {
		_, err := parseLabelled("s.jsonl", []byte(line))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %s and none of the text", line, err, want)
		}
	}
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
	texts, err := parseLabelled("s.jsonl", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if err := evalTexts(ctx, faulty{}, texts, lint.Options{}, 2); err == nil || err.Error() != "stopped, so that there are no figures" {
		t.Errorf("said %v", err)
	}
}
