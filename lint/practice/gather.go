package practice

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
	"github.com/dalint/dalint/lint/text"
)

// Gather implements lint.Profiler.
func (pr *Profiler) Gather(p *lint.Paragraph, matched []*lint.Rule, at []lint.Match) any {
	parts := items(p)
	f := &facts{sentences: make([]sentence, len(parts)), quoted: p.Kind == text.Quote}
	mention, event, whole := 0, 0, 0
	for i := range parts {
		s, src := &f.sentences[i], &parts[i]
		s.span = src.Span
		pr.look(s, p, src)
		mention = pr.mentions(s, p, src, mention)
		long, shared := src.To-src.From > longestHeading, p.Shared
		pr.scan.Find(p.Within(src.From, src.To), func(c int) bool {
			return long && concept(c) <= headWhen || !shared && concept(c) >= safetyAddress && concept(c) <= safetyWithheld
		}, func(c int, m pattern.Match) { pr.note(s, p, src, concept(c), m) })
		for whole < len(p.Sentences)-1 && p.Sentences[whole].To <= src.From {
			whole++
		}
		pr.deeds(s, p, whole, src)
		pr.whole(s, p, whole)
		for event < len(p.Events) && p.Events[event].From < src.To {
			if p.Events[event].From >= src.From {
				pr.act(s, p, event)
			}
			event++
		}
	}
	for k := range at {
		sev := matched[k].Severity
		if at[k].Severity != lint.Off {
			sev = min(sev, at[k].Severity)
		}
		if sev < lint.Warning {
			continue // a suggestion is no sign that something is wrong
		}
		// What only reads like a kind of wording counts where nothing else does.
		if i := partOf(parts, at[k].From); i >= 0 && !(len(matched[k].GivesWay) > 0 && len(f.sentences[i].lapses) > 0) {
			f.sentences[i].lapses = append(f.sentences[i].lapses, lapse{matched[k].Family, p.SpanOf(at[k].From, at[k].To)})
		}
	}
	for k := range p.Scopes {
		sc := &p.Scopes[k]
		if i := partOf(parts, sc.From); sc.Kind == language.Quoted && !sc.Scare && i >= 0 {
			q := quote{span: p.SpanOf(sc.From, min(sc.To, len(p.Tokens))), by: nobody}
			if sc.Source != nil {
				q.by = standsFor(p, p.MentionOver(sc.Source.Head))
			}
			f.sentences[i].quotes = append(f.sentences[i].quotes, q)
		}
	}
	return f
}

// items are the sentences of a paragraph, and of a sentence that is a list with
// marks ("I recommend that: (a) ...; (b) ...") its items.
func items(p *lint.Paragraph) []language.Sentence {
	out := p.Sentences
	shared := true
	for i := range p.Sentences {
		src := p.Sentences[i]
		from := src.From
		for k := src.From + 1; k+3 < src.To && src.To-src.From > longestHeading; k++ {
			if p.Tokens[k].Norm != "(" || p.Tokens[k+2].Norm != ")" || len(p.Tokens[k+1].Norm) > 2 {
				continue
			}
			if n := p.Tokens[k-1].Norm; n != ";" && n != ":" && n != "," && n != "and" && n != "." {
				continue
			}
			if shared {
				out, shared = append([]language.Sentence(nil), p.Sentences[:i]...), false
			}
			out = append(out, piece(p, &src, from, k))
			from = k
		}
		if shared {
			continue
		}
		if from == src.From {
			out = append(out, src)
		} else {
			out = append(out, piece(p, &src, from, src.To))
		}
	}
	return out
}

// piece is the part [from, to) of a sentence.
func piece(p *lint.Paragraph, src *language.Sentence, from, to int) language.Sentence {
	out := *src
	out.From, out.To, out.Span = from, to, p.SpanOf(from, to)
	return out
}

// partOf is the piece that holds a token; -1 where there is none.
func partOf(parts []language.Sentence, token int) int {
	i := sort.Search(len(parts), func(i int) bool { return parts[i].To > token })
	if i == len(parts) || token < parts[i].From {
		return -1
	}
	return i
}

// longestHeading is the number of tokens up to which a sentence is looked at as
// a heading, or as the heading of a column.
const longestHeading = 16

