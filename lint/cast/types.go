package cast

import (
	"slices"

	"github.com/dalint/dalint/lint/language"
)

// Role is a person's part in the abuse that the document is about.
type Role uint8

// Unknown is a real answer. Other is anyone outside the family and the
// services: strangers, neighbours, wider kin.
const (
	Unknown Role = iota
	Perpetrator
	Survivor
	Child
	Professional
	Other
)

var roleNames = [...]string{
	Unknown: "unknown", Perpetrator: "perpetrator", Survivor: "survivor", Child: "child", Professional: "professional", Other: "other",
}

// String is the name used in JSON and configuration.
func (r Role) String() string { return roleNames[r] }

// PersonID is an index into Cast.People; NoPerson stands for nobody in particular.
type PersonID int

// NoPerson marks a mention or participant that is no identified person.
const NoPerson PersonID = -1

// Person is one member of the cast.
type Person struct {
	Name      string   // the fullest form seen or declared
	Aliases   []string // every other form: names, initials, kin terms, anonymised tokens
	Role      Role
	Declared  bool   // by flag, configuration or document property; false: inferred
	Contested bool   // the text shows this person both as agent and as patient of abuse; Role is then Unknown
	Reason    string // in words, for the reader: "agent of 7 of 7 abusive acts"
	Abused    int    // abusive acts told with this person as agent
	Suffered  int    // abusive acts told with this person as patient
}

// Cast is everyone in a document. It does not change after Infer.
type Cast struct {
	People []Person
	Told   int // abusive acts told of one adult upon another, whoever they are
	index  *index
}

// Kind is how a participant is mentioned.
type Kind uint8

// Absent: not mentioned. Implied: recoverable from the grammar but not said
// (the subject of an infinitive). Kin covers relational and role words ("mum",
// "her partner", "the perpetrator"), Named covers names, initials and
// anonymised tokens.
const (
	Absent Kind = iota
	Implied
	Pronoun
	Kin
	Named
)

var kindNames = [...]string{Absent: "absent", Implied: "implied", Pronoun: "pronoun", Kin: "kin", Named: "named"}

// String is the name used in JSON.
func (k Kind) String() string { return kindNames[k] }

// Group says that a mention is of several people, or of a body.
type Group uint8

// Single is one person. Couple is two adults of the case taken together ("the
// parents", "both parties", "mum and dad", "they" where it refers to them).
// Children, Family (household, home) and Agency (police, school, "the
// department") speak for themselves; People is any other plural, or people in
// general ("women", "victims of domestic abuse").
const (
	Single Group = iota
	Couple
	Children
	Family
	Agency
	People
)

var groupNames = [...]string{
	Single: "single", Couple: "couple", Children: "children", Family: "family", Agency: "agency", People: "people",
}

// String is the name used in JSON.
func (g Group) String() string { return groupNames[g] }

// Mention is a stretch of tokens [From, To) of the paragraph that refers to
// someone. Mentions are in order and do not overlap, but for a possessor
// inside a longer mention ("his" in "his partner", "Mr A" in "Mr A's mother")
// and the members of a couple ("mum and dad"), which come after the mention
// that contains them.
type Mention struct {
	From, To int
	Head     int
	Person   PersonID
	Role     Role // of the person, or as the words themselves say ("the perpetrator", "a stranger")
	Kind     Kind
	Group    Group
	// Adult is false for a child and for bodies; a mention that could be either is an adult.
	Adult bool
	// Possessive marks "his", "her" before a noun, and "Mr A" before 's.
	Possessive bool

	gender gender
	class  class  // what sort of word refers
	key    string // of a name: lower case, without dots
	owner  int    // token at which the possessor's mention begins; -1 for none
}

// Act is what sort of thing is done.
type Act uint8

// Abuse is an act of any tactic of domestic abuse; Protect a survivor's
// protective effort; Care everyday parenting; Impact an effect on someone;
// Speech a telling.
const (
	NoAct Act = iota
	Abuse
	Protect
	Care
	Impact
	Speech
)

var actNames = [...]string{
	NoAct: "none", Abuse: "abuse", Protect: "protect", Care: "care", Impact: "impact", Speech: "speech",
}

// String is the name used in JSON.
func (a Act) String() string { return actNames[a] }

// Form is the grammar by which an event is told.
type Form uint8

// Verb forms follow language.Voice. Nominal: an abuse noun ("the assault on
// her", "his violence"). Injury: a wound or mark told without its cause.
// Located: abuse placed in a home, family or relationship. Possessed: abuse as
// history, label or state of a person ("history of domestic violence", "victim
// of abuse", "lived with coercive control").
const (
	ActiveVerb Form = iota
	PassiveVerb
	Nominal
	Happens
	Exists
	Undergone
	Injury
	Located
	Possessed
)

var formNames = [...]string{
	ActiveVerb: "active", PassiveVerb: "passive", Nominal: "nominal", Happens: "happens", Exists: "exists",
	Undergone: "undergone", Injury: "injury", Located: "located", Possessed: "possessed",
}

// String is the name used in JSON and in rules.
func (f Form) String() string { return formNames[f] }

// FormNames lists the names of all forms, in their order.
func FormNames() []string { return slices.Clone(formNames[:]) }

// ParseForm is the inverse of Form.String; ok is false for any other word.
func ParseForm(s string) (f Form, ok bool) {
	i := slices.Index(formNames[:], s)
	return Form(max(i, 0)), i >= 0
}

// Participant is who stands in a role of an event, or that nobody does.
type Participant struct {
	Person   PersonID
	Kind     Kind
	Role     Role
	Group    Group
	From, To int // tokens; equal where Kind is Absent or Implied
}

// Event is one act as the text tells it. From and To are the tokens that tell
// it: what a finding would mark ("was hit", "the violence escalated").
type Event struct {
	Act      Act
	Tactic   string // a tactic of the acts lexicon: "physical", "sexual", "control", "general"...
	Form     Form
	From, To int
	Sentence int
	Clause   int // index into the sentence's clauses; -1 for a nominal outside any clause
	Agent    Participant
	Patient  Participant
	// Stranger: the agent, or the setting, is outside domestic abuse (a
	// stranger, a road accident, an arrest, a school fight).
	Stranger bool
	Negated  bool
	Mood     language.Mood

	noun bool // told by a noun, whatever the form
	weak bool // abuse only because of who does it: no ground for a role
}

// Counts reports whether an event is one of the acts that Person.Abused and
// Person.Suffered may count: told as having happened, between two people of
// the case.
func (e *Event) Counts() bool {
	return e.Act == Abuse && !e.weak && !e.Stranger && !e.Negated && e.Mood == language.Asserted && e.Form != Injury &&
		(e.Agent.Person != e.Patient.Person || e.Agent.Person == NoPerson)
}

// Bound is a paragraph with its people and events.
type Bound struct {
	*language.Paragraph
	Mentions []Mention
	Events   []Event
	at       []int  // mention that starts at each token; -1 for none
	over     []int  // longest mention that covers each token; -1 for none
	doer     []bool // by sentence: someone is referred to as the doer of abuse by a phrase that is no event
}

// Focus is who a pronoun may refer to when a paragraph begins, and who was
// last seen doing what. It is comparable, so that a session can tell whether
// an edit changed it.
type Focus struct {
	He, She, They PersonID // last person who took each pronoun
	Subject       PersonID // subject of the last clause of the previous paragraph
	Agent         PersonID // last agent of an abusive act
	Known         bool     // false: nobody has been mentioned yet; the rest is then not read
}
