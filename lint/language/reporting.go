package language

// Report classes a reporting verb by what it does to the words reported.
type Report uint8

// Neutral verbs report without comment (say, tell); Doubt verbs keep a
// distance (claim, allege); Concession verbs presume guilt (admit); Denial
// verbs report that something is not so (deny); Thought verbs report belief
// or feeling (think, feel).
const (
	Neutral Report = iota + 1
	Doubt
	Concession
	Denial
	Thought
)

// reportingVerbs lists the verbs of reported speech and thought by lemma.
var reportingVerbs = func() map[string]Report {
	m := map[string]Report{}
	for class, words := range map[Report]string{
		Neutral: `say tell state report describe explain recall write text indicate add recount disclose inform advise mention note
			record comment reply respond answer ask remark relate repeat reveal confirm announce declare observe express stress
			emphasise whisper shout yell scream cry sob inform notify email message quote testify narrate document show reflect share
			articulate raise identify remember outline speak read log minute summarise advise warn`,
		Doubt:      `claim allege purport insist maintain assert contend profess suggest argue complain speculate imply rumour`,
		Concession: `admit confess concede acknowledge accept agree`,
		Denial:     `deny dispute refute minimise justify excuse retract recant contest disagree reject`,
		Thought: `think believe feel consider perceive suspect fear worry assume understand know doubt guess imagine suppose
			conclude assess opine realise view regard expect`,
	} {
		for w := range set(words) {
			m[w] = class
		}
	}
	return m
}()

// ReportOf returns the class of a reporting verb's lemma; ok is false where the
// lemma is no reporting verb.
func ReportOf(lemma string) (class Report, ok bool) {
	class, ok = reportingVerbs[lemma]
	return class, ok
}
