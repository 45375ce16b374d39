package practice

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// deed is something that one adult is told as doing to another, or with what is
// the other's: "kept her letters", "had Saima up at five". The lexicon of acts
// knows those that are abuse whoever does them; what the one who abuses does to
// the other beside them is told by a deed.
type deed struct {
	span     text.Span
	doer, to who
	told     who // whose words it is told in; nobody for the writer's
	quoted   bool
	harm     bool // by a verb of force, of rule or of pursuit
	child    bool // to a child, or with what is a child's
}

// deeds reads the clauses of a sentence.
func (pr *Profiler) deeds(s *sentence, p *lint.Paragraph, at int, src *language.Sentence) {
	if len(s.adults) == 0 && s.people&(1<<perpetrator|1<<survivor) == 0 {
		return
	}
	p.Parse(at)
	for k := range p.Sentences[at].Clauses {
		c := &p.Sentences[at].Clauses[k]
		if c.From < src.From || c.To > src.To || c.Subject == nil || c.Mood == language.Planned || c.Mood == language.Asked || c.Voice != language.Active {
			continue
		}
		// What would happen if something else did is no deed; what would happen of
		// an evening is one.
		if c.Mood == language.Hypothetical && !would(p, c) || c.Negated && !kind(lets, c) {
			continue
		}
		m := p.MentionOver(c.Subject.Head)
		w := standsFor(p, m)
		s.acting = s.acting || m != nil && w == s.first && !kind(states, c)
		if m != nil && !m.Possessive && m.Group == cast.Single && party(w) && !kind(states, c) && !kind(plainDeeds, c) {
			s.does(w)
		}
		if m == nil || m.Possessive || m.Group != cast.Single || w != perpetrator && w != survivor && w < firstAdult || kind(plainDeeds, c) && !causes(p, c) || inWords(p, c.From) {
			continue
		}
		to, young := upon(p, c, m, w)
		if to == nobody && !young {
			continue
		}
		d := deed{span: p.SpanOf(c.Verb.From, c.To), doer: w, to: to, harm: causes(p, c) || kind(harms, c) && (to != nobody || !kind(tending, c)), child: young}
		if p.InScope(c.Verb.Head, language.Quoted) != nil {
			d.quoted = true
		}
		if sc := p.InScope(c.Verb.Head, language.Attributed); sc != nil && sc.Source != nil {
			d.told = standsFor(p, p.MentionOver(sc.Source.Head))
		}
		s.deeds = append(s.deeds, d)
	}
}

// does notes that an adult is told as doing something; couple stands for more than one.
func (s *sentence) does(w who) {
	if s.doer == nobody || s.doer == w {
		s.doer = w
	} else {
		s.doer = couple
	}
}

// kind reports whether the verb of a clause is one of some verbs, whatever
// particle it has.
func kind(verbs map[string]bool, c *language.Clause) bool {
	verb, _, _ := strings.Cut(c.Lemma, " ")
	return verbs[verb]
}

// causes reports whether a clause says that somebody had another do something:
// "had her kneel", "has him stand by the bed".
func causes(p *lint.Paragraph, c *language.Clause) bool {
	if c.Lemma != "have" {
		return false
	}
	m := p.MentionAt(c.Verb.Head + 1)
	if m == nil || m.From != c.Verb.Head+1 || m.To >= len(p.Tokens) {
		return false
	}
	next := p.Tokens[m.To].Norm
	return made[next] && !(m.Possessive && nouns[next])
}

// nouns are those of made that are nouns as well, behind "her".
var nouns = words("account report call count show text drink list lie stay walk cook wash hand")

// made are what somebody may be had do.
var made = words(`kneel stand sit sleep write read repeat apologise apologize beg strip wait ask text send photograph account explain clean wipe watch carry
	fetch hold count tell say choose eat drink swear sign undress walk crawl hand give pay cook wash scrub report ring call count show listen lie stay`)

