package eval

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/text"
)

const sample = `{"id":"a","text":"They both shout.","context":"","labels":[{"code":"MUT","start":5,"end":9}],"ok":false}
{"id":"b","text":"“é” both parents came.","context":"both","labels":[],"ok":true}

{"id":"c","text":"She did not shield him while drunk.","labels":[{"code":"FTP","start":12,"end":18},{"code":"EXC","start":29,"end":34}]}
{"id":"d","text":"It is a dispute, both say.","labels":[{"code":"EUP","start":0,"end":21}]}
`

// sampleFigures are of an engine that finds fixed words: "both" is mutualising,
// "drunk" an excuse as a suggestion, "him" a practice finding.
func sampleFigures(t *testing.T) *Figures {
	t.Helper()
	texts, err := ReadTexts("s.jsonl", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range texts {
		var found []lint.Finding
		s := one.Document().Blocks[0].Text
		for _, w := range []struct {
			word, family string
			severity     lint.Severity
		}{
			{"both", "mutualising", lint.Warning}, {"drunk", "excuse", lint.Suggestion},
			{"shield", "survivor-held-responsible", lint.Error}, {"him", "practice", lint.Error},
		} {
			for at := 0; ; {
				i := strings.Index(s[at:], w.word)
				if i < 0 {
					break
				}
				found = append(found, lint.Finding{
					Rule:     &lint.Rule{ID: w.family + "/x", Family: w.family},
					Severity: w.severity, Span: text.Span{Start: at + i, End: at + i + len(w.word)},
				})
				at += i + 1
			}
		}
		one.Take(found)
	}
	return Score(texts)
}

func TestScore(t *testing.T) {
	ev := sampleFigures(t)
	mut, ftp, exc, eup := 0, 1, 5, 6
	at := ev.Views[0]
	// The context's "both" is not scored, and a practice finding is not either.
	if want := (Tally{Labels: 4, Found: 2, Findings: 4, Right: 2, Alarms: 1, OKAlarmed: 1}); at.Total != want {
		t.Errorf("warnings: %+v, want %+v", at.Total, want)
	}
	if want := (Tally{Labels: 1, Found: 1, Findings: 3, Right: 1, Alarms: 1, OKAlarmed: 1}); at.Groups[mut] != want {
		t.Errorf("MUT: %+v, want %+v", at.Groups[mut], want)
	}
	if want := (Tally{Labels: 1, Found: 1, Findings: 1, Right: 1}); at.Groups[ftp] != want {
		t.Errorf("FTP, found as survivor-held-responsible: %+v, want %+v", at.Groups[ftp], want)
	}
	if at.Groups[exc].Found != 0 || ev.Views[1].Groups[exc].Found != 1 {
		t.Error("a suggestion belongs to the second view only")
	}
	none := len(Groups)
	if at.Confusion[eup][mut] != 1 || at.Confusion[none][mut] != 1 || at.Confusion[exc][none] != 1 {
		t.Errorf("confusion: %v", at.Confusion)
	}
	if ev.OKWords != 4 || ev.OKTexts != 1 {
		t.Errorf("%d words in %d fine texts, want 4 in 1", ev.OKWords, ev.OKTexts)
	}
	if m := at.Misses(); len(m) != 2 || m[0].Text.ID != "c" || m[1].Text.ID != "d" {
		t.Errorf("misses: %+v", m)
	}
	if m := at.Wrong(); len(m) != 2 || m[0].Text.ID != "b" {
		t.Errorf("wrong: %+v", m)
	}
}

func TestLabelCodes(t *testing.T) {
	for code, want := range map[string]string{
		"MUT": "mutualising", "mutualising": "mutualising", "RSP": "failure-to-protect", "AGT-PASS": "absent-perpetrator",
		"NOM": "absent-perpetrator", "DBT": "doubt", "VBL": "concealed-resistance", "CHD": "child-impact", "agt": "absent-perpetrator",
		"double-standard": "double-standard", "GDS": "double-standard", "REF": "referral-as-outcome",
	} {
		l := Label{Code: code}
		if err := l.resolve(); err != nil || !l.takes[want] {
			t.Errorf("%s takes %v (%v), want %s", code, l.takes, err, want)
		}
	}
	for code, not := range map[string]string{"BLM": "doubt", "doubt": "victim-blaming"} {
		l := Label{Code: code}
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
		_, err := ReadTexts("s.jsonl", []byte(line))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %s and none of the text", line, err, want)
		}
	}
}
