package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
)

// made is an audit of made-up documents, not tallied.
func made(rng *rand.Rand, prefix string, n int) *Audit {
	a := &Audit{Tool: Tool{"dalint", "1", "built-in@1", []string{"mutualising", "excuse", "practice", "dalint"}}, GroupBy: "folder", MinGroup: 3}
	for i := range n {
		d := Document{
			Path: fmt.Sprintf("%s/%d.md", prefix, rng.IntN(1000)*1000+i), Folder: fmt.Sprintf("f%d", rng.IntN(4)),
			Type: append([]string{""}, lint.Types...)[rng.IntN(4)], Words: rng.IntN(900), DomesticAbuse: rng.IntN(4) > 0,
		}
		for i := range d.Measures {
			d.Measures[i] = lint.Status(rng.IntN(int(lint.Met) + 1))
		}
		if rng.IntN(2) == 0 {
			d.Findings = Counts{{"excuse", BySeverity{rng.IntN(3), rng.IntN(3), rng.IntN(3)}}}
			d.Found = []Finding{{Rule: "excuse/x", Severity: "error", Line: 1 + rng.IntN(40)}}
		}
		a.Documents = append(a.Documents, d)
	}
	a.Unreadable = append(a.Unreadable, Problem{prefix + "/bad.docx", "is no archive"})
	a.Summary.Skipped = rng.IntN(5)
	return a
}

