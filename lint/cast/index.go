package cast

import (
	"hash/fnv"
	"io"
	"strings"
)

// index is what Bind needs to know of the cast besides the people.
type index struct {
	forms    map[string]int  // name key or "@slot" -> person + 1; shared for several people
	sure     map[string]bool // words that the document has shown to be names
	common   map[string]bool // words that look like names but also occur in lower case
	lettered bool            // M and F stand for mother and father
	told     map[string]bool // forms that a declaration or a legend gives to somebody
	info     []info          // by person
	sum      uint64          // hash, once nothing is added any more
}

// info is what is known of a person besides what readers see.
type info struct {
	gender gender
	child  bool
	grown  bool     // of age, as the text says
	party  bool     // declared as one of the two
	now    bool     // said to be a partner, and not a former one
	step   bool     // said to be the partner of somebody called a parent
	words  []string // of the fullest name, without title
	title  string
	uses   int // how often a name of theirs stands in the text
}

// passing reports whether somebody is named once or twice.
func (in info) passing() bool { return in.uses <= 2 }

// shared marks a form that fits more than one person.
const shared = -1

func newIndex() *index {
	return &index{forms: map[string]int{}, sure: map[string]bool{}, common: map[string]bool{}, told: map[string]bool{}}
}

// add lets a form stand for a person; a form of two people stands for neither, and
// one that was told stays as it was told.
func (x *index) add(form string, id PersonID) {
	if form == "" {
		return
	}
	switch old := x.forms[form]; {
	case old == 0:
		x.forms[form] = int(id) + 1
	case old != int(id)+1 && !(x.told[form] && old > 0):
		x.forms[form] = shared
	}
}

// set lets a form stand for a person, whatever it stood for before.
func (x *index) set(form string, id PersonID) { x.forms[form] = int(id) + 1 }

// find is the person of a form; NoPerson where there is none or more than one.
func (x *index) find(form string) PersonID {
	if id := x.forms[form]; id > 0 {
		return PersonID(id - 1)
	}
	return NoPerson
}

// named is the person of a name key: "ms sarah reid", "sarah reid", "ms reid",
// "sarah".
func (x *index) named(key string) PersonID {
	if id := x.forms[key]; id != 0 {
		return x.find(key)
	}
	title, words := splitKey(key)
	if len(words) == 0 {
		return NoPerson
	}
	full := strings.Join(words, " ")
	if title != "" && len(words) > 1 {
		if id := x.find(full); id != NoPerson {
			return id
		}
		return x.find(title + " " + words[len(words)-1])
	}
	if title != "" {
		return x.titled(title, words[0])
	}
	if len(words) > 1 {
		if id := x.find(words[0]); id != NoPerson && len(x.info[id].words) < 2 {
			return id
		}
	}
	return NoPerson
}

// titled finds the one adult with that surname whom the title fits; among several, the
// one who is declared as one of the two.
func (x *index) titled(title, surname string) PersonID {
	found, several := NoPerson, false
	for id := range x.info {
		in := &x.info[id]
		if in.child || len(in.words) == 0 || in.words[len(in.words)-1] != surname {
			continue
		}
		if g := titles[title]; g != anyGender && in.gender != anyGender && g != in.gender {
			continue
		}
		if len(in.words) == 1 && in.title == "" && len(surname) > 1 {
			continue // a first name that happens to be someone's surname
		}
		switch {
		case found == NoPerson, in.party && !x.info[found].party:
			found, several = PersonID(id), false
		case in.party == x.info[found].party:
			several = true
		}
	}
	if several {
		return NoPerson
	}
	return found
}

// splitKey cuts a name key into its title and words.
func splitKey(key string) (title string, words []string) {
	words = strings.Fields(key)
	if len(words) > 1 {
		if _, ok := titles[words[0]]; ok {
			return words[0], words[1:]
		}
	}
	return "", words
}

// Key identifies everything about the cast that Bind depends on, for use in
// memo keys.
func (c *Cast) Key() uint64 {
	h := fnv.New64a()
	if c == nil {
		return h.Sum64()
	}
	for i := range c.People {
		p := &c.People[i]
		_, _ = io.WriteString(h, p.Name) // a hash never fails
		h.Write([]byte{0, byte(p.Role), flag(p.Declared), flag(p.Contested)})
		for _, a := range p.Aliases {
			_, _ = io.WriteString(h, a)
			h.Write([]byte{1})
		}
	}
	if c.index != nil {
		sum := c.index.hash()
		for k := range 8 {
			h.Write([]byte{byte(sum >> (8 * k))})
		}
	}
	return h.Sum64()
}

// namesKey identifies what finding mentions depends on.
func (c *Cast) namesKey() uint64 {
	if c.index == nil {
		return 0
	}
	if c.index.sum == 0 {
		c.index.sum = c.index.hash()
	}
	return c.index.sum
}

// hash is a sum over everything in the index, in any order.
func (x *index) hash() uint64 {
	sum := uint64(1)
	for form, id := range x.forms {
		sum += hashOf(form) * uint64(id+2)
	}
	for w := range x.sure {
		sum += hashOf(w) * 3
	}
	for w := range x.common {
		sum += hashOf(w) * 5
	}
	for w := range x.told {
		sum += hashOf(w) * 7
	}
	for i := range x.info {
		sum += uint64(x.info[i].gender)<<uint(i%32) + uint64(flag(x.info[i].child)+2*flag(x.info[i].party))<<uint(32+i%32) + uint64(flag(x.info[i].passing()))*uint64(7919+i)
	}
	return sum*2 + uint64(flag(x.lettered))
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, s)
	return h.Sum64()
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}
