package read

import (
	"errors"
	"strings"

	"github.com/dalint/dalint/lint/text"
)

func (b *builder) problem(part string, err error) {
	said := "could not be read: " + message(err)
	var e *Error
	if errors.As(err, &e) && e.Reason == TooLarge && e.Advice != "" {
		said += "; " + e.Advice
	}
	b.skipped(part, said)
}

// skipped names a part of the document that is not read, and why.
func (b *builder) skipped(part, message string) {
	b.unattached(part, "", message)
}

// unattached is skipped for what is attached as a file of that name.
func (b *builder) unattached(part, name, message string) {
	b.doc.Skipped = append(b.doc.Skipped, text.Problem{Part: part, File: fileName(name), Message: message})
}

// addDirectives adds the directives that comments have become, once all is read.
func (b *builder) addDirectives(k *keeper) {
	if !k.directives() {
		b.skipped("comments", "keep more than 10,000 passages; the rest was not read")
	}
}

// propertyKeys are what a document may say to dalint about itself.
var propertyKeys = []string{"perpetrator", "survivor", "child", "professional", "type", "shared-with-perpetrator"}

func setProperty(doc *text.Document, key, value string) {
	if value = strings.TrimSpace(value); value == "" {
		return
	}
	if doc.Properties == nil {
		doc.Properties = map[string][]string{}
	}
	doc.Properties[key] = append(doc.Properties[key], value)
}

// property takes in a custom property if it is named "dalint.perpetrator" and
// so on. A semicolon divides several values.
func (b *builder) property(key, value string) {
	key, ok := strings.CutPrefix(strings.ToLower(key), "dalint.")
	if !ok {
		return
	}
	for _, k := range propertyKeys {
		if k == key {
			for _, v := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == '\n' }) {
				setProperty(b.doc, key, v)
			}
			return
		}
	}
	b.skipped("custom properties", "hold one that begins with “dalint.” and that dalint does not know (it knows "+strings.Join(propertyKeys, ", ")+")")
}

// customProperties reads those of an Office document.
func (b *builder) customProperties(c *container) {
	rels, err := c.relations("")
	if err != nil {
		b.problem("relationships", err)
	}
	name := first(rels, "custom-properties", "customProperties")
	if name == "" {
		return
	}
	if err := b.readProperties(c, name); err != nil {
		b.problem("custom properties", err)
	}
}

func (b *builder) readProperties(c *container, name string) error {
	src, _, err := c.part(name)
	if err != nil {
		return err
	}
	return eachElement(src, nsCustom, "property", nsCustom, "name", b.property)
}

// eachElement calls f with an attribute and the character data of each element
// of that name in a part. Where it is not well-formed, f was called with what
// stands before.
func eachElement(src string, space namespace, local string, attrSpace namespace, attr string, f func(attr, words string)) error {
	x, err := newScanner(src)
	if err != nil {
		return err
	}
	name := ""
	var words strings.Builder
	for {
		ev, err := x.next()
		switch {
		case err != nil || ev == endOfPart:
			return err
		case ev == startTag && x.space == space && x.local == local:
			name, _ = x.attr(attrSpace, attr)
			words.Reset()
		case ev == charData:
			words.WriteString(x.words())
		case ev == endTag && x.space == space && x.local == local:
			f(name, words.String())
			words.Reset()
		}
	}
}
