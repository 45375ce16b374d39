package rules

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
)

// abusiveVerbs are more acts than the examples of the rule that asks who did it.
var abusiveVerbs = strings.Fields("hit kicked punched assaulted strangled slapped threatened raped injured pushed bitten burnt stabbed followed isolated monitored beaten attacked abused controlled hurt shaken dragged choked")

// swept are sentences that a rule points at: its examples, and more of those
// with a verb that the rewrite takes up.
func swept(r *lint.Rule) []string {
	var out []string
	for _, ex := range r.Flag {
		out = append(out, strings.NewReplacer("<<", "", ">>", "").Replace(ex.Text))
	}
	if r.ID == "absent-perpetrator/agentless-passive" {
		for _, v := range abusiveVerbs {
			out = append(out, "Sarah was "+v+".", "She was "+v+" again in June, and the children were seen.", "Her phone was "+v+".")
		}
	}
	return out
}

var (
	bracketed = regexp.MustCompile(`\[[^\]]*\]`)
	fillings  = map[string]string{
		"who?": "Mark", "who": "Ms Okafor", "whom?": "Sarah", "whom": "Sarah", "name": "Sarah", "what": "a letter", "when": "May", "date": "4 May",
		"did what": "shouted", "did or said what": "shouted", "does what": "shouts", "done what": "shouted", "do what": "shout", "doing what": "shouting",
		"did this": "did this", "he or she": "he", "she or he": "she", "him or her": "him", "her or him": "her", "have or have not": "have", "or have not yet": "",
	}
)

// filled has neutral words where an author is to fill in something. Of blanks
// that are not in the list the hint itself stands.
func filled(words string) string {
	return bracketed.ReplaceAllStringFunc(words, func(blank string) string {
		hint := strings.Trim(blank, "[]")
		word, ok := fillings[strings.ToLower(hint)]
		if !ok {
			word = strings.TrimSuffix(hint, "?")
		}
		if hint[0] >= 'A' && hint[0] <= 'Z' {
			return strings.ToUpper(word[:1]) + word[1:]
		}
		return word
	})
}

// answers reports whether an edit answers the finding: it puts other words in
// the place of those pointed at, or says that what the rule asks for is not
// known. Words put beside a finding for the author to work in leave it standing.
func answers(r *lint.Rule, label string, e lint.Edit) bool {
	return e.Span.Len() > 0 || r.Family == "absent-perpetrator" && (strings.Contains(e.New, "not known") || strings.Contains(label, "not known"))
}

// TestRewritesClearWhatTheyAnswerAndRaiseNothing puts every wording that is
// offered into the text, with its blanks and with words in them.
func TestRewritesClearWhatTheyAnswerAndRaiseNothing(t *testing.T) {
	set, e := testSet(t), testEngine(t)
	edits, answered := 0, 0
	for _, r := range set.Rules {
		for _, body := range swept(r) {
			for _, declared := range [][]cast.Declaration{nil, StockCast} {
				before := found(t, e, body, declared)
				for _, f := range before {
					if f.Rule.ID != r.ID || f.OfDocument() {
						continue
					}
					for _, w := range f.Rewrites {
						for _, edit := range w.Edits {
							for _, words := range []string{edit.New, filled(edit.New)} {
								edits++
								after := body[:edit.Span.Start] + words + body[edit.Span.End:]
								now := found(t, e, after, declared)
								if answers(r, w.Label, edit) {
									answered++
									if count(now, r.ID) >= count(before, r.ID) {
										t.Errorf("%s is not cleared by its own words:\n\t%s\n\t%s", r.ID, body, after)
									}
								}
								for _, g := range now {
									if g.Severity >= lint.Warning && raised(g, edit, len(words), before) {
										t.Errorf("%s: its words raise %s at “%s”:\n\t%s", r.ID, g.Rule.ID, after[g.Span.Start:g.Span.End], after)
									}
								}
							}
						}
					}
				}
			}
		}
	}
	if edits < 1000 || answered < 300 {
		t.Errorf("only %d edits were tried, %d that answer", edits, answered)
	}
}

// found are the findings of a text of one block.
func found(t *testing.T, e *lint.Engine, body string, declared []cast.Declaration) []lint.Finding {
	t.Helper()
	doc := plain(t, body)
	if len(doc.Blocks) != 1 || doc.Blocks[0].Text != body {
		return nil
	}
	r, err := e.Lint(context.Background(), doc, declared, lint.Options{DomesticAbuse: lint.Yes})
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

func count(fs []lint.Finding, rule string) int {
	n := 0
	for _, f := range fs {
		if f.Rule.ID == rule {
			n++
		}
	}
	return n
}

// raised reports whether a finding is at words that an edit brought in, or at
// others that nothing was found in before. Size is that of the words.
func raised(f lint.Finding, e lint.Edit, size int, before []lint.Finding) bool {
	from, to := e.Span.Start, e.Span.Start+size
	if f.Span.Start < to && from < f.Span.End {
		return true
	}
	shift := 0
	if f.Span.Start >= to {
		shift = size - e.Span.Len()
	}
	return !slices.ContainsFunc(before, func(b lint.Finding) bool {
		return b.Span.Start < f.Span.End-shift && f.Span.Start-shift < b.Span.End
	})
}