// mentions notes who is mentioned; from is the first mention not yet passed.
func (pr *Profiler) mentions(s *sentence, p *lint.Paragraph, src *language.Sentence, from int) int {
	for from < len(p.Mentions) && p.Mentions[from].From < src.From {
		from++
	}
	start := afterMark(p, src)
	s.marked = start > src.From
	for ; from < len(p.Mentions) && p.Mentions[from].From < src.To; from++ {
		m := &p.Mentions[from]
		w := standsFor(p, m)
		s.people.add(w)
		if w >= firstAdult {
			s.adults = append(s.adults, w)
		}
		if m.Possessive {
			continue
		}
		if s.first == nobody {
			s.pronoun, s.he = w == somebody, m.Kind == cast.Pronoun && m.Group == cast.Single
			s.first, s.lead = w, m.From == start || m.From == start+1 && !pattern.IsWord(&p.Tokens[start])
		}
		s.last = w
	}
	if !s.lead {
		pr.main(s, p, src)
	}
	s.noted = !s.lead && p.Kind != text.ListItem && src.From < src.To && noted[p.Tokens[src.From].Norm]
	return from
}

// main takes the one who begins the main clause for the one whom a sentence is
// about where a clause of time or reason, or a date, stands before it: "Since
// Sarah moved, Mark has ...".
func (pr *Profiler) main(s *sentence, p *lint.Paragraph, src *language.Sentence) {
	if src.From >= src.To || !fronting[p.Tokens[src.From].Norm] {
		return
	}
	for i := src.From + 1; i+1 < src.To && i < src.From+longestFront; i++ {
		if p.Tokens[i].Norm != "," {
			continue
		}
		if m := p.MentionAt(i + 1); m != nil && m.From == i+1 && !m.Possessive && m.Group == cast.Single {
			if w := standsFor(p, m); w != nobody && w != other {
				s.first = w
			}
			return
		}
	}
}

// longestFront is how many words may stand before the main clause.
const longestFront = 25

// fronting are words by which a clause or phrase before the main clause begins.
var fronting = words("since when whenever after before while as if once because although though until on in over during at by from every each most for despite")

// afterMark is the token behind the mark with which an item of a list begins:
// "(a)", "2.", "iv)", or the first token of the sentence.
func afterMark(p *lint.Paragraph, src *language.Sentence) int {
	n := func(i int) string {
		if i < src.To {
			return p.Tokens[i].Norm
		}
		return ""
	}
	i := src.From
	if n(i) == "(" {
		i++
	}
	if w := n(i); !(digits(w) && len(w) < 3 || len(w) == 1 && w[0] >= 'a' && w[0] <= 'z' || w == "ii" || w == "iii" || w == "iv" || w == "vi") {
		return src.From
	}
	if end := n(i + 1); end != ")" && !(end == "." && i == src.From) || i+2 >= src.To {
		return src.From
	}
	return i + 2
}

// noted are verbs by which a note begins that leaves its writer out: "Told Josh
// that the case would be closed".
var noted = words("told advised informed asked explained spoke discussed offered gave rang called phoned texted emailed met saw visited contacted " +
	"confirmed reminded encouraged challenged supported referred tried attempted agreed praised thanked updated observed noted reviewed")

// doer is who is mentioned last before token i, possessors apart, and whether
// at most two words lie between.
func doer(p *lint.Paragraph, src *language.Sentence, i int) (w who, near bool) {
	k := sort.Search(len(p.Mentions), func(k int) bool { return p.Mentions[k].From > i })
	for k--; k >= 0 && p.Mentions[k].From >= src.From; k-- {
		if m := &p.Mentions[k]; !m.Possessive {
			return standsFor(p, m), i-m.To <= 2
		}
	}
	return nobody, false
}

