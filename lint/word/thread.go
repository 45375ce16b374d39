package word

import (
	"regexp"

	"github.com/dalint/dalint/lint/read"
	"github.com/dalint/dalint/lint/text"
)

// Word keeps what it knows of comments beyond their words in further parts:
// who replies to whom by the id of a comment's last paragraph, and ids that
// outlive a save by the same.

// threads reads who replies to whom.
func (p *commentsPart) threads(extended string) error {
	parents := map[string]string{}
	err := eachElement(extended, func(x *read.Scanner, local string, _ text.Span) {
		if local == "commentEx" {
			id, _ := x.Attr(read.Other, "paraId")
			parents[id], _ = x.Attr(read.Other, "paraIdParent")
		}
	})
	for i := range p.all {
		p.all[i].parent = parents[p.all[i].para]
	}
	return err
}

// eachElement calls f with every element of a part and the range of its start tag.
func eachElement(src string, f func(x *read.Scanner, local string, tag text.Span)) error {
	x, err := read.NewScanner(src)
	if err != nil {
		return err
	}
	for {
		ev, err := x.Next()
		if err != nil || ev == read.End {
			return err
		}
		if ev == read.StartTag {
			from, to := x.Range()
			_, local := x.Name()
			f(x, local, text.Span{Start: from, End: to})
		}
	}
}

// discussed are the paragraph ids of the comments that somebody replied to with
// more than an instruction to keep the words; keeps are the ids of comments
// that are one.
func (p *commentsPart) discussed(keeps map[string]bool) map[string]bool {
	out := map[string]bool{}
	for i := range p.all {
		if c := &p.all[i]; c.parent != "" && !keeps[c.id] {
			out[c.parent] = true
		}
	}
	return out
}

var parentAttr = regexp.MustCompile(`\s[\w.-]+:paraIdParent\s*=\s*("[^"]*"|'[^']*')`)

// forget takes comments out of a part that lists comments by an attribute, and
// makes the replies to them comments in their own right. Each entry of such a
// part is one element without content; other is the value of another
// attribute of the entries that were taken out.
func forget(src, entry, key string, gone map[string]bool, another string) (out string, other map[string]bool, err error) {
	var edits []edit
	other = map[string]bool{}
	err = eachElement(src, func(x *read.Scanner, local string, tag text.Span) {
		if local != entry || src[tag.End-2] != '/' {
			return
		}
		id, _ := x.Attr(read.Other, key)
		parent, _ := x.Attr(read.Other, "paraIdParent")
		switch {
		case gone[id]:
			edits = append(edits, edit{at: tag.Start, del: tag.Len()})
			if v, ok := x.Attr(read.Other, another); ok {
				other[v] = true
			}
		case parent != "" && gone[parent]:
			edits = append(edits, edit{at: tag.Start, del: tag.Len(), ins: parentAttr.ReplaceAllString(cut(src, tag), "")})
		}
	})
	return splice(src, edits), other, err
}
