package language

import "github.com/dalint/dalint/lint/text"

// maxSentence bounds the tokens of a sentence, so that text without stops
// costs no more per token than text with them.
const maxSentence = 400

// split divides the paragraph's tokens into sentences.
func (p *Paragraph) split() {
	p.Sentences = make([]Sentence, 0, len(p.Tokens)/14+1)
	from := 0
	for i := range p.Tokens {
		if i > from && p.Tokens[i].flags&newlineBefore != 0 || i-from >= maxSentence || i > from && p.bullet(i) {
			p.addSentence(from, i)
			from = i
		}
		if end := p.sentenceEnd(from, i); end > i {
			p.addSentence(from, end)
			from = end
		}
	}
	p.addSentence(from, len(p.Tokens))
}

func (p *Paragraph) addSentence(from, to int) {
	if from >= to {
		return
	}
	s := Sentence{
		Span: text.Span{Start: p.Tokens[from].Span.Start, End: p.Tokens[to-1].Span.End},
		From: from, To: to,
	}
	p.Sentences = append(p.Sentences, s)
}

// bullet says whether token i is a bullet within a line: it starts a new item.
func (p *Paragraph) bullet(i int) bool {
	switch p.Tokens[i].Text {
	case "•", "▪", "◦", "●", "‣", "➢", "✔", "☐", "☒", "☑":
		return true
	}
	return false
}

// sentenceEnd returns where a sentence that started at from ends if token i is
// its last word or mark, closing marks included; otherwise i or less.
func (p *Paragraph) sentenceEnd(from, i int) int {
	t := &p.Tokens[i]
	end := i + 1
	switch t.Text[0] {
	case '.', '!', '?':
		if t.flags&isPunct == 0 {
			return i
		}
	case 0xe2:
		if t.Text != "…" {
			return i
		}
	default:
		if t.Text[len(t.Text)-1] != '.' || end >= len(p.Tokens) || i == from && (t.flags&isNumber != 0 || len(t.Text) == 2) {
			return i
		}
		next := &p.Tokens[end]
		if next.flags&isCapital == 0 || next.flags&(isStarter) == 0 && !(abbreviations[trimStop(t.Norm)] == trailing && p.letterActs(end)) || abbreviations[trimStop(t.Norm)] == beforeName || next.flags&spaceBefore == 0 {
			return i
		}
		return end
	}
	// Only a bullet or a list number so far: "1." or "...".
	if i == from {
		if end < len(p.Tokens) && p.Tokens[end].flags&newlineBefore == 0 && len(t.Text) > 1 {
			return i
		}
	}
	limit := min(len(p.Tokens), from+maxSentence)
	quoted := false
	for end < limit && closing(p.Tokens[end].Text) && p.Tokens[end].flags&(spaceBefore|newlineBefore) == 0 {
		quoted = quoted || p.Tokens[end].Text != ")" && p.Tokens[end].Text != "]"
		end++
	}
	if end >= len(p.Tokens) {
		return end
	}
	next := &p.Tokens[end]
	lower := next.flags&isLetter != 0 && next.flags&isCapital == 0
	ellipsis := t.Text == "…" || len(t.Text) > 1 && t.Text[0] == '.'
	switch {
	case next.flags&newlineBefore != 0:
		return end
	case lower && (quoted || ellipsis || t.Text == "!"):
		return i // "Stop!" she shouted
	case t.Text == "?" && t.flags&spaceBefore != 0 && (lower || next.flags&(spaceBefore|isPunct) == 0):
		return i // a query of the writer's: "anxious, ?depressed", "settled, ? close"
	case lower && t.Text == "?" && end > i+1:
		return i // a blank to fill in: "[who?] hit her"
	case next.flags&spaceBefore == 0 && !quoted && next.flags&isPunct != 0:
		return i
	case next.flags&isPunct != 0 && (next.Text == "," || next.Text == ";" || next.Text == ":"):
		return i
	case quoted && next.flags&isCapital != 0 && p.reportAhead(end):
		return i // “He hit me.” Mr B told officers
	}
	return end
}

// letterActs says whether a lone capital begins a sentence of notes: "35 mins. Z said".
func (p *Paragraph) letterActs(i int) bool {
	return len(p.Tokens[i].Text) == 1 && i+1 < len(p.Tokens) && p.Tokens[i+1].flags&isCapital == 0 && isPastOrPresent(p.Tokens[i+1].Norm)
}

// reportAhead says whether a reporting clause follows at token i: a short
// subject and a reporting verb, then an addressee or the end.
func (p *Paragraph) reportAhead(i int) bool {
	for j := i; j < min(i+5, len(p.Tokens)); j++ {
		t := &p.Tokens[j]
		if j > i && t.flags&isCapital == 0 && sayings[t.Norm] {
			if j+1 >= len(p.Tokens) {
				return true
			}
			next := &p.Tokens[j+1]
			if next.Text == "." || next.Text == "," || next.Text == ":" {
				return true
			}
			k := j + 1
			for k < min(j+5, len(p.Tokens)) && p.Tokens[k].flags&isPunct == 0 && p.Tokens[k].flags&(isSubordinator|isAux) == 0 {
				k++
			}
			return k < len(p.Tokens) && p.Tokens[k].Text == "." && k <= j+4 && (t.Norm == "told" || t.Norm == "tells")
		}
		if t.flags&(isPunct|isSubordinator|isAux) != 0 && j > i {
			return false
		}
	}
	return false
}

// sayings are the verbs that follow what somebody said after a full stop.
var sayings = set("said says told tells stated states added replied explained reported recalled asked wrote recounted insisted")

func isPastOrPresent(norm string) bool {
	return hasSuffix(norm, "ed", "s", "said", "told", "wrote", "thought", "felt")
}

func closing(s string) bool {
	switch s {
	case `"`, "'", "”", "’", ")", "]", "»":
		return true
	}
	return false
}

func trimStop(s string) string {
	for len(s) > 0 && s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}
