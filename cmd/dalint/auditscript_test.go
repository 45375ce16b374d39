package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// coreprops gives a Word document core properties: coreprops FILE AUTHOR CREATED MODIFIED.
func coreprops(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: coreprops FILE AUTHOR CREATED MODIFIED")
	}
	path := ts.MkAbs(args[0])
	z, err := zip.OpenReader(path)
	ts.Check(err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write := func(name, content string) {
		f, err := w.Create(name)
		ts.Check(err)
		_, err = io.WriteString(f, content)
		ts.Check(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(r)
		ts.Check(err)
		content := string(data)
		if f.Name == "_rels/.rels" {
			content = strings.Replace(content, "</Relationships>", `<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`, 1)
		}
		write(f.Name, content)
	}
	ts.Check(z.Close())
	content := `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	for i, tag := range []string{"dc:creator", "dcterms:created", "dcterms:modified"} {
		var said strings.Builder
		ts.Check(xml.EscapeText(&said, []byte(args[i+1])))
		content += "<" + tag + ">" + said.String() + "</" + tag + ">"
	}
	write("docProps/core.xml", content+`</cp:coreProperties>`)
	ts.Check(w.Close())
	ts.Check(os.WriteFile(path, b.Bytes(), 0o644))
}

// inStore is all that the files of a store hold.
func inStore(ts *testscript.TestScript, dir string) (paths []string, content string) {
	paths, err := filepath.Glob(filepath.Join(ts.MkAbs(dir), "*"))
	ts.Check(err)
	for _, p := range paths {
		data, err := os.ReadFile(p)
		ts.Check(err)
		content += string(data)
	}
	return paths, content
}

// storeLines checks how many results a store keeps, beside the head of each file:
// lines DIR NUMBER.
func storeLines(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines DIR NUMBER")
	}
	paths, content := inStore(ts, args[0])
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	if got := strings.Count(content, "\n") - len(paths); got != want {
		ts.Fatalf("%d results are kept, want %d", got, want)
	}
}

// grepStore looks for a pattern in what a store holds, names of files included.
func grepStore(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: instore DIR PATTERN")
	}
	paths, content := inStore(ts, args[0])
	for _, p := range paths {
		content += filepath.Base(p) + "\n"
	}
	// The names of rules and types are dalint's own.
	content = regexp.MustCompile(`"(r|type)":"[^"]*"`).ReplaceAllString(content, "")
	if found := regexp.MustCompile(args[1]).FindString(content); (found != "") == neg {
		ts.Fatalf("found %q in\n%s", found, content)
	}
}

// chopStore cuts the last bytes off every file of a store.
func chopStore(ts *testscript.TestScript, _ bool, args []string) {
	paths, _ := inStore(ts, args[0])
	for _, p := range paths {
		info, err := os.Stat(p)
		ts.Check(err)
		ts.Check(os.Truncate(p, info.Size()-9))
	}
}

// concat puts files one after another: concat TO FROM...
func concat(ts *testscript.TestScript, _ bool, args []string) {
	var all string
	for _, from := range args[1:] {
		all += ts.ReadFile(from)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(all), 0o644))
}
