package read

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// The name of an attachment may name people, and so may what looks like its ending.
func TestKindOfAnAttachmentIsNoPartOfItsName(t *testing.T) {
	for _, tt := range []struct{ name, mime, want string }{
		{"Photos.ZIP", "application/zip", " (.zip)"},
		{"Letter for J.Reid", "application/octet-stream", " (application/octet-stream)"},
		{"Letter for J.Reid", "", ""},
		{"Letter", "", ""},
		{"a.", "", ""},
		{"a. .jpg .png ", "", ""},
	} {
		if got := kindOf(tt.name, tt.mime); got != tt.want {
			t.Errorf("%q, %q: %q, want %q", tt.name, tt.mime, got, tt.want)
		}
	}
}

// showMail is show with the place of each block, and what was left out.
func showMail(doc *text.Document) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(strings.TrimSuffix(show(doc), "\n"), "\n") {
		if i < len(doc.Blocks) && doc.Blocks[i].Place.Part != "body" {
			part := doc.Blocks[i].Place.Part
			if file := doc.Blocks[i].Place.File; file != "" {
				part += " " + file
			}
			fmt.Fprintf(&b, "[%s] ", part)
		}
		b.WriteString(line)
	}
	b.WriteString("\n")
	for _, p := range doc.Skipped {
		fmt.Fprintf(&b, "skipped %s: %s\n", p.Part, p.Message)
	}
	return b.String()
}

// mailOf is a message of one text part after the lines of a header.
func mailOf(header, body string) string {
	return "From: jo@example.org\n" + header + "\n" + body
}

// mailParts is a message of several parts.
func mailParts(kind string, parts ...string) string {
	return "From: jo@example.org\nMIME-Version: 1.0\n" + multipart(kind, "b1", parts...)
}

func multipart(kind, boundary string, parts ...string) string {
	s := "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\n\nThis is a message in parts.\n"
	for _, p := range parts {
		s += "--" + boundary + "\n" + p + "\n"
	}
	return s + "--" + boundary + "--\nafter\n"
}

func attached64(name, kind string, data []byte) string {
	s := base64.StdEncoding.EncodeToString(data)
	var b strings.Builder
	for ; len(s) > 76; s = s[76:] {
		b.WriteString(s[:76] + "\n")
	}
	return "Content-Type: " + kind + "; name=\"" + name + "\"\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n" + b.String() + s + "\n"
}

const htmlPart = "Content-Type: text/html; charset=utf-8\n\n"

