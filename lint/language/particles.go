package language

import "strings"

// particleVerbs lists verbs with the particles that belong to them.
var particleVerbs = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.SplitSeq(`act out, add up, ask out, back down, back off, back up, bail out, ban from, bang on, bash up, batter down, beat up,
	black out, blow over, blow up, boil over, bottle up, break down, break in, break into, break off, break out, break up, bring back, bring in, bring on, bring out, bring round, bring up,
	build up, burn down, burst in, burst out, bust up, call back, call in, call off, call out, call round, calm down, carry on, carry out, catch up, chase after, chase away, check in, check out,
	check up, clean up, clear off, clear out, close down, close in, come across, come around, come back, come down, come forward, come in, come off, come on, come out, come over, come round, come up, come about,
	cool down, cool off, cover up, creep up, cut back, cut down, cut off, cut out, cut up, die down, do in, do over, drag away, drag down, drag out, draw up, dress up, drive away, drive off, drive past, drop in, drop off, drop out,
	egg on, end up, face up to, fall apart, fall back, fall behind, fall out, fall over, fall through, fend off, fight back, fight off, figure out, fill in, fill out, find out, flare up, fly at, fob off, follow up, freak out,
	gang up, get along, get away, get back, get back together, get by, get in, get off, get on, get out, get over, get through, get up, give away, give back, give in, give off, give out, give up, go ahead, go along with, go away,
	go back, go down, go in, go off, go on, go out, go over, go round, go through, go up, grow apart, grow up, grind down, hand back, hand in, hand over, hang around, hang up, hide away, hit back, hit out, hold back, hold down, hold off, hold on, hold out, hold up,
	hang about, kick back, kick in, kick off, kick out, knock about, knock around, knock down, knock out, knock over, lash out, lay into, lead on, leave behind, leave out, let back, let back in, let down, let in, let off, let out, lie down, lie low, light up,
	lock in, lock out, lock up, look after, look at, look forward to, look into, look out, look out for, look up, loom over, lose out, make off, make out, make up, mess about, mess around, mess up, move away, move back, move back in, move in, move off, move on, move out, move over,
	mop up, open up, own up, pass away, pass on, pass out, patch up, pay back, pay off, phone up, pick on, pick out, pick up, pin down, play down, play up, point out, pull apart, pull away, pull back, pull down, pull off, pull out, pull over, pull up,
	push around, push away, push back, push off, push out, push over, put away, put back, put down, put in, put off, put on, put out, put through, put up, put up with, rat on, ring back, ring up, rip off, rip up, rise up, rough up, rule out,
	run away, run down, run off, run out, run over, run up, scare off, see off, sell off, send away, send back, send off, send out, separate out, set about, set off, set on, set out, set up, settle down, shake off, shake up, shout down, show off, show up,
	shut down, shut in, shut out, shut up, sign off, sign up, sit down, sit up, slag off, sleep around, sleep in, slip out, smash up, snap back, sneak in, sneak out, sort out, sound off, speak out, speak up, spend up, split up, square up, squeeze out, stand by, stand down,
	stand over, stand up, stand up for, stand up to, start off, stay away, stay out, stay over, stay together, stay up, step back, step down, step in, step up, stick by, stick up for, stick together, storm in, storm off, storm out, stress out, string along, sum up, switch off, switch on,
	take apart, take away, take back, take down, take in, take off, take on, take out, take over, take up, talk back, talk down, talk over, talk through, tear apart, tear down, tear up, tell off, think over, think through, throw away, throw down, throw off, throw out, throw up, tidy up, tie down, tie up, trip up, try on, try out, turn around,
	turn away, turn back, turn down, turn in, turn off, turn on, turn out, turn round, turn up, turn violent, use up, wait up, wake up, walk away, walk back, walk in, walk off, walk out, walk over, ward off, warn off, wash out, watch out, wear down, wear out, wind down, wind up, wipe out, work out, work through, work up,
	work together, write down, write off, write up, yank away, cave in, lay down, own up to, reach out, rush in, rush out, burn out, keep apart, keep away, keep back, keep down, keep in, keep off, keep on, keep out, keep quiet, keep up, climb in, slam down, press on, drift apart, move away, spit out, tip off, tone down, track down, steer clear, live apart, live together,
	go missing, sit back, stand back, stay put, spiral out of control, get out of hand, shrug off, brush off, laugh off, explain away, hush up, piece together, break away, get together, be together, shy away, buy back, win back, have back, want back, accept back, hit off, drop by, turn over, tip over, flip out, kick down, force back, force out, push down, shove over, throw around, throw about, drag back, drag around, slap about, slap around, smack about, pull around, push about, boss about, boss around, order about, order around`, ",") {
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		m[verb] = append(m[verb], rest)
	}
	return m
}()