func written(t *testing.T, a *Audit) string {
	t.Helper()
	var b bytes.Buffer
	if err := a.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func copied(t *testing.T, a *Audit) *Audit {
	t.Helper()
	return decoded(t, written(t, a))
}

// decoded reads the one audit that a file holds.
func decoded(t *testing.T, data string) *Audit {
	t.Helper()
	out, err := Decode(strings.NewReader(data))
	if err != nil || len(out) != 1 {
		t.Fatalf("%d audits, %v", len(out), err)
	}
	return out[0]
}

func lines(t *testing.T, a *Audit) string {
	t.Helper()
	var b strings.Builder
	if err := a.EncodeLines(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// However documents are dealt out to audits, and in whatever order those are
// merged, the figures are those of one run.
func TestMergeEqualsOneRunHoweverDealtOut(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		whole := made(rng, "w", rng.IntN(30))
		parts := make([]*Audit, 1+rng.IntN(4))
		for i := range parts {
			parts[i] = &Audit{Tool: whole.Tool, GroupBy: whole.GroupBy, MinGroup: whole.MinGroup, Sample: &Sample{Size: 4, Seed: 9}}
		}
		for _, d := range whole.Documents {
			p := parts[rng.IntN(len(parts))]
			p.Documents = append(p.Documents, d)
		}
		for _, u := range whole.Unreadable {
			p := parts[rng.IntN(len(parts))]
			p.Unreadable = append(p.Unreadable, u)
		}
		parts[0].Summary.Skipped = whole.Summary.Skipped
		whole.Sample = &Sample{Size: 4, Seed: 9}
		whole.Tally()
		for i, p := range parts {
			p.Tally()
			if i%2 == 0 { // as either form holds it
				parts[i] = decoded(t, lines(t, p))
			} else {
				parts[i] = copied(t, p)
			}
		}
		rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		got, err := Merge(parts, func(i int) string { return fmt.Sprint(i) })
		if err != nil {
			t.Fatal(err)
		}
		if written(t, got) != written(t, whole) {
			t.Fatalf("seed %d: merged parts differ from the whole", seed)
		}
	}
}

func TestGroupsAddUpToTheTotal(t *testing.T) {
	a := made(rand.New(rand.NewPCG(7, 7)), "w", 40)
	a.MinGroup = 1
	a.Tally()
	var sum Group
	sum.Measures, sum.Families = make([]Count, len(Measures)), make([]Rate, 2)
	for _, g := range a.Groups {
		sum.Documents, sum.Words, sum.AbuseWords = sum.Documents+g.Documents, sum.Words+g.Words, sum.AbuseWords+g.AbuseWords
		for i, c := range g.Measures {
			if c.N+c.NotAsked != g.Documents || c.Met+c.Partly+c.NotEvident != c.N {
				t.Errorf("%s: %+v of %d documents", g.Name, c, g.Documents)
			}
			if f := c.MetOrPartly; f != nil && (f.Low > f.Value || f.Value > f.High) {
				t.Errorf("%s: %+v", g.Name, f)
			}
			sum.Measures[i].Met += c.Met
		}
		for i, r := range g.Families {
			sum.Families[i].Findings += r.Findings
		}
	}
	if len(a.Groups) != 4 || sum.Documents != a.Total.Documents || sum.Words != a.Total.Words || sum.AbuseWords != a.Total.AbuseWords {
		t.Errorf("%d groups, %+v, total %+v", len(a.Groups), sum, a.Total)
	}
	for i := range sum.Measures {
		if sum.Measures[i].Met != a.Total.Measures[i].Met {
			t.Errorf("%s: %d in groups, %d in total", Measures[i].ID, sum.Measures[i].Met, a.Total.Measures[i].Met)
		}
	}
	if len(a.Total.Families) != 2 || sum.Families[1].Findings != a.Total.Families[1].Findings || sum.Families[1].Findings == 0 {
		t.Errorf("families: %+v, total %+v", sum.Families, a.Total.Families)
	}
}

// Encode writes by hand what encoding/json would write of the struct.
func TestEncodeIsTheJSONOfTheAudit(t *testing.T) {
	for _, n := range []int{0, 1, 30} {
		a := made(rand.New(rand.NewPCG(5, 5)), "w<&>", n)
		a.Sample, a.WithText, a.Numbered = &Sample{Size: 3, Seed: 1}, n > 1, n > 1
		if n == 0 {
			a.Unreadable, a.Sample = nil, nil
		}
		a.Tally()
		var want bytes.Buffer
		if err := encode(&want, a); err != nil {
			t.Fatal(err)
		}
		if got := written(t, a); got != want.String() {
			t.Errorf("%d documents:\n%s\nwant\n%s", n, got, want.String())
		}
	}
}

func TestAuditsAsLinesMayFollowOneAnother(t *testing.T) {
	a, b := made(rand.New(rand.NewPCG(1, 2)), "a", 5), made(rand.New(rand.NewPCG(2, 2)), "b", 4)
	a.Numbered = true
	a.Tally()
	b.Tally()
	got, err := Decode(strings.NewReader("\ufeff" + lines(t, a) + lines(t, b)))
	if err != nil || len(got) != 2 || written(t, got[0]) != written(t, a) || written(t, got[1]) != written(t, b) {
		t.Errorf("%d audits, %v", len(got), err)
	}
}

func TestARecordComesBackAndHoldsNoWords(t *testing.T) {
	want := Record{
		Type: "plan", Words: 7, DomesticAbuse: true, Measures: Answers{0: lint.Met, 6: lint.Partly}, Suppressed: 2,
		Places: []Place{{"excuse/drink", lint.Warning, 3, 10, 14}, {"doubt/claims", lint.Error, 3, 0, 2}},
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Record
	if err := json.Unmarshal(data, &got); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, %v, want %v", err, got, want)
	}
	want.NotRead = []Part{{"footnotes", "“Sarah” could not be read"}}
	if data, err := json.Marshal(want); err == nil {
		t.Errorf("what is said of a part is kept: %s", data)
	}
	for _, bad := range []string{
		``, `{}`, `{"type":"plan","words":1,"measures":"000000"}`, `{"type":"plan","words":1,"measures":"0000009"}`,
		`{"type":"poem","words":1,"measures":"0000000"}`, `{"type":"plan","words":1,"measures":"0000000","places":[{"r":"a/b","s":9,"at":[0,0,1]}]}`,
		`{"type":"plan","words":1,"measures":"0000000","places":[{"r":"a/b","s":1,"at":[0,5,1]}]}`,
	} {
		if json.Unmarshal([]byte(bad), &got) == nil {
			t.Errorf("%s was taken for a record", bad)
		}
	}
}

// Each group gives its share, the same seed gives the same documents in whatever
// order they come, and no seed favours any.
func TestASampleIsStratifiedAndRepeatable(t *testing.T) {
	audit := func(seed uint64, reverse bool) *Audit {
		a := &Audit{GroupBy: "folder", MinGroup: 5, Sample: &Sample{Size: 10, Seed: seed}}
		for folder, n := range map[string]int{"big": 60, "mid": 30, "s1": 4, "s2": 3, "s3": 3} {
			for i := range n {
				a.Documents = append(a.Documents, Document{Path: fmt.Sprintf("%s/%02d", folder, i), Folder: folder, Type: "plan"})
			}
		}
		if reverse {
			slices.Reverse(a.Documents)
		}
		a.Tally()
		return a
	}
	drawn := map[string]int{}
	for seed := range uint64(400) {
		got := audit(seed, false).Sample.Documents
		if again := audit(seed, true).Sample.Documents; !slices.Equal(got, again) {
			t.Fatalf("seed %d: %v and %v", seed, got, again)
		}
		from := map[string]int{}
		for _, p := range got {
			drawn[p]++
			from[p[:1]]++
		}
		if from["b"] != 6 || from["m"] != 3 || from["s"] != 1 {
			t.Fatalf("seed %d: %v", seed, from)
		}
	}
	if len(drawn) != 100 {
		t.Errorf("%d of 100 documents are ever drawn", len(drawn))
	}
	for p, n := range drawn { // 40 expected, with a standard deviation of 6
		if n < 12 || n > 70 {
			t.Errorf("%s was drawn %d times of 400", p, n)
		}
	}
	small := &Audit{GroupBy: "folder", MinGroup: 5, Sample: &Sample{Size: 10}, Documents: []Document{{Path: "a"}, {Path: "b"}}}
	small.Tally()
	if len(small.Sample.Documents) != 2 {
		t.Errorf("of two documents: %v", small.Sample.Documents)
	}
	(&Audit{GroupBy: "folder", MinGroup: 5, Sample: &Sample{Size: 10}}).Tally() // of none
}

// grouped is an audit of groups of some sizes, in which the first n documents of
// each are asked about a pattern, and are about domestic abuse.
func grouped(least int, sizes, asked map[string]int) *Audit {
	a := &Audit{GroupBy: "team", MinGroup: least, Tool: Tool{Families: []string{"excuse"}}}
	for team, n := range sizes {
		for i := range n {
			d := Document{Path: fmt.Sprint(team, i), Group: team, Words: 100}
			if i < asked[team] {
				d.Measures, d.DomesticAbuse = Answers{lint.Met}, true
				d.Findings = Counts{{"excuse", BySeverity{Warnings: 1}}}
			}
			a.Documents = append(a.Documents, d)
		}
	}
	a.Tally()
	return a
}

func TestSmallGroupsAreFoldedTogether(t *testing.T) {
	a := grouped(3, map[string]int{"a": 3, "b": 2, "": 1, "c": 1}, nil)
	if len(a.Groups) != 1 || a.Withheld != (Withheld{3, 4, 0}) || a.OtherGroups == nil || a.OtherGroups.Documents != 4 || a.OtherGroups.Words != 400 {
		t.Errorf("groups %+v, withheld %+v, others %+v", a.Groups, a.Withheld, a.OtherGroups)
	}
}

func TestTheNextLargerGroupHidesASmallOne(t *testing.T) {
	for name, tt := range map[string]struct {
		sizes map[string]int
		shown []string
		want  Withheld
	}{
		"one small group":          {map[string]int{"a": 9, "b": 6, "c": 2, "d": 7}, []string{"a", "d"}, Withheld{2, 8, 1}},
		"two that are few even so": {map[string]int{"a": 9, "b": 6, "c": 2, "d": 1}, []string{"a"}, Withheld{3, 9, 1}},
		"two that are enough":      {map[string]int{"a": 9, "b": 6, "c": 2, "d": 3}, []string{"a", "b"}, Withheld{2, 5, 0}},
		"of one size, by name":     {map[string]int{"b": 6, "a": 6, "c": 4}, []string{"b"}, Withheld{2, 10, 1}},
		"nothing is left":          {map[string]int{"a": 30, "b": 4}, nil, Withheld{2, 34, 1}},
		"all are small":            {map[string]int{"a": 3, "b": 4}, nil, Withheld{2, 7, 0}},
		"none is small":            {map[string]int{"a": 5, "b": 6}, []string{"a", "b"}, Withheld{}},
	} {
		a := grouped(5, tt.sizes, nil)
		var shown []string
		for _, g := range a.Groups {
			shown = append(shown, g.Name)
		}
		if !slices.Equal(shown, tt.shown) || a.Withheld != tt.want || (a.OtherGroups != nil) != (len(shown) > 0 && tt.want.Groups > 0) {
			t.Errorf("%s: shown %v, withheld %+v, others %+v", name, shown, a.Withheld, a.OtherGroups)
		}
	}
}

// However groups and answers fall, nothing that is shown, and nothing that is the
// total less what is shown, is of fewer documents than the least.
func TestNothingSmallFollowsFromWhatIsShown(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 5))
		sizes, asked := map[string]int{}, map[string]int{}
		for i := range 1 + rng.IntN(7) {
			name := fmt.Sprint("team ", i)
			sizes[name] = 1 + rng.IntN(14)
			asked[name] = rng.IntN(sizes[name] + 1)
		}
		a := grouped(5, sizes, asked)
		all := slices.Clone(a.Groups)
		if a.OtherGroups != nil {
			all = append(all, *a.OtherGroups)
		}
		documents, n, about := a.Total.Documents, a.Total.Measures[0].N, a.Total.DomesticAbuse
		measures, rates := 0, 0
		for _, g := range all {
			documents -= g.Documents
			if g.Documents < 5 {
				t.Errorf("seed %d: a group of %d", seed, g.Documents)
			}
			if c := g.Measures[0]; c.Withheld == "" {
				n, measures = n-c.N, measures+1
				if c.N > 0 && c.N < 5 {
					t.Errorf("seed %d: a figure of %d", seed, c.N)
				}
			}
			if g.Families[0].Withheld == "" {
				about, rates = about-g.DomesticAbuse, rates+1
				if k := g.DomesticAbuse; k > 0 && k < 5 {
					t.Errorf("seed %d: a rate of %d", seed, k)
				}
			}
		}
		for what, left := range map[string]int{"groups": documents, "measures": n, "rates": about} {
			shown := map[string]int{"groups": len(all), "measures": measures, "rates": rates}[what]
			if left > 0 && left < 5 && shown > 0 {
				t.Errorf("seed %d: %s: %d are the rest: %v, %v", seed, what, left, sizes, asked)
			}
		}
	}
}

