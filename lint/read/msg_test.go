package read

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

var (
	outlook        = readtest.Msg
	messageStreams = readtest.MsgStreams
	wide           = readtest.Wide
)

// submitted is 3 May 2021 10:00 UTC as Windows counts time.
const submitted = "\x00\x10\x47\x14\x03\x40\xd7\x01"

// compressed is rich text as messages hold it, without being any shorter.
func compressed(s string) string {
	var b []byte
	for len(s) > 0 {
		n := min(8, len(s))
		b = append(append(b, 0), s[:n]...)
		s = s[n:]
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(b)+12))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(b)-(len(b)+8)/9))
	return string(append(append(head, "LZFu\x00\x00\x00\x00"...), b...))
}

const (
	rtfOfHTML = `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl\red0\green0\blue0;}{\*\generator Microsoft Exchange Server;}` + "\r\n" +
		`{\*\htmltag64}{\*\htmltag18 <html>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 He said \ldblquote no\rdblquote  \'93x\'94 caf\u233\'e9 \{a\}{\*\htmltag84 &amp;}\htmlrtf\par}\htmlrtf0` + "\r\n" +
		`{\*\htmltag72 </p>}{\*\mhtmltag64 <p>}{\*\htmltag64 <p>}Two{\*\htmltag58 </body>}}`
	rtfOfText = `{\rtf1\ansi\ansicpg1252\fromtext \deff0{\fonttbl{\f0\fswiss Arial;}}` + "\r\n" + `One\par` + "\r\n" + `\par` + "\r\n" + `Two\par}`
)

func TestMsg(t *testing.T) {
	part := func(name string, all ...map[string][]byte) map[string][]byte {
		out := map[string][]byte{}
		for _, m := range all {
			for k, v := range m {
				out[name+"/"+k] = v
			}
		}
		return out
	}
	attach := func(n int, properties map[string]string) map[string][]byte {
		return part(fmt.Sprintf("__attach_version1.0_#%08d", n), messageStreams("", 8, properties))
	}
	file := func(all ...map[string][]byte) []byte {
		streams := map[string][]byte{}
		for _, m := range all {
			for k, v := range m {
				streams[k] = v
			}
		}
		return readtest.Compound(streams)
	}
	body := func(s string) map[string][]byte {
		return messageStreams("", 32, map[string]string{"1000001F": wide(s)})
	}
	docx := string(readtest.Body(p(r("She was hit."))))
	for _, tt := range []struct {
		name string
		in   []byte
		want string
	}{
		{"a message", outlook(map[string]string{"0037001F": wide("Séan – note"), "0C1A001F": wide("Jo Bell"), "5D01001F": wide("jo@example.org"), "0E04001F": wide("Ann; Bob"), "0E03001F": wide("Cy"), "0039": submitted, "1000001F": wide("She was hit.\r\n\r\nBy “him”.\r\n\x00")}), `
			[subject] heading1: Séan – note
			[message header] label: From: Jo Bell <jo@example.org>
			[message header] label: To: Ann; Bob
			[message header] label: Cc: Cy
			[message header] label: Date: Mon, 3 May 2021 10:00 UTC
			paragraph: She was hit.
			paragraph: By “him”.`},
		{"8-bit text in a code page", outlook(map[string]string{"0037001E": "\xcf\xf0\xe8", "1000001E": "\xe2\xe5\xf2", "3FFD": "\xe3\x04\x00\x00", "0C1A001E": "A", "0C1F001E": "/O=EXCHANGE"}), `
			[subject] heading1: При
			[message header] label: From: A
			paragraph: вет`},
		{"8-bit text that does not say how", outlook(map[string]string{"1000001E": "caf\xe9 \x93x\x94"}), "paragraph: café “x”"},
		{"a web page", outlook(map[string]string{"10130102": "<meta charset=utf-8><p>caf\xc3\xa9<p>Two", "3FDE": "\xe9\xfd\x00\x00"}), "paragraph: café\nparagraph: Two"},
		{"a web page as text", outlook(map[string]string{"1013001F": wide("<p>café<p>Two")}), "paragraph: café\nparagraph: Two"},
		{"plain before page", outlook(map[string]string{"1000001F": wide("plain"), "1013001F": wide("<p>page")}), "paragraph: plain"},
		{"rich text around a page", outlook(map[string]string{"10090102": compressed(rtfOfHTML)}), "paragraph: He said “no” “x” café {a}&\nparagraph: Two"},
		{"rich text around text", outlook(map[string]string{"10090102": compressed(rtfOfText)}), "paragraph: One\nparagraph: Two"},
		{"rich text beside plain", outlook(map[string]string{"1000001F": wide("plain"), "10090102": "spoilt"}), "paragraph: plain"},
		{"rich text alone", outlook(map[string]string{"0037001F": wide("S"), "10090102": compressed(`{\rtf1 hello}`)}), "[subject] heading1: S\nparagraph: hello"},
		{"rich text that is spoilt", outlook(map[string]string{"0037001F": wide("S"), "10090102": "spoilt, and not rich"}), "[subject] heading1: S\nskipped body: could not be read: is rich text that cannot be unpacked"},
		{"recipients without a list", file(body("Hello"), part("__recip_version1.0_#00000000", messageStreams("", 8, map[string]string{"3001001F": wide("Ann")})), part("__recip_version1.0_#00000001", messageStreams("", 8, map[string]string{"3001001F": wide("Bob")}))), `
			[message header] label: To: Ann; Bob
			paragraph: Hello`},
		{"attachments", file(body("Hello"), attach(0, map[string]string{"3707001F": wide("report.docx"), "37010102": docx}), attach(1, map[string]string{"3704001E": "NOTE~1.TXT", "37010102": "She left."}), attach(2, map[string]string{"3707001F": wide("logo.png"), "7FFE": "\x01\x00\x00\x00", "37010102": "x"}), attach(3, map[string]string{"3707001F": wide("photo.jpg"), "37010102": "x"}), attach(4, map[string]string{"3707001F": wide("far.docx")}), attach(5, map[string]string{"3001001F": wide("Drawing"), "3705": "\x06\x00\x00\x00"})), `
			paragraph: Hello
			[attachment 1 report.docx] paragraph: She was hit.
			[attachment 2 NOTE~1.TXT] paragraph: She left.
			skipped attachment 3: is a picture (.jpg), and words in pictures are not read
			skipped attachment 4: is not in the message, only a link to it
			skipped attachment 5: is an object in the text and was not read: open it in Outlook`},
		{"a message in a message", file(body("Hello"), attach(0, map[string]string{"3001001F": wide("Old"), "3705": "\x05\x00\x00\x00"}), part("__attach_version1.0_#00000000/__substg1.0_3701000D", messageStreams("", 24, map[string]string{"0037001F": wide("Old"), "1000001F": wide("Inner"), "0039": submitted}), attach(0, map[string]string{"3707001F": wide("a.txt"), "37010102": "Inmost"}))), `
			paragraph: Hello
			[attachment 1, subject] heading1: Old
			[attachment 1, message header] label: Date: Mon, 3 May 2021 10:00 UTC
			[attachment 1] paragraph: Inner
			[attachment 1, attachment 1 a.txt] paragraph: Inmost`},
		{"a message as a file in a message", file(body("Hello"), attach(0, map[string]string{"3707001F": wide("b.msg"), "37010102": string(outlook(map[string]string{"1000001F": wide("Inner")}))}), attach(1, map[string]string{"3707001F": wide("c.eml"), "37010102": "Subject: Mail\nMIME-Version: 1.0\n\nSent"})), `
			paragraph: Hello
			[attachment 1 b.msg] paragraph: Inner
			[attachment 2, subject c.eml] heading1: Mail
			[attachment 2 c.eml] paragraph: Sent`},
		{"a thread", outlook(map[string]string{"1000001F": wide("New.\r\n\r\nFrom: Ann \r\nSent: 3 May 2021 09:00\r\nTo: Jo\r\nSubject: Case\r\n\r\nOld.\r\n")}), `
			paragraph: New.
			label: From: Ann
			label: Sent: 3 May 2021 09:00
			label: To: Jo
			label: Subject: Case
			quote1: Old.`},
		{"nothing", outlook(nil), "skipped body: has no text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.msg", tt.in)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.TrimPrefix(showMail(doc), "\n")
			compare(t, got, lines(tt.want))
			if doc.Format != text.Msg {
				t.Errorf("format %s", doc.Format)
			}
		})
	}
}

