package language

import (
	"strings"
)

var placeAdverbs = set("first last outside inside upstairs downstairs away around about out off down up indoors overnight twice again alone apart forward backwards")

// returning are verbs of having somebody back, and of answering.
var returning = set("let take have want allow accept invite welcome bring get win call phone ring text write pay send love")

// takesThat are nouns whose that-clause says what they hold.
var takesThat = set(`fact belief view claim allegation suggestion concern worry fear evidence information report idea opinion
	assertion statement conclusion possibility risk likelihood impression hope admission disclosure denial condition recommendation
	agreement decision indication notion understanding threat promise mistake sense doubt proof assumption`)

// samePast are verbs whose base and past are one form.
var samePast = set("hit put let cut hurt shut set quit spread split shed burst cast read beat thrust rid bet")

var neverVerb = set(`court school hospital work refuge nursery home custody prison police church bed accommodation violence
	injury children concern order safety door window wall`)

// commonVerbs are verbs that are also nouns.
var commonVerbs = set(`abuse attack assault contact control harm support report record request visit call help stop protect
	leave stay move change cause challenge address access monitor notice attempt punch kick slap hit hurt grab push shove
	threaten block care charge check comment complain damage discharge drink exit fear fight force hold hope
	lie limit lock look mention monitor need offer order parent pause phone place plan play prompt punish question
	raise rape refuse release rest return risk scratch search secure share shout sign smash speak strike suffer talk target
	wish lack present sit startle cope struggle appear seem think know keep get make take give go come love hate blame hide fail live sleep argue row shout scream cry
	text touch track trust try turn use view wait walk want warn watch witness worry wound act appeal appear answer approach argue
	prevent engage manage reduce end start continue progress process review update discuss consult document
	contact liaise email message notify advocate supervise co-parent restrain ban bar beat bite break burn choke drag`)

// adjectival are -ed words that are as often adjectives.
var adjectival = set(`tired scared frightened isolated distressed concerned worried related aged alleged agitated divorced separated
	married unemployed named protected mixed limited detailed repeated heated unresolved continued increased reduced unrelated
	one-sided red exhausted depressed confused interested involved committed motivated relaxed stressed strained troubled
	unsupervised supervised supported experienced qualified advanced complicated dedicated determined excited disappointed
	annoyed bored ashamed embarrassed terrified traumatised traumatized withdrawn convinced surprised retired unfounded
	substantiated unsubstantiated undated unexplained so-called gifted advised estranged crowded furnished talented required
	proposed suspected attempted organised planned expected extended sustained mental shared suited armed naked wicked sacred
	unmarried unwanted unharmed self-employed ill-fitting two-sided blessed learned beloved rugged hooded crooked tainted heightened elevated
	established recorded reported intoxicated inebriated`)

// pureParticiple are participles that are neither the past form nor a noun;
// purePast are past forms that are no participles.
var pureParticiple, purePast = func() (map[string]bool, map[string]bool) {
	part, past := map[string]bool{}, set(finiteVerbs)
	for f := range entries(irregularVerbs) {
		if len(f) >= 3 && !hasSuffix(f[2], "ing", "ed") && f[2] != f[0] {
			part[f[2]] = true
			past[f[1]] = true
		}
	}
	for _, w := range strings.Fields("beaten come become overcome run left felt made got had kept found sent brought hit said told thought bit hid drunk been n't 've 're") {
		delete(part, w)
		delete(past, w)
	}
	for _, w := range strings.Fields("beaten been") {
		part[w] = true
	}
	for _, w := range strings.Fields("bit hid was were went came became ran are is am has does did goes says tells") {
		past[w] = true
	}
	for _, w := range strings.Fields("known given led sown say show ground wound bound saw") {
		delete(past, w)
	}
	past["saw"] = true
	return part, past
}()

// pastShape says whether a word can be a past form or a participle at all.
func pastShape(norm string) bool {
	if hasSuffix(norm, "ed", "n't") || verbForms[norm] != "" || samePast[norm] || strings.HasPrefix(norm, "'") {
		return true
	}
	if i := strings.LastIndexByte(norm, '-'); i > 0 {
		return pastShape(norm[i+1:])
	}
	return false
}

// nounVerbs are verbs that end like abstract nouns.
var nounVerbs = set(`mention question caution implement supplement position function condition petition ration experiment complement
	compliment torment lament comment document witness harness pity balance advance enhance glance influence sentence evidence silence
	reference distance finance experience commence dance menace`)

// adjectiveVerbs are verbs that end like adjectives.
var adjectiveVerbs = set("give live forgive drive receive arrive survive deprive strive thrive revive relive outlive dive derive perceive deceive leave")

// exposedTo are words after which "to" is a preposition.
var exposedTo = set("exposed exposes exposing exposure subjected subject subjecting due according addicted addiction response victim witness relation contributed contributing accustomed")