func TestAFigureOfFewDocumentsIsWithheld(t *testing.T) {
	a := grouped(5, map[string]int{"a": 12, "b": 12, "c": 12}, map[string]int{"a": 2, "b": 7, "c": 9})
	for i, want := range []string{"n below 5", NotShown, ""} {
		g := a.Groups[i]
		if g.Measures[0].Withheld != want || (g.Measures[0].N == 0) != (want != "") || g.Families[0].Withheld != want || (g.Families[0].Findings == 0) != (want != "") {
			t.Errorf("%s: %+v, %+v", g.Name, g.Measures[0], g.Families[0])
		}
		if g.Measures[1].Withheld != "" { // nobody was asked
			t.Errorf("%s: %+v", g.Name, g.Measures[1])
		}
	}
	if c := a.Total.Measures[0]; c.Withheld != "" || c.N != 18 {
		t.Errorf("the total: %+v", c)
	}
	var small struct {
		Groups []struct{ Measures, Families []map[string]any }
	}
	if err := json.Unmarshal([]byte(written(t, a)), &small); err != nil {
		t.Fatal(err)
	}
	for _, cells := range [][]map[string]any{small.Groups[0].Measures, small.Groups[0].Families} {
		if c := cells[0]; len(c) != 2 || c["withheld"] != "n below 5" {
			t.Errorf("as JSON: %v", c)
		}
	}
	b := grouped(5, map[string]int{"a": 12}, map[string]int{"a": 12})
	c := Compare(a, b, "a", "b")
	if p := c.Groups[0]; p.Measures[0].Difference != nil || p.Families[0].Difference != nil || p.Measures[0].A.Withheld == "" || p.Measures[0].B.N != 12 {
		t.Errorf("compared: %+v, %+v", p.Measures[0], p.Families[0])
	}
	if c.Total.Measures[0].Difference == nil {
		t.Error("the totals are not compared")
	}
}