func (pr *Profiler) note(s *sentence, p *lint.Paragraph, src *language.Sentence, c concept, m pattern.Match) {
	h := hit{
		concept: c, span: p.SpanOf(m.From, m.To),
		word: p.Tokens[m.From].Norm, wordLast: p.Tokens[m.To-1].Norm,
		quoted: p.InScope(m.From, language.Quoted) != nil,
	}
	if at := p.MentionAt(m.From); at != nil && at.From == m.From && !at.Possessive && at.Kind == cast.Pronoun && m.To > at.To {
		h.doer, h.near = standsFor(p, at), true // "she thinks"
	} else {
		h.doer, h.near = doer(p, src, m.From)
	}
	if h.doer == nobody && c >= effectFeeling && c <= effectLearning && ofChild(p, m.From) {
		h.doer = child // "Ava's reading"
	}
	for i := max(src.From, m.From-4); i < m.From && !h.negated; i++ {
		h.due = h.due || duties[p.Tokens[i].Norm]
		switch p.Tokens[i].Norm {
		case "not", "no", "never", "nor", "without", "neither", "cannot", "nothing", "nobody", "none":
			h.negated = true
		case "decline", "declined", "declines", "refuse", "refused", "refuses":
			h.negated = c == protectHelp // what is refused otherwise may be what somebody did to another
		case ",", ";", ":":
			h.negated = false
		}
	}
	if m.From > src.From {
		switch p.Tokens[m.From-1].Norm {
		case "was", "were", "been", "being":
			h.passive = true
		}
	}
	// "His former partner, Kylie Marsh" is somebody of this case.
	h.negated = h.negated || c == earlier && (ofThisCase(p.MentionAt(m.To)) ||
		m.To < src.To && p.Tokens[m.To].Norm == "," && ofThisCase(p.MentionAt(m.To+1)))
	for i := max(src.From, m.From-1); i < min(m.From+2, m.To) && i < len(p.Tokens); i++ {
		switch p.Tokens[i].Norm {
		case "may", "might", "could", "should":
			h.hedged = true
		case "if", "whether", "risk":
			h.hedged = h.hedged || i < m.From
		}
	}
	if sc := p.InScope(m.From, language.Attributed); sc != nil && !sc.Scare && sc.Source != nil {
		w := standsFor(p, p.MentionOver(sc.Source.Head))
		h.told, h.teller = w != nobody && w != professional, w
	}
	s.has.add(c)
	s.hits = append(s.hits, h)
}

// ofChild reports whether what begins at a token is said to be a child's.
func ofChild(p *lint.Paragraph, i int) bool {
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if m.Possessive && m.To <= i && i-m.To <= 2 && standsFor(p, m) == child {
			return true
		}
	}
	return false
}

// duties are words by which something is asked of somebody, and not told.
var duties = words("must should need needs needed ought advised reminded encouraged expected required warned instructed urged")

// ofThisCase reports whether a mention is of the one who abuses or is abused.
func ofThisCase(m *cast.Mention) bool {
	return m != nil && m.Person != cast.NoPerson && (m.Role == cast.Perpetrator || m.Role == cast.Survivor)
}

// namesPlace reports whether token i is a name that may be of a place, or of a
// service that has one: behind "at", "in" and the like, of nobody in the cast, and no
// part of the calendar.
func namesPlace(p *lint.Paragraph, src *language.Sentence, i int) bool {
	t := &p.Tokens[i]
	if i == src.From || t.Tag != "NNP" && t.Tag != "NNPS" || !unicode.IsUpper([]rune(t.Text)[0]) || len(t.Text) < minPlaceName ||
		p.MentionAt(i) != nil || months[t.Norm] || weekdays[t.Norm] {
		return false
	}
	return toPlaces[p.Tokens[i-1].Norm]
}

// minPlaceName is how many bytes a name has that is no initial.
const minPlaceName = 3

// toPlaces are words behind which a place is named.
var toPlaces = words("at in to near from into outside via around")

// look notes dates, numbers and ways to reach someone.
func (pr *Profiler) look(s *sentence, p *lint.Paragraph, src *language.Sentence) {
	for i := src.From; i < src.To; i++ {
		t := &p.Tokens[i]
		if pattern.IsWord(t) {
			s.words++
		}
		switch {
		case months[t.Norm] && i+1 < src.To && digits(p.Tokens[i+1].Norm) || months[t.Norm] && i > src.From && ordinal(p.Tokens[i-1].Norm),
			weekdays[t.Norm], year(t.Norm) && !(i > src.From && months[p.Tokens[i-1].Norm]), numericDate(t.Norm):
			s.dates++
		case months[t.Norm] && i > src.From && (p.Tokens[i-1].Norm == "in" || p.Tokens[i-1].Norm == "since" || p.Tokens[i-1].Norm == "of"):
			s.dates++
		}
		if strings.IndexByte(t.Text, '@') > 0 && strings.Contains(t.Text, ".") {
			s.phone = true
		}
		s.number = s.number || digits(t.Norm)
		s.named = s.named || p.Shared && namesPlace(p, src, i)
	}
	words := p.Text[src.Span.Start:src.Span.End]
	s.phone = s.phone || p.Shared && s.number && (telephone(words) || postcode(words))
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, " *")); last == ':' {
		s.opening = true
	}
}