func TestEml(t *testing.T) {
	const from = "[message header] label: From: jo@example.org\n"
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for _, tt := range []struct{ name, in, want string }{
		{"a header", "Received: by x\nFrom: Jo Bell <jo@example.org>\nTo: A, B\nCc: C\nDate: Mon, 3 May 2021 10:00:00 +0100\nSubject: Case note\n\nHello\n", `
			[subject] heading1: Case note
			[message header] label: From: Jo Bell <jo@example.org>
			[message header] label: To: A, B
			[message header] label: Cc: C
			[message header] label: Date: Mon, 3 May 2021 10:00:00 +0100
			paragraph: Hello`},
		{"a header in code", "From: =?utf-8?q?S=C3=A9an?= <s@example.org>\nTO:\n a,\n\tb\nSubject: =?utf-8?B?" + b64("Case – Reid") + "?=\n =?iso-8859-1?q?_caf=E9?=\n\nHello\n", `
			[subject] heading1: Case – Reid café
			[message header] label: From: Séan <s@example.org>
			[message header] label: To: a, b
			paragraph: Hello`},
		{"a header that is not in order", "FroM:x\nsubject:y\nSubject: z\nnonsense\nHello\n", `
			[subject] heading1: y
			[message header] label: FroM: x
			paragraph: nonsense
			paragraph: Hello`},
		{"a space before the colon", "From : x\n\nHello\n", `
			[message header] label: From: x
			paragraph: Hello`},
		{"from a mailbox", "From jo@example.org Mon May 3\nFrom: jo@example.org\n\nHello\n", "paragraph: Hello"},
		{"quoted-printable", mailOf("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n", "Sarah was hit. She then failed to pro=\ntect S=C3=A9an =3D =ZZ =\n"), "paragraph: Sarah was hit. She then failed to protect Séan = =ZZ"},
		{"base64", mailOf("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n", b64("Séan said.\n\nWe’re done.")), "paragraph: Séan said.\nparagraph: We’re done."},
		{"base64 that is none", mailOf("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", "just some words\nin a row"), "paragraph: just some words\nparagraph: in a row"},
		{"Latin-1", mailOf("Content-Type: text/plain; charset=iso-8859-1\n", "caf\xe9 \x93quoted\x94"), "paragraph: café “quoted”"},
		{"Latin-1 in code", mailOf("Content-Type: text/plain; charset=\"ISO-8859-15\"\nContent-Transfer-Encoding: quoted-printable\n", "caf=E9 =A4"), "paragraph: café €"},
		{"no word on the encoding", mailOf("", "caf\xe9 \x93quoted\x94"), "paragraph: café “quoted”"},
		{"an encoding of several bytes", mailOf("Content-Type: text/plain; charset=gb2312\n", "ok\n\n\xd6\xd0\xce\xc4 abc"), "paragraph: ok\nparagraph: 中文 abc"},
		{"UTF-8 that is broken", mailOf("Content-Type: text/plain; charset=utf-8\n", "Se\u0301an \xc3\xa9 \xe2\x80 x"), "paragraph: Se\u0301an é \ufffd\ufffd x"},
		{"an encoding that nobody knows", mailOf("Content-Type: text/plain; charset=x-mine\n", "\xe9\x81\xff\xc3\xa9"), "skipped body: could not be read: is in an encoding that dalint does not know"},
		{"a web page", mailOf("Content-Type: text/html; charset=utf-8\n", "<html><head><title>t</title></head><body><p>One &amp; two<br>three<ul><li>item</ul>"), "paragraph: One & two⏎three\nlist-item1: item"},
		{"a web page that says its encoding", mailOf("Content-Type: text/html\n", "<meta charset=\"windows-1252\"><p>caf\xe9"), "paragraph: café"},
		{"flowed", mailOf("Content-Type: text/plain; format=flowed\n", "He came home \nand shouted.\nNext\n-- \nJo\n"), "paragraph: He came home and shouted.\nparagraph: Next\nparagraph: Jo"},
		{"two forms", mailParts("alternative", "Content-Type: text/plain\n\nHello plain", htmlPart+"<p>Hello page"), "paragraph: Hello plain"},
		{"an empty plain form", mailParts("alternative", "Content-Type: text/plain\n\n \n", htmlPart+"<p>Hello page"), "paragraph: Hello page"},
		{"a plain form that only says so", mailParts("alternative", "Content-Type: text/plain\n\nThis message is in HTML.", htmlPart+"<p>"+strings.Repeat("She was afraid. ", 20)), "paragraph: " + strings.TrimSpace(strings.Repeat("She was afraid. ", 20))},
		{"a page with pictures", mailParts("alternative", "Content-Type: text/plain\n\nHello", multipart("related", "b2", htmlPart+"<p>Hello <img>", "Content-Type: image/png\nContent-ID: <a>\n\nx")), "paragraph: Hello"},
		{"an attachment beside the other form", mailParts("alternative", "Content-Type: text/plain\n\nHello", multipart("mixed", "b2", htmlPart+"<p>Hello", attached64("a.txt", "text/plain", []byte("Inside")))), "paragraph: Hello\n[attachment 1 a.txt] paragraph: Inside"},
		{"attachments", mailParts("mixed", "Content-Type: text/plain\n\nSee these.", attached64("report.docx", "application/octet-stream", readtest.Body(p(r("She was hit.")))), attached64("notes.html", "text/html", []byte("<p>By him.")), attached64("old.doc", "application/msword", (&readtest.Doc{Body: []readtest.DocPara{dp("Long ago.")}}).Bytes()), attached64("x", "text/plain", []byte("Named otherwise.")), "Content-Type: text/plain\n\nYours"), `
			paragraph: See these.
			[attachment 1 report.docx] paragraph: She was hit.
			[attachment 2 notes.html] paragraph: By him.
			[attachment 3 old.doc] paragraph: Long ago.
			[attachment 4 x] paragraph: Named otherwise.
			paragraph: Yours`},
		{"attachments that are not read", mailParts("mixed", "Content-Type: text/plain\n\nHello", attached64("a.zip", "application/zip", []byte("x")), attached64("photo.JPG", "image/jpeg", []byte("x")), attached64("a.docx", "application/msword", []byte("x")), attached64("winmail.dat", "application/ms-tnef", []byte("x")), attached64("a.txt", "text/plain", nil), attached64("a.txt", "text/plain", []byte("a\x00b"))), `
			paragraph: Hello
			skipped attachment 1: is of a kind (.zip) that dalint does not read; unpack it and check the folder
			skipped attachment 2: is a picture (.jpg), and words in pictures are not read
			skipped attachment 3: could not be read: is not a Word document; open it in Word and save it as .docx
			skipped attachment 4: is in a form of Outlook's own (TNEF) and was not read: open the message in Outlook and save it as .msg
			skipped attachment 5: could not be read: is empty; check that it was saved or copied whole
			skipped attachment 6: could not be read: is a binary file, not text; save it as text or as a Word document (.docx)`},
		{"what is attached by a name in code", mailParts("mixed", "Content-Type: text/plain\n\nHello", "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''S%C3%A9an%20note.txt\n\nOne", "Content-Type: text/plain; name=\"=?utf-8?q?caf=C3=A9.txt?=\"\n\nTwo", "Content-Type: text/plain\nContent-Disposition: attachment; filename=C:\\notes\\b.txt; foo\n\nThree"), `
			paragraph: Hello
			[attachment 1 Séan note.txt] paragraph: One
			[attachment 2 café.txt] paragraph: Two
			[attachment 3 b.txt] paragraph: Three`},
		{"a name that seems to have an ending", mailParts("mixed", "Content-Type: text/plain\n\nHello", attached64("Letter to Mrs.Reid", "application/octet-stream", []byte("x")), attached64("Mrs Reid.xls", "application/octet-stream", []byte("x"))), `
			paragraph: Hello
			skipped attachment 1: is of a kind (application/octet-stream) that dalint does not read
			skipped attachment 2: is of a kind (.xls) that dalint does not read; save it as an Excel workbook (.xlsx) and try again`},
		{"attachments without an ending, told by their kind", mailParts("mixed", "Content-Type: text/plain\n\nHello", attached64("Report 12.3", "application/rtf", []byte(`{\rtf1 She was hit.}`)), attached64("log", "text/csv", []byte("Date,Event\n1 May,Nothing\n")), attached64("scan", "application/pdf", []byte("x"))), `
			paragraph: Hello
			[attachment 1 Report 12.3] paragraph: She was hit.
			[attachment 2 log] label 1/1/1: Date
			[attachment 2 log] label 1/1/2: Event
			[attachment 2 log] cell 1/2/1: 1 May
			[attachment 2 log] cell 1/2/2: Nothing
			skipped attachment 3: could not be read: is not a PDF; check the file, or save it again as PDF`},
		{"a message in a message", mailParts("mixed", "Content-Type: text/plain\n\nSee below", "Content-Type: message/rfc822\n\nFrom: ann@example.org\nSubject: Old\n\nInner\n"), `
			paragraph: See below
			[attachment 1, subject] heading1: Old
			[attachment 1, message header] label: From: ann@example.org
			[attachment 1] paragraph: Inner`},
		{"signed", mailParts("signed", "Content-Type: text/plain\n\nHello", attached64("smime.p7s", "application/pkcs7-signature", []byte("x"))), "paragraph: Hello"},
		{"parts without end", strings.TrimSuffix(mailParts("mixed", "Content-Type: text/plain\n\nHello", "Content-Type: text/plain\n\nCut sh"), "\n--b1--\nafter\n"), "paragraph: Hello\nparagraph: Cut sh\nskipped message: ends before its end: the file may have been cut short; save it again from the mail program"},
		{"a boundary that is nowhere", mailOf("Content-Type: multipart/mixed; boundary=x\n", "Hello\n"), "paragraph: Hello"},
		{"no boundary", mailOf("Content-Type: multipart/mixed\n", "Hello\n"), "paragraph: Hello"},
		{"a kind that is none", mailOf("Content-Type: text\n", "Hello\n"), "paragraph: Hello"},
		{"Windows line ends", strings.ReplaceAll(mailParts("alternative", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nS=C3=A9an was=\n hit.\n\nTwo\n"), "\n", "\r\n"), "paragraph: Séan was hit.\nparagraph: Two"},
		{"nothing but a header", "From: jo@example.org\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.eml", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(tt.name, "attach") && !strings.Contains(tt.name, "message in") {
				check(t, doc, map[string]string{"": tt.in})
			}
			want := lines(tt.want)
			if !strings.HasPrefix(want, "[") {
				want = from + want
			}
			compare(t, showMail(doc), want)
		})
	}
}

func TestEmlThread(t *testing.T) {
	const outlook = "<p>New.<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ann &lt;a@example.org&gt;<br><b>Sent:</b> Monday, May 3<br><b>To:</b> Jo<br><b>Subject:</b> Case</div><p>Old.<h2>Risk</h2><blockquote><p>Older.</blockquote>"
	for _, tt := range []struct{ name, kind, in, want string }{
		{"marks", "plain", "New.\n\nOn Mon, 3 May 2021 at 09:00, Ann Other\n<ann@example.org> wrote:\n> Old.\n>\n> > Older\n> > words.\n> - an item\n\nMore that is new.\n", `
			paragraph: New.
			label: On Mon, 3 May 2021 at 09:00, Ann Other <ann@example.org> wrote:
			quote1: Old.
			quote2: Older
			quote2: words.
			quote1: - an item
			paragraph: More that is new.`},
		{"no marks", "plain", "New.\n\nOn 3 May 2021, at 09:00, Ann wrote:\n\nOld.\n\nOlder still.\n", `
			paragraph: New.
			label: On 3 May 2021, at 09:00, Ann wrote:
			quote1: Old.
			quote1: Older still.`},
		{"headers", "plain", "New.\n\n________________________________\nFrom: Ann Other <a@example.org>\nSent: 3 May 2021 09:00\nTo: Jo Bell\nCc: Team\nSubject: RE: Case\n\nOld.\n\n-----Original Message-----\nFrom: Jo Bell\nTo: Ann\n\nOlder.\n", `
			paragraph: New.
			label: From: Ann Other <a@example.org>
			label: Sent: 3 May 2021 09:00
			label: To: Jo Bell
			label: Cc: Team
			label: Subject: RE: Case
			quote1: Old.
			label: -----Original Message-----
			label: From: Jo Bell
			label: To: Ann
			quote2: Older.`},
		{"forwarded", "plain", "For you to see.\n\n---------- Forwarded message ---------\nFrom: Ann <a@example.org>\nDate: Mon, 3 May 2021\nSubject: Case\nTo: Jo\n\nOld.\n", `
			paragraph: For you to see.
			label: ---------- Forwarded message ---------
			label: From: Ann <a@example.org>
			label: Date: Mon, 3 May 2021
			label: Subject: Case
			label: To: Jo
			quote1: Old.`},
		{"of Outlook's", "html", outlook, `
			paragraph: New.
			label: From: Ann <a@example.org>⏎Sent: Monday, May 3⏎To: Jo⏎Subject: Case
			quote1: Old.
			quote1: Risk
			quote2: Older.`},
		{"of Gmail's", "html", "<div>New.</div><div class=gmail_quote><div>On Mon, 3 May 2021, Ann wrote:<br></div><blockquote><div>Old.</div><blockquote>Older.</blockquote></blockquote></div><div>After.</div>", `
			paragraph: New.
			label: On Mon, 3 May 2021, Ann wrote:
			quote1: Old.
			quote2: Older.
			paragraph: After.`},
		{"a form that is no header", "plain", "From: the school\nReason: bruising\n\nTo: consider next week.\n", `
			paragraph: From: the school
			paragraph: Reason: bruising
			paragraph: To: consider next week.`},
		{"words that are no header", "plain", "On Monday 3 May she wrote: he hit me.\n\nOn reflection he wrote:\n\nShe went.\n", `
			paragraph: On Monday 3 May she wrote: he hit me.
			paragraph: On reflection he wrote:
			paragraph: She went.`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := mailOf("Content-Type: text/"+tt.kind+"; charset=utf-8\n", tt.in)
			doc, err := Document("a.eml", []byte(in))
			if err != nil {
				t.Fatal(err)
			}
			check(t, doc, map[string]string{"": in})
			compare(t, strings.TrimPrefix(showMail(doc), "[message header] label: From: jo@example.org\n"), lines(tt.want))
		})
	}
}

// What is said to dalint in an attachment holds for the attachment.
func TestEmlDirectives(t *testing.T) {
	docx := readtest.Docx(map[string]string{
		"word/document.xml":   p(`<w:commentRangeStart w:id="1"/>`, r("kept"), `<w:commentRangeEnd w:id="1"/>`),
		"word/comments.xml":   `<w:comment w:id="1">` + p(r("dalint: keep a/b c")) + `</w:comment>`,
		"docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="dalint.child"><vt:lpwstr>Ben</vt:lpwstr></property></Properties>`,
	})
	in := mailParts("mixed", htmlPart+"<p>one</p><!-- dalint-ignore a/b one --><p>two", attached64("a.md", "text/markdown", []byte("<!-- dalint-ignore-file a/b all -->\n\nthree\n\nfour\n")), attached64("b.docx", "application/octet-stream", docx), "Content-Type: text/plain\n\nfive")
	doc, err := Eml([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, d := range doc.Directives {
		fmt.Fprintf(&got, "%s %s %s %v %q\n", doc.Blocks[d.Block].Text, d.Rule, d.Reason, d.File, d.Comment)
	}
	compare(t, got.String(), lines(`
		two a/b one false ""
		three a/b all false "attachment 1 whole file"
		four a/b all false "attachment 1 whole file"
		kept a/b c false "attachment 2 1"`))
	if fmt.Sprint(doc.Properties) != "map[child:[Ben]]" {
		t.Errorf("%v", doc.Properties)
	}
	if place := doc.Blocks[len(doc.Blocks)-1].Place; place.Part != "body" || place.Paragraph != 3 {
		t.Errorf("%+v", place)
	}
}

func TestEmlSources(t *testing.T) {
	in := mailOf("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n", "The caf=E9 was =\nshut.\n")
	doc, err := Eml([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	b := doc.Blocks[1]
	var got []string
	for _, p := range b.Pieces {
		got = append(got, b.Text[p.Text.Start:p.Text.End]+"|"+in[p.Anchor.Offset:p.Anchor.Offset+p.Source])
	}
	if s := fmt.Sprintf("%q", got); s != `["The caf|The caf" "é|=E9" " was | was " "shut.|shut."]` {
		t.Error(s)
	}
}

func TestUnreadableEml(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		reason   Reason
		want     string
	}{
		{"nothing", "", Empty, "is empty; check that it was saved or copied whole"},
		{"no header", "Dear Jo,\n\nhello", WrongKind, "is not a message: it has no header; save it from the mail program as .eml"},
		{"docx", string(readtest.Body(p(r("a")))), WrongKind, "is a zip archive or an Office document, not a message; rename it to end as its kind does"},
		{"encrypted", mailOf("MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n", "eA=="), Encrypted, "is encrypted; open it in the mail program and save its text as a Word document (.docx)"},
		{"PGP", mailParts("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream\n\nx"), Encrypted, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.eml", []byte(tt.in))
			if reason(err) != tt.reason || doc != nil || tt.want != "" && err.Error() != tt.want {
				t.Errorf("%v", err)
			}
		})
	}
}

// Ten thousand parts in one another, or in a row, come to an end.
func TestEmlTooMuch(t *testing.T) {
	var deep, wide, messages strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		wide.WriteString("--b\nContent-Type: text/plain\n\nhello\n")
		messages.WriteString("Content-Type: message/rfc822\n\nSubject: x\n")
	}
	for _, tt := range []struct{ name, in, want string }{
		{"in one another", "From: x\n" + deep.String() + "\nhello\n--b0--\n", "parts in parts, more than 16 deep"},
		{"in a row", "From: x\nContent-Type: multipart/mixed; boundary=b\n\n" + wide.String() + "--b--\n", "more than 1,000 parts"},
		{"messages in one another", "From: x\n" + messages.String() + "\nhello", "too deep in other messages"},
		{"a giant body", "From: x\n\n" + strings.Repeat("hello\n", maxMailText/6+1), "is larger than 16 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Eml([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, tt.want) || len(doc.Blocks) > 1100 {
				t.Errorf("%d blocks, %.300v", len(doc.Blocks), doc.Skipped)
			}
		})
	}
}

func TestSniffMail(t *testing.T) {
	for in, want := range map[string]text.Format{
		"Received: by x\nFrom: y\n\nhello":                                 text.Eml,
		"From: Jo\nTo: Ann\n\nhello":                                       text.Plain, // a note may look so
		"Case note\nMIME-Version: 1.0\n":                                   text.Plain,
		string((&readtest.Doc{Body: []readtest.DocPara{dp("a")}}).Bytes()): text.Doc,
	} {
		if doc, err := Document("", []byte(in)); err != nil || doc.Format != want {
			t.Errorf("%.20q: %v, %v", in, doc, err)
		}
	}
}
