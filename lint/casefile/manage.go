package casefile

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
)

// effort is what a survivor does, by the words from its verb on, and its class.
type effort struct {
	class string
	does  *lazyRegexp
}

// efforts are what a survivor does to be safe, to get help, or to keep daily life going,
// that no list of single words knows: the verb and what it takes.
var efforts = []effort{
	{helpSought, startsWith(`(ask(s|ed|ing)?|request(s|ed|ing)?) (me|us|(the )?(school|nursery|hv|gp|nurse|doctor|midwife|police|officers?|worker|sw|council|housing|office|clinic|centre|center)|for (help|advice|support|an? (quiet|safe) \S+|an? (appointment|appt|transfer|move|review|interpreter)|(his|her|the|a) (review|move|referral))|to (change|keep|move|have|be (moved|seen alone|rung))|not to|whether|if it|that (it|the|his|her) \S+ (be|is) (kept|held))`)},
	{helpSought, startsWith(`(appl(y|ies|ied|ying)|fil(e|es|ed|ing)) for|present(s|ed|ing)? (as |at \S+ as )?homeless|(re-?)?book(s|ed)|rearrang(es|ed)|self-refer\w*|(report(s|ed|ing)?|given|gave|handed|took|taken|sent|forwarded)\b[^.;]*\b(to (the )?(police|officers?|idva|solicitor|lawyer|attorney|court|school|housing|walk-in|hospital|a&e|urgent care|gp|clinic)|(as (a )?breach|the breach))`)},
	{helpSought, startsWith(`((drove|drives|driven|walk(s|ed)|got|took|went|takes|goes|cycled) ((him|her)self|them|him|her|\S+|the \S+|both \S+)? ?(on foot )?to (the )?(urgent care|a ?& ?e|a and e|er|emergency|walk-in|hospital|minor injuries|gp|doctors?|clinic|police|refuge|shelter))`)},
	{helpSought, startsWith(`(attend(s|ed|ing)?|go(es|ing)|came|comes?|engag\w+ with|finished|started|doing|does|complet\w+) (\S+ ){0,3}(group|grp|programme|program|sessions?|counselling|counseling|therapy|recovery|course|freedom|idva|women's aid)`)},
	{"planning ahead", startsWith(`(refus(es|ed)|declin(es|ed)) to (disclose|say where|tell (her|him)|let (her|him)|open|come in)|(kept|keeps|keep|saved|saves|stores?|stored|screenshotted|photograph(s|ed)|record(s|ed)|logs?|logged|memori[sz](es|ed)|writes down|wrote down|noted) (a (log|diary|record|note|list)|copies|every|each|all (of )?(the|her|his)|the (messages|texts|number|receipt)|it|them|[^.;]*\b(bruis\w+|marks?|damage|injur\w+|messages?|number))|(unplug\w*|disconnect\w*|block(s|ed)|chang(es|ed)) ((the|his|her) )?(them|it|cameras?|tracker|locks?|numbers?|passwords?|phone)`)},
	{"planning ahead", startsWith(`(open(s|ed)|got|has|set up) ((his|her|their) )?own (bank|account|acct|phone|sim|e-?mail)|set(s|ting)? up (a )?(\S+ )?(plan|account|standing order|direct debit)|teach(es)?|taught`)},
	{"shielding the children", startsWith(`(jump|climb|hid|hides?|stood|stands?|step(s|ped)|put (him|her)self|got) (\S+ ){0,2}(between|in front of (the )?(\S+ )?(child|kid|door))`)},
	{"keeping daily life going", startsWith(`(brought|brings?|collect(s|ed|ing)?|fetch(es|ed)|pick(s|ed) up|order(s|ed)|giv(es)|gave|administers?) (a |the |his |her |both |second |spare |their |\S+'s )*(second |spare |new )?(inhalers?|medication|prescriptions?|insulin|glasses|uniforms?|nebuli[sz]er|epipens?|pe kit|packed lunch(es)?)|(do(es)?|did|doing) ((all|most) (of )?)?(the )?(school runs?|handling|cooking|bath|bedtimes?|night feeds?|feeds?|nappies|care|caring)|sleep(s|ing)? on the floor|(is|are)?n't? missed a|has not missed|driv(es|ing) [^.;]*\b(so (that )?|each way|to school)`)},
	{"keeping daily life going", startsWith(`(paid|pays?|paying|repaying|has paid) (off )?(£|\$|something|what|the (rent|arrears|bill))|borrow\w* [^.;]*\bfor (nappies|food|milk|formula|uniform|the (kids|children))`)},
}

// startsWith is a pattern at the beginning, behind auxiliaries and adverbs.
func startsWith(p string) *lazyRegexp {
	return lazily(`^(?i)((has|have|had|is|was|'s|'d|been|now|then|also|later|already|always|still|never|since|just|to) )*(` + p + `)`)
}

// soThat is what somebody does for the children not to see or to suffer something.
var soThat = lazily(`(?i)\b(so( that)?|because (s?he|dad|mum|mom) (did not|didn't) want|in case) (the |both )?(kids|children|ch\.|boys|girls|baby|(s?he|they|[A-Z]\w*)) ((would|could|can|will|should|do|does|did|are|is) ?(not|n't)\b|(wouldn't|couldn't|can't|won't|don't|doesn't|aren't|isn't)\b|to (see|hear))`)

// manages is the clause of a sentence in which the survivor does something of efforts, with
// the class of it; nil where there is none. In notes the sentence may begin with the verb,
// where the one before it is of the survivor.
func manages(b *cast.Bound, i int) (*language.Clause, string) {
	s := &b.Sentences[i]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Voice != language.Active && c.Voice != language.Headline || c.Mood != language.Asserted || unreal(b, i, c.Verb.Head) || b.InScope(c.Verb.Head, language.Quoted) != nil || !ofSurvivor(b, i, c) {
			continue
		}
		words := b.Text[b.Tokens[c.Verb.From].Span.Start:s.Span.End]
		if c.Negated && !strings.Contains(words, "missed") {
			if !tellings[verbOf(c)] && soThat.MatchString(words) {
				return c, "shielding the children"
			}
			continue
		}
		if at := slices.IndexFunc(efforts, func(e effort) bool { return e.does.MatchString(words) }); at >= 0 {
			return c, efforts[at].class
		}
		if !tellings[verbOf(c)] && soThat.MatchString(words) {
			return c, "shielding the children"
		}
	}
	return nil, ""
}

// ofSurvivor reports whether the survivor does what a clause tells, or nobody is said to in
// a sentence of notes that goes on from one of the survivor.
func ofSurvivor(b *cast.Bound, i int, c *language.Clause) bool {
	if c.Subject != nil {
		m := b.MentionOver(c.Subject.Head)
		return m != nil && m.Role == cast.Survivor && m.Group == cast.Single && !m.Possessive
	}
	if c.Verb.From != b.Sentences[i].From || i == 0 {
		return false
	}
	m := firstIn(b, i-1)
	return m != nil && m.Role == cast.Survivor
}
