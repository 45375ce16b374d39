package read

import (
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"headings", "# A *case* note\n\nSetext one\n===\n\n## Plan ##\n\nSetext two\n---\n# Again", `
			title1: A case note
			heading1: Setext one
			heading2: Plan
			heading2: Setext two
			heading1: Again`},
		{"soft and hard breaks", "Sarah was\nhit  \nby\\\nMark.<br>\nTwice.", "paragraph: Sarah was hit⏎by⏎Mark.⏎Twice."},
		{"split words are one", "Sarah was **sub**jected, _un_**believ**`ably`, [to](x) ~~it~~.", "paragraph: Sarah was subjected, unbelievably, to it."},
		{"entities and escapes", `R&amp;D, caf&eacute;, &#x2019;s, \*not\* \a, &nosuch; &amp`, `paragraph: R&D, café, ’s, *not* \a, &nosuch; &amp`},
		{"code keeps its signs", "`a &amp; \\*b*`\n\n    indented\n      more\n\n```go\nx := 1\n\n\ty\n```", `
			paragraph: a &amp; \*b*
			code: indented⏎  more
			code: x := 1⏎⏎⇥y`},
		{"links, images, addresses", `See [the *plan*](a.md "title"), ![a photo](p.png), [ref][r], <https://x.org>.` + "\n\n[r]: http://y.org", `
			paragraph: See the plan, a photo, ref, https://x.org.`},
		{"lists", "- one\n  goes on\n  - nested\n    1. deep\n\n       para\n- [x] done\n\n* other", `
			list-item1: one goes on
			list-item2: nested
			list-item3: deep
			list-item3: para
			list-item1: done
			list-item1: other`},
		{"quotes", "> Quoted\nlazily\n>\n> > twice\n> - item\n", `
			quote: Quoted lazily
			quote: twice
			quote: item`},
		{"table", "Before\n\n| Who | What |\n|:--|--:|\n| Mark | **hit** Sarah \\| once |\n| | |\n", `
			paragraph: Before
			cell 1/1/1: Who
			cell 1/1/2: What
			cell 1/2/1: Mark
			cell 1/2/2: hit Sarah | once`},
		{"HTML blocks and tags", "<div>\n<p>Visible &amp; here<p>two\n<script>no()</script>\n</div>\n\nWith <b>in</b>line <!-- not --> tags.\n\n> <table><tr><td>a\n> b</table>", `
			paragraph: Visible & here
			paragraph: two
			paragraph: With inline tags.
			cell 1/1/1: a b`},
		{"bold labels", "**Child:** Aila  **Mother:** X", "paragraph: Child: Aila  Mother: X"},
		{"footnotes", "It was him[^1].\n\n[^1]: So she\n    said.", `
			paragraph: It was him.
			note: So she said.`},
		{"rule at the top", "---\n\nOne.\n\n---\n", "paragraph: One."},
		{"tabs", "-\tone\n\n\ttwo\n\na\tb", `
			list-item1: one
			list-item1: two
			paragraph: a b`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for name, nl := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
				doc, err := Markdown([]byte(strings.ReplaceAll(tt.in, "\n", nl)))
				if err != nil {
					t.Fatal(err)
				}
				check(t, doc, nil)
				if got, want := show(doc), lines(tt.want); got != want {
					t.Errorf("%s: got:\n%swant:\n%s", name, got, want)
				}
			}
		})
	}
}

