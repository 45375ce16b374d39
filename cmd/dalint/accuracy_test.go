package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/eval"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/rules"
)

const accuracyPage = "../../rules/ACCURACY.md"

const accuracyHead = `# How often the rules are right

Written by ` + "`go test ./cmd/dalint -run AccuracyPage -update`" + `; a test fails when it is stale. The same figures, with what was missed
and what was raised wrongly: ` + "`dalint eval --verbose testdata/labelled/open.jsonl`" + `.

The texts in testdata/labelled are invented, in the voices of practitioners of the UK nations, the USA, Australia and New Zealand, single
sentences and passages. Language models wrote them that had not seen the rules. Most of the first set were labelled again blind by a second
one, and disagreements decided by a third reading; many of its texts stand beside a near twin with the opposite answer. Of the second set
the part set aside and half of the rest were labelled again blind (505 of 510 alike). The third set has one reader; half of it is written in
the manner of judgments and reviews. The fourth has two writers, one of whom wrote in the manner of thirty authors, and each read their labels twice. The fifth has forty-seven
writers, each for another group of authors or kind of sentence; a third of them wrote mostly fine texts that stand near to a fault, or near
twins. Of its part set aside 330 texts were labelled again blind: the same as to whether anything is to be marked in all, and 172 of 176 labels
found again. The sixth has one writer, who knew how text is labelled and nothing of the other sets, and was scored once, when all else was done;
its misses were then read, and nothing was changed for them. The seventh has thirty-two writers who knew how text is labelled, two samples of
it, and nothing of the other sets; most wrote as one group of authors does, and mostly by paraphrase. Of its part set aside 300
texts were labelled again blind: the same as to whether anything is to be marked in all, and 190 of 193 labels found again. The eighth has
forty-three such writers; sixteen wrote mostly by paraphrase, the others as the two samples do, in the ordinary way. Of its part set aside 300 texts were
labelled again blind: the same as to whether anything is to be marked in 296, and 167 of 172 labels found again. The ninth has two writers more, who
carried on the samples, and is set aside as a whole. The tenth has twenty-three writers who carried on the samples, each as one group of authors or
with more of one family than of others; the texts of two of them, one without such a lean and one of passages, are set aside. The eleventh has
eleven writers: five carried on the samples, one of them with passages only, and six wrote as judgments, reviews after a death, sentencing remarks and news from courts are written. Writers and labellers are alike, so that the labels are surer than those of two people would be, and
real text is harder than any of this. The twelfth to the fifteenth set are to lessen that. The twelfth has six writers who first read published text
of one kind (judgments of several countries, reviews after a death, sentencing remarks and court news, reports quoted in court, research and tribunals) for
how its sentences are built, and then wrote their own. In the thirteenth and the fourteenth, of four and six writers, each text has a phrase that is met everywhere
in such text (a domestic incident, an abusive relationship, a history of violence), rightly or wrongly used: writers of the sets before were asked to avoid these, and
the classifier had come to doubt them. Each sentence of the fifteenth is built as one published sentence is, with other words and another case; the published ones, which
are not ours to hand on, were labelled before by readers two of whom, each blind, agreed at precision 0.94 and recall 0.94 on 320 of them. Of the parts of the twelfth to the
fourteenth that are set aside 250 texts were labelled again blind: the same as to whether anything is to be marked in 249, and 142 of 147 labels found again.
The sixteenth has one writer, who knew how text is labelled and nothing of the other sets, and read the labels twice; it was scored once, its misses were then
read, and what two of them showed was mended. Nothing is fitted on it. The seventeenth is fourteen whole documents (assessments, plans, case notes,
minutes, reports to courts and hearings, a referral, a supervision record) by one such writer: each text is a paragraph or a line of a plan, and its context
all that stands before it. A second reader labelled all 549 sentences again, blind: the same 99 are to be marked, and 100 of 103 labels were found again.
One half was read after its first sight, and nothing was changed for it. Nothing is fitted on it.

A text whose number is divisible by three (in the fourth set, the MD5 sum of its name; in the fifth and the seventh, every sixth by that sum, in the
eighth, the eleventh, the twelfth, the thirteenth and the fourteenth every seventh; all of the sixth and the ninth, and all by two writers of the tenth) was set aside (the files in -heldout.jsonl) and not read while the rules were written; totals were
looked at now and then. The others were tuned to or, the fifth, the seventh, the eighth and all from the tenth on, only fitted by the classifier: their figures say how well
rules and classifier fit, not how well they do on new text. Of the fifth, the seventh and the eighth the part set aside is by the same writers as the
rest, who repeat themselves a little, as it is of the eleventh to the fourteenth; of the others it is not what anything was fitted on.

At first sight: when the second set was new, the rules reached precision 0.74 and recall 0.56 on its 817 open texts and marked 11 % of the fine ones;
on the 320 of the third, precision 0.81, recall 0.58 and 7 %; on all 380 of the fourth, 0.76 and 0.62 with 9 % by the one writer, 0.73 and
0.47 with 7 % by the other. On the part of the fifth set that is not set aside, which no rule was tuned to, the rules alone reach precision 0.72 and
recall 0.49, and mark 9 % of the fine ones. On all 10,677 texts of the seventh, before the classifier was fitted on any, precision was 0.87, recall
0.44, and 4 % of the fine ones were marked. On all 17,289 of the eighth, before anything was fitted on any, 0.89, 0.60 and 4 %: on those written as the
samples are 0.90 and 0.67, on those by paraphrase 0.86 and 0.50. On the ninth, 0.94, 0.77 and 4 %; its totals were seen four times, by family
once, while the last thresholds were chosen, by other texts. On all 8,095 of the tenth, before anything was fitted on any, 0.90, 0.68 and 4 % (on the
550 set aside 0.88, 0.77 and 7 %); misses of some of its open texts were read then, and nothing was changed for them.
On all 4,953 of the eleventh, before anything was fitted on any, 0.86, 0.62 and 3 %; on all 2,989 of the twelfth 0.80, 0.44 and 3 %; on all 1,890 of the thirteenth 0.84, 0.56
and 9 %; on all 3,009 of the fourteenth 0.85, 0.48 and 3 %. On the sixteenth 0.95, 0.86 and 1 %. On the seventeenth 0.95, 0.75 and 2 %; checked as whole documents, sentence by sentence,
0.99, 0.76 and 1 of 450 fine ones.

Published text is none of this: 365 sentences of judgments, reviews after a death and court news, a third of them faulty, were gathered and labelled by three
readers, and are not ours to hand on. At first sight 0.72, 0.47 and 7 %. Half of them were then read and mends made, which help where they were made: 0.78, 0.51
and 5 % on all, 0.73, 0.39 and 5 % on the 182 that stayed unread (0.77, 0.41 and 5 % before). On 456 others, a version before: 0.73, 0.52 and 10 %; one that had
not learnt from such text, 0.66, 0.41 and 10 %. Readers agree on such sentences at 0.94.

Totals of the texts set aside were looked at some thirty times while the classifier was built; no text of theirs was read or fitted, but for the misses of the
sixth set, which were read once. From what probability on a clear case outweighs what else would silence it (0.95) was chosen by the totals of the sets set aside, which it raised by one to
five points of recall; so far these flatter it.

The thresholds of the classifier were chosen by cross-validation: on 10,304 texts of the seventh and the eighth set by writers none of whose texts it had
then been fitted on, and so that more of what it adds or leaves standing is right than wrong.

A finding counts at warning or above. Precision is the share of findings that overlap a label of their family; recall is the share of labels that such a
finding overlaps. In brackets: the 95 % interval. FTP counts failure-to-protect and survivor-held-responsible, VBL victim-blaming,
doubt and concealed-resistance.
`

