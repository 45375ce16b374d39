package language

// maxNesting bounds how many quotations may be open at once.
const maxNesting = 8

type openQuote struct {
	token int
	mark  byte // one of ' " “ ‘ by its first meaning: '1' single, '2' double
	curly bool
}

// quotes pairs quotation marks, adds a Quoted scope for each pair, and tells
// closing marks from possessive apostrophes.
func (p *Paragraph) quotes() {
	var marks []int
	for i := range p.Tokens {
		if p.Tokens[i].flags&isPunct != 0 && quoteMark(p.Tokens[i].Text) != 0 {
			marks = append(marks, i)
		}
	}
	if marks == nil {
		return
	}
	closes := p.laterCloses(marks)
	var stack []openQuote
	for n, i := range marks {
		mark, curly := quoteMark(p.Tokens[i].Text), len(p.Tokens[i].Text) > 1
		open, cl := p.canOpen(i), p.canClose(i)
		at := lastOpen(stack, mark)
		switch {
		case cl && at >= 0 && !(open && at < 0):
			if mark == '1' && p.possessiveInside(i) && closes[n] {
				p.possessive(i)
				continue
			}
			p.addQuote(stack[at].token, i)
			stack = stack[:at]
		case open && (mark == '2' || closes[n] || p.opensSpeech(i)):
			if len(stack) < maxNesting {
				stack = append(stack, openQuote{i, mark, curly})
			}
		case at >= 0 && mark == '2':
			p.addQuote(stack[at].token, i)
			stack = stack[:at]
		case mark == '1' && p.afterS(i):
			p.possessive(i)
		}
	}
	for _, q := range stack {
		if q.mark == '2' && p.plainOpening(q) || p.opensSpeech(q.token) {
			p.addQuote(q.token, len(p.Tokens))
			break
		}
	}
}

// opensSpeech reports whether a single mark begins speech that may go on past the
// paragraph: it cannot be an apostrophe, and stands first or behind a colon.
func (p *Paragraph) opensSpeech(i int) bool {
	return p.Tokens[i].Text == "‘" && (i == 0 || p.Tokens[i-1].Text == ":")
}

// quoteMark is '1' for single marks, '2' for double, 0 for others.
func quoteMark(s string) byte {
	switch s {
	case "'", "’", "‘", "`", "‚", "‛":
		return '1'
	case `"`, "“", "”", "„", "«", "»", "‟", "''", "``":
		return '2'
	}
	return 0
}

func lastOpen(stack []openQuote, mark byte) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].mark == mark {
			return i
		}
	}
	return -1
}

// laterCloses says for each mark whether a single mark that can close stands
// after it, before the next one that can only open.
func (p *Paragraph) laterCloses(marks []int) []bool {
	out := make([]bool, len(marks))
	later := false
	for n := len(marks) - 1; n >= 0; n-- {
		i := marks[n]
		out[n] = later
		if quoteMark(p.Tokens[i].Text) != '1' {
			continue
		}
		if p.canClose(i) {
			later = true
		} else if p.canOpen(i) {
			later = false
		}
	}
	return out
}

func (p *Paragraph) canOpen(i int) bool {
	switch p.Tokens[i].Text {
	case "”", "»", "’":
		return p.Tokens[i].Text == "’" && i+1 < len(p.Tokens) && p.Tokens[i].flags&spaceBefore != 0 && p.Tokens[i+1].flags&spaceBefore == 0
	case "“", "„", "«", "‘":
		return true
	}
	if i+1 >= len(p.Tokens) || p.Tokens[i+1].flags&(spaceBefore|newlineBefore) != 0 {
		return false
	}
	if i == 0 || p.Tokens[i].flags&(spaceBefore|newlineBefore) != 0 {
		return true
	}
	switch p.Tokens[i-1].Text {
	case "(", "[", "{", "-", "–", "—", "/", "“", `"`, "‘", "'", "=", ":":
		return true
	}
	return false
}

func (p *Paragraph) canClose(i int) bool {
	switch p.Tokens[i].Text {
	case "“", "„", "«", "‘":
		return false
	}
	if i == 0 || p.Tokens[i].flags&(spaceBefore|newlineBefore) != 0 {
		return false
	}
	if i+1 >= len(p.Tokens) || p.Tokens[i+1].flags&(spaceBefore|newlineBefore) != 0 {
		return true
	}
	return p.Tokens[i+1].flags&isPunct != 0
}

// possessiveInside says whether the single mark at i, inside a quotation, reads
// as a plural possessive: 'the boys' rooms'.
func (p *Paragraph) possessiveInside(i int) bool {
	if !p.afterS(i) || i+1 >= len(p.Tokens) {
		return false
	}
	next := &p.Tokens[i+1]
	return next.flags&isLetter != 0 && next.flags&(isCapital|isConjunction|isPreposition|isAux|isSubordinator|isReporting) == 0
}

func (p *Paragraph) afterS(i int) bool {
	if i == 0 || p.Tokens[i].flags&spaceBefore != 0 {
		return false
	}
	t := p.Tokens[i-1].Norm
	return p.Tokens[i-1].flags&isLetter != 0 && (t[len(t)-1] == 's' || t[len(t)-1] == 'z')
}

func (p *Paragraph) possessive(i int) {
	t := &p.Tokens[i]
	t.Norm, t.Lemmas, t.Lemma = "'s", possessiveLemmas, "'s"
	t.flags &^= isPunct
}

var possessiveLemmas = []string{"'s"}

// plainOpening says whether an opening mark without a partner may be taken to
// quote all that follows.
func (p *Paragraph) plainOpening(q openQuote) bool {
	if q.curly || q.token == 0 {
		return true
	}
	switch p.Tokens[q.token-1].Text {
	case ",", ":":
		return true
	}
	return p.Tokens[q.token].flags&newlineBefore != 0
}

// addQuote adds the scope between the marks at open and end.
func (p *Paragraph) addQuote(open, end int) {
	p.Tokens[open].flags |= opensQuote
	if end < len(p.Tokens) {
		p.Tokens[end].flags |= closesQuote
	}
	if open+1 >= end {
		return
	}
	s := Scope{Kind: Quoted, From: open + 1, To: end, Cue: open}
	var reported bool
	s.Source, reported = p.quoteSource(open, end)
	words := 0
	for i := s.From; i < s.To; i++ {
		if p.Tokens[i].flags&(isLetter|isNumber) != 0 {
			words++
		}
	}
	s.Scare = !reported && s.Source == nil && words >= 1 && words <= 3
	p.addScope(s)
}

// quoteEnd returns the closing mark of the quotation that token i opens; -1
// where i opens none or its end is far.
func (p *Paragraph) quoteEnd(i int) int {
	if i >= len(p.Tokens) || p.Tokens[i].flags&opensQuote == 0 {
		return -1
	}
	for j := i + 1; j < min(len(p.Tokens), i+80); j++ {
		if p.Tokens[j].flags&closesQuote != 0 {
			return j
		}
	}
	return -1
}
