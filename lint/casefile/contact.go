package casefile

import (
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/pattern"
)

// withContact adds to what the engine found the sentences about "contact" in
// the sense of the family courts, which the profile, for which one place in a
// document is enough, does not need: "Contact did not go ahead." It leaves out
// contact that was lost with others.
func (r *reader) withContact() []lint.Statement {
	out := slices.DeleteFunc(slices.Clone(r.read.Result.Profile.Statements), func(s lint.Statement) bool {
		b := r.read.Bound[s.Block]
		if s.Kind != lint.Contact {
			return false
		}
		at := tokenAt(b.Paragraph, s.Span.Start)
		return at < 0 || b.SentenceOf(at) < 0 || lost(b, b.SentenceOf(at)) || !ofChildren(b, b.SentenceOf(at))
	})
	record := r.contactRecord()
	for i, b := range r.read.Bound {
		from := contactEntry(b)
		for k := range b.Sentences {
			sp := b.Sentences[k].Span
			told, contact := false, false
			for n := range out {
				if o := &out[n]; o.Block == i && o.Span == sp {
					told, contact = told || o.Kind != lint.Unsorted, contact || o.Kind == lint.Contact
				}
			}
			// What else an entry about contact tells is listed as that.
			if !contact && (ofContact(b, k) || !told && k >= from && has(b, k, abuser) || !told && i > record && atContact(b, k)) {
				out = append(out, lint.Statement{Kind: lint.Contact, Block: i, Span: sp, Mark: sp, Event: -1})
			}
		}
	}
	return out
}

// ofChildren reports whether a sentence about contact speaks of a child, or of contact by
// name: "I asked to see him alone" is about neither.
func ofChildren(b *cast.Bound, i int) bool { return hasChild(b, i) || namesContact(b, i) }