const goodHead = `
## Good records

Whole case records in testdata/good, invented and written so that nothing in them should be marked: who did what is said, and most of their
text is the ordinary stuff of files. Every finding on them is false.

| | records | words | findings | per 1,000 words |
|---|---|---|---|---|
`

// goodRecords counts the findings at warning and above, but for those on whole
// documents, in records that should have none.
func goodRecords(t *testing.T, e *lint.Engine, folder string) (files, words, findings int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil || len(paths) == 0 {
		t.Fatal(folder, paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Document(path, data)
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Lint(context.Background(), doc, nil, lint.Options{DomesticAbuse: lint.Yes, MinSeverity: lint.Warning, Skip: []string{"practice"}})
		if err != nil {
			t.Fatal(err)
		}
		words += res.Words
		findings += len(res.Findings)
	}
	return len(paths), words, findings
}

// accuracyParts are the sets of the page, in its order; readme is what README calls
// those that its table has.
var accuracyParts = []struct{ title, file, readme string }{
	{"First set, set aside", "heldout.jsonl", "near twins of opposite meaning"},
	{"Second set, set aside", "second-heldout.jsonl", ""},
	{"Third set, set aside", "third-heldout.jsonl", ""},
	{"Fourth set, set aside", "fourth-heldout.jsonl", ""},
	{"Fifth set, set aside", "fifth-heldout.jsonl", ""},
	{"Sixth set, set aside", "sixth-heldout.jsonl", ""},
	{"Seventh set, set aside", "seventh-heldout.jsonl", "unusual wordings on purpose"},
	{"Eighth set, set aside", "eighth-heldout.jsonl", ""},
	{"Ninth set, set aside", "ninth-heldout.jsonl", "sentences as practitioners ordinarily write them"},
	{"Tenth set, set aside", "tenth-heldout.jsonl", "such sentences and passages, by others"},
	{"Eleventh set, set aside", "eleventh-heldout.jsonl", ""},
	{"Twelfth set, set aside", "twelfth-heldout.jsonl", "in the manner of judgments, reviews after a death and court news"},
	{"Thirteenth set, set aside", "thirteenth-heldout.jsonl", ""},
	{"Fourteenth set, set aside", "fourteenth-heldout.jsonl", ""},
	{"First set, tuned to", "open.jsonl", ""},
	{"Between the two, tuned to", "later.jsonl", ""},
	{"Second set, tuned to", "second.jsonl", ""},
	{"Third set, tuned to", "third.jsonl", ""},
	{"Fourth set, tuned to", "fourth.jsonl", ""},
	{"Fifth set, fitted on", "fifth.jsonl", ""},
	{"Seventh set, fitted on", "seventh.jsonl", ""},
	{"Eighth set, fitted on", "eighth.jsonl", ""},
	{"Tenth set, fitted on", "tenth.jsonl", ""},
	{"Eleventh set, fitted on", "eleventh.jsonl", ""},
	{"Twelfth set, fitted on", "twelfth.jsonl", ""},
	{"Thirteenth set, fitted on", "thirteenth.jsonl", ""},
	{"Fourteenth set, fitted on", "fourteenth.jsonl", ""},
	{"Fifteenth set, fitted on", "fifteenth.jsonl", ""},
	{"Sixteenth set, read after its first sight", "sixteenth.jsonl", "notes, lines of plans and letters"},
	{"Seventeenth set, whole documents, half of them read after their first sight", "seventeenth.jsonl", "whole documents, by paragraph"},
}

// readmeTable is the table of figures in README, between two marks: the kind of text
// of which most is found comes first.
type readmeTable []readmeRow

type readmeRow struct {
	name    string
	figures *eval.Figures
}

func (r readmeTable) String() string {
	recall := func(a readmeRow) float64 { return a.figures.Views[0].Total.Recall().Value }
	slices.SortStableFunc(r, func(a, b readmeRow) int { return cmp.Compare(recall(b), recall(a)) })
	var s strings.Builder
	s.WriteString("| kind of text | texts | of what it marks, right | of what there is to mark, found | fine texts with a finding |\n|---|---|---|---|---|\n")
	for _, row := range r {
		f := row.figures
		all := f.Views[0].Total
		fmt.Fprintf(&s, "| %s | %d | %.2f | %.2f | %.0f %% |\n", row.name, f.Texts, all.Precision().Value, all.Recall().Value, 100*all.AlarmShare(f.OKTexts).Value)
	}
	return s.String()
}

// hold fails where README has another table, or writes it there.
func (r readmeTable) hold(t *testing.T) {
	t.Helper()
	const page, from, to = "../../README.md", "<!-- figures of testdata/labelled -->\n", "<!-- end of figures -->\n"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, begun := strings.Cut(string(data), from)
	old, tail, ended := strings.Cut(rest, to)
	switch {
	case !begun || !ended:
		t.Errorf("%s has no place for the table", page)
	case *update:
		if err := os.WriteFile(page, []byte(head+from+r.String()+to+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	case old != r.String():
		t.Errorf("the table of %s is stale: go test ./cmd/dalint -run AccuracyPage -update", page)
	}
}

func TestAccuracyPageIsCurrent(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Engine()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(accuracyHead)
	var readme readmeTable
	for _, part := range accuracyParts {
		path := filepath.Join("../../testdata/labelled", part.file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := eval.ReadTexts(path, data)
		if err != nil {
			t.Fatal(err)
		}
		opts := lint.Options{Jurisdiction: "scotland", DomesticAbuse: lint.Yes, MinSeverity: lint.Suggestion}
		if err := evalTexts(context.Background(), e, texts, opts, 2); err != nil {
			t.Fatal(err)
		}
		figures := eval.Score(texts)
		accuracyTable(&b, part.title, figures)
		if part.readme != "" {
			readme = append(readme, readmeRow{part.readme, figures})
		}
	}
	b.WriteString(goodHead)
	for _, part := range []struct{ title, folder string }{{"set aside", "heldout"}, {"newer, set aside", "second-heldout"}, {"tuned to or fitted on", "open"}} {
		files, words, findings := goodRecords(t, e, filepath.Join("../../testdata/good", part.folder))
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %.1f |\n", part.title, files, words, findings, 1000*float64(findings)/float64(words))
	}
	readme.hold(t)
	if *update {
		if err := os.WriteFile(accuracyPage, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile(accuracyPage); err != nil || string(have) != b.String() {
		t.Errorf("%s is stale (%v): go test ./cmd/dalint -run AccuracyPage -update", accuracyPage, err)
	}
}

func accuracyTable(b *strings.Builder, title string, ev *eval.Figures) {
	v := &ev.Views[0]
	fmt.Fprintf(b, "\n## %s: %d texts, %d of them fine\n\n| family | labels | findings | precision | recall |\n|---|---|---|---|---|\n", title, ev.Texts, ev.OKTexts)
	row := func(name string, t eval.Tally) {
		fmt.Fprintf(b, "| %s | %d | %d | %s | %s |\n", name, t.Labels, t.Findings, report.Figure(t.Precision(), 2), report.Figure(t.Recall(), 2))
	}
	for i := range v.Groups {
		if v.Groups[i].Labels > 0 {
			row(eval.Groups[i].Code, v.Groups[i])
		}
	}
	row("total", v.Total)
	fmt.Fprintf(b, "\nFine texts with a finding: %d of %d, %s.\n", v.Total.OKAlarmed, ev.OKTexts, report.Figure(v.Total.AlarmShare(ev.OKTexts), 3))
}