// inWords reports whether a token is talked about and not said.
func inWords(p *lint.Paragraph, i int) bool {
	return p.InScope(i, language.Mentioned) != nil || p.InScope(i, language.Questioned) != nil
}

// would reports whether a clause says what somebody would do of an evening.
func would(p *lint.Paragraph, c *language.Clause) bool {
	for i := c.Verb.From; i < c.Verb.To; i++ {
		if p.Tokens[i].Norm == "would" {
			return c.From == 0 || p.Tokens[c.From].Norm != "if"
		}
	}
	return false
}

// upon is whom a clause tells something as done to: the first other person
// behind the verb, or the first whose something it is.
func upon(p *lint.Paragraph, c *language.Clause, m *cast.Mention, w who) (to who, isChild bool) {
	for k := range p.Mentions {
		o := &p.Mentions[k]
		if o.From <= c.Verb.Head || o.From >= c.To {
			continue
		}
		ow := standsFor(p, o)
		switch {
		case ow == child:
			isChild = true
			continue
		case ow == w && ow != somebody, ow != perpetrator && ow != survivor && ow < firstAdult, o.Group != cast.Single:
			continue
		case o.Person != cast.NoPerson && o.Person == m.Person:
			continue
		case o.Person == cast.NoPerson && o.Kind == cast.Pronoun && p.Tokens[o.Head].Norm == "his" && p.Tokens[m.Head].Norm == "he",
			o.Person == cast.NoPerson && o.Possessive && p.Tokens[o.Head].Norm == "her" && p.Tokens[m.Head].Norm == "she":
			continue // most likely his own, or her own
		}
		return ow, isChild
	}
	return to, isChild
}

// lets are verbs whose denial is a deed: "would not let her".
var lets = words("let allow permit give")

// plainDeeds are verbs that tell of nothing done to somebody: being, saying,
// thinking, meeting, living with, parting, and the kindnesses.
var plainDeeds = words(`be say tell state report describe explain speak talk advise inform ask answer reply add note confirm deny accept admit agree acknowledge
	allege claim maintain mention disclose discuss think know believe feel understand consider remember recall forget hope wish want need like love miss
	fear worry care see hear meet know visit attend join live stay remain reside separate part marry date leave flee return come go move arrive work
	have become seem appear look help support assist thank apologise apologize reassure comfort praise welcome introduce bring share regret
	appreciate respect trust wait learn read recognise recognize show present represent express indicate suggest recommend propose request seek apply
	engage contact phone ring call complete pick feed carry provide resemble get give`)

// states are verbs that tell what somebody is, needs, feels or lacks.
var states = words(`be have need appear seem suffer fail lack struggle find feel think believe understand recognise recognize minimise minimize present become
	remain want wish know acknowledge accept deny agree say state report describe explain tell engage attend show demonstrate provide meet require benefit
	understate downplay prioritise prioritize`)

// harms are verbs of force, of rule, of taking and of pursuit. Each could be
// said of either of two people; who is told as doing more of them leans.
var harms = words(`hit slap punch kick push shove grab drag strangle choke burn throw pull pin hold put twist bend knock pour spit lock block corner force make
	stop forbid let allow permit refuse prevent keep take seize confiscate withhold hide destroy smash break cut tear delete cancel count check inspect time
	track follow watch monitor film record message text bombard threaten frighten shout scream swear mock insult humiliate accuse blame punish demand order
	insist ban control isolate report stand sell empty drain spend park drive sit weigh measure wake rape assault attack beat trap chase stalk turn
	intercept open search send lodge cancel post wipe switch unplug ration dictate decide pester interrogate question grill use`)

// tending are those of harms that are everyday care where a child alone is the
// one it is done to.
var tending = words(`take keep hold send read drive sit watch turn put open count film record let allow permit text message stand wake time check weigh throw push
	pull use spend sell search wipe order follow post search stop`)
