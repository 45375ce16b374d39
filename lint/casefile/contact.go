package casefile

import (
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
		return at < 0 || b.SentenceOf(at) < 0 || lost(b, b.SentenceOf(at)) || !ofChildren(b, b.SentenceOf(at)) || otherContact(b.Text[s.Span.Start:s.Span.End])
	})
	record, numbered := r.contactRecord(), false
	for i, b := range r.read.Bound {
		from := contactEntry(b, numbered)
		if from < len(b.Sentences) {
			numbered = numbered || contactNumber.MatchString(oneLine(b.Text))
		}
		for k := range b.Sentences {
			sp := b.Sentences[k].Span
			listed := slices.ContainsFunc(out, func(o lint.Statement) bool { return o.Kind == lint.Contact && o.Block == i && o.Span == sp })
			// What is done at contact is listed as that and as what it is.
			if !listed && (ofContact(b, k) || k >= from && inEntry(b, from, k) || i > record && (atContact(b, k) || r.inSession(i, k))) {
				out = append(out, lint.Statement{Kind: lint.Contact, Block: i, Span: sp, Mark: sp, Event: -1})
			}
		}
	}
	return out
}

// otherContact reports whether the words of a sentence that may be about contact are about
// getting in touch with somebody, or at something, and name no contact beside that.
func otherContact(words string) bool {
	return otherContacts.MatchString(words) && !someContact.MatchString(otherContacts.ReplaceAllString(words, ""))
}

var (
	otherContacts = lazily(`(?i)\b(emergency contacts?|contacts|not to contact|access to (the )?(\S+ )?(money|funds|cash|accounts?|cards?|phones?|internet|services|support|housing|records|benefits|information|files?|food|car|house|home|property|transport|medication|appointments))\b`)
	someContact   = lazily(`(?i)\b(contact|access|visit\w*|family time|parenting time|handovers?|supervis\w+|residence|custody|weekends?|overnights?)\b`)
)

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

var contactNames = words("contact access visitation visit family parenting supervised unsupervised supported handover overnight order residence custody weekend session time pick-up drop-off h/over o/n son daughter boy girl kid baby twin child")

// recordOfContact names a document that is of a child's time with a parent, and nothing else.
var recordOfContact = lazily(`(?i)\b((supervised|supported|direct|family) contact|contact (centre|center|session|visit|supervision)|supervised (visit|time|access)|family time|visitation|parenting time)s?\b[^.]*\b(records?|reports?|notes?|log|sheet|observations?|summary|form)\b`)

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

// inSession reports whether a sentence of a record of contact is of a day there, and of the
// family or of how the day went. What the writer does is not.
func (r *reader) inSession(block, i int) bool {
	b := r.read.Bound[block]
	s := &b.Sentences[i]
	if w := r.dates.when(block, s.Span, s.Span, b.Paragraph); !w.Known() || w.Basis == Written || w.Basis == Told {
		return false
	}
	if head, _ := r.dates.head(block); head && len(b.Sentences) == 1 {
		return false // "Session 2 - 9 March 2024"
	}
	if m := firstIn(b, i); m != nil && m.Role == cast.Professional || plainWords(b, i) < 2 && !wentSo.MatchString(b.Text[s.Span.Start:s.Span.End]) {
		return false
	}
	family := func(m *cast.Mention) bool {
		return abuser(m) || m.Role == cast.Survivor || m.Role == cast.Child || m.Group == cast.Children
	}
	return has(b, i, family) || namesContact(b, i) || wentSo.MatchString(b.Text[s.Span.Start:s.Span.End])
}

// wentSo begins what a record says of how a session went without a word for it.
var wentSo = lazily(`^(?i:no[- ]shows?|no (problems|concerns|issues|incidents?)|dna|did not attend|cancel(l)?ed|arrived|returned|late|on time|ended|stopped|fine|good|warm|positive|settled)\b`)

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

// inEntry reports whether a sentence of the entry about contact that one sentence heads
// is of what the one who abuses does and not only says or, in more than a word and not of
// the writer, of the contact itself, of a child, or of whoever goes by one letter there. A head that says no more than
// which contact it is and when is not, nor what follows the number of a contact, which may
// be with the writer.
func inEntry(b *cast.Bound, head, i int) bool {
	if has(b, i, func(m *cast.Mention) bool { return abuser(m) && !m.Possessive }) {
		return i == head && contactLabel.MatchString(b.Text[b.Sentences[i].Span.Start:b.Sentences[i].Span.End]) || hasChild(b, i) || namesContact(b, i) || !onlySays(b, i)
	}
	words := oneLine(b.Text[b.Sentences[head].Span.Start:b.Sentences[head].Span.End])
	if plainWords(b, i) < 2 || contactOfOne.MatchString(words) {
		return false
	}
	if i == head {
		return !contactNumber.MatchString(words) && !strings.Contains(words, ": ")
	}
	if m := firstIn(b, i); m != nil && m.Role == cast.Professional {
		return false
	}
	return namesContact(b, i) || has(b, i, func(m *cast.Mention) bool {
		return m.Kind != cast.Pronoun && !m.Possessive && (m.Role == cast.Child || m.Group == cast.Children) ||
			m.Kind == cast.Named && !m.Possessive && m.Role == cast.Unknown && m.To == m.From+1 && len(b.Tokens[m.Head].Norm) == 1
	})
}

