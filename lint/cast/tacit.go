package cast

import "github.com/dalint/dalint/lint/language"

// tacit gives mentions that stand for nobody known the role that the paragraph
// shows them in: in "He slapped her. He is a good dad." both "he" are the one
// who slapped. It goes by the words that refer, and leaves alone words that do
// and suffer abuse, or that could be anybody else.
func (b *Bound) tacit() {
	var shown map[handle]Role
	note := func(q Participant, role Role) {
		if q.Person != NoPerson || q.Kind == Absent || q.From >= q.To {
			return
		}
		h, ok := b.handleOf(b.MentionAt(q.From))
		if !ok {
			return
		}
		if shown == nil {
			shown = map[handle]Role{}
		}
		if old, known := shown[h]; known && old != role {
			role = Unknown
		}
		shown[h] = role
	}
	for i := range b.Events {
		e := &b.Events[i]
		if e.Act != Abuse || e.weak || e.Stranger || e.Negated || e.Mood != language.Asserted || e.Form == Injury || b.InScope(e.From, language.Quoted) != nil {
			continue
		}
		note(e.Agent, Perpetrator)
		note(e.Patient, Survivor)
	}
	if len(shown) == 0 {
		return
	}
	rivals := map[gender]bool{}
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if h, ok := b.handleOf(m); ok {
			if role := shown[h]; role != Unknown && !b.rival(m, rivals) {
				m.Role = role
			}
		}
	}
}

// handle is how a mention of somebody unknown refers: by a pronoun of one
// gender, or by a word.
type handle struct {
	gender gender
	word   string
}

// handleOf is the handle of a mention that stands for one adult of no known
// name and role; ok is false for any other.
func (b *Bound) handleOf(m *Mention) (h handle, ok bool) {
	if m == nil || m.Person != NoPerson || m.Group != Single || !m.Adult || m.Role != Unknown {
		return h, false
	}
	if m.Kind == Pronoun {
		return handle{gender: m.gender}, m.gender != anyGender
	}
	return handle{word: b.Tokens[m.Head].Norm}, m.Kind != Named
}

// rival reports whether a pronoun may stand for somebody else whom the
// paragraph mentions; "a good dad" says what he is. What is found for a gender
// is kept in known.
func (b *Bound) rival(m *Mention, known map[gender]bool) bool {
	if m.Kind != Pronoun {
		return false
	}
	found, ok := known[m.gender]
	if !ok {
		found = b.anyOf(m.gender)
		known[m.gender] = found
	}
	return found
}

// anyOf reports whether the paragraph mentions one person, other than by a
// pronoun, who may be of a gender.
func (b *Bound) anyOf(g gender) bool {
	for i := range b.Mentions {
		o := &b.Mentions[i]
		if o.Kind != Pronoun && o.Group == Single && (o.gender == g || o.gender == anyGender) && o.Role != Professional && !indefinite(b.Paragraph, o) {
			return true
		}
	}
	return false
}