func TestDecodeWorksFiguresOutAnew(t *testing.T) {
	a := made(rand.New(rand.NewPCG(3, 3)), "w", 12)
	a.Tally()
	good := written(t, a)
	forged := strings.ReplaceAll(strings.ReplaceAll(good, `"met": `, `"met": 9`), `"n": `, `"n": 9`)
	if forged == good {
		t.Fatal("nothing was forged")
	}
	if written(t, decoded(t, forged)) != good {
		t.Error("figures written by hand were believed")
	}
}

func TestDecodeRefusesWhatIsNoAudit(t *testing.T) {
	a := made(rand.New(rand.NewPCG(3, 3)), "w", 3)
	a.Tally()
	change := func(edit func(map[string]any, map[string]any)) string {
		var m map[string]any
		if err := json.Unmarshal([]byte(written(t, a)), &m); err != nil {
			t.Fatal(err)
		}
		edit(m, m["documents"].([]any)[0].(map[string]any))
		out, _ := json.Marshal(m)
		return string(out)
	}
	for name, tt := range map[string]struct{ data, says string }{
		"nothing":       {"", "is not an audit"},
		"half":          {written(t, a)[:200], "is damaged"},
		"no answers":    {change(func(_, d map[string]any) { delete(d, "measures") }), "document 1 has no answers"},
		"odd findings":  {change(func(_, d map[string]any) { d["findings"] = 3 }), "document 1 has no counts"},
		"no sample":     {change(func(m, _ map[string]any) { m["sample"] = map[string]any{} }), "sample"},
		"lines, no end": {strings.Join(strings.SplitAfter(lines(t, a), "\n")[:3], ""), "is cut short"},
		"half a line":   {lines(t, a)[:300], "is cut short"},
		"a line gone":   {strings.Replace(lines(t, a), strings.SplitAfter(lines(t, a), "\n")[1], "", 1), "lines are missing"},
		"later lines":   {`{"schema": "dalint/audit-lines/2"}`, "another form"},
		"other schema":  {`{"schema": "dalint/check/1"}`, "is not an audit"},
		"later schema":  {`{"schema": "dalint/audit/2"}`, "another form"},
		"wrong kinds":   {`{"schema": "dalint/audit/1", "documents": 3}`, "is damaged"},
		"no grouping":   {change(func(m, _ map[string]any) { delete(m, "group_by") }), "group_by"},
		"no smallest":   {change(func(m, _ map[string]any) { m["min_group"] = 0 }), "min_group"},
		"no path":       {change(func(_, d map[string]any) { d["path"] = "" }), "document 1"},
		"odd type":      {change(func(_, d map[string]any) { d["type"] = "poem" }), "document 1"},
		"minus words":   {change(func(_, d map[string]any) { d["words"] = -1 }), "document 1"},
		"no answer":     {change(func(_, d map[string]any) { delete(d["measures"].(map[string]any), "child-impact") }), "child-impact"},
		"odd answer":    {change(func(_, d map[string]any) { d["measures"].(map[string]any)["child-impact"] = "yes" }), "child-impact"},
		"minus finding": {change(func(_, d map[string]any) { d["findings"] = map[string]any{"excuse": map[string]any{"errors": -1}} }), "document 1"},
		"no findings":   {change(func(_, d map[string]any) { delete(d, "findings") }), "document 1 has no counts of findings"},
		"null findings": {change(func(_, d map[string]any) { d["findings"] = nil }), "document 1 has no counts of findings"},
		"twice":         {change(func(m, d map[string]any) { m["documents"] = []any{d, d} }), "twice"},
	} {
		if _, err := Decode(strings.NewReader(tt.data)); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %q", name, err, tt.says)
		}
	}
}

