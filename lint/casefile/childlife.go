package casefile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// partOfLife is a part of a child's life, with words by which records tell how a child is
// in it: the worse and the better, since both belong to what has changed.
type partOfLife struct {
	class string
	words *lazyRegexp
}

// lives are in the words of notes, which name the child and leave out much else.
var lives = []partOfLife{
	{"health", inNotes(`wet(s|ting)? (him|her)self|wet(s|ting)? the bed|bed ?wetting|soil(s|ing|ed)|(dry|clean) (& clean |and clean |& dry |and dry )?(for|at night|since|all)|` +
		`sleep(s|ing)? (much |a lot )?(better|through|badly|alone|well|poorly)|not sleep(ing)?|(is|are)n't sleeping|wak(es|ing) (up )?(\S+ ){0,5}(times|night|crying|screaming)|nightmares?|night terrors?|` +
		`(stomach|tummy|abdominal|belly)[- ]?(ache|aches|pains?|upset)|headaches|(was|been|is) sick\b|vomit\w*|(would|will|does|did)( not|n't) eat|off (his|her) food|lost weight|` +
		`admitted|sent out by ambulance|(er|a&e|ed) visits?|hospitali[sz]ed|inhalers?|nebuli[sz]er|chest is clear|(banged|bumped|hit|cut) (his|her|the)? ?(\S+ )?(head|foot|hand|knee|arm|face)|` +
		`(bruis\w+|scratch\w*|cuts?|handprint|marks?) (to|on|under|above) (\S+ ){1,3}(foot|feet|thigh|arm|leg|face|cheek|head|neck|hand|back|eye)|bit(es|ing)? (the skin|(his|her) (nails|fingers))|pale\b`)},
	{"learning", inNotes(`attendance|absen(t|ces?)\b|reading (age|level|up|down|is)|(off|missed|missing) (school|nursery|\d+ days)|late for school|(fell|fall(s|ing)?|is|was) asleep (in|on|at)|sleepy|` +
		`(put|puts|putting) (his|her) hand up|(speech|words|talking|vocabulary) (is|are|has|have)?\b ?(coming on|improv\w+|delay\w*|behind|gone back|back)|speech delay|(has|had|says|uses|about|at) (about |around )?(\d+\+?|\d0\+|two|four|six|eight|ten|fifteen|twenty|thirty) words|` +
		`concentrat\w+|settled (at|in|into) (school|nursery|class)|(cannot|can't|unable to) settle|homework`)},
	{"behaviour", inNotes(`hoards?|hides? (food|her|his)|keeps (crackers|snacks|food)|(would|will|does|did)( not|n't) (leave|let go|go to|go past|sleep alone|be left|come out|take off|be put down)|flinch\w*|clung|clings?|` +
		`(very |v\. |so )?(quiet|withdrawn|w/drawn|clingy|jumpy|watchful|mute)( |$|[.,;])|shook (his|her) head|(hit|bit|kicked|bites|biting|hits|kicks|hitting|banging) (a |an |another |other |his |her )\S+|(stopped|started|begun|been|keeps) (banging|biting|hitting|kicking|hiding|scratching)|` +
		`(hid|hiding|hides) (under|behind|in)|held on to|watched (his|her) (mother|mum|mom|dad|father)'s face`)},
	{"feelings", inNotes(`hysterical|in tears|tearful|cri(es|ed) (for|the|all|in|most|\d|when|and)|crying|sobb\w+|upset|worried|worries|scared|frightened|anxious|feels? (bad|sad|guilty|safe|happy)|laugh(s|ed|ing) (at|and|with|again)|laughing,|` +
		`(drew|draws|drawn) (a |the |his |her )?(house|dog|family|picture|mum|dad|us|home)s?\b`)},
	{"friends and interests", inNotes(`(back at|joined|rejoined|stopped going to|gave up|no longer goes to|missed) (the |a |his |her )?(\S+ )?(choir|group|club|brownies|cubs|scouts|football|swimming|dance|dancing|ballet|karate|guides|rainbows|band|team|part(y|ies))|` +
		`(had|has|having|have) (a )?(friends?|playdate) (over|round|back|to tea|to play)|has friends`)},
}

func inNotes(p string) *lazyRegexp { return lazily(`(?i)(^|[^\w])(` + p + `)`) }

// refusing is no supposition: "would not leave the chair".
var refusing = lazily(`(?i)\b(would|will|does|did)( not|n't) `)

// noneOf stands before what a child is said not to have.
var noneOf = lazily(`(?i)\b(no|nil|without|saw no|never any) (\S+ )?(concerns?|marks?|bruis\w+|injur\w+|visible|problems?)\b`)

// withChildsLife adds the sentences that tell how a child is, in the words that notes have
// for it.
func (r *reader) withChildsLife(in []lint.Statement) []lint.Statement {
	return r.withMore(in, lint.Child, func(b *cast.Bound, k int, s *lint.Statement) bool {
		words := b.Text[b.Sentences[k].Span.Start:b.Sentences[k].Span.End]
		if noneOf.MatchString(words) || !r.ofOneChild(b, k, s.Block) {
			return false
		}
		if c := callsForHelp(b, k); c != nil {
			s.Class, s.Mark = childDoes, b.SpanOf(c.Verb.From, c.Verb.To)
			return true
		}
		for i := range lives {
			if at := lives[i].words.FindStringIndex(words); at != nil && (refusing.MatchString(words) || !unreal(b, k, tokenAt(b.Paragraph, b.Sentences[k].Span.Start+at[1]-1))) {
				s.Class = lives[i].class
				s.Mark.Start, s.Mark.End = b.Sentences[k].Span.Start+at[0], b.Sentences[k].Span.Start+at[1]
				return true
			}
		}
		return false
	})
}