// namesContact reports whether a sentence has a word for contact, or for when it is.
func namesContact(b *cast.Bound, i int) bool {
	for k := b.Sentences[i].From; k < b.Sentences[i].To; k++ {
		if contactNames[b.Tokens[k].Lemma] || contactNames[b.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

var contactNames = words("contact access visitation visit family parenting supervised unsupervised supported handover overnight order residence custody weekend session time pick-up drop-off son daughter boy girl kid baby twin child")

// recordOfContact names a document that is of a child's time with a parent, and nothing else.
var recordOfContact = regexp.MustCompile(`(?i)\b((supervised|supported|direct|family) contact|contact (centre|center|session|visit|supervision)|supervised (visit|time|access)|family time|visitation|parenting time)s?\b[^.]*\b(records?|reports?|notes?|log|sheet|observations?|summary|form)\b`)

// contactRecord is the block that says that a document is of contact; where none does, the
// number of blocks.
func (r *reader) contactRecord() int {
	for i, b := range r.read.Bound {
		if i >= frontBlocks {
			break
		}
		if len(b.Text) <= longestHead && len(b.Sentences) < 3 && recordOfContact.MatchString(b.Text) {
			return i
		}
	}
	return len(r.read.Bound)
}

// attending are verbs of coming to contact, staying away and leaving.
var attending = words("attend arrive come leave cancel end miss turn refuse")

// atContact reports whether a sentence tells what a child does there, or how the one who
// abuses comes and goes.
func atContact(b *cast.Bound, i int) bool {
	b.Parse(i)
	for k := range b.Sentences[i].Clauses {
		c := &b.Sentences[i].Clauses[k]
		if c.Subject == nil || c.Mood != language.Asserted {
			continue
		}
		if m := b.MentionOver(c.Subject.Head); m != nil && !m.Possessive && (m.Role == cast.Perpetrator && attending[verbOf(c)] || m.Role == cast.Child || m.Group == cast.Children) {
			return true
		}
	}
	return false
}

// contactEntry is the sentence that heads an entry about contact ("Contact. Mum late"),
// or the number of sentences where none does.
func contactEntry(b *cast.Bound) int {
	for k := range b.Sentences[:min(len(b.Sentences), opening)] {
		if s := &b.Sentences[k]; plainWords(b, k) <= heading && contactOpens.MatchString(oneLine(b.Text[s.Span.Start:s.Span.End])) {
			return k
		}
	}
	return len(b.Sentences)
}

// What it is about may be said in the first sentences of an entry, after its date and
// its writer, and in few words: more of them tell something themselves.
const (
	opening = 3
	heading = 4
)

// plainWords counts the words of a sentence in which there is no digit.
func plainWords(b *cast.Bound, i int) int {
	n := 0
	for k := b.Sentences[i].From; k < b.Sentences[i].To; k++ {
		if t := &b.Tokens[k]; pattern.IsWord(t) && !strings.ContainsAny(t.Norm, "0123456789") {
			n++
		}
	}
	return n
}

// contactOpens begins an entry about contact in the sense of the family courts, after
// a date and initials, and none about a call or a visit of the writer's own.
var contactOpens = regexp.MustCompile(`^([0-9][0-9/.:-]*,? |[A-Z]{2,4}[.:,]? )*(?:(?i:(the )?(1st|2nd|3rd|first|second|third|next|last)? ?(supervised|unsupervised|supported|direct|indirect|video) (contact|visit|visitation|family time|access)\b)|` +
	`(Contact|Family time|Parenting time|Visitation|Access)( (centre|center|ctr)| (session|visit))*( [0-9]+| #[0-9]+)?([.:;,]| [-–—] | (fine|cancelled|canceled|stopped|took|went|did|was|ended|session)\b)|Visit (#[0-9]|no\.? ?[0-9]|[0-9]))`)

// ofContact reports whether a sentence begins with contact as a noun and says
// something of it, has a child go to it or a parent stay away from it, or says when
// the one who abuses saw a child.
func ofContact(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if s.To-s.From < 4 || lost(b, i) {
		return false
	}
	if saw(b, i) {
		return true
	}
	for k := s.From; k < s.To; k++ {
		if b.Tokens[k].Norm != "contact" {
			continue
		}
		if k+1 < s.To && contactVerbs[b.Tokens[k+1].Norm] && k <= s.From+1 {
			return true
		}
		if k > s.From && contactPrepositions[b.Tokens[k-1].Norm] && hasChild(b, i) && (k+1 == s.To || !contactNouns[b.Tokens[k+1].Norm]) {
			return true
		}
		if k > s.From && contactMissed[b.Tokens[k-1].Norm] && hasParent(b, i) {
			return true
		}
	}
	return false
}

// saw reports whether a sentence says since when, how long or how often the one who
// abuses has or has not seen a child: "F not seen C1 for 3/52".
func saw(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	for k := s.From + 1; k+2 < s.To; k++ {
		if !seeing[b.Tokens[k].Norm] {
			continue
		}
		child := b.MentionOver(k + 1)
		if child == nil || child.From != k+1 || child.Role != cast.Child && child.Group != cast.Children || child.To >= s.To || !seeingWhen[b.Tokens[child.To].Norm] {
			continue
		}
		if has(b, i, func(m *cast.Mention) bool { return m.To <= k && m.Role == cast.Perpetrator && !m.Possessive }) {
			return true
		}
	}
	return false
}

var (
	seeing              = words("see sees seeing seen saw")
	seeingWhen          = words("for since every each twice once weekly fortnightly monthly overnight")
	contactMissed       = words("attend attends attended attending miss missed misses cancel cancels cancelled canceled skip skipped refuse refused")
	contactVerbs        = words("did does took takes was is has had went started stopped ended resumed will should continues continued began suspended cancelled canceled paused reduced increased reinstated refused")
	contactPrepositions = words("to for from after before during at")
	contactNouns        = words("details number numbers list person name")
	losses              = words("lost lose losing no little made make making")
)

func lost(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	for k := s.From + 1; k < s.To; k++ {
		if b.Tokens[k].Norm == "contact" && losses[b.Tokens[k-1].Norm] && !hasParent(b, i) {
			return true
		}
	}
	return false
}

func hasChild(b *cast.Bound, i int) bool {
	return has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Child || m.Group == cast.Children })
}

func hasParent(b *cast.Bound, i int) bool {
	return has(b, i, func(m *cast.Mention) bool { return m.Role == cast.Perpetrator || m.Role == cast.Survivor })
}

func has(b *cast.Bound, i int, is func(*cast.Mention) bool) bool {
	s := &b.Sentences[i]
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.From >= s.From && m.From < s.To && is(m) {
			return true
		}
	}
	return false
}
