package cast

// pronouns with the gender they show; those of several people take They.
var pronouns = map[string]gender{
	"he": he, "him": he, "his": he, "himself": he,
	"she": she, "her": she, "hers": she, "herself": she,
	"they": anyGender, "them": anyGender, "their": anyGender, "theirs": anyGender, "themselves": anyGender, "themself": anyGender,
	"i": anyGender, "we": anyGender, "us": anyGender, "me": anyGender, "my": anyGender, "our": anyGender, "myself": anyGender, "ourselves": anyGender,
	"you": anyGender, "your": anyGender, "it": anyGender,
}

// writers are the pronouns of whoever writes the record.
var writers = set("i we us me my our myself ourselves")

// pronoun reads a personal pronoun at token i.
func (s *scanner) pronoun(i int) (Mention, bool) {
	w := s.norm(i)
	m := Mention{From: i, To: i + 1, Head: i, Person: NoPerson, Kind: Pronoun, Adult: true, class: classPronoun, key: w, owner: -1}
	switch w {
	case "it", "you", "your":
		return m, false
	case "both", "neither":
		// Alone: "both heard Dad". With a noun it was read as a phrase.
		if n := s.norm(i + 1); s.at("verb-of-person", i+1) > 0 || n == "of" || n == "were" || n == "have" || n == "heard" || n == "saw" {
			m.Group, m.key = People, "they"
			if n == "of" && s.norm(i+2) == "them" {
				m.To, m.Group = i+3, Couple
			}
			return m, true
		}
		return m, false
	case "them", "they", "their", "themselves":
		m.Group = People
	case "the":
		// "the two of them"
		if s.norm(i+1) == "two" && s.norm(i+2) == "of" && s.norm(i+3) == "them" {
			m.To, m.Group, m.key = i+4, Couple, "they"
			return m, true
		}
		return m, false
	case "us":
		if s.p.Tokens[i].Text == "US" {
			return m, false
		}
	case "i":
		if s.p.Tokens[i].Text != "I" {
			return m, false
		}
	}
	g, ok := pronouns[w]
	if !ok {
		return m, false
	}
	m.gender = g
	if writers[w] {
		m.Role, m.key = Professional, "i"
		return m, true
	}
	// "her" and "his" before a noun own it; tags tell, else what follows does.
	switch w {
	case "his", "their":
		m.Possessive = true
	case "her":
		m.Possessive = s.ownsNext(i)
	}
	return m, true
}

// ownsNext reports whether "her" at token i stands before its noun.
func (s *scanner) ownsNext(i int) bool {
	switch s.tag(i) {
	case "PRP$":
		return true
	case "PRP":
		return false
	}
	n := s.norm(i + 1)
	return n != "" && wordlike(s.p.Tokens[i+1].Text) && !afterObject[n]
}

// afterObject are words that follow "her" where it owns nothing.
var afterObject = set("to and or but in on at with by from for of as while when where that if because so again twice once before after until " +
	"who what how not is was has had the a an he she they it up down out into onto against over off away back about around through daily down then " +
	"his this these those there here repeatedly which, several three two many since during towards across without")

// pair reads two people named as one: "Mr and Mrs H", "mum and dad", "husband
// and wife".
func (s *scanner) pair(i int) int {
	if m, ok := s.twoOfThem(i); ok {
		s.add(m)
		return m.To
	}
	if _, ok := titles[plain(s.norm(i))]; !ok || !capitalAt(s, i) {
		return i
	}
	and := i + 1
	if s.norm(and) == "." {
		and++
	}
	if n := s.norm(and); n != "and" && n != "&" {
		return i
	}
	if _, ok := titles[plain(s.norm(and+1))]; !ok {
		return i
	}
	m := Mention{From: i, Person: NoPerson, Kind: Named, Adult: true, class: classCouple, Group: Couple, owner: -1}
	if !s.titled(&m, and+1) {
		return i
	}
	m.gender, m.Role = anyGender, Unknown
	m.key = ""
	s.add(m)
	return m.To
}

func (s *scanner) twoOfThem(i int) (Mention, bool) {
	if w := s.norm(i); w != "the" && w != "both" && w != "neither" && w != "each" && w != "either" {
		return Mention{}, false
	}
	m := Mention{From: i, Person: NoPerson, Kind: Pronoun, Adult: true, class: classPronoun, Group: Couple, key: "they", owner: -1}
	for _, words := range [][]string{{"the", "two", "of", "them"}, {"both", "of", "them"}, {"neither", "of", "them"}, {"each", "of", "them"}, {"either", "of", "them"}} {
		ok := true
		for k, w := range words {
			ok = ok && s.norm(i+k) == w
		}
		if ok {
			m.To, m.Head = i+len(words), i+len(words)-1
			return m, true
		}
	}
	return Mention{}, false
}

func capitalAt(s *scanner, i int) bool { return i < s.to && capital(s.p.Tokens[i].Text) }