func TestMergeRefusesWhatDoesNotBelongTogether(t *testing.T) {
	say := func(i int) string { return []string{"a.json", "b.json"}[i] }
	for name, tt := range map[string]struct {
		edit func(*Audit)
		says string
	}{
		"rules":    {func(b *Audit) { b.Tool.Rules = "built-in@2" }, "a.json and b.json were made with different"},
		"version":  {func(b *Audit) { b.Tool.Version = "2" }, "different versions or rules"},
		"groups":   {func(b *Audit) { b.GroupBy = "type" }, "--group-by"},
		"smallest": {func(b *Audit) { b.MinGroup = 9 }, "--min-group"},
		"text":     {func(b *Audit) { b.WithText = true }, "--with-text"},
		"key":      {func(b *Audit) { b.Numbered = true }, "--key"},
		"sample":   {func(b *Audit) { b.Sample = &Sample{Size: 3} }, "--sample"},
		"document": {func(b *Audit) { b.Documents[0].Path = "a/1" }, "both hold a/1"},
	} {
		a, b := made(rand.New(rand.NewPCG(1, 1)), "a", 4), made(rand.New(rand.NewPCG(2, 1)), "b", 4)
		a.Documents[2].Path = "a/1"
		tt.edit(b)
		a.Tally()
		b.Tally()
		if _, err := Merge([]*Audit{a, b}, say); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %q", name, err, tt.says)
		}
	}
	if _, err := Merge(nil, say); err == nil {
		t.Error("an audit of nothing")
	}
}

