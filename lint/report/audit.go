package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/audit"
)

// What every audit says of itself, in text and HTML.
const (
	auditIs = "These figures say what the documents show, not what was done, and nothing about a person. " +
		"dalint reads wording and is wrong at times: read the documents before you draw a conclusion."
	auditIntervals = "The interval says how far off a share may be because only so many documents were read (95 %, Wilson). " +
		"It says nothing about dalint's own mistakes, nor about how the documents were chosen, and takes each document to stand for itself; " +
		"documents of one writer or one case have more in common."
	auditNotAsked = "“Not asked” are documents of a kind or length that the question does not fit, and those that are not about domestic abuse. They are not part of n."
	auditFamilies = "Findings at warning or above, in the documents about domestic abuse. Findings come in clusters, so the intervals (95 %, Cochran) take the document as the unit; of one document alone they say nothing of others."
	auditAlike    = " What is withheld adds up to what the figures that are shown leave of the total: where that is none of the documents, or all, it is so for each that is withheld."
	auditSources  = "The first five questions are near to those of the file audits in Edinburgh of 2014 and 2017. Those were made by people who read whole case files: their figures and these cannot be held against each other."
)

// AuditText writes an audit for a terminal, in no more than 80 columns.
func AuditText(w io.Writer, a *audit.Audit, o Options) error {
	t := newAuditText(o)
	t.title(headline(a))
	if a.WithText { // made so by a merge: the text report shows no excerpts
		t.para("The audit that this was made of holds words of the documents; this report does not.")
	}
	t.para(auditIs)
	t.part("What the documents show")
	t.measures(&a.Total)
	t.para(auditNotAsked)
	t.part("Findings")
	t.families(&a.Total, o.Verbose)
	if !o.Quiet {
		t.groups(a, o.Verbose)
	}
	if a.Sample != nil {
		t.part("Sample to read")
		t.para(sampleSays(a))
		for _, p := range a.Sample.Documents {
			t.path(indent{"  ", "    "}, cleanName(p))
		}
	}
	t.notRead(a)
	if !o.Quiet {
		t.part("How to read this")
		t.para(auditIntervals)
		t.para(auditFamilies)
		t.para(auditSources)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

func headline(a *audit.Audit) string {
	of := "Audit of "
	if a.Dealt != nil {
		of = fmt.Sprintf("Part %d of %d of an audit: ", a.Dealt.Number, a.Dealt.Of)
	}
	return of + fmt.Sprintf("%s, %s; %s about domestic abuse",
		plural(a.Summary.Documents, "document", "documents"), plural(a.Summary.Words, "word", "words"), count(a.Summary.DomesticAbuse))
}

// measureTable has a row for each question.
var measureTable = table{"%-32s %5s %6s %7s %5s %5s  %5s  %s", []string{"met", "partly", "not\nevident", "not\nasked", "n", "met or\npartly", "95 %"}}

func (t *auditText) measures(g *audit.Group) {
	t.head(measureTable, "")
	for i := range g.Measures {
		c, m := &g.Measures[i], &audit.Measures[i]
		if c.Withheld != "" {
			t.withheld(m.Title, c.Withheld)
			continue
		}
		share, between := percents(c.MetOrPartly)
		t.row(measureTable, m.Title, count(c.Met), count(c.Partly), count(c.NotEvident), count(c.NotAsked), count(c.N), share, between)
	}
}

// percents are a share and its interval in whole per cent.
func percents(f *audit.Figure) (share, between string) {
	if f == nil {
		return "-", ""
	}
	return fmt.Sprintf("%d %%", percent(f.Value)), fmt.Sprintf("%d–%d", percent(f.Low), percent(f.High))
}

func percent(share float64) int { return int(math.Round(100 * share)) }

// byRate are the families of a group, the most frequent first; without all,
// those that were found.
func byRate(g *audit.Group, all bool) []audit.Rate {
	out := slices.Clone(g.Families)
	if !all {
		out = slices.DeleteFunc(out, func(r audit.Rate) bool { return r.Findings == 0 })
	}
	slices.SortStableFunc(out, func(x, y audit.Rate) int { return y.Findings - x.Findings })
	return out
}

func (t *auditText) families(g *audit.Group, all bool) {
	if why := ratesWithheld(g); why != "" {
		t.withheld("findings", why)
		return
	}
	rows := byRate(g, all)
	if len(rows) == 0 {
		t.line("None at warning or above in the documents about domestic abuse.")
		return
	}
	t.head(familyTable, "")
	for _, r := range rows {
		rate, between := rates(r.Per1000)
		t.row(familyTable, r.Family, count(r.Findings), rate, between)
	}
}

// familyTable has a row for each family of findings.
var familyTable = table{"%-32s %8s  %15s  %s", []string{"findings", "per 1,000 words", "95 %"}}

// withheld says why a row has no figures.
func (t *auditText) withheld(name, why string) {
	if t.narrow() {
		t.para(name)
		t.line("  %s", why)
		return
	}
	t.line("%-32s %5s", name, why)
}

func rates(f *audit.Figure) (rate, between string) {
	if f == nil {
		return "-", ""
	}
	return fmt.Sprintf("%.2f", f.Value), fmt.Sprintf("%.2f–%.2f", f.Low, f.High)
}

func (t *auditText) groups(a *audit.Audit, all bool) {
	t.part("By " + a.GroupBy)
	for _, g := range allGroups(a)[1:] {
		documents := ": " + plural(g.group.Documents, "document", "documents")
		t.line("\n%s", t.style.bold(middle(g.name, max(t.limit-columns(documents), t.limit/2)))+documents)
		t.measures(g.group)
		if all {
			t.families(g.group, false)
		} else if g.group.AbuseWords > 0 {
			t.line("findings per 1,000 words: %s", perThousand(g.group))
		}
	}
	for _, s := range []string{cellsWithheld(a), withheld(a)} {
		if s != "" {
			t.b.WriteByte('\n')
			t.para(s)
		}
	}
}

// perThousand is the rate of all findings of a group together.
func perThousand(g *audit.Group) string {
	n := 0
	for _, r := range g.Families {
		if r.Withheld != "" {
			return r.Withheld
		}
		n += r.Findings
	}
	if g.AbuseWords == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", 1000*float64(n)/float64(g.AbuseWords))
}

// ratesWithheld says why a group has no rates of findings; empty where it has.
func ratesWithheld(g *audit.Group) string {
	if len(g.Families) == 0 {
		return ""
	}
	return g.Families[0].Withheld // all are of the same documents
}

// groupName is a name of a folder or a type, safe to show.
func groupName(s string) string {
	if s = strings.TrimSpace(cleanName(s)); s == "" {
		return "(no name)"
	}
	return s
}

// withheld says which groups are not shown apart; empty where all are.
func withheld(a *audit.Audit) string {
	n, more := a.Withheld.Groups, a.Withheld.Larger
	if n == 0 {
		return ""
	}
	are := "are"
	if n-more == 1 {
		are = "is"
	}
	s := fmt.Sprintf("%s of fewer than %d documents %s not shown apart (--min-group): figures of so few say little, and point at whoever wrote them.",
		plural(n-more, "group", "groups"), a.MinGroup, are)
	if more > 0 {
		with := "are"
		if more == 1 {
			with = "is"
		}
		s += fmt.Sprintf(" %s of more documents %s not either: the small could else be worked out from the rest and the total.", plural(more, "group", "groups"), with)
	}
	where := "is in the total only"
	if a.OtherGroups != nil {
		where = "is counted together as other groups"
	}
	s += fmt.Sprintf(" What they hold (%s) %s.", plural(a.Withheld.Documents, "document", "documents"), where)
	if a.OtherGroups != nil && cellsWithheld(a) == "" { // which says it
		s += auditAlike
	}
	return s
}

// cellsWithheld says what it means that a figure of a group is withheld; empty
// where none is.
func cellsWithheld(a *audit.Audit) string {
	for _, g := range allGroups(a)[1:] {
		if ratesWithheld(g.group) != "" || slices.ContainsFunc(g.group.Measures, func(c audit.Count) bool { return c.Withheld != "" }) {
			return fmt.Sprintf("“n below %d”: fewer than %d documents of the group were asked (or, for findings, are about domestic abuse), so that the figure would point at whoever wrote them. "+
				"“%s”: the figure is of more documents, but one that is below could be worked out from it and the total."+auditAlike, a.MinGroup, a.MinGroup, audit.NotShown)
		}
	}
	return ""
}

// otherGroups is the name of the groups that are shown together.
func otherGroups(a *audit.Audit) string {
	return fmt.Sprintf("Other groups (%d together)", a.Withheld.Groups)
}

// shownGroup is the group of a document by the name that it is shown with:
// those that are not shown apart have none.
func shownGroup(a *audit.Audit, d *audit.Document) string {
	if name := a.GroupOf(d); a.Apart(name) {
		return groupName(name)
	}
	return "other groups"
}

// sampleSays says how a sample came about.
func sampleSays(a *audit.Audit) string {
	s := fmt.Sprintf("%s of %s, chosen at random (seed %d), each group by its share. The same documents and the same seed give the same choice.",
		count(len(a.Sample.Documents)), plural(a.Summary.Documents, "document", "documents"), a.Sample.Seed)
	if a.Numbered {
		s += " The key of the audit (--key) says which document is which."
	}
	return s
}

func (t *auditText) notRead(a *audit.Audit) {
	if a.Summary.Unreadable+a.Summary.PartlyRead+a.Summary.Skipped == 0 {
		return
	}
	t.part("Not read")
	for _, l := range notRead(a) {
		if !t.narrow() && columns(l.Path)+3 <= t.limit {
			wrap(&t.b, indent{"  ", "    "}, l.Path+": "+l.Message, t.limit)
			continue
		}
		t.path(indent{"  ", "    "}, l.Path+":")
		t.indented(even("    "), l.Message)
	}
	if n := a.Summary.Skipped; n > 0 {
		wrap(&t.b, indent{"  ", "    "}, plural(n, "file", "files")+" of kinds that dalint does not read", t.limit)
	}
}

// missing counts what is not in the figures; empty where nothing is.
func missing(a *audit.Audit) string {
	var out []string
	if n := a.Summary.Unreadable; n > 0 {
		out = append(out, plural(n, "file", "files")+" could not be read")
	}
	if n := a.Summary.PartlyRead; n > 0 {
		out = append(out, plural(n, "document", "documents")+" could be read in part only")
	}
	if n := a.Summary.Skipped; n > 0 {
		out = append(out, plural(n, "file is", "files are")+" of kinds that dalint does not read")
	}
	return strings.Join(out, "; ")
}

// notRead lists files, and parts of documents, that could not be read; safe to show.
func notRead(a *audit.Audit) []audit.Problem {
	var out []audit.Problem
	for _, p := range a.Unreadable {
		out = append(out, audit.Problem{Path: cleanName(p.Path), Message: clean(p.Message)})
	}
	for i := range a.Documents {
		d := &a.Documents[i]
		for _, p := range d.NotRead {
			out = append(out, audit.Problem{Path: cleanName(d.Path), Message: "counted without a part: " + clean(p.Part) + ": " + clean(p.Message)})
		}
	}
	return out
}