// Pieces of a body are copies of the property that holds it.
func TestMsgAnchors(t *testing.T) {
	words := "Séan said.\r\n\r\nWe’re done."
	doc, err := Msg(outlook(map[string]string{"0037001F": wide("S"), "1000001F": wide(words)}))
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, map[string]string{"__substg1.0_0037": "", "__substg1.0_1000001F": words})
}

func TestUnreadableMsg(t *testing.T) {
	deep := func(n int) map[string][]byte {
		streams := map[string][]byte{}
		prefix := ""
		for i := range n {
			for k, v := range messageStreams(prefix, map[bool]int{true: 32, false: 24}[i == 0], map[string]string{"1000001F": wide("Hello")}) {
				streams[k] = v
			}
			at := prefix + "__attach_version1.0_#00000000/"
			for k, v := range messageStreams(at, 8, map[string]string{"3705": "\x05\x00\x00\x00"}) {
				streams[k] = v
			}
			prefix = at + "__substg1.0_3701000D/"
		}
		return streams
	}
	doc, err := Msg(readtest.Compound(deep(200)))
	if err != nil || len(doc.Blocks) != maxNesting || len(doc.Skipped) != 1 || !strings.Contains(doc.Skipped[0].Message, "too deep") {
		t.Errorf("%v, %+v", err, doc)
	}
	for _, tt := range []struct {
		name   string
		in     []byte
		reason Reason
		want   string
	}{
		{"encrypted", outlook(map[string]string{"001A001F": wide("IPM.Note.SMIME")}), Encrypted, "is encrypted; open it in Outlook and save its text as a Word document (.docx)"},
		{"text", []byte("hello"), WrongKind, "is not an Outlook message; save it again from Outlook as .msg"},
		{"nothing", nil, Empty, "is empty; check that it was saved or copied whole"},
		{"cut short", outlook(map[string]string{"1000001F": wide(strings.Repeat("hello ", 3000))})[:9000], Damaged, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document("a.msg", tt.in)
			if reason(err) != tt.reason || doc != nil || tt.want != "" && err.Error() != tt.want {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestExpandRTF(t *testing.T) {
	// The example of [MS-OXRTFCP], 3.1.
	in := "\x2d\x00\x00\x00\x2b\x00\x00\x00LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125\x42\x32\x0a\xf3\x20hel\x09\x00\x20bw\x05\xb0ld}\x0a\x80\x0f\xa0"
	got, err := expandRTF([]byte(in))
	if want := "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"; err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
	for _, bad := range []string{"", "short", strings.Repeat("x", 40), "\x2d\x00\x00\x00\xff\xff\xff\x7fLZFu\x00\x00\x00\x00\x00"} {
		if _, err := expandRTF([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
