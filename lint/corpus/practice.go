package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Shows says what a report made by Assessment shows of practice. Each is there
// as good practice has it, or not at all.
type Shows struct {
	Pattern    bool // several kinds of behaviour over time, and who does it
	Impact     bool // on the child, in several parts of life
	Efforts    bool // the survivor's
	Plan       bool // asks the one who abuses to change
	Separation bool // is examined; with Impact, it tells enough for a pattern in part
}

// Hides reports whether so much of a report hides who does what to whom, in what it
// tells and in its plan, that the rest of it counts in part.
func (s Shows) Hides() bool { return !s.Pattern && !s.Plan }

// Assessment is a made-up assessment of about 400 words in Markdown; the seed
// decides on names and days. Its truth is known by how it is put together.
func Assessment(seed uint64, shows Shows) string {
	w := &writer{rng: rand.New(rand.NewPCG(seed, 0x6175))}
	for w.cast(); w.names["A"] == w.names["B"] || w.names["A"] == w.names["C"] || w.names["B"] == w.names["C"]; {
		w.cast()
	}
	var b strings.Builder
	b.WriteString(assessmentOpens)
	for _, p := range []struct {
		heading string
		shown   bool
		said    [2]string
	}{
		{"What has happened", shows.Pattern, patternTold},
		{"{C}", shows.Impact, impactTold},
		{"{A}", shows.Efforts, effortsTold},
		{"Risk", shows.Separation, separationTold},
		{"Plan", shows.Plan, planTold},
	} {
		said := p.said[0]
		if p.shown {
			said = p.said[1]
		}
		fmt.Fprintf(&b, "## %s\n\n%s\n\n", p.heading, said)
	}
	return w.fill(b.String() + assessmentCloses)
}

const assessmentOpens = `# Assessment: the {S} family

{A} and {B} have one child, {C}, aged seven. {A} is {C}'s mother and {B} is {C}'s father. The school asked for this assessment on {month}. Domestic abuse was reported to the police: {B} hit {A} on {month}.

`

const assessmentCloses = `## Health and school

The GP has no worry about {C}'s weight. The class teacher, Ms {W}, describes a curious child who likes to read and to build things. Attendance this term stands at {n} sessions. The immunisation record is complete and the dental appointment is on {month}. The home has two bedrooms and a garden. The tenancy has four years to run. A copy of the record was sent to the health visitor on {month}. The housing application was sent off on {day} and no answer has come yet. An income maximisation officer has gone through the benefit claim. The summer play scheme has a place free from {month}, and the transport form was filled in at {place}. The speech therapy report arrived on {month} and is on file. Ms {W} will ring {place} about the library card before the end of the week. The review meets at {place} on {month} at {time}.
`

// What a report says of each thing: where it shows nothing, and where it does.
var (
	patternTold = [2]string{
		`{A} was hurt at home and was treated for bruising. There was an incident on {month}. A door was damaged. It was an isolated incident and there have been no further incidents since.`,
		`{B} has controlled and hurt {A} since {C} was born in 2018. {B} checks {A}'s phone every evening and keeps her bank card. {B} has told {A} that she will never see {C} again if she leaves. {B} pushed {A} into a radiator in June 2024 and slapped {A} in March 2025. {B} takes {A}'s wages every Friday.`,
	}
	impactTold = [2]string{
		`{C} is a pupil in primary three and has two cousins in the same class.`,
		`Since {B} broke the door {C} wakes at two and cannot sleep alone. {C} has fallen behind in reading because of tiredness. {C} has stopped asking friends home, as {B} shouts at them. {C} told the teacher, “I count until Dad is quiet.”`,
	}
	effortsTold = [2]string{
		`{A} works at the distribution centre on three days a week and has a sister in the town.`,
		`{A} puts {C} to bed early with a story CD on the nights when {B} is angry. {A} keeps a bag packed behind the washing machine and has hidden the passports at her sister's. {A} told the health visitor how {B} behaves at home. {A} has never missed a day of nursery. {A} learned to tell from the sound of the van what kind of night it would be.`,
	}
	separationTold = [2]string{
		`{A} and {B} separated in May and {B} has moved to Perth. Now that {B} has left, {A} and {C} are safe.`,
		`{A} and {B} separated in May. Living apart has not made {A} and {C} safe. Since the separation {B} has parked outside the school and rung {A}'s manager. Police check every week that {B} keeps to the bail conditions.`,
	}
	planTold = [2]string{
		`- {A} will call the police if {B} comes to the house.
- {A} will attend a support group.
- {B} will attend anger management.
- Ms {W} will visit.`,
		`- {B} will not go to the house or the school, from today. Police will check each week.
- {B} will return {A}'s bank card and keys by {month}.
- {B} will stop ringing {A}'s manager.
- Ms {W} will see {C} at school each {day}.`,
	}
)
