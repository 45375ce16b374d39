package language

import (
	"iter"
	"strings"
)

// irregularVerbs lists each verb with the forms that rules would not find: base,
// past, participle, then others. Forms that rules do find (taking, takes) are
// left out, but for verbs whose -ing form doubles or drops a letter oddly.
const irregularVerbs = `
arise arose arisen, awake awoke awoken, be am are is was were been being 'm 're, bear bore borne, beat beaten, become became, befall
befell befallen, beget begot begotten, begin began begun beginning, behold beheld, bend bent, bereave bereft, beset besetting, bet
betted betting, bid bade bidden bidding, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred,
bring brought, broadcast broadcasted, build built, burn burnt, burst bursting, bust bustin, buy bought, cast casting, catch caught,
choose chose chosen choosing, cling clung, come came coming, creep crept, cut cutting, deal dealt, dig dug digging, dive dove, do
did done does doing, draw drew drawn, dream dreamt, drink drank drunk, drive drove driven driving, dwell dwelt, eat ate eaten, fall
fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden
forbidding, foresee foresaw foreseen, forget forgot forgotten forgetting, forgive forgave forgiven forgiving, forgo forwent forgone,
forsake forsook forsaken, freeze froze frozen, get got gotten getting, give gave given giving, go went gone goes going, grind
ground, grow grew grown, hang hung, have has had having 've, hear heard, hide hid hidden hiding, hit hitting, hold held, hurt
hurting, input inputting, keep kept, kneel knelt, know knew known, lay laid, lead led, lean leant, leap leapt, learn learnt, leave
left leaving, lend lent, let letting, lie lay lain lying lied, light lit, lose lost losing, make made making, mean meant, meet met,
mislead misled, mistake mistook mistaken, misunderstand misunderstood, outgrow outgrew outgrown, overcome overcame, overdo overdid
overdone, overhear overheard, override overrode overridden, overrun overran, oversee oversaw overseen, overtake overtook overtaken,
overthrow overthrew overthrown, partake partook partaken, pay paid, plead pled, prove proven, put putting, quit quitting, read
reading, rebuild rebuilt, redo redid redone, repay repaid, rerun reran, reset resetting, retake retook retaken, retell retold,
rewrite rewrote rewritten, rid ridding, ride rode ridden riding, ring rang rung, rise rose risen, run ran running, saw sawn, say
said says, see saw seen, seek sought, sell sold, send sent, set setting, sew sewn, shake shook shaken, shed shedding, shine shone,
shit shat shitting, shoot shot, show shown, shrink shrank shrunk, shut shutting, sing sang sung, sink sank sunk, sit sat sitting,
slay slew slain, sleep slept, slide slid sliding, sling slung, slink slunk, slit slitting, smell smelt, sneak snuck, sow sown, speak
spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun spinning, spit spat spitting, split splitting, spoil
spoilt, spread spreading, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, stink stank stunk, stride
strode stridden, strike struck stricken, string strung, strive strove striven, swear swore sworn, sweep swept, swell swollen, swim
swam swum swimming, swing swung, take took taken taking, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
thrust thrusting, tread trod trodden, undergo underwent undergone undergoes, understand understood, undertake undertook undertaken,
undo undid undone, uphold upheld, upset upsetting, wake woke woken, wear wore worn, weave wove woven, weep wept, wet wetting, win
won winning, wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written
writing, die dying died, tie tying tied, vie vying vied, will 'll wo, can ca, shall sha, traffic trafficked trafficking, panic
panicked panicking, mimic mimicked mimicking, picnic picnicked picnicking, sync synced syncing, ski skied skiing, agree agreed,
disagree disagreed, free freed, flee fleeing, guarantee guaranteed, referee refereed, decree decreed, pee peed`

// irregularNouns lists singular, then plurals.
const irregularNouns = `
child children, man men, woman women, person people, foot feet, tooth teeth, goose geese, mouse mice, louse lice, ox oxen, life
lives, wife wives, knife knives, leaf leaves, loaf loaves, thief thieves, half halves, self selves, shelf shelves, wolf wolves, calf
calves, scarf scarves, hoof hooves, crisis crises, analysis analyses, basis bases, thesis theses, hypothesis hypotheses, diagnosis
diagnoses, prognosis prognoses, oasis oases, axis axes, criterion criteria, phenomenon phenomena, datum data, medium media,
bacterium bacteria, curriculum curricula, memorandum memoranda, addendum addenda, agendum agenda, stimulus stimuli, nucleus nuclei,
bus buses, gas gases, lens lenses, virus viruses, bonus bonuses, campus campuses, status statuses, surplus surpluses, census
censuses, focus focuses, lie lies, tie ties, pie pies, movie movies, cookie cookies, zombie zombies, selfie selfies, auntie aunties,
hoodie hoodies, toe toes, shoe shoes, ache aches, headache headaches, cache caches, moustache moustaches, quiz quizzes, policeman
policemen, policewoman policewomen, gentleman gentlemen, tradesman tradesmen, workman workmen, fireman firemen, nephew nephews,
petechia petechiae`

