package cast

import "strings"

// determiners open a noun phrase; the value says whether it is definite.
var determiners = map[string]bool{
	"the": true, "this": true, "that": true, "these": true, "those": true, "both": true, "each": true,
	"neither": true, "either": true, "a": false, "an": false, "another": false, "any": false, "some": false,
	"all": true, "every": false, "many": false, "most": false, "no": false, "two": false, "three": false,
	"four": false, "five": false, "several": false, "other": false,
}

// modifiers may stand between a determiner and a person word.
var modifiers = set("new former current previous estranged young older elder eldest younger youngest oldest little wee own late " +
	"abusive violent controlling coercive unborn adult other only female male teenage same first second third last next two three four " +
	"five six both drunk drunken pregnant foster maternal paternal unknown single whole respective " +
	"alleged convicted known vulnerable then now long-term on-off so-called immediate extended wider surviving non-abusing " +
	"good great excellent devoted hands-on loving caring poor bad decent busy proud attentive protective fantastic brilliant wonderful lovely " +
	"nice responsible committed doting model natural capable warm gentle patient better terrible neglectful ")

// possessives stand before the noun that they own.
var possessives = map[string]gender{"his": he, "her": she, "their": anyGender, "my": anyGender, "our": anyGender}

// phrase reads a noun phrase whose head is a person word, with its possessor:
// "the female", "her abusive ex", "Leo's mum", "mum's partner".
func (s *scanner) phrase(i int) int {
	m := Mention{From: i, Person: NoPerson, Kind: Kin, Adult: true, owner: -1}
	j := i
	det := ""
	if g, ok := possessives[s.norm(j)]; ok {
		m.owner = j
		m.gender = g
		j++
	} else if _, ok := determiners[s.norm(j)]; ok {
		det = s.norm(j)
		j++
		if det == "both" || det == "all" || det == "each" || det == "either" || det == "neither" {
			j = s.skipOf(j)
		}
	} else if n, ok := s.name(j); ok {
		if !s.possessed(n.To) {
			return i
		}
		m.owner = i
		if !s.finish(&m, n.To+1, "'s") {
			return i
		}
		n.Possessive = true
		s.out = append(s.out, m, n)
		return s.chain(m)
	}
	if !s.finish(&m, j, det) {
		return i
	}
	if det == "that" && (m.Group != Single || m.class != classWoman && m.class != classMan && m.class != classChild) {
		return i // "said that Mum"
	}
	if m.owner == i {
		own := Mention{From: i, To: i + 1, Head: i, Person: NoPerson, Kind: Pronoun, Adult: true, Possessive: true,
			class: classPronoun, gender: possessives[s.norm(i)], key: s.norm(i), owner: -1}
		s.add(m)
		s.out = append(s.out, own)
	} else {
		s.add(m)
	}
	return s.chain(m)
}

// skipOf steps over "of", "of the", "of these" after a quantifier.
func (s *scanner) skipOf(j int) int {
	if s.norm(j) == "of" {
		j++
	}
	if s.norm(j) == "the" || s.norm(j) == "these" {
		j++
	}
	return j
}

// finish reads modifiers and the head from token j and fills m.
func (s *scanner) finish(m *Mention, j int, det string) bool {
	mods, aged := j, false
	for k := 0; k < 5; k++ {
		n, end := s.head(j)
		if end > 0 && !s.modifiesHead(n, end) {
			if det == "" && j == mods+1 && digits(s.norm(mods)) && !plural(&s.p.Tokens[end-1]) {
				return false // "Leo Reid, 6 Accused: not traced": the number is of what stands before it
			}
			m.To, m.Head, m.class = end, end-1, n.class
			m.Role = n.role
			if n.class == classRespondent {
				m.key = s.side(mods, end)
			}
			if aged && n.class == classProfessional {
				m.class, m.Role = classAdult, Unknown // "this 35-year-old teacher" is whom the letter is about
			}
			if m.owner < 0 || n.gender != anyGender || m.gender != anyGender {
				m.gender = n.gender
			}
			s.number(m, det, mods)
			return true
		}
		w := s.norm(j)
		if years, ok := strings.CutSuffix(w, "-year-old"); ok && s.headless(j+1) {
			m.To, m.Head, m.class, m.Role = j+1, j, classAdult, Unknown
			if n := ageOf(years); n >= 0 && n < grownUp {
				m.class, m.Role = classChild, Child
			}
			s.number(m, det, mods)
			return true
		}
		if !modifiers[w] && !digits(w) && !strings.HasSuffix(w, "-year-old") && !strings.HasSuffix(w, "-old") && end == 0 {
			return false
		}
		aged = aged || strings.HasSuffix(w, "-year-old")
		j++
	}
	return false
}

