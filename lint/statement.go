package lint

import (
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// StatementKind is what a statement is about.
type StatementKind uint8

// Behaviour is an abusive act; its agent may be open or left unsaid, and is
// never the survivor: that is SurvivorAct. Mutual is abuse told of both. Child
// is what a child saw, heard, said or lives with; Effort what the survivor does
// to keep the family safe and well; Adversity what else is hard; Contact the
// children's time with a parent; Separation living apart; Unsorted what else
// the one who abuses is told to do, and what may be abuse by all that a sentence
// says, with its Weight.
const (
	Behaviour StatementKind = iota
	SurvivorAct
	Mutual
	Child
	Effort
	Adversity
	Contact
	Separation
	Unsorted
)

var statementKinds = [...]string{"behaviour", "survivor-act", "mutual", "child", "effort", "adversity", "contact", "separation", "unsorted"}

// String is the name used in JSON.
func (k StatementKind) String() string { return statementKinds[k] }

// Statement is one thing that a sentence of a document says of the family.
type Statement struct {
	Kind StatementKind
	// Class is what sort: a tactic of abuse, a part of a child's life, a class
	// of effort. Empty where the kind has none.
	Class string
	Block int
	Span  text.Span // of the sentence
	Mark  text.Span // the words that show it; the sentence where nothing narrower does
	Event int       // index into the block's bound events; -1 where words other than an event show it
	// Weight is how likely it is, from 0 to 1, that an Unsorted sentence tells an
	// act of its class.
	Weight float64
	Agent  cast.Role // who acts, as the profile reads the text
	// Unsaid marks an act that is told without anybody who does it.
	Unsaid bool
	// Told is whose account the words are: Unknown for the writer's own.
	Told cast.Role
	// Denied marks an act that somebody says was not done.
	Denied bool
	// Tied marks an adversity that the text ties to the abuse.
	Tied bool
}
