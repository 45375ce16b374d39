package language

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestLemmas(t *testing.T) {
	for _, r := range []struct{ norm, want string }{
		{"hit", "hit"}, {"hits", "hit hits"}, {"hitting", "hit hitting"},
		{"left", "leave left"}, {"felt", "feel felt"}, {"saw", "see saw"}, {"lives", "live life lives"}, {"bit", "bite bit"},
		{"lay", "lie lay"}, {"struck", "strike struck"}, {"found", "find found"}, {"wound", "wound wind"},
		{"beaten", "beat beaten"}, {"thrown", "throw thrown"}, {"shaken", "shake shaken"}, {"torn", "tear torn"}, {"flung", "fling flung"},
		{"children", "child children"}, {"women", "woman women"}, {"wives", "wife wives"}, {"crises", "crisis crises"},
		{"abused", "abuse abused"}, {"abuses", "abuse abuses"}, {"abusing", "abuse abusing"}, {"raped", "rape raped"},
		{"dragged", "drag dragged"}, {"grabbed", "grab grabbed"}, {"slapped", "slap slapped"}, {"controlled", "control controlled"},
		{"kicked", "kick kicked"}, {"choked", "choke choked"}, {"strangled", "strangle strangled"}, {"pushed", "push pushed"},
		{"threatened", "threaten threatened"}, {"isolated", "isolate isolated"}, {"humiliated", "humiliate humiliated"},
		{"harassed", "harass harassed"}, {"yelled", "yell yelled"}, {"bullied", "bully bullied"}, {"denied", "deny denied"},
		{"followed", "follow followed"}, {"monitored", "monitor monitored"}, {"visited", "visit visited"}, {"stopped", "stop stopped"},
		{"hoped", "hope hoped"}, {"shared", "share shared"}, {"injured", "injure injured"}, {"endured", "endure endured"},
		{"occurred", "occur occurred"}, {"referred", "refer referred"}, {"admitted", "admit admitted"}, {"agreed", "agree agreed"},
		{"fled", "flee fled"}, {"seeing", "see seeing"}, {"dying", "die dying"}, {"lying", "lie lying"}, {"using", "use using"},
		{"provoked", "provoke provoked"}, {"poked", "poke poked"}, {"shoved", "shove shoved"}, {"bruised", "bruise bruised"},
		{"witnessed", "witness witnessed"}, {"witnesses", "witness witnesses"}, {"forced", "force forced"}, {"coerced", "coerce coerced"},
		{"minimised", "minimise minimised"}, {"minimized", "minimise minimised minimized"}, {"minimizes", "minimise minimizes"},
		{"behavior", "behaviour behavior"}, {"behaviors", "behaviour behaviors"}, {"programs", "programme programs"}, {"program", "programme program"},
		{"recognized", "recognise recognised recognized"}, {"analyzed", "analyse analyzed"}, {"size", "size"}, {"seized", "seize seized"},
		{"counseling", "counselling counsel counseling"}, {"traveled", "travel traveled"}, {"labeled", "label labeled"}, {"enrolled", "enrol enrolled"},
		{"ex-partners", "ex-partner ex-partners"}, {"step-children", "step-child step-children"},
		{"violence", "violence"}, {"police", "police"}, {"always", "always"}, {"this", "this"}, {"during", "during"}, {"bed", "bed"}, {"need", "need"},
		{"houses", "house houses"}, {"buses", "bus buses"}, {"boxes", "box boxes"}, {"churches", "church churches"}, {"parties", "party parties"},
		{"wasn", "wasn"}, {"!", "!"}, {"", ""},
	} {
		got := lookup(r.norm).lemmas
		if strings.Join(got, " ") != r.want {
			t.Errorf("%s: got %v, want %s", r.norm, got, r.want)
		}
		if !slices.Contains(got, r.norm) {
			t.Errorf("%s is not among its lemmas", r.norm)
		}
	}
}

func TestChosenLemma(t *testing.T) {
	for _, r := range []struct{ text, norm, want string }{
		{"He left her.", "left", "leave"},
		{"Her left arm was broken.", "left", "left"},
		{"She saw him.", "saw", "see"},
		{"They found the flat empty.", "found", "find"},
		{"The children felt unsafe.", "felt", "feel"},
		{"He bit her arm.", "bit", "bite"},
		{"She was a bit upset.", "bit", "bit"},
		{"Their lives changed.", "lives", "life"},
		{"She lives alone.", "lives", "live"},
		{"He lay on the floor.", "lay", "lie"},
		{"The assaults continued.", "assaults", "assault"},
		{"He's gone.", "'s", "be"},
		{"Mum's partner left.", "'s", "'s"},
	} {
		p, found := Parse(r.text), false
		for _, k := range p.Tokens {
			found = found || k.Norm == r.norm
			if k.Norm == r.norm && k.Lemma != r.want {
				t.Errorf("%s: %s/%s is %s, want %s", r.text, k.Text, k.Tag, k.Lemma, r.want)
			}
		}
		if !found {
			t.Errorf("%s: has no %q", r.text, r.norm)
		}
	}
}

func TestLemmaListsAreWellFormed(t *testing.T) {
	for form, lemmas := range forms {
		if len(lemmas) == 0 || form != strings.ToLower(form) {
			t.Errorf("%q: %v", form, lemmas)
		}
	}
	for stem := range endsInE {
		if wantsE(stem, stem[len(stem)-1], stem[len(stem)-2]) {
			t.Errorf("%q need not be listed: the rule adds its e", stem)
		}
	}
}

// TestCacheIsShared parses the same texts several at once; whoever shares the cache
// finds what one alone does.
func TestCacheIsShared(t *testing.T) {
	want := make([]string, len(blindRows))
	for i, r := range blindRows {
		want[i] = fmt.Sprint(describeAll(Parse(r.text)))
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, r := range blindRows {
				if got := fmt.Sprint(describeAll(Parse(r.text))); got != want[i] {
					t.Errorf("%s: %s, alone %s", r.text, got, want[i])
				}
			}
		})
	}
	all.Wait()
}
