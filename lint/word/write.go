package word

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/read"
)

const (
	commentsType     = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	commentsRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	strictRelation   = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	typesPart        = "[Content_Types].xml"
	ownRelation      = "rIdDalint" // how the id of a relationship begins that dalint adds
)

// write writes the copy: with comments hung on anchors, and without those that go.
func (d *document) write(w io.Writer, hung []anchor, comments string) error {
	changed := map[string]string{} // parts by name as stored
	edits := hang(d.src, d.v, hung)
	for _, m := range d.marks {
		if d.gone[m.id] {
			edits = append(edits, edit{at: m.span.Start, del: m.span.Len()})
		}
	}
	if len(edits) > 0 {
		main, err := rejoin(splice(d.src, edits))
		if err != nil {
			return err
		}
		changed[d.name] = asUTF8(main)
	}
	var added [][2]string // names and contents of new parts
	var without []string  // names of parts to leave out
	switch p := d.comments; {
	case d.emptied(comments):
		var err error
		if without, err = d.dropComments(changed); err != nil {
			return err
		}
	case p.name != "" && (comments != "" || len(d.gone) > 0):
		part, err := p.write(d.gone, comments)
		if err != nil {
			return unusable("its comments", err)
		}
		changed[p.name] = asUTF8(part)
	case p.name == "" && comments != "":
		var err error
		if added, err = d.addComments(changed, comments); err != nil {
			return err
		}
	}
	if err := d.forget(changed); err != nil {
		return err
	}
	return d.zip(w, changed, added, without)
}

// addComments gives the package a comments part: the part itself, its content
// type and the relationship to it.
func (d *document) addComments(changed map[string]string, comments string) (added [][2]string, err error) {
	dir, _ := path.Split(d.name)
	name := dir + "comments.xml"
	for n := 1; d.pkg.Has(name) || d.pkg.Has(read.RelationsPart(name)); n++ { // left by a program, and referred to by nothing
		name = fmt.Sprintf("%scomments%d.xml", dir, n)
	}
	added = append(added, [2]string{name, newComments(d.v, comments)})

	types, stored, err := d.pkg.Part(typesPart)
	if err == nil {
		types, err = addChild(types, "Types", "Override", fmt.Sprintf(` PartName="/%s" ContentType="%s"/>`, name, commentsType))
	}
	if err != nil {
		return nil, unusable("its list of content types", err)
	}
	changed[stored] = asUTF8(types)

	id := ownRelation
	for n := 1; d.taken(id); n++ {
		id = fmt.Sprintf("%s%d", ownRelation, n)
	}
	kind := commentsRelation
	if d.v.uri == strict {
		kind = strictRelation
	}
	child := fmt.Sprintf(` Id="%s" Type="%s" Target="%s"/>`, id, kind, path.Base(name))
	rels := read.RelationsPart(d.name)
	if !d.pkg.Has(rels) {
		return append(added, [2]string{rels, newRelations("<Relationship" + child)}), nil
	}
	src, stored, err := d.pkg.Part(rels)
	if err == nil {
		src, err = addChild(src, "Relationships", "Relationship", child)
	}
	if err != nil {
		return nil, unusable("the list of its parts", err)
	}
	changed[stored] = asUTF8(src)
	return added, nil
}

// newRelations is the list of relationships of a part that had no such list.
// It ends with a line's end, by which dropComments knows it again.
func newRelations(child string) string {
	return xmlDeclaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + child + "</Relationships>\n"
}

func (d *document) taken(id string) bool {
	for _, r := range d.rels {
		if r.ID == id {
			return true
		}
	}
	return false
}

// addChild adds an element of that name at the end of a root, whose prefix it shares.
func addChild(src, inside, name, rest string) (string, error) {
	r, err := findRoot(src, read.Packaging, inside)
	if err != nil {
		return "", err
	}
	if prefix, _, ok := strings.Cut(tagName(cut(src, r.tag)), ":"); ok {
		name = prefix + ":" + name
	}
	return splice(src, []edit{r.extend(src, "<"+name+rest)}), nil
}

// forget takes the comments that go out of the parts that say more of them.
func (d *document) forget(changed map[string]string) error {
	paras := map[string]bool{}
	for i := range d.comments.all {
		if c := &d.comments.all[i]; d.gone[c.id] && c.para != "" {
			paras[c.para] = true
		}
	}
	durable := map[string]bool{}
	for _, part := range []struct{ relation, entry, key, another string }{
		{"commentsExtended", "commentEx", "paraId", ""},
		{"commentsIds", "commentId", "paraId", "durableId"},
		{"commentsExtensible", "commentExtensible", "durableId", ""},
	} {
		name, gone := d.related(part.relation), paras
		if part.key == "durableId" {
			gone = durable
		}
		if name == "" || len(gone) == 0 {
			continue
		}
		src, stored, err := d.pkg.Part(name)
		if err != nil {
			return unusable("what it knows of its comments", err)
		}
		without, other, err := forget(src, part.entry, part.key, gone, part.another)
		if err != nil {
			return unusable("what it knows of its comments", err)
		}
		if part.another != "" {
			durable = other
		}
		if without != src {
			changed[stored] = asUTF8(without)
		}
	}
	return nil
}

var encodingName = regexp.MustCompile(`^(\x{feff}?<\?xml\s[^>]*?encoding\s*=\s*["'])[Uu][Tt][Ff]-?16\w*(["'])`)

// asUTF8 makes the declaration of a part that was UTF-16 say what it is now.
func asUTF8(part string) string {
	return encodingName.ReplaceAllString(part, "${1}UTF-8${2}")
}

// zip writes the package: entries that are not changed as they are stored, in
// their order, and what is new at the end.
func (d *document) zip(w io.Writer, changed map[string]string, added [][2]string, without []string) error {
	z := zip.NewWriter(w)
	for _, f := range d.pkg.Files() {
		if slices.Contains(without, f.Name) {
			continue
		}
		content, ok := changed[f.Name]
		if !ok {
			if err := z.Copy(f); err != nil {
				return damagedPart(f.Name, err)
			}
			continue
		}
		delete(changed, f.Name) // of several entries of one name, the first is the one that counts
		to, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
		if err == nil {
			_, err = io.WriteString(to, content)
		}
		if err != nil {
			return err
		}
	}
	for _, part := range added {
		to, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(to, part[1])
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

func damagedPart(name string, err error) error {
	return &read.Error{
		Reason: read.Damaged, Message: fmt.Sprintf("cannot be copied: %s: %v", name, err),
		Advice: "open it in Word, save it again, and try again",
	}
}
