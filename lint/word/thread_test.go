package word

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/report"
	"github.com/dalint/dalint/lint/text"
)

const sentence = "They have a volatile relationship and it takes two."

func draft() []byte {
	return readtest.Body(readtest.P(readtest.R("Case note")), readtest.P(readtest.R(sentence)))
}

var two = []mark2{{words: "a volatile relationship"}, {words: "it takes two"}}

// replied is a reviewed copy in which a person has replied to dalint's comment
// on the first finding, as Word stores it.
func replied(t *testing.T, reply string) []byte {
	t.Helper()
	data, _ := review(t, draft(), find(t, draft(), two), options)
	parts := readtest.Unzip(t, data)
	p := validate(t, data)
	findings, _ := p.ours()
	id := findings[0].attrs["id"]
	comments, body := parts["word/comments.xml"], parts["word/document.xml"]

	// Word names the last paragraph of every comment; this one is enough.
	own := strings.Index(comments, `w:id="`+id+`"`)
	end := own + strings.Index(comments[own:], "</w:comment>")
	last := strings.LastIndex(comments[:end], "<w:p>")
	comments = comments[:last] + `<w:p w14:paraId="0000000A">` + comments[last+len("<w:p>"):]
	comments = strings.Replace(comments, "<w:comments ", `<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" `, 1)
	comments = strings.Replace(comments, "</w:comments>", `<w:comment w:id="90" w:author="Jo"><w:p w14:paraId="0000000B"><w:r><w:t>`+reply+`</w:t></w:r></w:p></w:comment></w:comments>`, 1)
	start, stop := `<w:commentRangeStart w:id="`+id+`"/>`, `<w:commentRangeEnd w:id="`+id+`"/>`
	body = strings.Replace(body, start, start+`<w:commentRangeStart w:id="90"/>`, 1)
	body = strings.Replace(body, stop, `<w:commentRangeEnd w:id="90"/><w:r><w:commentReference w:id="90"/></w:r>`+stop, 1)
	parts["word/comments.xml"], parts["word/document.xml"] = comments, body
	const w15 = `xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
	parts["word/commentsExtended.xml"] = `<w15:commentsEx ` + w15 + `><w15:commentEx w15:paraId="0000000A" w15:done="0"/><w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>`
	parts["word/commentsIds.xml"] = `<i:commentsIds xmlns:i="urn:ids"><i:commentId i:paraId="0000000A" i:durableId="11111111"/><i:commentId i:paraId="0000000B" i:durableId="22222222"/></i:commentsIds>`
	parts["word/commentsExtensible.xml"] = `<e:commentsExtensible xmlns:e="urn:e"><e:commentExtensible e:durableId="11111111"/><e:commentExtensible e:durableId="22222222"/></e:commentsExtensible>`
	rels := parts["word/_rels/document.xml.rels"]
	for i, kind := range []string{"commentsExtended", "commentsIds", "commentsExtensible"} {
		rels = strings.Replace(rels, "</Relationships>", fmt.Sprintf(`<Relationship Id="x%d" Type="http://schemas.microsoft.com/office/2016/relationships/%s" Target="%s.xml"/></Relationships>`, i, kind, kind), 1)
	}
	parts["word/_rels/document.xml.rels"] = rels
	out := readtest.Zip(parts)
	validate(t, out)
	return out
}

// What a person answered stays, and so does what they answered; the finding is
// not commented on a second time.
func TestConversationStays(t *testing.T) {
	for _, reply := range []string{"I disagree: they told me so.", "dalint: keeping this in mind"} {
		t.Run(reply, func(t *testing.T) { conversationStays(t, reply) })
	}
}

func conversationStays(t *testing.T, reply string) {
	data := replied(t, reply)
	second, out := review(t, data, find(t, data, two), options)
	p := validate(t, second)
	findings, _ := p.ours()
	if len(findings) != 2 || out.Comments != 1 || out.Answered != 1 || out.Removed != 2 {
		t.Errorf("%d comments, %+v", len(findings), out)
	}
	if got := others(p); !slices.Equal(got, []string{"90: " + reply + " on a volatile relationship"}) {
		t.Errorf("others: %q", got)
	}
	if ext := readtest.Unzip(t, second)["word/commentsExtended.xml"]; !strings.Contains(ext, `paraIdParent="0000000A"`) {
		t.Errorf("the reply is no reply any more: %s", ext)
	}
}

// A reply that keeps the words quiets the finding. Its own comment goes, the
// reply stays as a comment in its own right, and nothing points at what is gone.
func TestKeepReply(t *testing.T) {
	data := replied(t, "dalint: keep, her own words")
	doc, err := read.Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	r := find(t, data, two)
	r.Document = doc
	r.Suppress(nil, nil, lint.Options{})
	if len(r.Suppressed) != 1 || r.Suppressed[0].Reason != "her own words" {
		t.Fatalf("kept: %+v", r.Suppressed)
	}
	second, out := review(t, data, r, options)
	p := validate(t, second)
	findings, summary := p.ours()
	if len(findings) != 1 || out.Comments != 1 || out.Removed != 3 {
		t.Errorf("%d comments, %+v", len(findings), out)
	}
	if got := others(p); !slices.Equal(got, []string{"90: dalint: keep, her own words on a volatile relationship"}) {
		t.Errorf("others: %q", got)
	}
	if s := strings.Join(lines(summary), "\n"); !strings.Contains(s, "Kept on purpose: “a volatile relationship”, mutualising/made-up: her own words") {
		t.Errorf("the summary says %s", s)
	}
	for _, part := range []string{"commentsExtended", "commentsIds", "commentsExtensible"} {
		s := readtest.Unzip(t, second)["word/"+part+".xml"]
		if strings.Contains(s, "0000000A") || strings.Contains(s, "11111111") || !strings.Contains(s, "0000000B") && !strings.Contains(s, "22222222") {
			t.Errorf("%s says %s", part, s)
		}
	}
	third, _ := review(t, second, func() *lint.Result { r := find(t, second, two); r.Suppress(nil, nil, lint.Options{}); return r }(), options)
	if f, _ := validate(t, third).ours(); len(f) != 1 {
		t.Errorf("a third review has %d comments, want the one that is not kept", len(f))
	}
}

// Cleaning takes dalint's comments out of a conversation and loses no word of a person's.
func TestCleanConversation(t *testing.T) {
	data := replied(t, "I disagree.")
	var b bytes.Buffer
	out, err := Clean(&b, data)
	if err != nil {
		t.Fatal(err)
	}
	p := validate(t, b.Bytes())
	if f, s := p.ours(); len(f) > 0 || s != nil || out.Removed != 3 {
		t.Errorf("%d left, %+v", len(f), out)
	}
	if got := others(p); !slices.Equal(got, []string{"90: I disagree. on a volatile relationship"}) {
		t.Errorf("others: %q", got)
	}
	sameDocument(t, data, b.Bytes())
}

// A comment of dalint's that somebody has written into is theirs from then on.
func TestEditedCommentStays(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"written into": func(s string) string { return strings.Replace(s, "Because it", "No! Because it", 1) },
		"written under": func(s string) string {
			return strings.Replace(s, "</w:p></w:comment>", "</w:p><w:p><w:r><w:t>Done, Jo</w:t></w:r></w:p></w:comment>", 1)
		},
		"number taken out": func(s string) string { return strings.ReplaceAll(s, "[dalint ", "[") },
	} {
		t.Run(name, func(t *testing.T) {
			first, _ := review(t, draft(), find(t, draft(), two[:1]), Options{Author: "dalint", NoSummary: true})
			parts := readtest.Unzip(t, first)
			was := parts["word/comments.xml"]
			parts["word/comments.xml"] = change(was)
			if parts["word/comments.xml"] == was {
				t.Fatal("nothing was changed")
			}
			data := readtest.Zip(parts)
			_, out := review(t, data, find(t, data, two[:1]), options)
			if out.Removed != 0 {
				t.Errorf("took out %d", out.Removed)
			}
		})
	}
}

// A comment is known again when another program has saved it: spaces, runs and
// author changed, the words not.
func TestOwnCommentIsKnownAgain(t *testing.T) {
	o := options
	o.Author = "Jo Bell"
	first, _ := review(t, draft(), find(t, draft(), two), o)
	parts := readtest.Unzip(t, first)
	s := parts["word/comments.xml"]
	s = strings.ReplaceAll(s, "Jo Bell", "Somebody Else")
	s = strings.ReplaceAll(s, "Because it ", "Because</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>it ")
	parts["word/comments.xml"] = s
	_, out := review(t, readtest.Zip(parts), find(t, draft(), nil), options)
	if out.Removed != 3 {
		t.Errorf("took out %d, want 3", out.Removed)
	}
}

func TestOptions(t *testing.T) {
	data := draft()
	r := find(t, data, two)
	r.Findings[1].Severity = lint.Error
	o := Options{Author: `J "O'" <Bell> & Co`, Max: 1, Extra: []report.Line{{Label: "Pattern", Text: "partly."}}}
	out1, out := review(t, data, r, o)
	p := validate(t, out1)
	findings, summary := p.ours()
	if len(findings) != 1 || p.about(findings[0].attrs["id"]) != "it takes two" || out.More != 1 {
		t.Errorf("--max 1 keeps %d, %+v: the most pressing is wanted", len(findings), out)
	}
	c := findings[0]
	if c.attrs["author"] != o.Author || c.attrs["initials"] != "JOBC" || c.attrs["date"] != "" {
		t.Errorf("comment %v", c.attrs)
	}
	s := strings.Join(lines(summary), "\n")
	for _, want := range []string{"1 more, the least pressing", "Pattern: partly.", "1 to change, 1 to reconsider", "reply to its comment with “dalint: keep”"} {
		if !strings.Contains(s, want) {
			t.Errorf("the summary does not say %q:\n%s", want, s)
		}
	}
	if got := p.about(summary.attrs["id"]); got != "Case note" {
		t.Errorf("the summary is on %q", got)
	}

	o = options
	o.NoSummary, o.NoText = true, true
	out2, _ := review(t, data, r, o)
	p = validate(t, out2)
	if f, s := p.ours(); len(f) != 2 || s != nil {
		t.Errorf("%d comments, summary %v", len(f), s)
	}
	if s := readtest.Unzip(t, out2)["word/comments.xml"]; strings.Contains(s, "volatile") || strings.Contains(s, "takes two") || !strings.Contains(s, "This wording is what this test finds") {
		t.Errorf("the comments quote the document: %s", s)
	}
}

func TestCommentText(t *testing.T) {
	data, _ := review(t, draft(), find(t, draft(), two[:1]), options)
	findings, _ := validate(t, data).ours()
	got := lines(findings[0])
	want := []string{
		"“a volatile relationship” is what this test finds & marks.", "Why: Because it <is> there.", "Instead: Write something else.",
		"Say who: [who?] did it", "Ask: Who? When?", "Rule: mutualising/made-up (warning: reconsider) [dalint ",
	}
	if len(got) != len(want) || !strings.HasPrefix(got[5], want[5]) || !slices.Equal(got[:5], want[:5]) {
		t.Errorf("the comment says\n%s", strings.Join(got, "\n"))
	}
	if findings[0].attrs["date"] != "2026-11-22T09:00:00Z" {
		t.Errorf("date %s", findings[0].attrs["date"])
	}
}

// A comment that hangs on more than its words quotes them, where nothing else in it does.
func TestWideCommentQuotesItsWords(t *testing.T) {
	f := readFixture(t, "../../testdata/word/form-plain-text-blocks.txtar")
	plain := *testRule
	plain.Message = "This is told without who did it."
	r := find(t, f.data, f.marks)
	for i := range r.Findings {
		r.Findings[i].Rule, r.Findings[i].Message = &plain, plain.Message
	}
	data, _ := review(t, f.data, r, options)
	findings, _ := validate(t, data).ours()
	if got := lines(findings[0])[1]; got != "Words: “a volatile relationship”" {
		t.Errorf("the comment says %q", got)
	}
	o := options
	o.NoText = true
	data, _ = review(t, f.data, r, o)
	if s := readtest.Unzip(t, data)["word/comments.xml"]; strings.Contains(s, "volatile") {
		t.Errorf("the comments quote the document: %s", s)
	}
	data, _ = review(t, draft(), find(t, draft(), two), options)
	if s := readtest.Unzip(t, data)["word/comments.xml"]; strings.Contains(s, "Words: ") {
		t.Errorf("a comment on its words alone quotes them again: %s", s)
	}
}

// A document with nothing found says what was looked at, not that all is well.
func TestNothingFound(t *testing.T) {
	data, out := review(t, draft(), find(t, draft(), nil), options)
	_, summary := validate(t, data).ours()
	if summary == nil || out.Comments != 0 || !strings.HasPrefix(lines(summary)[0], "Nothing to point out. This is no judgement") {
		t.Errorf("%+v", out)
	}
}

// Comments do not come into a copy's tags without bound: a run with overlong
// properties is not divided.
func TestOverlongRunIsNotDivided(t *testing.T) {
	long := `<w:rFonts w:ascii="` + strings.Repeat("x", widest) + `"/>`
	data := readtest.Body(readtest.P(readtest.R("Before. "), readtest.R("They fight, and fight, and fight.", long), readtest.R(" After.")))
	doc, err := read.Docx(data)
	if err != nil {
		t.Fatal(err)
	}
	r := &lint.Result{Document: doc}
	for i := range 20 {
		r.Findings = append(r.Findings, lint.Finding{Rule: testRule, Severity: lint.Warning, Span: text.Span{Start: 10 + i/4, End: 20 + i}})
	}
	out, _ := review(t, data, r, options)
	p := validate(t, out)
	if n := len(readtest.Unzip(t, out)["word/document.xml"]); n > 2*widest {
		t.Errorf("the body is %d bytes", n)
	}
	findings, _ := p.ours()
	if len(findings) != 20 {
		t.Fatalf("%d comments", len(findings))
	}
	if got := p.about(findings[0].attrs["id"]); got != "They fight, and fight, and fight." {
		t.Errorf("about %q", got)
	}
	sameDocument(t, data, out)
}
