package language

// kind says what sort of line a sentence is from its words alone; parsing
// settles which statements are telegraphic.
func (p *Paragraph) kind(s *Sentence) SentenceKind {
	first, last := p.firstWord(s), s.To-1
	for last > s.From && (p.Tokens[last].flags&closesQuote != 0 || p.Tokens[last].Text == ")") {
		last--
	}
	end := &p.Tokens[last]
	switch {
	case end.flags&isPunct != 0 && hasSuffix(end.Text, "?", "?!"):
		// A question that is quoted inside a statement is the speaker's.
		if last == s.To-1 || p.Tokens[first].flags&opensQuote != 0 || p.Tokens[s.To-1].Text == ")" {
			return Question
		}
	case end.Text == ":":
		return Label
	}
	if p.inverted(first, s) {
		return Question
	}
	if p.titleLike(first, s) {
		return Label
	}
	if !p.hasFinite(first, s) {
		return Telegraphic
	}
	return Statement
}

// firstWord is the first token of a sentence after bullets, numbers of a list
// and opening marks.
func (p *Paragraph) firstWord(s *Sentence) int {
	i := s.From
	for i < s.To-1 {
		t := &p.Tokens[i]
		if t.flags&isPunct == 0 && (i > s.From || t.flags&isNumber == 0 || t.Text[len(t.Text)-1] != '.') {
			break
		}
		i++
	}
	return i
}

// inverted says whether a sentence without a question mark has the form of a
// question: "Did mum know", "Why did she go back". Inverted conditions ("Had he
// known", "Should she wish") are none.
func (p *Paragraph) inverted(i int, s *Sentence) bool {
	if i+2 >= s.To || i > s.From && p.Tokens[i-1].flags&opensQuote != 0 {
		return false
	}
	if p.Tokens[i].flags&isWh != 0 {
		switch p.Tokens[i+1].Norm {
		case "did", "does", "do":
			return p.Tokens[i+2].flags&(isPronoun|isPersonNoun|isTitle|isDeterminer|isCapital) != 0
		}
		return false
	}
	switch p.Tokens[i].Norm {
	case "did", "does", "do", "is", "are", "was", "has", "have", "can", "could", "will", "would", "may":
	default:
		return false
	}
	next := &p.Tokens[i+1]
	subject := next.flags&isPronoun != 0 && next.Norm != "me" && next.Norm != "him" && next.Norm != "them" ||
		next.flags&(isDeterminer|isTitle) != 0 && next.Norm != "her" && next.Norm != "no" && next.Norm != "that" && next.Norm != "this"
	switch p.Tokens[i].Norm {
	case "did", "does", "can", "could", "would":
		subject = subject || next.flags&isPersonNoun != 0 || next.flags&isCapital != 0 && next.flags&isAllCaps == 0
	}
	if next.Norm == "you" && p.Tokens[i].Norm == "do" {
		return true
	}
	// "Have the children in bed by 7" and "Do the risk assessment" are notes.
	if n := p.Tokens[i].Norm; (n == "do" || n == "have" || n == "has" || n == "was" || n == "is" || n == "are") && next.flags&isDeterminer != 0 {
		return false
	}
	return subject
}

// titleLike says whether the sentence is a heading: its words are capitalised,
// it has no closing stop and is alone on its line.
func (p *Paragraph) titleLike(first int, s *Sentence) bool {
	if s.To-first > 10 || s.To < len(p.Tokens) && p.Tokens[s.To].flags&newlineBefore == 0 || s.From > 0 && p.Tokens[s.From].flags&newlineBefore == 0 {
		return false
	}
	capitals := 0
	for i := first; i < s.To; i++ {
		t := &p.Tokens[i]
		switch {
		case t.Text == "." || t.Text == "!" || t.Text == "," || t.flags&(isPronoun|isAux) != 0 && t.flags&isNameWord == 0:
			return false
		case t.flags&isLetter == 0 || t.flags&(isPreposition|isConjunction|isDeterminer) != 0:
		case t.flags&isCapital == 0:
			return false
		case t.flags&isTitle != 0:
			return false
		default:
			capitals++
		}
	}
	return capitals >= 2 || capitals == 1 && s.To-first == 1
}

// hasFinite says whether some word looks like a finite verb.
func (p *Paragraph) hasFinite(first int, s *Sentence) bool {
	for i := first; i < s.To; i++ {
		t := &p.Tokens[i]
		if t.flags&isAux != 0 && t.Norm != "'s" && t.Norm != "be" && t.Norm != "being" && t.Norm != "been" && t.Norm != "having" && (t.flags&isNameWord == 0 || t.flags&isCapital == 0) {
			return true
		}
		if t.flags&isFinite != 0 || i > first && hasSuffix(t.Norm, "ed") && len(t.Norm) > 3 {
			return true
		}
		// "he drinks": a pronoun or a person, then a form in -s.
		if i > first && hasSuffix(t.Norm, "s") && len(t.Lemmas) > 1 && p.Tokens[i-1].flags&(isPronoun|isPersonNoun) != 0 {
			return true
		}
	}
	return false
}