// calling are verbs of getting somebody, and helpers whom a child gets.
var (
	calling = words("ring call phone dial text fetch get run open hide let stand")
	helpers = lazily(`(?i)\b(999|911|000|triple zero|police|childline|ambulance|neighbou?r\w*|nan\w*|gran\w*|aunt\w*|uncle|dad|mum|mom|daddy|mummy|window|door|between|behind|under)\b`)
)

// callsForHelp is the clause of a sentence in which a child gets somebody, lets somebody in
// or steps between; nil where there is none.
func callsForHelp(b *cast.Bound, i int) *language.Clause {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Subject == nil || !calling[verbOf(c)] || c.Voice != language.Active || c.Mood != language.Asserted || c.Negated || unreal(b, i, c.Verb.Head) || !isChild(b, c.Subject) {
			continue
		}
		if helpers.MatchString(b.Text[b.Tokens[c.Verb.From].Span.Start:b.Tokens[c.To-1].Span.End]) {
			return c
		}
	}
	return nil
}

// ofOneChild reports whether a sentence is of a child and tells no act of an adult's: it
// mentions one before anybody else, or nobody in the row of a child or behind a sentence
// of one.
func (r *reader) ofOneChild(b *cast.Bound, i, block int) bool {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		if c := &s.Clauses[k]; c.Agent != nil && isAbuser(b, c.Agent) && !tellings[verbOf(c)] {
			return false
		}
	}
	if !has(b, i, func(m *cast.Mention) bool { return m.Role != cast.Professional }) {
		return i > 0 && ofChildFirst(b, i-1) || r.rowOfChild(block) || r.recordOfChild()
	}
	return ofChildFirst(b, i)
}

// ofChildFirst reports whether a child is whom a sentence mentions first, possessors too:
// "Zara's attendance".
func ofChildFirst(b *cast.Bound, i int) bool {
	s := &b.Sentences[i]
	for k := range b.Mentions {
		if m := &b.Mentions[k]; m.From >= s.From && m.From < s.To && m.Role != cast.Professional && !speaks(b, m) {
			return m.Role == cast.Child || m.Group == cast.Children
		}
	}
	return false
}

// speaks reports whether somebody has the word in minutes: "J Farrow: ".
func speaks(b *cast.Bound, m *cast.Mention) bool {
	return m.Role == cast.Unknown && m.To < len(b.Tokens) && b.Tokens[m.To].Norm == ":"
}

// recordOfChild reports whether a document says at its head that it is of one child.
func (r *reader) recordOfChild() bool {
	for i, b := range r.read.Bound {
		if i >= frontBlocks {
			break
		}
		kind := r.read.Result.Document.Blocks[i].Kind
		if len(b.Text) > longestHead || !(childField.MatchString(b.Text) || kind == text.Heading || kind == text.Title) {
			continue
		}
		children, others := map[cast.PersonID]bool{}, false
		for k := range b.Mentions {
			m := &b.Mentions[k]
			if m.Role == cast.Child && m.Person >= 0 {
				children[m.Person] = true
			}
			others = others || abuser(m) || m.Role == cast.Survivor || m.Group == cast.Children
		}
		if len(children) == 1 && !others {
			return true
		}
	}
	return false
}

// childField is the label of the child of a record.
var childField = lazily(`^(?i:(re|child|pupil|student|patient|name|subject)( name| of child)?): ?`)

// rowOfChild reports whether another cell of the row that a block is in holds nothing but a
// child's name or initials.
func (r *reader) rowOfChild(block int) bool {
	blocks := r.read.Result.Document.Blocks
	at := blocks[block].Place
	if at.Table == 0 {
		return false
	}
	child := func(i int) bool {
		b := r.read.Bound[i]
		m := b.MentionAt(0)
		return m != nil && m.Role == cast.Child && b.Tokens[m.To-1].Span.End == len(strings.TrimRight(b.Text, " ")) || r.initialsOfChild(b.Text)
	}
	for i := block - 1; i >= 0 && blocks[i].Place.Table == at.Table && blocks[i].Place.Row == at.Row; i-- {
		if child(i) {
			return true
		}
	}
	for i := block + 1; i < len(blocks) && blocks[i].Place.Table == at.Table && blocks[i].Place.Row == at.Row; i++ {
		if child(i) {
			return true
		}
	}
	return false
}

// initialsOfChild reports whether some words are the initials of a child of the family.
func (r *reader) initialsOfChild(words string) bool {
	words = strings.ReplaceAll(strings.TrimSpace(words), ".", "")
	return len(words) > 1 && slices.ContainsFunc(r.file.People, func(p Person) bool {
		initials := ""
		for _, w := range strings.Fields(p.Name) {
			first, _ := utf8.DecodeRuneInString(w)
			initials += string(first)
		}
		return p.Role == cast.Child && initials == words
	})
}
