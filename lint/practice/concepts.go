package practice

// concept is a list of the lexicon that evidence is found with.
type concept uint8

// The concepts, in the order of names.
const (
	headPlan concept = iota
	headChild
	headCare
	headPattern
	headParent
	headSources
	headAdversity
	headRisk
	headContact
	headChange
	headViews
	headHistory
	headOwner
	headAction
	headWhen
	frequency
	tacticViolence
	tacticWatch
	tacticMoney
	tacticIsolate
	tacticRule
	tacticThreat
	tacticDemean
	tacticChild
	tacticSystems
	patternWord
	earlier
	record
	priorCalls
	enquired
	unknown
	looked
	presence
	effectFeeling
	effectConduct
	effectLearning
	effectBody
	effectFriends
	effectHome
	effectFamily
	link
	age
	trouble
	protectShield
	protectManage
	protectPlan
	protectHelp
	protectNurture
	protectResist
	effortWord
	alone
	safeContact
	wish
	back
	agreed
	without
	adversity
	adversityTied
	belonging
	behaviourTask
	attendTask
	abuseWork
	offered
	offTarget
	jointTask
	jointConflict
	planDuty
	expected
	measure
	consequence
	notTurningUp
	sustained
	separation
	afterwards
	since
	contact
	contactSafe
	contactFamily
	contactUsed
	childWants
	parenting
	asked
	notSeen
	vague
	safetyAddress
	safetyRefuge
	safetyPlan
	safetyPhone
	safetySchool
	safetyMeasure
	safetyOrder
	safetyRoutine
	safetySupport
	safetyHelper
	safetyUnknown
	safetyField
	safetyDisclosure
	safetySeeing
	safetyWithheld
	telling
	concepts
)

// names are the concepts as the lexicon has them.
var names = [concepts]string{
	"practice-head-plan", "practice-head-child", "practice-head-care", "practice-head-pattern", "practice-head-parent",
	"practice-head-sources", "practice-head-adversity", "practice-head-risk", "practice-head-contact", "practice-head-change",
	"practice-head-views", "practice-head-history", "practice-head-owner", "practice-head-action", "practice-head-when",
	"practice-frequency", "practice-tactic-violence", "practice-tactic-watch", "practice-tactic-money", "practice-tactic-isolate", "practice-tactic-rule",
	"practice-tactic-threat", "practice-tactic-demean", "practice-tactic-child", "practice-tactic-systems",
	"practice-pattern-word", "practice-earlier", "practice-record", "practice-prior-calls", "practice-enquired", "practice-unknown", "practice-looked",
	"practice-presence", "practice-effect-feeling", "practice-effect-conduct", "practice-effect-learning", "practice-effect-body",
	"practice-effect-friends", "practice-effect-home", "practice-effect-family", "practice-link", "practice-age", "practice-trouble",
	"practice-protect-shield", "practice-protect-manage", "practice-protect-plan", "practice-protect-help",
	"practice-protect-nurture", "practice-protect-resist", "practice-effort-word", "practice-alone", "practice-safe-contact",
	"practice-wish", "practice-back", "practice-agreed", "practice-without", "practice-adversity", "practice-adversity-tied", "practice-belonging",
	"practice-behaviour-task", "practice-attend-task", "practice-abuse-work", "practice-offered", "practice-off-target", "practice-joint-task",
	"practice-joint-conflict", "practice-plan-duty", "practice-expected", "practice-measure", "practice-consequence",
	"practice-not-turning-up", "practice-sustained", "practice-separation", "practice-after", "practice-since", "practice-contact",
	"practice-contact-safe", "practice-contact-family", "practice-contact-used", "practice-child-wants", "practice-parenting",
	"practice-asked-perpetrator", "practice-not-seen", "practice-vague", "safety-address", "safety-refuge", "safety-plan",
	"safety-phone", "safety-school", "safety-measure", "safety-order", "safety-routine", "safety-support", "safety-helper", "safety-unknown", "safety-field", "safety-disclosure", "safety-seeing", "safety-withheld", "practice-telling",
}

// Concepts lists the concepts that this package looks up, for those who check
// lexicons.
func Concepts() []string { return names[:] }

// set is a set of concepts.
type set [2]uint64

func (s *set) add(c concept)      { s[c/64] |= 1 << (c % 64) }
func (s *set) has(c concept) bool { return s[c/64]&(1<<(c%64)) != 0 }

// but is the set without c.
func (s set) but(c concept) *set {
	s[c/64] &^= 1 << (c % 64)
	return &s
}

// tactical reports whether s has one of the cues of tactics other than blows.
func (s *set) tactical() bool {
	for c := tacticWatch; c <= tacticSystems; c++ {
		if s.has(c) {
			return true
		}
	}
	return false
}
