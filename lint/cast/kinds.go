package cast

// need is what a verb must be done to before it counts as abuse.
type need uint8

const (
	needNothing need = iota
	needPerson
	needThing // a part of someone's body, or what is theirs
	needAbuser
	needRefusal // abuse when it is not done: to let, to allow
)

// actKind is a concept of verbs with its tactic.
type actKind struct {
	concept string
	tactic  string
	need    need
}

// actKinds are tried in this order; the longest entry wins, and of two equally
// long the first, so that verbs which need nothing come before the same verb
// with a need.
var actKinds = []actKind{
	{"act-sexual", "sexual", needNothing},
	{"act-physical", "physical", needNothing},
	{"act-threat", "threat", needNothing},
	{"act-surveillance", "surveillance", needNothing},
	{"act-economic", "economic", needNothing},
	{"act-isolation", "isolation", needNothing},
	{"act-children", "children", needNothing},
	{"act-systems", "systems", needNothing},
	{"act-control", "control", needNothing},
	{"act-emotional", "emotional", needNothing},
	{"act-sexual-person", "sexual", needPerson},
	{"act-physical-person", "physical", needPerson},
	{"act-surveillance-person", "surveillance", needPerson},
	{"act-threat-person", "threat", needPerson},
	{"act-control-person", "control", needPerson},
	{"act-emotional-person", "emotional", needPerson},
	{"act-general", "general", needPerson},
	{"act-physical-thing", "physical", needThing},
	{"act-control-thing", "control", needThing},
	{"act-refusal", "control", needRefusal},
	{"act-weak-person", "emotional", needAbuser},
}

// nounKind is a concept of nouns with its tactic.
type nounKind struct {
	concept string
	tactic  string
	owned   bool // abuse only where someone owns it, or does it to someone
}

// nounKinds are tried in this order; the longest entry wins.
var nounKinds = []nounKind{
	{"noun-sexual", "sexual", false},
	{"noun-control", "control", false},
	{"noun-economic", "economic", false},
	{"noun-emotional", "emotional", false},
	{"noun-surveillance", "surveillance", false},
	{"noun-physical", "physical", false},
	{"noun-threat", "threat", false},
	{"abuse-noun", "general", false},
	{"noun-control-owned", "control", true},
}

// eventConcepts are the other concepts that events are made with.
var eventConcepts = []string{
	"abuse-word", "abuse-adjective", "noun-passive", "support-verb", "happen-verb", "undergo-verb", "undergone-noun",
	"abuse-label-after", "abuse-title-after", "abuse-title-before", "title-head", "injury-noun", "injury-verb", "injury-seen",
	"injury-happening", "resist-purpose", "resist-before", "resist-lead", "abuse-idiom", "not-abuse-setting", "not-abuse-agent", "body-part", "belonging", "weapon", "home-place", "person-of-doing",
	"report-neutral", "report-accepted", "report-doubt", "report-denial",
}
