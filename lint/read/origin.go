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
// its text. Of Word documents these are the core properties (ECMA-376 part 2,
// section 11); of other kinds nothing is known. A file that cannot be read has
// the origin of none: Document says what is wrong with it.
func OriginOf(name string, data []byte) Origin {
	if kinds[suffix(name)] != text.Docx {
		return Origin{}
	}
	c, err := openContainer(data)
	if err != nil {
		return Origin{}
	}
	rels, err := c.relations("")
	part := first(rels, "core-properties", "coreProperties")
	if err != nil || part == "" {
		return Origin{}
	}
	o, err := c.origin(part)
	if err != nil {
		return Origin{}
	}
	return o
}

func (c *container) origin(part string) (o Origin, err error) {
	src, _, err := c.part(part)
	if err != nil {
		return o, err
	}
	x, err := newScanner(src)
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
		case ev == charData && x.cdata:
			value += src[x.from:x.to]
		case ev == charData:
			value += unescapeXML(src[x.from:x.to])
		case ev == endTag && x.depth() == 1:
			o.set(x.local, strings.TrimSpace(value))
		}
	}
}

func (o *Origin) set(key, value string) {
	switch key {
	case "creator":
		o.Author = value
	case "created":
		o.Created = w3cTime(value)
	case "modified":
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