func TestMarkdownPositions(t *testing.T) {
	doc, err := Markdown([]byte("\ufeff# É\r\n\r\nShe was **sub**jected to\r\n> it.\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(doc.Blocks[1].Text, "subjected")
	if got, want := doc.Position(1, at), (text.Position{Line: 3, Column: 11, Offset: 17}); got != want {
		t.Errorf("start %+v, want %+v", got, want)
	}
	if got, want := doc.EndPosition(1, at+len("subjected")), (text.Position{Line: 3, Column: 22, Offset: 28}); got != want {
		t.Errorf("end %+v, want %+v", got, want)
	}
}

func TestDirectives(t *testing.T) {
	type row struct {
		rule, reason string
		file         bool
		block        string
	}
	for _, tt := range []struct {
		name, in string
		want     row
	}{
		{"rule and reason", "Before.\n\n<!-- dalint-ignore euphemism/domestic-dispute the police said so -->\nAfter.", row{"euphemism/domestic-dispute", "the police said so", false, "After."}},
		{"no reason", "<!-- dalint-ignore euphemism/x -->\n\nAfter.", row{"euphemism/x", "", false, "After."}},
		{"nothing named", "<!--dalint-ignore-->\nAfter.", row{"", "", false, "After."}},
		{"only a reason", "<!-- dalint-ignore: quoting him\nat length -->\nAfter.", row{"", "quoting him at length", false, "After."}},
		{"whole file", "A.\n\n<!-- dalint-ignore-file doubt/* a court form -->", row{"doubt/*", "a court form", true, ""}},
		{"nothing follows", "A.\n\n<!-- dalint-ignore x/y z -->", row{"x/y", "z", false, ""}},
		{"inside a paragraph", "A b <!-- dalint-ignore x/y z --> c.\n\nD.", row{"x/y", "z", false, "A b c."}},
		{"before a list item", "- a\n<!-- dalint-ignore x/y z -->\n- b", row{"x/y", "z", false, "b"}},
	} {
		for _, name := range []string{"a.md", "a.html"} {
			in := tt.in
			if name == "a.html" {
				in = strings.NewReplacer("\n\n", "<p>", "\n", "<p>").Replace(in)
				if tt.name == "only a reason" || tt.name == "before a list item" {
					continue
				}
			}
			doc, err := Document(name, []byte(in))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, nil)
			if len(doc.Directives) != 1 {
				t.Fatalf("%s %s: %+v", name, tt.name, doc.Directives)
			}
			d := doc.Directives[0]
			got := row{d.Rule, d.Reason, d.File, ""}
			if d.Block >= 0 {
				got.block = doc.Blocks[d.Block].Text
			}
			if got != tt.want || d.By != "inline" {
				t.Errorf("%s %s: %+v, want %+v", name, tt.name, got, tt.want)
			}
		}
	}
	doc, err := Markdown([]byte("<!-- dalint-ignored --> <!-- other -->\n\nA."))
	if err != nil || len(doc.Directives) != 0 {
		t.Errorf("%v %+v", err, doc.Directives)
	}
	d := text.Directive{Reason: "doubt: she says so"}.ForFamily(func(s string) bool { return s == "doubt" })
	if d.Rule != "doubt" || d.Reason != "she says so" {
		t.Errorf("ForFamily: %+v", d)
	}
}

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct{ name, in, properties, problem string }{
		{"scalars", "dalint:\n  perpetrator: Mark Reid # him\n  type: case-note", "perpetrator=Mark Reid;type=case-note", ""},
		{"lists", "title: x\ndalint:\n    child: [Leo, \"Mia, the baby\"]\n    survivor:\n    - Sarah=mother\n    - 'Ms O''Neil'\ntags: [a]", "child=Leo|Mia, the baby;survivor=Sarah=mother|Ms O'Neil", ""},
		{"quoted", `dalint:` + "\n" + ` professional: "Ms \"Ada\" Okafor"`, `professional=Ms "Ada" Okafor`, ""},
		{"other keys are left alone", "a: {b: [}\n- c\nd:\n\te: f", "", ""},
		{"empty", "", "", ""},
		{"unknown key", "dalint:\n  perp: X", "", "line 3: has a key that dalint does not know (it knows perpetrator, survivor, child, professional, type, shared-with-perpetrator)"},
		{"no value", "dalint:\n  Mark Reid", "", "line 3: is not a key with a value (name: value)"},
		{"on one line", "dalint: {perpetrator: X}", "", "line 2: “dalint” takes keys on lines of their own, indented below it"},
		{"block text", "dalint:\n  child: |\n    Leo", "", "line 3: the value of “child” is more than dalint reads; write a name, or a list of names"},
		{"list on lines", "dalint:\n  child: [Leo,\n", "", "line 3: the list of “child” does not end on its line"},
		{"stray item", "dalint:\n  - Leo", "", "line 3: is a list item without a key above it"},
		{"ragged", "dalint:\n  child: Leo\n    type: x", "child=Leo", "line 4: is indented differently from the line above it"},
		{"tab", "dalint:\n\tchild: Leo", "", "line 3: is indented with a tab; use spaces"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Markdown([]byte("---\n" + tt.in + "\n---\n# Title\n\nText.\n"))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, nil)
			if len(doc.Blocks) != 2 || doc.Blocks[0].Text != "Title" {
				t.Errorf("blocks:\n%s", show(doc))
			}
			var got []string
			for _, k := range []string{"child", "perpetrator", "professional", "survivor", "type"} {
				if v := doc.Properties[k]; v != nil {
					got = append(got, k+"="+strings.Join(v, "|"))
				}
			}
			if s := strings.Join(got, ";"); s != tt.properties {
				t.Errorf("properties %q, want %q", s, tt.properties)
			}
			problem := ""
			if len(doc.Skipped) > 0 {
				problem = doc.Skipped[0].Message
			}
			if problem != tt.problem {
				t.Errorf("problem %q, want %q", problem, tt.problem)
			}
		})
	}
	doc, err := Markdown([]byte("---\ndalint:\n  child: Leo\n\nText."))
	if err != nil || len(doc.Skipped) != 1 || doc.Properties != nil {
		t.Errorf("unfinished: %v %+v", err, doc)
	}
}
