package word

import (
	"strings"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// emptied reports whether the comments part is one that dalint added, in which
// no comment is left. A part that another program has saved since has another
// relationship, and stays.
func (d *document) emptied(more string) bool {
	if more != "" || d.comments.name == "" || len(d.gone) == 0 || d.pkg.Has(read.RelationsPart(d.comments.name)) {
		return false
	}
	for _, c := range d.comments.all {
		if !d.gone[c.id] {
			return false
		}
	}
	return d.ownRelation() != ""
}

// ownRelation is the id of the relationship by which dalint added the comments
// part; empty where dalint did not.
func (d *document) ownRelation() string {
	id := ""
	for _, r := range d.rels {
		if !d.pkg.Has(r.Target) || !strings.HasPrefix(r.Kind, "comments") {
			continue
		}
		if id != "" || r.Kind != "comments" || !strings.HasPrefix(r.ID, ownRelation) {
			return "" // what another part says of the comments would lead nowhere
		}
		id = r.ID
	}
	return id
}

// dropComments takes out what addComments added.
func (d *document) dropComments(changed map[string]string) (without []string, err error) {
	part, id := d.comments.name, d.ownRelation()
	types, stored, err := d.pkg.Part(typesPart)
	if err == nil {
		types, err = dropChild(types, "Types", "Override", "PartName", "/"+part)
	}
	if err != nil {
		return nil, unusable("its list of content types", err)
	}
	changed[stored] = asUTF8(types)
	rels, stored, err := d.pkg.Part(read.RelationsPart(d.name))
	if err == nil {
		rels, err = dropChild(rels, "Relationships", "Relationship", "Id", id)
	}
	if err != nil {
		return nil, unusable("the list of its parts", err)
	}
	if rels == newRelations("") {
		return []string{part, stored}, nil
	}
	changed[stored] = asUTF8(rels)
	return []string{part}, nil
}

// dropChild takes elements of a name with an attribute of that value out of a root.
func dropChild(src, inside, name, key, value string) (string, error) {
	var edits []edit
	err := eachElement(src, func(x *read.Scanner, local string, tag text.Span) {
		if v, _ := x.Attr(read.Packaging, key); local == name && v == value && src[tag.End-2] == '/' {
			edits = append(edits, edit{at: tag.Start, del: tag.Len()})
		}
	})
	if err != nil {
		return "", err
	}
	return shut(splice(src, edits), read.Packaging, inside)
}