// headless reports whether no person word stands at token j, so that an age before
// it speaks of somebody by itself: "the 33-year-old was stabbed", "stabbed his wife".
func (s *scanner) headless(j int) bool {
	if afterAge[s.norm(j)] {
		return true
	}
	_, owned := possessives[s.norm(j+1)]
	return strings.HasSuffix(s.norm(j), "ed") && (owned || s.norm(j+1) == "the" || s.norm(j+1) == "him")
}

// afterAge are words and marks that begin no phrase about a person.
var afterAge = set(", . ; : ) who whose was were is are has had will would did does said told says and by from in at with on to 's")

// side names one side of a case by the words [from, to): "respondent", "second
// respondent".
func (s *scanner) side(from, to int) string {
	word := s.norm(to - 1)
	for k := from; k < to-1; k++ {
		switch n := s.norm(k); n {
		case "first", "second", "third", "1st", "2nd", "3rd":
			return n + " " + word
		}
	}
	return word
}

// modifiesHead reports whether a person word describes the one that follows:
// "female victim", "male partner", "the respondent father".
func (s *scanner) modifiesHead(n noun, end int) bool {
	if n.class != classWoman && n.class != classMan && n.class != classAdult && n.class != classClient && n.class != classRespondent {
		return false
	}
	if plural(&s.p.Tokens[end-1]) {
		return false
	}
	_, next := s.head(end)
	return next > 0
}

// head finds the longest person word at token j.
func (s *scanner) head(j int) (noun, int) {
	if j >= s.to {
		return noun{}, 0
	}
	h := &s.heads[j]
	if !h.done {
		k, end := s.readHead(j)
		*h = headAt{int8(k), int32(end), true}
	}
	if h.end == 0 {
		return noun{}, 0
	}
	return nouns[h.noun], int(h.end)
}

func (s *scanner) readHead(j int) (index, end int) {
	if s.at("person-word", j) == 0 {
		return 0, 0
	}
	for k := range nouns {
		e := s.at(nouns[k].concept, j)
		if e > end && !(nouns[k].code && (!allCapitals(s.p.Tokens[j].Text) || e == j+1 && len(s.p.Tokens[j].Text) == 1 && s.graded(j))) {
			index, end = k, e
		}
	}
	best := nouns[index]
	if w := s.norm(j); end == j+1 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") && w != "accused" && w != "aggrieved") {
		return 0, 0
	}
	if end == 0 || s.compound(best, j, end) || s.verbal(best, j, end) {
		return 0, 0
	}
	return index, end
}

// chain reads on where the phrase is itself a possessor: "mum's partner's".
func (s *scanner) chain(m Mention) int {
	if !s.possessed(m.To) {
		return m.To
	}
	outer := Mention{From: m.From, Person: NoPerson, Kind: Kin, Adult: true, owner: m.From}
	if !s.finish(&outer, m.To+1, "'s") {
		return m.To
	}
	for k := len(s.out) - 1; k >= 0 && s.out[k].From >= m.From; k-- {
		if s.out[k].From == m.From && s.out[k].To == m.To {
			s.out[k].Possessive = true
			s.out = append(s.out, Mention{})
			copy(s.out[k+1:], s.out[k:])
			s.out[k] = outer
			break
		}
	}
	return s.chain(outer)
}
