package read

import (
	"strings"
	"time"

	"github.com/dalint/dalint/lint/text"
)

// Origin is what a file says of how it came about. What it does not say, or
// says in a way that cannot be read, is empty or zero.
type Origin struct {
	Author   string // who began it, as the program that wrote it knew them
	Created  time.Time
	Modified time.Time
}

// OriginOf reads the origin of a file, by name as Document does, without reading
// its text. Of Word documents and Excel workbooks these are the core properties
// (ECMA-376 part 2, section 11), of Word documents of 97 to 2003 their summary,
// of OpenDocument text its meta.xml; of other kinds nothing is known. A file that cannot be read has the origin of none:
// Document says what is wrong with it.
func OriginOf(name string, data []byte) Origin {
	kind := kinds[suffix(name)]
	fam := map[text.Format]*family{text.Docx: wordFamily, text.Doc: wordFamily, text.XLSX: workbookFamily, text.ODT: textFamily}[kind]
	switch {
	case fam == nil:
		return Origin{}
	case fam == wordFamily && hasPrefix(data, oleMagic):
		return summaryOrigin(data)
	}
	c, err := openContainer(data, fam)
	if err != nil {
		return Origin{}
	}
	part, level := "meta.xml", 2
	if fam != textFamily {
		rels, err := c.relations("")
		if err != nil {
			return Origin{}
		}
		part, level = first(rels, "core-properties", "coreProperties"), 1
	}
	if part == "" {
		return Origin{}
	}
	o, err := c.origin(part, level)
	if err != nil {
		return Origin{}
	}
	return o
}

// origin reads the properties that stand level elements below the root.
func (c *container) origin(part string, level int) (o Origin, err error) {
	x, _, _, err := c.scan(part)
	if err != nil {
		return o, err
	}
	for value := ""; ; {
		ev, err := x.next()
		switch {
		case err != nil || ev == endOfPart:
			return o, err
		case ev == startTag:
			value = ""
		case ev == charData:
			value += x.words()
		case ev == endTag && x.depth() == level:
			o.set(x.local, strings.TrimSpace(value))
		}
	}
}

func (o *Origin) set(key, value string) {
	switch key {
	case "initial-creator":
		o.Author = value
	case "creator": // in OpenDocument, who saved it last
		if o.Author == "" {
			o.Author = value
		}
	case "created", "creation-date":
		o.Created = w3cTime(value)
	case "modified", "date":
		o.Modified = w3cTime(value)
	}
}

// w3cTime reads a date as W3CDTF has it: to the second, the minute, the day or
// the month.
func w3cTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02", "2006-01"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
