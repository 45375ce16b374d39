package cast

import "strings"

// compound reports whether the person word is the first part of a longer
// name: "child protection", "Family Court", "police report", "house school".
func (s *scanner) compound(n noun, j, end int) bool {
	if end >= s.to || end-j > 1 && n.class != classAgency && n.class != classChild {
		return false
	}
	next := &s.p.Tokens[end]
	switch n.class {
	case classChild, classFamily, classParent, classAgency, classSurvivor, classPerpetrator, classAdult, classClient, classStranger, classPartner, classCouple:
	case classMother, classFather:
		return next.Norm == "figure" || next.Norm == "tongue" || next.Norm == "-" || next.Norm == "and" && s.norm(end+1) == "baby" && s.norm(end+2) == "unit"
	case classProfessional:
		return false
	default:
		return false
	}
	if plural(&s.p.Tokens[end-1]) && n.class != classAgency {
		return false
	}
	if s.verbTag(end) && s.tag(end) != "VBG" || !wordlike(next.Text) {
		return false
	}
	if s.at("not-a-person-after", end) == 0 {
		return false
	}
	// "Police report that", "mother contacts": a verb, as far as form shows.
	return !strings.HasSuffix(next.Norm, "ed") && s.norm(end+1) != "that" && (s.tagged || !strings.HasSuffix(next.Norm, "s") || next.Norm == "services")
}

// verbal reports whether the word is not a noun here: "reported abuse",
// "pair of shoes", "baby clothes" are decided by the words around.
func (s *scanner) verbal(n noun, j, end int) bool {
	t := &s.p.Tokens[j]
	switch n.class {
	case classAgency:
		switch t.Norm {
		case "practice", "service", "services", "team", "conference", "housing", "authority", "agency", "hearing", "surgery", "clinic",
			"practises", "refuge", "maternity", "ambulance", "probation", "department", "court", "council", "prison", "hospital":
			// Bodies only where they do something; elsewhere they are places.
			return !determined(s, j) && !s.actsNext(end) || placeBefore[s.norm(j-1)] || placeBefore[s.norm(j-2)] && determined(s, j)
		case "school", "nursery":
			return placeBefore[s.norm(j-1)] || placeBefore[s.norm(j-2)] && determined(s, j)
		}
	case classCouple:
		return s.norm(end) == "of" || !determined(s, j)
	case classParty:
		return t.Norm == "half" || t.Norm == "party" && !determined(s, j) && s.norm(j-1) != "" || t.Norm == "halves" && s.norm(j-1) != "both"
	case classStranger:
		return t.Norm == "youth" && s.norm(j+1) == "work" || t.Norm == "fan" || t.Norm == "guard"
	case classSurvivor:
		return t.Norm == "victim" && strings.HasPrefix(s.norm(j-1), "f") && (s.norm(j-1) == "fell" || s.norm(j-1) == "fall" || s.norm(j-1) == "falling" || s.norm(j-1) == "fallen")
	case classPerpetrator:
		return t.Norm == "accused" && s.accuses(j) || t.Norm == "suspects" || t.Norm == "suspected"
	case classChild:
		return t.Norm == "minor" && !determined(s, j) || t.Norm == "minor" && s.at("injury-noun", end) > 0 || t.Norm == "eldest" && !determined(s, j)
	case classFather:
		return t.Norm == "da" && allCapitals(t.Text) // domestic abuse
	case classProfessional:
		return t.Norm == "senior" || t.Norm == "chair" && s.norm(j-1) == "a" || t.Norm == "minister" || t.Norm == "coach" && s.tag(j) == "VBZ"
	}
	return s.verbTag(j) && !determined(s, j) && s.tag(j) != "VBG" && n.class != classPerpetrator
}

