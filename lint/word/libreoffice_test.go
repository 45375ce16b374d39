package word

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestLibreOffice has LibreOffice open every copy and say which comments it
// finds on which words. It knows nothing of how the copies are made.
func TestLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: LibreOffice (soffice) is not installed, so that no program but dalint has read the copies: apt-get install libreoffice-writer")
	}
	dir := t.TempDir()
	all := fixtures(t)
	var paths []string
	for _, f := range all {
		data, _ := review(t, f.data, find(t, f.data, f.marks), options)
		for name, content := range map[string][]byte{f.name: f.data, f.name + ".reviewed": data} {
			path := filepath.Join(dir, name+".docx")
			if err := os.WriteFile(path, content, 0o644); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, office, append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--convert-to", "fodt", "--outdir", dir,
	}, paths...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	for _, f := range all {
		t.Run(f.name, func(t *testing.T) {
			if f.mute != "" {
				t.Skip("LibreOffice: " + f.mute)
			}
			before, _ := odf(t, filepath.Join(dir, f.name+".fodt"))
			after, notes := odf(t, filepath.Join(dir, f.name+".reviewed.fodt"))
			if before = squeeze(before); before != squeeze(after) {
				t.Errorf("LibreOffice reads\n%q where it read\n%q in the source", after, before)
			}
			summaries := 0
			var got []string
			for _, n := range notes {
				switch {
				case strings.Contains(n.last, "About: the whole document [dalint "):
					summaries++
				case strings.Contains(n.last, "Rule: ") && strings.Contains(n.last, "[dalint "):
					got = append(got, squeeze(n.about))
				}
			}
			var want []string
			for _, m := range f.marks {
				if !m.none {
					want = append(want, squeeze(m.office))
				}
			}
			slices.Sort(got) // text boxes come where their page has them
			slices.Sort(want)
			if !slices.Equal(got, want) || summaries != 1 {
				t.Errorf("LibreOffice finds %d summaries and comments on\n%q, want\n%q", summaries, got, want)
			}
		})
	}
}

// squeeze leaves out what programs lay out by themselves.
func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ")
}

// odfNote is a comment in a flat OpenDocument text.
type odfNote struct{ about, last string }

const (
	odfOffice = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	odfMeta   = "http://purl.org/dc/elements/1.1/"
	odfText   = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
)

// odf reads the text of a flat OpenDocument file, without its comments, and
// the comments in the order of their starts.
func odf(t *testing.T, path string) (string, []odfNote) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := xml.NewDecoder(file)
	var text, line strings.Builder
	var notes []*odfNote
	open := map[string]*odfNote{}
	var note *odfNote // whose words are being read
	body, skip := false, 0
	add := func(s string) {
		if note != nil {
			line.WriteString(s)
			return
		}
		text.WriteString(s)
		for _, n := range open {
			n.about += s
		}
	}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			attr := func(local string) string {
				for _, a := range tok.Attr {
					if a.Name.Local == local {
						return a.Value
					}
				}
				return ""
			}
			switch {
			case tok.Name.Space == odfOffice && tok.Name.Local == "text":
				body = true
			case !body:
			case tok.Name.Space == odfOffice && tok.Name.Local == "annotation":
				note = &odfNote{}
				notes = append(notes, note)
				open[attr("name")] = note
			case tok.Name.Space == odfOffice && tok.Name.Local == "annotation-end":
				delete(open, attr("name"))
			case tok.Name.Local == "tracked-changes", tok.Name.Space == odfMeta:
				skip++
			case tok.Name.Space != odfText:
			case tok.Name.Local == "s":
				n, _ := strconv.Atoi(attr("c"))
				add(strings.Repeat(" ", max(n, 1)))
			case tok.Name.Local == "tab":
				add("\t")
			case tok.Name.Local == "line-break":
				add("\n")
			case tok.Name.Local == "p" && note != nil:
				line.Reset()
			}
		case xml.EndElement:
			switch {
			case tok.Name.Space == odfOffice && tok.Name.Local == "text":
				body = false
			case !body:
			case tok.Name.Space == odfOffice && tok.Name.Local == "annotation":
				note = nil
			case tok.Name.Local == "tracked-changes", tok.Name.Space == odfMeta:
				skip--
			case tok.Name.Space == odfText && (tok.Name.Local == "p" || tok.Name.Local == "h"):
				if note != nil {
					note.last = line.String()
				} else {
					text.WriteString("\n")
				}
			}
		case xml.CharData:
			if body && skip == 0 {
				add(string(tok))
			}
		}
	}
	var out []odfNote
	for _, n := range notes {
		out = append(out, *n)
	}
	return text.String(), out
}