// onlySays reports whether a sentence begins with the one who abuses as saying something:
// "Mum says it was for emergencies", "Mum: it was for emergencies".
func onlySays(b *cast.Bound, i int) bool {
	m := firstIn(b, i)
	return m != nil && abuser(m) && m.To < b.Sentences[i].To && claims[b.Tokens[m.To].Norm]
}

// claims are what stands between somebody and what he or she says.
var claims = words(": says said states stated")

// contactNumber is a numbered visit at the head of an entry, contactNext the next one's
// number alone, and contactOfOne a numbered contact, which may be one of the writer's own.
var (
	contactNumber = lazily(`^([0-9][0-9/.:-]*,? |[A-Z]{2,4}[.:,]? )*(?i:visit|session|family time|parenting time) #?[0-9]`)
	contactOfOne  = lazily(`^([0-9][0-9/.:-]*,? |[A-Z]{2,4}[.:,]? )*(?i:contact) #?[0-9]`)
	contactNext   = lazily(`^([0-9][0-9/.:-]*,? |[A-Z]{2,4}[.:,]? )*#[0-9]+[.:]? `)
)

// contactEntry is the sentence that heads an entry about contact ("Contact. Mum late"),
// or the number of sentences where none does. Behind an entry that has the number of a
// contact, the next number is enough.
func contactEntry(b *cast.Bound, numbered bool) int {
	if numbered && contactNext.MatchString(oneLine(b.Text)) {
		return 0
	}
	for k := range b.Sentences[:min(len(b.Sentences), opening)] {
		if s := &b.Sentences[k]; contactOpens.MatchString(oneLine(b.Text[s.Span.Start:s.Span.End])) && (plainWords(b, k) <= heading || contactLabel.MatchString(b.Text[s.Span.Start:s.Span.End])) {
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
var contactOpens = lazily(`^([0-9][0-9/.:-]*,? |[A-Z]{2,4}[.:,]? )*(?:(?i:(the )?(1st|2nd|3rd|first|second|third|next|last)? ?(supervised|unsupervised|supported|direct|indirect|video) (contact|visit|visitation|family time|access)\b)|` +
	`(Contact|Family time|Parenting time|Visitation|Access)( (centre|center|ctr)| (session|visit))*( [0-9]+| #[0-9]+)?([.:;,]| [-–—] | (fine|cancelled|canceled|stopped|took|went|did|was|ended|session)\b)|Visit (#[0-9]|no\.? ?[0-9]|[0-9]))`)

// contactLabel is the word for contact before a colon, whatever follows.
var contactLabel = lazily(`^(Contact|Family time|Parenting time|Visitation)( (centre|center|ctr))?: `)

// ofContact reports whether a sentence begins with contact as a noun and says
// something of it, has a child go to it or a parent stay away from it, or says when
// the one who abuses saw a child.
func ofContact(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if s.To-s.From < 3 || lost(b, i) {
		return false
	}
	if saw(b, i) || seeksContact(b, i) || goesOn.MatchString(oneLine(b.Text[s.Span.Start:s.Span.End])) {
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

// goesOn says of contact by name how it is to be, or how it goes on.
var goesOn = lazily(`^(?i:(agreed|decided|ordered|recommendation|recommended|\w{2,12} (asked|asks|recommends?|proposes?|agreed) (for|that)|I recommend( that)?)[:,]? )?(?i:(the|all|some|any|no) )?` +
	`((?i:supervised|unsupervised|supported|direct|indirect|video|overnight|o/n|sup\.?|unsup\.?|weekend) (?i:contact|visits?|visitation|family time|parenting time)|(?i:contact|visits|visitation|family time|parenting time|overnights|handovers?)) ` +
	`(?i:(has |have |had |is |was |are |were |to |will |should |would |must )*(be |been )?(suspended|paused|stopped|stops?|starts?|started|begins?|began|moves?|moved|steps?|stepped|stays?|stayed|remains?|remained|resumes?|resumed|ends?|ended|reduced|increased|supervised|unsupervised|at|in|on|every|fortnightly|weekly))\b`)

// seeking are verbs of wanting something of others, for which some have a preposition.
var seeking = words("seek request want ask apply press push")

// timeWith is a noun for a child's time with a parent, with a word of what sort it is or
// without; ofSort has that word.
var (
	timeWith = lazily(`(?i)^((for|to have|to be given|more|some|any|the|supervised|unsupervised|direct|indirect|residential|letterbox|overnight|holiday|video|family|weekly|fortnightly|monthly) )*(contact|visitation|visits|parenting time|family time|residence)\b`)
	ofSort   = lazily(`(?i)\b(supervised|unsupervised|residential|letterbox|overnight|indirect|direct|holiday) (contact|visits?|visitation|parenting time|family time)\b`)
)

// seeksContact reports whether anybody but the survivor seeks contact in a sentence, or it
// says of what sort contact is, and speaks of the one who abuses or of a child.
func seeksContact(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	if !has(b, i, abuser) && !hasChild(b, i) {
		return false
	}
	if ofSort.MatchString(b.Text[s.Span.Start:s.Span.End]) {
		return true
	}
	b.Parse(i)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !seeking[verbOf(c)] || c.Negated || c.Subject == nil || c.Verb.To >= s.To {
			continue
		}
		m := b.MentionOver(c.Subject.Head)
		if (m == nil || m.Role != cast.Survivor) && timeWith.MatchString(b.Text[b.Tokens[c.Verb.To].Span.Start:s.Span.End]) {
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