// accuses reports whether "accused" at token j says what somebody did or what was
// said of somebody, and is nobody: "Mr A accused Ms B of lying", "has been accused".
func (s *scanner) accuses(j int) bool {
	switch n := s.norm(j + 1); {
	case n == "of" || n == "her" || n == "him" || n == "them" || n == "me" || n == "us":
		return true
	case n == "by" || capitalAt(s, j+1) && !articled(s, j) && s.ofSoon(j+2):
		return true // "and accused Ms B of lying"
	case determined(s, j):
		return false
	}
	return s.verbTag(j) || j > s.from && onlyLetters(s.p.Tokens[j-1].Text) && !accusedRoles[s.norm(j-1)]
}

// ofSoon reports whether "of" stands in the same part of the sentence, at token k or
// shortly behind it.
func (s *scanner) ofSoon(k int) bool {
	for end := min(s.to, k+4); k < end && wordlike(s.norm(k)); k++ {
		if s.norm(k) == "of" {
			return true
		}
	}
	return false
}

// accusedRoles are words before "accused" that leave it a person.
var accusedRoles = set("and or of by with from to for against between on at that as co")

var placeBefore = set("in at to from into outside near inside off via for behind of after before")

func determined(s *scanner, j int) bool { return articled(s, j) || modifiers[s.norm(j-1)] }

// articled reports whether an article, a possessor or the like stands before token j.
func articled(s *scanner, j int) bool {
	_, det := determiners[s.norm(j-1)]
	_, poss := possessives[s.norm(j-1)]
	return det || poss || s.norm(j-1) == "'s"
}

func (s *scanner) actsNext(end int) bool { return s.at("verb-of-person", end) > 0 }

// number decides whether the mention is of one person or of several.
func (s *scanner) number(m *Mention, det string, mods int) {
	head := &s.p.Tokens[m.Head]
	many := plural(head) || det == "both" || det == "two" || det == "neither" || det == "each" || det == "either"
	bare := det == "" && m.owner < 0 && mods == m.From
	switch m.class {
	case classAgency, classFamily:
		m.Group, m.Adult = Agency, false
		if m.class == classFamily {
			m.Group = Family
		}
		return
	case classCouple:
		m.Group = Couple
		return
	case classChild:
		m.Adult = false
		if many {
			m.Group = Children
			if w := s.norm(mods); (det == "" || det == "two" || det == "three" || det == "several") && m.owner < 0 && (w == "younger" || w == "older" || w == "other" || w == "smaller") {
				m.Group, m.Role = People, Other
			} else if bare && s.general(m.To) || det == "many" || det == "some" || det == "most" || det == "other" {
				m.Group, m.Role = People, Child
			}
		}
		return
	}
	if unknown := s.norm(m.To) == "unknown" || s.norm(mods) == "unknown" || s.norm(m.To-2) == "unknown"; unknown && (m.class == classMan || m.class == classWoman || m.class == classAdult || m.class == classClient) {
		m.Role = Other
	}
	if (m.class == classMan || m.class == classWoman) && lodged(s.p, m.To) {
		m.Role = Other
	}
	if !many {
		return
	}
	m.Group = People
	switch m.class {
	case classParent:
		if det != "other" && det != "many" && det != "some" && det != "most" && det != "all" && !(bare && s.general(m.To)) {
			m.Group = Couple
		}
	case classParty, classAdult, classClient, classPartner:
		if det == "the" || det == "both" || det == "each" || det == "neither" || det == "either" || det == "two" || det == "these" {
			m.Group = Couple
		}
	case classProfessional:
		m.Group = Agency
	}
}

// general reports whether what follows a bare plural makes it people in
// general: "children living with", "women who".
func (s *scanner) general(end int) bool {
	switch s.norm(end) {
	case "who", "living", "exposed", "affected", "experiencing", "in", "whose", "everywhere", "often", "frequently", "of":
		return true
	}
	return s.norm(end) == "are" && s.norm(end+1) == "victim" || s.norm(end) == "can" || s.norm(end) == "may"
}