func TestCompareTellsDifferences(t *testing.T) {
	side := func(met, not int) *Audit {
		a := &Audit{GroupBy: "folder", MinGroup: 1, Tool: Tool{Families: []string{"excuse"}}}
		for i := range met + not {
			st, n := lint.Met, 0
			if i >= met {
				st, n = lint.NotEvident, 1
			}
			a.Documents = append(a.Documents, Document{
				Path: fmt.Sprint(i), Folder: "f", Words: 1000, DomesticAbuse: true,
				Measures: Answers{1: st}, Findings: Counts{{"excuse", BySeverity{Warnings: n, Suggestions: 7}}},
			})
		}
		a.Tally()
		return a
	}
	c := Compare(side(48, 32), side(56, 14), "a", "b")
	for _, p := range []Pair{c.Total, c.Groups[0]} {
		d := p.Measures[1].Difference
		if d == nil || d.Value != 0.2 || d.Low != 0.0524 || d.High != 0.3339 { // Newcombe 1998, table II, example (a)
			t.Errorf("child-impact: %+v", d)
		}
		if p.Measures[0].Difference != nil {
			t.Error("a difference of what was not asked")
		}
		if f := p.Families[0]; f.A.Per1000.Value != 0.4 || f.B.Per1000.Value != 0.2 || f.Difference.Value != -0.2 {
			t.Errorf("excuse: %+v", f)
		}
	}
	again := Compare(side(48, 32), side(48, 32), "a", "a")
	if m := again.Total.Measures[1]; m.Difference.Value != 0 || m.Differs || !again.SameRules {
		t.Errorf("an audit and itself: %+v", m)
	}
	other := side(1, 1)
	other.Documents[0].Folder = "g"
	other.Tool.Rules = "x"
	other.Tally()
	if c := Compare(side(1, 1), other, "a", "b"); len(c.OneSided) != 1 || c.OneSided[0] != "g" || c.SameRules {
		t.Errorf("one-sided %v, same rules %v", c.OneSided, c.SameRules)
	}
}

func profile(figures map[string]map[string]int, st lint.Status) *lint.Profile {
	p := &lint.Profile{}
	for id, fs := range figures {
		j := lint.Judgement{Rule: &lint.Rule{ID: "practice/" + id}, Status: st}
		for name, n := range fs {
			j.Figures = append(j.Figures, lint.Figure{Name: name, Value: n})
		}
		p.Judgements = append(p.Judgements, j)
	}
	return p
}