// ambiguousForms overrides everything else: the candidates in order of
// likelihood in case records. Tagging chooses among them.
const ambiguousForms = `
left: leave left, felt: feel felt, found: find found, saw: see saw, bit: bite bit, lay: lie lay, laid: lay, lied: lie, lying: lie,
wound: wound wind, lives: live life, leaves: leave leaf, bound: bind bound, ground: ground grind, rose: rise rose, bore: bear bore,
fell: fall fell, thought: think thought, drunk: drunk drink, broke: break broke, broken: break broken, spoke: speak spoke, shot:
shoot shot, stuck: stick stuck, lost: lose lost, lit: light lit, led: lead, wed: wed, fed: feed, axes: axe axis, bases: base basis,
analyses: analyse analysis, diagnoses: diagnose diagnosis, calves: calf, halves: half, thieves: thief, hung: hang, rang: ring, rung:
ring rung, dove: dive dove, shed: shed, sped: speed, pled: plead, born: bear born, kept: keep, meant: mean, meeting: meeting meet,
building: building build, feeling: feeling feel, beating: beating beat, wedding: wedding wed, hearing: hearing hear, setting:
setting set, bruising: bruising bruise, parenting: parenting parent, housing: housing house, drinking: drink drinking, drawing: draw
drawing, being: be being, finding: finding find, ruling: ruling rule, screening: screening screen, training: training train,
teaching: teach teaching, warning: warning warn, greeting: greet greeting, counselling: counselling counsel, counseling: counselling
counsel counseling, safeguarding: safeguarding safeguard, during: during, morning: morning, evening: evening, nothing: nothing,
something: something, anything: anything, everything: everything, according: according, sibling: sibling, wellbeing: wellbeing,
including: include including, regarding: regarding regard, concerning: concerning concern, following: follow following, sing: sing,
king: king, ring: ring, thing: thing, string: string, spring: spring, bring: bring, fling: fling, sling: sling, sting: sting, cling:
cling, swing: swing, wing: wing, interesting: interesting interest, willing: willing, unwilling: unwilling, ongoing: ongoing,
outgoing: outgoing, upbringing: upbringing, underlying: underlying, trying: try trying, good: good, better: good better well, best:
good best well, worse: bad worse, worst: bad worst, older: old older, oldest: old oldest, younger: young younger, youngest: young
youngest, safer: safe safer, safest: safe safest, calmer: calm calmer, angrier: angry angrier, happier: happy happier, closer: close
closer, lower: low lower, higher: high higher, quieter: quiet quieter, stronger: strong stronger, easier: easy easier, harder: hard
harder, less: little less, more: more, need: need, needs: need needs, feed: feed, indeed: indeed, speed: speed, bleed: bleed, breed:
breed, exceed: exceed, proceed: proceed, proceeds: proceed proceeds, succeed: succeed, heed: heed, weed: weed, seed: seed, deed:
deed, greed: greed, reed: reed, bed: bed, red: red, hundred: hundred, shred: shred, sled: sled, sacred: sacred, naked: naked,
wicked: wicked, aged: aged age, kindred: kindred, infrared: infrared, embed: embed, ted: ted, alfred: alfred, his: his, this: this,
has: have, is: be, was: be, as: as, us: us, yes: yes, its: its, thus: thus, plus: plus, gas: gas, bus: bus, always: always, perhaps:
perhaps, besides: besides, sometimes: sometimes, afterwards: afterwards, towards: towards, toward: towards toward, upstairs:
upstairs, downstairs: downstairs, indoors: indoors, outdoors: outdoors, overseas: overseas, whereas: whereas, unless: unless,
across: across, news: news, series: series, species: species, means: mean means, physics: physics, politics: politics, ethics:
ethics, mathematics: mathematics, headquarters: headquarters, lens: lens, james: james, chris: chris, thomas: thomas, nicholas:
nicholas, charles: charles, jones: jones, hughes: hughes, davies: davies, williams: williams, lucas: lucas, marcus: marcus, agnes:
agnes, iris: iris, denis: denis, dennis: dennis, douglas: douglas, angus: angus, christmas: christmas, hogmanay: hogmanay, police:
police, alias: alias, bias: bias, biased: bias biased, chaos: chaos, focused: focus focused, focussed: focus focussed, focusing:
focus, focussing: focus, witness: witness, witnesses: witness, glasses: glasses glass, clothes: clothes, trousers: trousers,
scissors: scissors, pyjamas: pyjamas, thanks: thank thanks, sms: sms, sos: sos, cps: cps, dcs: dcs, dss: dss, nhs: nhs, idvas: idva,
dashes: dash, asbos: asbo, gps: gp gps, hvs: hv, sws: sw, n't: not, nt: not, an: a an, mothers: mother, bathed: bathe bath, bathing:
bathe bath, breathing: breathe breathing, breathed: breathe, soothed: soothe, soothing: soothe soothing, loathed: loathe, clothed:
clothe, seethed: seethe, seething: seethe, used: use used, using: use, offed: off, quieted: quiet, vetoed: veto, echoed: echo, eyed:
eye, dyed: dye, dyeing: dye, ageing: age ageing, aging: age aging, singed: singe, singeing: singe, tiptoed: tiptoe, canoed: canoe`

// forms maps a word form to its candidate lemmas; built once from the lists
// above, in which later lists win.
var forms = buildForms()

func buildForms() map[string][]string {
	m := make(map[string][]string, 2048)
	for _, table := range []string{irregularVerbs, irregularNouns} {
		for f := range entries(table) {
			for _, form := range f {
				m[form] = appendNew(m[form], f[0])
			}
		}
	}
	for f := range entries(ambiguousForms) {
		m[strings.TrimSuffix(f[0], ":")] = f[1:]
	}
	return m
}

// entries yields the words of each entry of a table; commas separate entries.
func entries(table string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for entry := range strings.SplitSeq(table, ",") {
			if !yield(strings.Fields(entry)) {
				return
			}
		}
	}
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}
