package classify

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
)

// Feature is the hash of something that a sentence has or has not. Two that
// share a hash share a weight, which is as rare as it is harmless.
type Feature uint32

// What a feature is about; part of its hash, so the order is part of a model.
const (
	aWord = iota + 1
	aPair
	aSkip
	aConcept
	anAgent
	aPatient
	aDeed
	aMood
	aRelation
	anEventAgent
	anEventPatient
	anEventTactic
	anEventStatus
	anEventDoer
	aKind
	aScope
	aLength
	aStem
	aWordBefore
	aWordAfter
)

// symbol is the hash of a word, or of what stands in its place.
type symbol uint64

// symbolOf is FNV-1a, by hand: it is asked for every word, and hash/fnv makes an
// object for each.
func symbolOf(s string) symbol {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return symbol(h)
}

// mix hashes symbols in their order.
func mix(kind int, parts ...symbol) Feature {
	h := uint64(kind) * 0x9e3779b97f4a7c15
	for _, p := range parts {
		h ^= uint64(p)
		h *= 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	h *= 0xc4ceb9fe1a85ec53
	return Feature(h >> 32)
}

// Word is the feature of a word, which is in lower case.
func Word(word string) Feature { return mix(aWord, symbolOf(word)) }

var (
	beginning = symbolOf("^")
	end       = symbolOf("$")
	nobody    = symbolOf("-")
	negation  = symbolOf("not")
	pronoun   = symbolOf("<pronoun>")
	number    = symbolOf("<number>")
	grownUp   = symbolOf("<someone>")
)

// genderless are words that say no more of a person than a gender, and what
// they are taken for.
var genderless = map[string]symbol{
	"he": pronoun, "she": pronoun, "him": pronoun, "her": pronoun, "his": pronoun, "hers": pronoun, "himself": pronoun, "herself": pronoun,
	"they": pronoun, "them": pronoun, "their": pronoun, "theirs": pronoun, "themselves": pronoun,
	"man": grownUp, "woman": grownUp, "male": grownUp, "female": grownUp, "lady": grownUp, "gentleman": grownUp, "person": grownUp,
}

// roleSymbols are what a mention counts as: whole groups, then the role of one
// person. The possessive is no other: "her" is one in some places and not in
// others where "him" and "his" part.
var roleSymbols = func() map[string]symbol {
	symbols := map[string]symbol{}
	for _, r := range []string{"couple", "family", "agency", "people", "child", "professional", "adult", "survivor", "perpetrator"} {
		symbols[r] = symbolOf("<" + r + ">")
	}
	return symbols
}()

// roleOf is what a mention counts as among other words. The survivor and the
// perpetrator are adults there, and their roles features of their own: a short
// text shows few of them and a whole document most, and a model fitted on the
// one is to serve the other.
func roleOf(m *cast.Mention) string {
	switch m.Group {
	case cast.Couple:
		return "couple"
	case cast.Children:
		return "child"
	case cast.Family:
		return "family"
	case cast.Agency:
		return "agency"
	case cast.People:
		return "people"
	}
	switch {
	case m.Role == cast.Child, m.Role == cast.Professional:
		return m.Role.String()
	case !m.Adult:
		return "child"
	}
	return "adult"
}

// item is one word of a sentence, or one mention of somebody in place of its
// words.
type item struct {
	symbol
	stem     symbol // of a content word that has one; 0 for all else
	role     symbol // of a party to the case whose role is known; 0 for all else
	from, to int    // tokens
	content  bool   // noun, verb, adjective, adverb or person
}

// reader reads the features of sentences; it is not safe for several goroutines.
type reader struct {
	lexicon  *pattern.Lexicon
	wanted   []bool   // by concept
	concepts []symbol // by concept
	items    []item
	at       []int // for each token of the sentence, its place in items
	said     []int32
	found    []Feature
	single   []Feature // those of found that are of no two words together
	beside   []Feature
	note     func(f Feature, from, to int) // told of each feature with its tokens; nil where nobody asks
}

// tellsWho reports whether a concept says a gender or a name, or who somebody is
// by words that mentions stand for. Nothing is to be learnt of it.
func tellsWho(concept string) bool {
	for _, prefix := range []string{"first-name", "name-", "person-", "parent-f", "parent-m"} {
		if strings.HasPrefix(concept, prefix) {
			return true
		}
	}
	return false
}

func newReader(lx *pattern.Lexicon) *reader {
	r := &reader{lexicon: lx}
	for _, name := range lx.Names() {
		id, _ := lx.Class(name)
		for int(id) >= len(r.wanted) {
			r.wanted, r.concepts = append(r.wanted, false), append(r.concepts, 0)
		}
		r.wanted[id], r.concepts[id] = !tellsWho(name), symbolOf(name)
	}
	return r
}

// features are those of sentence i, and those of them that are of no two words
// together, each once, in ascending order. They stay valid until the next call. The
// sentence is parsed.
func (r *reader) features(p *lint.Paragraph, i int) (all, plain []Feature) {
	p.Parse(i)
	s := &p.Sentences[i]
	r.found, r.single = r.found[:0], r.single[:0]
	r.read(p, s)
	r.words(s)
	r.said = r.lexicon.Said(r.said[:0], p.Input(i), r.wanted)
	for _, id := range r.said {
		r.add(mix(aConcept, r.concepts[id]), s.From, s.To)
	}
	r.clauses(s)
	r.events(p, i)
	r.add(mix(aKind, symbol(s.Kind)), s.From, s.To)
	for _, k := range p.ScopesOf(i) {
		if sc := &p.Scopes[k]; sc.From < s.To && s.From < sc.To {
			r.add(mix(aScope, symbol(sc.Kind)), max(sc.From, s.From), min(sc.To, s.To))
		}
	}
	r.add(mix(aLength, symbol(min(6, len(r.items)/6))), s.From, s.To)
	slices.Sort(r.found)
	slices.Sort(r.single)
	r.found, r.single = slices.Compact(r.found), slices.Compact(r.single)
	return r.found, r.single
}

// around are the words of the sentences before and after sentence i in its
// paragraph, each once, in ascending order: who did it may stand there. They stay
// valid until the next call.
func (r *reader) around(p *lint.Paragraph, i int) []Feature {
	r.beside = r.beside[:0]
	for _, side := range []struct{ at, kind int }{{i - 1, aWordBefore}, {i + 1, aWordAfter}} {
		if side.at < 0 || side.at >= len(p.Sentences) {
			continue
		}
		p.Parse(side.at)
		r.read(p, &p.Sentences[side.at])
		for k := range r.items {
			r.beside = append(r.beside, mix(side.kind, r.items[k].symbol))
			if role := r.items[k].role; role != 0 {
				r.beside = append(r.beside, mix(side.kind, role))
			}
		}
		r.beside = append(r.beside, mix(side.kind, nobody))
	}
	slices.Sort(r.beside)
	r.beside = slices.Compact(r.beside)
	return r.beside
}

func (r *reader) add(f Feature, from, to int) {
	r.single = append(r.single, f)
	r.addPair(f, from, to)
}

// addPair adds a feature of two words together.
func (r *reader) addPair(f Feature, from, to int) {
	r.found = append(r.found, f)
	if r.note != nil {
		r.note(f, from, to)
	}
}

// read cuts the sentence into items.
func (r *reader) read(p *lint.Paragraph, s *language.Sentence) {
	r.items, r.at = r.items[:0], r.at[:0]
	for k := s.From; k < s.To; {
		it := item{from: k, to: k + 1}
		if m := p.MentionAt(k); m != nil && m.To <= s.To {
			it.symbol, it.to, it.content = roleSymbols[roleOf(m)], m.To, true
			if m.Group == cast.Single && (m.Role == cast.Survivor || m.Role == cast.Perpetrator) {
				it.role = roleSymbols[m.Role.String()]
			}
		} else {
			t := &p.Tokens[k]
			it.symbol = word(t)
			it.content = t.Tag != "" && strings.ContainsRune("NVJR", rune(t.Tag[0]))
			if lemma := t.Lemmas[0]; it.content && len(lemma) > stemSize {
				it.stem = symbolOf(lemma[:stemSize])
			}
		}
		for ; k < it.to; k++ {
			r.at = append(r.at, len(r.items))
		}
		r.items = append(r.items, it)
	}
}

// stemSize is how many bytes a longer word shares with what is derived from it:
// protect, protective, protection.
const stemSize = 5

func word(t *language.Token) symbol {
	if s, ok := genderless[t.Norm]; ok {
		return s
	}
	if strings.ContainsAny(t.Norm, "0123456789") {
		return number
	}
	return symbolOf(t.Lemmas[0])
}

// words adds the words, the pairs of neighbours, and pairs of content words with
// up to two others between them.
func (r *reader) words(s *language.Sentence) {
	last, at := beginning, s.From
	var before [3]*item
	for k := range r.items {
		it := &r.items[k]
		r.add(mix(aWord, it.symbol), it.from, it.to)
		if it.role != 0 {
			r.add(mix(aWord, it.role), it.from, it.to)
		}
		if it.stem != 0 {
			r.add(mix(aStem, it.stem), it.from, it.to)
		}
		r.addPair(mix(aPair, last, it.symbol), at, it.to)
		last, at = it.symbol, it.from
		if !it.content {
			continue
		}
		for _, b := range before {
			if b != nil {
				r.addPair(mix(aSkip, b.symbol, it.symbol), b.from, it.to)
			}
		}
		before[2], before[1], before[0] = before[1], before[0], it
	}
	r.addPair(mix(aPair, last, end), at, s.To)
}

// head is what a phrase is about: its head, or whoever stands there, and the
// role where it is known.
func (r *reader) head(s *language.Sentence, f *language.Phrase) (what, role symbol) {
	if f == nil || f.Head < s.From || f.Head >= s.To {
		return nobody, 0
	}
	it := &r.items[r.at[f.Head-s.From]]
	return it.symbol, it.role
}

// clauses adds who does what to whom, by the grammar.
func (r *reader) clauses(s *language.Sentence) {
	for k := range s.Clauses {
		c := &s.Clauses[k]
		verb := symbolOf(c.Lemma)
		if c.Negated {
			verb ^= negation
		}
		agent, agentRole := r.head(s, c.Agent)
		patient, patientRole := r.head(s, c.Patient)
		if c.Patient == nil {
			patient, patientRole = r.head(s, c.Object)
		}
		if agentRole != 0 {
			r.add(mix(anAgent, agentRole, verb), c.From, c.To)
		}
		if patientRole != 0 {
			r.add(mix(aPatient, verb, patientRole), c.From, c.To)
		}
		r.add(mix(anAgent, agent, verb), c.From, c.To)
		r.add(mix(aPatient, verb, patient), c.From, c.To)
		r.add(mix(aDeed, agent, verb, patient), c.From, c.To)
		r.add(mix(aMood, agent, symbol(c.Mood), verb), c.From, c.To)
		r.add(mix(aRelation, agent, patient, symbol(c.Voice), symbol(c.Mood)), c.From, c.To)
	}
}

// events adds the acts that the sentence tells, and of whom.
func (r *reader) events(p *lint.Paragraph, i int) {
	events := p.EventsOf(i)
	for k := range events {
		e := &events[k]
		act, form := symbol(e.Act), symbol(e.Form)
		status := symbol(e.Mood) << 2
		if e.Stranger {
			status |= 1
		}
		if e.Negated {
			status |= 2
		}
		doer := symbol(0)
		if e.Agent.Kind != cast.Absent {
			doer = 1
		}
		r.add(mix(anEventAgent, act, form, doer, symbol(e.Agent.Role)), e.From, e.To)
		r.add(mix(anEventPatient, act, symbol(e.Patient.Role)), e.From, e.To)
		r.add(mix(anEventTactic, act, symbolOf(e.Tactic)), e.From, e.To)
		r.add(mix(anEventStatus, act, status), e.From, e.To)
		r.add(mix(anEventDoer, act, form, doer, status), e.From, e.To)
	}
}