func TestWhatIsExpectedOfEachParent(t *testing.T) {
	const plan, parent = "plan-targets-perpetrator", "perpetrator-as-parent"
	for name, tt := range map[string]struct {
		p    *lint.Profile
		want lint.Status
	}{
		"told apart":             {profile(map[string]map[string]int{plan: {"behavioural": 1}}, lint.Partly), lint.Met},
		"told outside the plan":  {profile(map[string]map[string]int{plan: {}, parent: {"expectations": 1}}, lint.Partly), lint.Met},
		"a line asks both":       {profile(map[string]map[string]int{plan: {"behavioural": 2, "joint": 1}}, lint.Partly), lint.Partly},
		"attendance alone":       {profile(map[string]map[string]int{plan: {"attendance": 1}}, lint.Partly), lint.Partly},
		"the survivor alone":     {profile(map[string]map[string]int{plan: {"survivor_tasks": 4, "joint": 1}}, lint.NotEvident), lint.NotEvident},
		"not asked for a plan":   {profile(map[string]map[string]int{plan: {"behavioural": 1}}, lint.NotApplicable), lint.NotApplicable},
		"the check turned off":   {profile(map[string]map[string]int{parent: {"expectations": 1}}, lint.Met), lint.NotApplicable},
		"there is no profile":    {nil, lint.NotApplicable},
		"a profile of no checks": {&lint.Profile{}, lint.NotApplicable},
	} {
		if got := expectations(&lint.Result{Profile: tt.p}); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestWhoMakesTheSurvivorAnswerableIsNotClearWithBoth(t *testing.T) {
	const plan = "plan-targets-perpetrator"
	asked := profile(map[string]map[string]int{plan: {"behavioural": 1}}, lint.Met)
	nobody := profile(map[string]map[string]int{plan: {}}, lint.NotEvident)
	for name, tt := range map[string]struct {
		p      *lint.Profile
		family string
		at     lint.Severity
		want   lint.Status
	}{
		"beside what he is asked": {asked, "survivor-held-responsible", lint.Error, lint.Partly},
		"at a warning":            {asked, "survivor-held-responsible", lint.Warning, lint.Partly},
		"a hint alone":            {asked, "survivor-held-responsible", lint.Suggestion, lint.Met},
		"something else":          {asked, "euphemism", lint.Error, lint.Met},
		"and nothing of him":      {nobody, "survivor-held-responsible", lint.Error, lint.NotEvident},
	} {
		r := &lint.Result{Profile: tt.p, Findings: []lint.Finding{{Rule: &lint.Rule{Family: tt.family}, Severity: tt.at}}}
		if got := expectations(r); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestReadCountsByFamilyAndSeverity(t *testing.T) {
	rule := func(family string) *lint.Rule { return &lint.Rule{Family: family, ID: family + "/x"} }
	r := &lint.Result{Type: "plan", Words: 10, DomesticAbuse: true, Findings: []lint.Finding{
		{Rule: rule("excuse"), Severity: lint.Error}, {Rule: rule("excuse"), Severity: lint.Warning},
		{Rule: rule("excuse"), Severity: lint.Suggestion}, {Rule: rule("practice"), Severity: lint.Warning},
		{Rule: rule("dalint"), Severity: lint.Suggestion},
	}}
	rec := Keep(r)
	d := rec.Document("a.md", "f", "")
	if len(d.Findings) != 1 || d.Findings.Of("excuse") != (BySeverity{1, 1, 1}) {
		t.Errorf("findings: %+v", d.Findings)
	}
	if d.Measures != (Answers{}) {
		t.Errorf("answers without a profile: %v", d.Measures)
	}
}

func FuzzDecode(f *testing.F) {
	a := made(rand.New(rand.NewPCG(3, 3)), "w", 2)
	a.Tally()
	var b bytes.Buffer
	if err := a.Encode(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"schema": "dalint/audit/1"}`))
	b.Reset()
	if err := a.EncodeLines(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := Decode(bytes.NewReader(data))
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("%q", err)
			}
			return
		}
		for _, a := range all {
			first := written(t, a)
			if again := written(t, copied(t, a)); again != first {
				t.Error("an audit that is read and written again differs")
			}
			if again := written(t, decoded(t, lines(t, a))); again != first {
				t.Error("an audit that is written as lines differs")
			}
		}
	})
}