// particle returns the longest particle of a verb that stands at token i, and
// how many tokens it takes.
func (z *parser) particle(verb string, i int) (string, int) {
	best, length := "", 0
	for _, option := range particleVerbs[verb] {
		n := z.matches(option, i)
		if n > length {
			best, length = option, n
		}
	}
	return best, length
}

// matches says how many tokens from i spell out the words of s; 0 where they do not.
func (z *parser) matches(s string, i int) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if z.norm(i+n) != w {
			return 0
		}
		n++
	}
	return n
}

// addParticle extends the lemma of the clause whose verb is chunk k by its
// particle, which stands after the verb or after a short object.
func (z *parser) addParticle(c *Clause, k int) {
	verb := c.Lemma
	if particleVerbs[verb] == nil {
		return
	}
	at := z.chunks[k].to
	for at < z.to && (z.norm(at) == "right" || z.norm(at) == "straight" || z.norm(at) == "all") {
		at++
	}
	undergone := z.chunks[k].verb != nil && z.chunks[k].verb.passive || passive(c.Voice)
	if p, n := z.particle(verb, at); n > 0 && z.particleHere(verb, p, at, n) && (!undergone || n > 1 || !z.governs(p, at+n)) {
		c.Lemma = verb + " " + p
		if c.Object == nil && c.Voice == Active && n > 1 {
			if o := z.chunkOf(at + n); at+n < z.to && z.kindAt(o) == chunkNoun && z.chunks[o].from == at+n {
				c.Object = z.chunks[o].phrase()
			}
		}
		return
	}
	if obj := z.object(k); obj >= 0 && z.chunks[obj].to-z.chunks[obj].from <= 4 {
		if p, n := z.particle(verb, z.chunks[obj].to); n > 0 && z.splitParticle(p, z.chunks[obj].to, n) {
			c.Lemma = verb + " " + p
		}
	}
}

// particleHere says whether the word at i is a particle rather than a
// preposition with an object of its own.
func (z *parser) particleHere(verb, p string, i, n int) bool {
	next := z.tag(i + n)
	if next == "PRP" && n == 1 && (p == "in" || p == "on" || p == "off" || p == "over" || p == "by" || p == "down" || p == "up" || p == "through" || p == "around" || p == "about" || p == "after" || p == "at") {
		return p == "after" || p == "at" // a particle never stands before a pronoun
	}
	switch p {
	case "in", "on", "off", "over", "by", "down", "up", "at", "through", "from":
	case "home", "quiet", "violent", "missing", "together", "apart", "away", "back", "out":
		return true
	default:
		return true
	}
	switch verb + " " + p {
	case "pick on", "turn on", "set on", "stand over", "loom over", "stand by", "stick by", "fly at", "look at", "carry on", "lock in", "kick in", "pin down", "hold down", "knock down", "get over", "run over", "bang on", "put on", "take on", "take over", "bring on", "bring up", "beat up", "break in", "put through":
		return verb+" "+p != "kick in" && verb+" "+p != "lock in" && verb+" "+p != "break in" || next != "DT" && next != "PRP$"
	case "come in", "get in", "get on", "go on", "come on", "go in", "move in", "walk in", "let in", "come down", "go down", "keep on", "go through", "be in", "get through", "come over", "go over", "come up", "go up", "call in", "put in", "bring in", "hold on", "take in", "fill in", "hand in", "give in", "turn in", "step in", "sleep in", "check in", "close in", "keep in", "do in", "shut in", "burst in", "storm in":
		return next != "DT" && next != "PRP$" && next != "PRP" && !isNounTag(next) && next != "CD" && next != "JJ" && next != "VBG"
	}
	return true
}

// splitParticle says whether a particle after an object belongs to the verb:
// "took him back", but not "took her to court".
func (z *parser) splitParticle(p string, i, n int) bool {
	next := z.tag(i + n)
	switch strings.Fields(p)[0] {
	case "in", "on", "at", "by", "from", "through", "over", "down", "up", "off", "after", "into":
		return next != "DT" && next != "PRP$" && !isNounTag(next) && next != "PRP" && next != "CD" && next != "JJ"
	}
	return true
}

// governs says whether a word that may be a particle has an object of its own
// at token i, so that after a passive it is a preposition: "thrown down the stairs".
func (z *parser) governs(p string, i int) bool {
	switch p {
	case "in", "on", "at", "by", "from", "through", "over", "down", "up", "off", "after", "into", "around", "about":
		t := z.tag(i)
		return t == "DT" || t == "PRP$" || t == "PRP" || t == "CD" || isNounTag(t) && z.tok(i).flags&isTimeNoun == 0
	}
	return false
}
