package pdf

import "strings"

// maxAttachments is how many attached files are listed.
const maxAttachments = 1000

// Attachments are the names of the files that are attached to the document or to
// one of its pages, as the document gives them, without folders; empty for one
// without a name. No more than a thousand are listed.
func (f *File) Attachments() (names []string, err error) {
	defer guard(&err)
	a := &attachments{File: f, seen: map[ref]bool{}}
	root := f.dict(f.trailer["Root"])
	a.tree(f.dict(root["Names"])["EmbeddedFiles"], 0)
	for i := range f.pages {
		for _, o := range f.array(f.pages[i].dict["Annots"]) {
			if note := f.dict(o); f.name(note["Subtype"]) == "FileAttachment" {
				a.file(note["FS"])
			}
		}
	}
	return a.names, nil
}

type attachments struct {
	*File
	seen  map[ref]bool // a file may hang on several pages, and a broken tree on itself
	names []string
}

func (a *attachments) again(o object) bool {
	r, ok := o.(ref)
	if ok && a.seen[r] {
		return true
	}
	if ok {
		a.seen[r] = true
	}
	a.count(&a.opsLeft, 1)
	return false
}

// tree lists the files of a name tree (ISO 32000-1, 7.9.6).
func (a *attachments) tree(o object, depth int) {
	if depth > maxNesting || a.again(o) {
		return
	}
	node := a.dict(o)
	for _, k := range a.array(node["Kids"]) {
		a.tree(k, depth+1)
	}
	pairs := a.array(node["Names"])
	for i := 1; i < len(pairs); i += 2 {
		a.file(pairs[i])
	}
}

// file takes in a file specification (ISO 32000-1, 7.11.3) that has the file in it.
func (a *attachments) file(o object) {
	if len(a.names) == maxAttachments || a.again(o) {
		return
	}
	spec := a.dict(o)
	if a.dict(spec["EF"]) == nil {
		return // only a link
	}
	said := ""
	for _, key := range []name{"UF", "F", "Unix", "DOS", "Mac"} {
		if said == "" {
			said = textString(a.string(spec[key]))
		}
	}
	a.names = append(a.names, said[strings.LastIndexAny(said, `/\`)+1:])
}
