package practice

// tactics are the ways of abusing that are told apart; "general" abuse is none.
var tactics = []string{
	"physical", "sexual", "threat", "control", "emotional", "economic", "isolation", "surveillance", "children", "systems",
}

// cueTactics say what a cue in the mouth of a sentence about the one who
// abuses stands for.
var cueTactics = []struct {
	concept concept
	tactic  string
}{
	{tacticViolence, "physical"}, {tacticWatch, "surveillance"}, {tacticMoney, "economic"}, {tacticIsolate, "isolation"}, {tacticRule, "control"},
	{tacticThreat, "threat"}, {tacticDemean, "emotional"}, {tacticChild, "children"}, {tacticSystems, "systems"},
}

// classes are the classes of protective effort, by concept.
var classes = []struct {
	concept concept
	name    string
}{
	{protectShield, "shielding the children"}, {protectManage, "managing the danger"}, {protectPlan, "planning ahead"},
	{protectHelp, "seeking help"}, {protectNurture, "keeping daily life going"}, {protectResist, classResist},
}

// domain is a part of a child's life.
type domain struct {
	concept concept
	name    string
	plain   bool // its words are also those of ordinary life, and need a word of trouble
}

// domains are the parts of a child's life that may be touched.
var domains = [...]domain{
	{effectFeeling, "feelings", false}, {effectConduct, "behaviour", false}, {effectLearning, "learning", true},
	{effectBody, "health", true}, {effectFriends, "friends and interests", true}, {effectHome, "home", true},
	{effectFamily, "family", true},
}
