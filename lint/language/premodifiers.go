package language

// premodifier says whether the participle at i stands before the noun that it
// describes: "alleged assault", "escalating violence", "an abused child".
func (z *parser) premodifier(i int) bool {
	if i+1 >= z.to {
		return false
	}
	next := z.tok(i + 1)
	if !isNounTag(next.Tag) && next.Tag != "JJ" {
		return false
	}
	if i == z.from {
		return z.tag(i) == "VBN" && next.flags&isPersonNoun == 0 && isNounTag(next.Tag) && !z.participleFirst(i)
	}
	prev := z.tok(i - 1)
	switch {
	case prev.Tag == "DT" || prev.Tag == "PRP$" || prev.Tag == "POS" || prev.Tag == "CD":
		return !(prev.Tag == "DT" && (prev.Norm == "all" || prev.Norm == "both") && z.tag(i) == "VBG")
	case prev.Tag == "JJ" && isNounTag(next.Tag):
		return true
	case z.tag(i) == "VBG" && isVerbTag(prev.Tag) && isNounTag(next.Tag) && prev.Lemma != "be" && !takesGerund[prev.Lemma]:
		return true
	case z.tag(i) == "VBN" && (prev.Tag == "IN" || prev.Tag == "TO" || isVerbTag(prev.Tag) && prev.Lemma != "be" && prev.Lemma != "have" && prev.Lemma != "get"):
		return isNounTag(next.Tag)
	}
	return false
}

// participleFirst says whether a finite verb fails to follow a sentence that
// starts with a participle: "Punched mum in the face".
func (z *parser) participleFirst(i int) bool {
	for j := i + 1; j < min(z.to, i+8); j++ {
		switch z.tag(j) {
		case "MD", "VBD", "VBZ", "VBP":
			return false
		}
	}
	return true
}

// takesGerund are verbs whose complement is an -ing form: "stopped hitting".
var takesGerund = set(`start stop begin keep continue avoid risk consider deny admit recall describe involve remember enjoy finish
	try like love hate mention report go come sit stand see hear watch find catch leave spend resume prevent resist regret
	suggest recommend discuss dislike prefer justify include mean mind miss practise imagine forget need want`)

// objectAt says whether a phrase that can only be an object starts at token i.
func (z *parser) objectAt(i int) bool {
	switch z.tag(i) {
	case "PRP", "DT", "PRP$", "CD":
		return true
	}
	if t := z.tag(i); isNounTag(t) || t == "JJ" && isNounTag(z.tag(i+1)) {
		return z.tok(i).flags&isTimeNoun == 0
	}
	return i < z.to && z.tok(i).flags&isTitle != 0 || z.norm(i) == "everything"
}
