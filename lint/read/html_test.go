package read

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"page", `<!doctype html><html><head><title>T</title><style>p{}</style><script>x()</script></head><body><h1>Case note</h1><p>Sarah was <b>sub</b>jected
			to   it.</p><h2>Plan</h2>Loose text.<h1>Again</h1></body></html>`, `
			title1: Case note
			paragraph: Sarah was subjected to it.
			heading2: Plan
			paragraph: Loose text.
			heading1: Again`},
		{"entities", `R&amp;D caf&eacute; &#8217;s &notit; &nosuch; a & b &lt;p&gt; &copy 2 x&nbsp;y sub&shy;ject`, "paragraph: R&D café ’s ¬it; &nosuch; a & b <p> © 2 x\u00a0y subject"},
		{"unclosed tags", `<p>one<p>two<ul><li>a<li>b<ol><li>c</ol><li>d</ul>three`, `
			paragraph: one
			paragraph: two
			list-item1: a
			list-item1: b
			list-item2: c
			list-item1: d
			paragraph: three`},
		{"tables", `<table><caption>Cap</caption><tr><th>Who<th>What<tr><td>Mark<td><p>hit<p>Sarah<table><tr><td>in</table>out</table>after`, `
			paragraph: Cap
			cell 1/1/1: Who
			cell 1/1/2: What
			cell 1/2/1: Mark
			cell 1/2/2: hit
			cell 1/2/2: Sarah
			cell 2/1/1: in
			cell 1/2/2: out
			paragraph: after`},
		{"line breaks", `one <br> two<br/><br>three<br>`, `
			paragraph: one⏎two
			paragraph: three`},
		{"quotes and lists", `<blockquote><p>Quoted<ul><li>item</ul></blockquote>`, `
			quote: Quoted
			quote: item`},
		{"preformatted", "<pre>\n a\r\n  b &amp;\n</pre><p>c", `
			code:  a⏎  b &
			paragraph: c`},
		{"hidden", `<p hidden>no<p>yes<div style="color:red; DISPLAY: none"><p>no</div><template>no</template><span style="visibility:hidden">no</span> too<dialog>no</dialog><noscript>no</noscript>`, `
			paragraph: yes
			paragraph: too`},
		{"forms", `<form><legend>About you</legend><select><option>no<option selected>chosen</select><textarea>Sarah &amp; I
was hit</textarea></form>`, `
			label: About you
			paragraph: chosen
			paragraph: Sarah & I⏎was hit`},
		{"white space at edges", "<div> <p> a <i> b </i> </p> <!-- c --> </div>", "paragraph: a b"},
		{"stray ends", "</p></table></ul>a</td></h1>b</b><br></br>c<", `
			paragraph: a
			paragraph: b
			paragraph: c<`},
		{"unfinished tag", "a <b", "paragraph: a"},
		{"nothing", "<html></html>", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := HTML([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, nil)
			compare(t, show(doc), lines(tt.want))
		})
	}
}

func TestHTMLCharset(t *testing.T) {
	for name, in := range map[string]string{
		"undeclared":       "<p>caf\xe9 \x93hit\x94",
		"declared":         `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>caf` + "\xe9 \x93hit\x94",
		"declared Latin 1": `<META CHARSET='ISO-8859-1'><p>caf` + "\xe9 \x93hit\x94",
		"UTF-8":            `<meta charset=utf-8><p>café “hit”`,
		"UTF-16":           string(utf16Bytes(`<meta charset="utf-16"><p>café “hit”`, binary.LittleEndian, true)),
		"wrongly declared": `<meta charset=koi8-r><p>café “hit”`,
	} {
		doc, err := HTML([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, doc, nil)
		if got := doc.Blocks[0].Text; got != "café “hit”" {
			t.Errorf("%s: %q", name, got)
		}
	}
	doc, err := HTML([]byte(`<meta charset=koi8-r><p>` + "\xeb\xe9"))
	if reason(err) != BadEncoding || !strings.Contains(err.Error(), "koi8-r") {
		t.Errorf("unknown encoding: %v %v", doc, err)
	}
}

func TestHTMLPositions(t *testing.T) {
	doc, err := HTML([]byte("<p>Caf&eacute;\n<b>sub</b>jected</p>"))
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(doc.Blocks[0].Text, "subjected")
	if got, want := doc.Position(0, at), (text.Position{Line: 2, Column: 4, Offset: 18}); got != want {
		t.Errorf("start %+v, want %+v", got, want)
	}
	if got := sourceAt(doc, doc.Position(0, 3)); got != '&' {
		t.Errorf("é starts at %q", got)
	}
}
