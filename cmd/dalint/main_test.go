package main

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dalint/dalint/lint/read/readtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dalint": main})
}

// TestScripts runs testdata/script: the first word of a file's name is the
// command that it is about. go test ./cmd/dalint -run Scripts -update rewrites
// what the scripts compare with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// No configuration of the person who runs the tests may leak in.
			e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/user")
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Setenv("AppData", e.WorkDir+"/user")
			e.Setenv("COLUMNS", "80")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"mkdocx":  mkdocx,
			"mkdoc":   mkdoc,
			"mkmsg":   mkmsg,
			"mkbytes": mkbytes,
			"mkzip":   mkzip,
			"mkpdf":   mkpdf,
			"exits":   exits,
			"part":    part,
			"sample":  copySample,

			"coreprops": coreprops,
			"lines":     storeLines,
			"instore":   grepStore,
			"chop":      chopStore,
			"concat":    concat,

			"samplepack": samplePack(t),
		},
	})
}

// samplePack makes the command that copies testdata/pack, a pack of one rule,
// to a folder: samplepack DIR.
func samplePack(t *testing.T) func(*testscript.TestScript, bool, []string) {
	t.Helper()
	pack, err := filepath.Abs("../../testdata/pack")
	if err != nil {
		t.Fatal(err)
	}
	return func(ts *testscript.TestScript, _ bool, args []string) {
		if len(args) != 1 {
			ts.Fatalf("usage: samplepack DIR")
		}
		ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(pack)))
	}
}

// mkdocx makes a Word document from a text file: mkdocx draft.docx draft.txt.
// Each line is a paragraph, a line behind "# " a heading.
func mkdocx(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mkdocx FILE.docx FILE.txt")
	}
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[1])), "\n") {
		style := ""
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			line, style = rest, `<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`
		}
		b.WriteString("<w:p>" + style + `<w:r><w:t xml:space="preserve">`)
		ts.Check(xml.EscapeText(&b, []byte(line)))
		b.WriteString("</w:t></w:r></w:p>")
	}
	styles := `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`
	data := readtest.Docx(map[string]string{"word/document.xml": b.String(), "word/styles.xml": styles})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// mkdoc makes a Word 97 document from a text file: mkdoc draft.doc draft.txt.
// Each line is a paragraph, a line behind "# " a heading.
func mkdoc(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mkdoc FILE.doc FILE.txt")
	}
	d := readtest.Doc{Styles: []readtest.DocStyle{{Name: "Normal", Base: 0xfff}, {Name: "heading 1", Sti: 1}}}
	for _, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[1])), "\n") {
		p := readtest.DocP(strings.TrimPrefix(line, "# "))
		if strings.HasPrefix(line, "# ") {
			p.Style = 1
		}
		d.Body = append(d.Body, p)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), d.Bytes(), 0o644))
}

// mkmsg makes a message of Outlook's from a text file, with other files
// attached: mkmsg note.msg note.txt report.docx. The first line is the subject.
func mkmsg(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: mkmsg FILE.msg FILE.txt [ATTACHED...]")
	}
	subject, body, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	streams := readtest.MsgStreams("", readtest.MsgHeader, map[string]string{"0037001F": readtest.Wide(subject), "1000001F": readtest.Wide(body)})
	for i, name := range args[2:] {
		prefix := fmt.Sprintf("__attach_version1.0_#%08X/", i)
		for k, v := range readtest.MsgStreams(prefix, readtest.PartHeader, map[string]string{"3707001F": readtest.Wide(name), "37010102": ts.ReadFile(name)}) {
			streams[k] = v
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), readtest.Compound(streams), 0o644))
}

// mkpdf makes a PDF from a text file: mkpdf draft.pdf draft.txt. A line "---"
// begins a page, one "[picture]" is a picture over the whole page, one behind
// "# " a heading.
func mkpdf(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mkpdf FILE.pdf FILE.txt")
	}
	var pages []string
	for page := range strings.SplitSeq(ts.ReadFile(args[1]), "---\n") {
		var b strings.Builder
		y := 740.0
		for line := range strings.SplitSeq(strings.TrimSpace(page), "\n") {
			switch rest, heading := strings.CutPrefix(line, "# "); {
			case line == "[picture]":
				b.WriteString("q 600 0 0 800 0 0 cm /I Do Q\n")
			case heading:
				b.WriteString(readtest.Show("F2", 16, 60, y, rest))
			default:
				b.WriteString(readtest.Show("F1", 11, 60, y, line))
			}
			y -= 30
		}
		pages = append(pages, b.String())
	}
	resources := readtest.PDFFonts + "/XObject<</I " + strconv.Itoa(3+2*len(pages)) + " 0 R>>"
	objects := append(readtest.PageObjects(resources, "", pages...), readtest.Stream("/Type/XObject/Subtype/Image", "x"))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), readtest.PDF(objects...), 0o644))
}

// copySample copies a file of testdata: sample pdf/user-aes-256.pdf FILE.
func copySample(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sample NAME FILE")
	}
	data, err := os.ReadFile(filepath.Join(samples, filepath.FromSlash(args[0])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o644))
}

// samples is testdata, from wherever a script runs.
var samples = func() string {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		panic(err)
	}
	return dir
}()

// mkbytes makes a file from a Go string that is repeated: mkbytes FILE 2 '\x00a'.
func mkbytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: mkbytes FILE TIMES STRING")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	s, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(s, n)), 0o644))
}

// mkzip packs the files of a folder into a container: mkzip draft.odt FOLDER.
func mkzip(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mkzip FILE FOLDER")
	}
	parts := map[string]string{}
	dir := os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(dir, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, path)
		parts[path] = strings.TrimSpace(string(data))
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), readtest.Zip(parts), 0o644))
}

// part takes a part out of a Word document: part draft.docx word/comments.xml FILE.
func part(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: part FILE.docx NAME FILE")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	r, err := z.Open(args[1])
	ts.Check(err)
	data, err := io.ReadAll(r)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), data, 0o644))
}

// exits runs a command that must end with a code: exits 2 dalint check nope.md.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("%s ended with %s, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}
