package cast

import (
	"testing"

	"github.com/dalint/dalint/lint/language"
)

// TestFieldsAndAges reads who is who from forms, tables and ages alone. Each
// line of the text is a paragraph, as a cell of a table is.
func TestFieldsAndAges(t *testing.T) {
	for _, row := range []struct {
		name, role string
		lines      []string
		reason     string
	}{
		{"Dan Cole", "perpetrator", []string{"Alleged perpetrator(s): Dan Cole"}, "one or more are asked for"},
		{"Ellie Marsh", "child", []string{"Child's name: Ellie Marsh"}, "a label that owns its name"},
		{"Tom Marsh", "child", []string{"Name of child: Tom Marsh"}, "a label behind what is asked of it"},
		{"Fiona", "child", []string{"Fiona is seven. She lives in Perth."}, "an age in words"},
		{"Milo Torres", "child", []string{"Other present: TORRES, Milo, M/6 (son)."}, "an age behind a letter, as police have it"},
		{"Ava", "child", []string{"Ava (7) was seen at school."}, "an age in brackets"},
		{"Jamie", "child", []string{"We saw Jamie, aged 4, at nursery."}, "an age behind a comma"},
		{"Amy", "child", []string{"The seven-year-old Amy told her teacher."}, "an age before the name"},
		{"Amy", "unknown", []string{"I met Amy (four meetings) and her GP."}, "a number of meetings is no age"},
		{"Ivy Poole", "child", []string{"Name", "DOB", "Relationship", "Karen Poole", "12/03/1985", "Mother", "Ivy Poole", "1/2/2019", "Child"}, "a column of relations"},
		{"Karen Poole", "unknown", []string{"Name", "DOB", "Relationship", "Karen Poole", "12/03/1985", "Mother", "Ivy Poole", "1/2/2019", "Child"}, "a mother in a table is no child"},
		{"Ana Ruiz", "unknown", []string{"Petitioner: Ana Ruiz", "The petitioner asks for half of the holidays."}, "a side of a case says nothing of abuse"},
		{"Ana Ruiz", "survivor", []string{"Petition for a protective order", "Petitioner: Ana Ruiz", "Respondent: Joe Ruiz"}, "an application for an order that protects"},
		{"Joe Ruiz", "perpetrator", []string{"A restraining order against Joe Ruiz was made on 3 May."}, "an order that was made"},
		{"Joe Ruiz", "unknown", []string{"Ana applied for a restraining order against Joe Ruiz."}, "one that is asked for shows nothing"},
		{"Joe Ruiz", "unknown", []string{"A restraining order has not been made against Joe Ruiz."}, "one that was not made shows nothing"},
	} {
		var paras []*language.Paragraph
		for _, l := range row.lines {
			paras = append(paras, language.Scan(l))
		}
		c := Infer(nil, paras, lexicon())
		got := "nobody"
		for i := range c.People {
			for _, form := range append([]string{c.People[i].Name}, c.People[i].Aliases...) {
				if form == row.name {
					got = c.People[i].Role.String()
				}
			}
		}
		if got != row.role {
			t.Errorf("%s is %s, want %s (%s)", row.name, got, row.role, row.reason)
		}
	}
}
