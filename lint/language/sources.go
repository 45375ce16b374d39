package language

// How far from a quotation its reporting verb is looked for, in tokens.
const (
	reportBefore = 14
	reportAfter  = 6
)

// quoteSource finds whose words stand between the marks at open and end, from
// the words alone: "Mr A said it was '...'", "'...', she told us", "Ms B: '...'".
// reported says whether a reporting verb was found, with or without a source.
func (p *Paragraph) quoteSource(open, end int) (source *Phrase, reported bool) {
	from := p.SentenceOf(open)
	if from < 0 {
		return nil, false
	}
	start := p.Sentences[from].From
	for i := open - 1; i >= max(start, open-reportBefore); i-- {
		t := &p.Tokens[i]
		if t.flags&closesQuote != 0 && i < open-3 {
			break
		}
		if t.flags&isReporting == 0 || !p.verbLike(start, i) {
			if t.Norm == "to" && i > start && p.Tokens[i-1].Norm == "according" {
				return p.nounRun(i+1, open), true
			}
			continue
		}
		if by := p.passiveReport(i, open); by != nil {
			return by, true
		}
		if p.passiveAux(start, i) {
			return nil, true
		}
		return p.subjectBefore(start, i), true
	}
	if i := open - 1; i > start && p.Tokens[i].Text == ":" {
		if f := p.nounRun(start, i); f != nil && f.To == i && i-start <= 4 {
			return f, true
		}
	}
	return p.sourceAfter(end)
}

// sourceAfter looks for a reporting clause after the closing mark at end.
func (p *Paragraph) sourceAfter(end int) (*Phrase, bool) {
	last := p.SentenceOf(min(end, len(p.Tokens)-1))
	if last < 0 || end >= len(p.Tokens) {
		return nil, false
	}
	stop := min(p.Sentences[last].To, end+1+reportAfter+1)
	i := end + 1
	if i < stop && p.Tokens[i].Text == "," {
		i++
	}
	for j := i; j < stop; j++ {
		t := &p.Tokens[j]
		if t.flags&(isPunct|isPreposition) != 0 && t.Norm != "to" {
			return nil, false
		}
		if t.flags&isReporting == 0 || !isPastOrPresent(t.Norm) {
			continue
		}
		if j == i { // "...", said Mr B
			f := p.nounRun(j+1, stop)
			return f, true
		}
		if p.passiveAux(i, j) {
			return nil, true
		}
		return p.subjectBefore(i, j), true
	}
	return nil, false
}

// verbLike says whether the reporting word at i is used as a verb, as far as
// its neighbours show.
func (p *Paragraph) verbLike(start, i int) bool {
	t := &p.Tokens[i]
	if hasSuffix(t.Norm, "s") && i > start {
		prev := &p.Tokens[i-1]
		next := p.norm(i + 1)
		return prev.flags&(isPronoun|isPersonNoun|isAllCaps) != 0 || prev.flags&isCapital != 0 && i-1 > start || next == "that" || next == ":" || p.tokenFlags(i+1)&opensQuote != 0
	}
	if isPastOrPresent(t.Norm) || hasSuffix(t.Norm, "ing") {
		return i == start || !p.determiner(i-1) && p.Tokens[i-1].Norm != "'s"
	}
	for j := i - 1; j >= max(start, i-3); j-- {
		f := p.Tokens[j].flags
		if f&(isAux|isPronoun) != 0 || p.Tokens[j].Norm == "to" {
			return true
		}
		if f&isAdverb == 0 {
			return p.Tokens[j].flags&isPersonNoun != 0 || p.Tokens[j].flags&isCapital != 0 && j > start
		}
	}
	return false
}

// passiveAux says whether a form of be stands before the verb at v.
func (p *Paragraph) passiveAux(start, v int) bool {
	for j := v - 1; j >= max(start, v-3); j-- {
		t := &p.Tokens[j]
		if t.Lemma == "be" || t.Norm == "be" {
			return hasSuffix(p.Tokens[v].Norm, "ed", "n", "d")
		}
		if t.flags&isAdverb == 0 {
			return false
		}
	}
	return false
}

// passiveReport finds the by-phrase of "was described by Mr A as '...'".
func (p *Paragraph) passiveReport(v, open int) *Phrase {
	if v+1 < open && p.Tokens[v+1].Norm == "by" {
		return p.nounRun(v+2, open)
	}
	return nil
}

// subjectBefore reads the noun phrase that ends before the verb at v.
func (p *Paragraph) subjectBefore(start, v int) *Phrase {
	i := v - 1
	for i >= start && p.Tokens[i].flags&(isAux|isAdverb) != 0 && p.Tokens[i].flags&isNameWord == 0 {
		i--
	}
	if i < start || p.Tokens[i].flags&isPunct != 0 {
		return nil
	}
	if p.Tokens[i].flags&isPronoun != 0 {
		return &Phrase{i, i + 1, i}
	}
	to := i + 1
	for n := 0; i >= start && n < 6; n++ {
		t := &p.Tokens[i]
		if t.flags&(isPunct|isConjunction|isSubordinator|isPreposition) != 0 && t.flags&isCapital == 0 || t.flags&isAux != 0 && t.flags&isNameWord == 0 && t.Norm != "'s" {
			break
		}
		i--
		if p.determiner(i + 1) {
			break
		}
	}
	if i+1 >= to {
		return nil
	}
	return &Phrase{i + 1, to, to - 1}
}

// nounRun reads a noun phrase that starts at from, before limit.
func (p *Paragraph) nounRun(from, limit int) *Phrase {
	i := from
	for i < limit && i < from+6 {
		t := &p.Tokens[i]
		if t.flags&isPronoun != 0 && i == from {
			i++
			break
		}
		if t.flags&isPunct != 0 || i > from && t.flags&(isConjunction|isSubordinator|isPreposition|isAux|isPronoun) != 0 {
			break
		}
		if i > from && t.flags&isReporting != 0 && t.flags&isCapital == 0 {
			break
		}
		i++
	}
	if i == from {
		return nil
	}
	return &Phrase{from, i, i - 1}
}

// determiner says whether token i is a determiner, and not the letter of "Mr A".
func (p *Paragraph) determiner(i int) bool {
	if p.Tokens[i].flags&isDeterminer == 0 {
		return false
	}
	return !(p.Tokens[i].Text == "A" && i > 0 && p.Tokens[i-1].flags&(isTitle|isPersonNoun) != 0)
}
