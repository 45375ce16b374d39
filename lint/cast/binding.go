package cast

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// namedAfter are those whom a pronoun at the head of a sentence, or of what is
// said from token said on, cannot mean, since it goes on to name them (Principle C
// of Chomsky's binding theory, 1981): "She has backed Amelia into corners".
func (r *resolver) namedAfter(m *Mention, said int) []PersonID {
	s := r.p.SentenceOf(m.From)
	if s < 0 || m.Possessive || r.c.index == nil {
		return nil
	}
	if r.p.Sentences[s].From != m.From && (said != m.From || r.inScope(m.From, language.Attributed) == nil) {
		return nil
	}
	var ids []PersonID
	for k := range r.ms {
		if n := &r.ms[k]; n.From > m.From && n.From < r.p.Sentences[s].To && n.class == className {
			if id := r.c.index.named(n.key); id != NoPerson {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// doerBefore is the subject of the verb that "him" or "her" is the object of,
// whom the pronoun cannot mean (Principle B of the same theory):
// "K hit her", "K inflicted bruises on her". The sentence must be tagged.
func (r *resolver) doerBefore(m *Mention) []PersonID {
	s := r.p.SentenceOf(m.From)
	if s < 0 || m.Possessive || m.From < 2 || m.key != "him" && m.key != "her" || !strings.HasPrefix(string(r.p.Tokens[m.From-1].Tag), "VB") && !r.struckAt(m.From-1) {
		return nil
	}
	joined := r.joinedVerb(m.From - 1)
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sent == r.sent; k-- {
		from := r.seen[k].at
		if from >= m.From || joined && !r.seen[k].subject {
			continue // "locks Jo out, checks her phone and calls her names" is not of Jo
		}
		if m.From-from > farSubject {
			return nil
		}
		for i := from + 1; i < m.From; i++ {
			t := &r.p.Tokens[i]
			if boundary[t.Norm] || t.Tag == "," && !r.didMore(i+1) || reportsThat(t) {
				return nil
			}
		}
		return []PersonID{r.seen[k].id}
	}
	return nil
}

// farSubject is how many tokens back the subject of a verb is looked for.
const farSubject = 16

// joinedVerb reports whether the verb at or shortly before token i goes on with what
// the subject of another did: "and calls".
func (r *resolver) joinedVerb(i int) bool {
	for k := i; k > max(0, i-4); k-- {
		if strings.HasPrefix(string(r.p.Tokens[k].Tag), "VB") {
			switch r.p.Tokens[k-1].Norm {
			case "and", "then", ",":
				return true
			}
			return false
		}
	}
	return false
}

// didMore reports whether token i, behind a comma, goes on with another thing that
// the same subject did: ", inflicted", ", and then inflicted".
func (r *resolver) didMore(i int) bool {
	for i < len(r.p.Tokens) && (r.p.Tokens[i].Norm == "and" || r.p.Tokens[i].Norm == "then") {
		i++
	}
	return i < len(r.p.Tokens) && (r.p.Tokens[i].Tag == "VBD" || r.p.Tokens[i].Tag == "VBZ")
}

// struckAt reports whether token i turns what somebody does against another: nobody
// inflicts bruises on her, or shouts at him, and means himself. What one has, keeps or
// finds on oneself is another thing, and so are other verbs than these.
func (r *resolver) struckAt(i int) bool {
	switch r.p.Tokens[i].Norm {
	case "on", "upon", "at", "against", "towards", "toward":
	default:
		return false
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if hasLemma(&r.p.Tokens[k], turned) {
			return true
		}
	}
	return false
}

// turned are verbs of what is done to others.
var turned = set("inflict impose force use pull spit shout scream swear yell throw aim point direct lunge fire swing threaten level cheat urinate pour dump")

// boundary are the words and marks that begin another clause.
var boundary = set("that when because who which if as after before while where what how whether since until although though ; : ( –")

func reportsThat(t *language.Token) bool {
	for _, l := range t.Lemmas {
		if _, ok := language.ReportOf(l); ok {
			return strings.HasPrefix(string(t.Tag), "VB")
		}
	}
	return false
}
