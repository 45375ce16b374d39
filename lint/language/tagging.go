package language

import (
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/tag"
)

// tagger is loaded once, on first use. Loading fails only if the model built
// into the program is damaged; then nothing has tags and no clauses are found,
// which nobody could tell from a text without any: Load says so.
var tagger = sync.OnceValues(func() (*tag.Tagger, error) {
	return tag.New(tag.WithLexicon(fixedTags))
})

// Warm loads the tagger in the background, so that the first Parse need not
// wait for it.
func Warm() { go func() { _, _ = tagger() }() } // what fails, Load says

// Load loads the tagger, and is an error where that cannot be done: what Parse
// finds is then nothing to go by.
func Load() error {
	if _, err := tagger(); err != nil {
		return fmt.Errorf("this copy of dalint is damaged, so that it cannot read sentences (%w): install it anew", err)
	}
	return nil
}

// fixedTags are words of this field that have one tag, and that the tagger
// gets wrong in notes.
var fixedTags = withPeople(tag.Lexicon{
	"intoxicated": "JJ", "inebriated": "JJ", "pregnant": "JJ", "sober": "JJ", "hungover": "JJ", "tearful": "JJ",
	"abusive": "JJ", "volatile": "JJ", "hypervigilant": "JJ", "upset": "JJ", "unharmed": "JJ", "uninjured": "JJ",
	"unhurt": "JJ", "afraid": "JJ", "aware": "JJ", "unaware": "JJ", "mutual": "JJ", "estranged": "JJ",
	"bruising": "NN", "swelling": "NN", "scarring": "NN", "safeguarding": "NN", "parenting": "NN", "wellbeing": "NN",
	"mum": "NN", "mummy": "NN", "dad": "NN", "daddy": "NN", "gran": "NN", "granny": "NN", "mam": "NN",
	"mums": "NNS", "dads": "NNS", "kids": "NNS", "toddler": "NN", "carer": "NN", "perp": "NN", "ch.": "NNS", "chn": "NNS", "mo.": "NN", "fa.": "NN", "mo": "NN", "fa": "NN",
	"fiancee": "NN", "stepdad": "NN", "stepfather": "NN", "wasn't": "VBD",
	"someone": "NN", "nobody": "NN", "police": "NNS", "injuries": "NNS", "threats": "NNS",
	"himself": "PRP", "herself": "PRP", "themselves": "PRP", "themself": "PRP",
	"he": "PRP", "she": "PRP", "they": "PRP", "him": "PRP", "i": "PRP", "we": "PRP", "us": "PRP",
	"me": "PRP", "them": "PRP", "it": "PRP", "you": "PRP", "US": "NNP",
	"who": "WP", "whom": "WP", "whose": "WP$", "because": "IN", "if": "IN", "although": "IN", "whilst": "IN", "whereas": "IN",
	"apart": "RB", "therefore": "RB", "upstairs": "RB", "downstairs": "RB", "cannot": "MD", "nil": "DT", "towards": "IN", "toward": "IN", "against": "IN", "between": "IN", "upon": "IN", "via": "IN", "re": "IN",
	"coercive": "JJ", "violent": "JJ", "honest": "JJ", "protective": "JJ", "perpetrator-led": "JJ",
	"refuge": "NN", "insight": "NN", "referral": "NN", "anger": "NN", "violence": "NN", "screening": "NN", "custody": "NN",
	"minimises": "VBZ", "minimizes": "VBZ", "denies": "VBZ", "downplays": "VBZ", "undermines": "VBZ", "justifies": "VBZ", "belittles": "VBZ",
	"denial": "NN", "jealousy": "NN", "behaviour": "NN", "allegedly": "RB", "reportedly": "RB",
})

// withPeople adds the nouns for people that are nothing else; without a
// determiner ("is mother's responsibility") the tagger makes them anything.
func withPeople(l tag.Lexicon) tag.Lexicon {
	for w := range set(`mother father son daughter child toddler infant boy girl wife husband boyfriend girlfriend
		stepmother stepfather brother sister sibling uncle aunt cousin nephew niece grandmother grandfather grandparent
		victim survivor perpetrator abuser offender defendant complainer complainant assailant applicant petitioner pursuer
		worker caseworker practitioner midwife paediatrician psychologist psychiatrist therapist counsellor solicitor
		neighbour neighbor landlord teacher school nursery`) {
		l[w] = "NN"
	}
	for w := range set(`mothers fathers sons daughters children toddlers boys girls parents siblings workers officers grandparents
		victims survivors perpetrators neighbours women men`) {
		l[w] = "NNS"
	}
	return l
}

var tagTokens = sync.Pool{New: func() any { return new([]tag.Token) }}

// tag fills in the tags of the tokens [from, to) of one sentence.
func (p *Paragraph) tag(from, to int) bool {
	t, err := tagger()
	if err != nil {
		return false
	}
	buf := tagTokens.Get().(*[]tag.Token)
	defer tagTokens.Put(buf)
	words := (*buf)[:0]
	capitals, letters := 0, 0
	for i := from; i < to; i++ {
		if p.Tokens[i].flags&isLetter != 0 {
			letters++
			if p.Tokens[i].flags&isAllCaps != 0 {
				capitals++
			}
		}
	}
	shouting := letters > 3 && capitals*2 > letters
	for i := from; i < to; i++ {
		words = append(words, tag.Token{Text: p.taggable(i, shouting)})
	}
	t.TagTokens(words)
	for i := range words {
		p.Tokens[from+i].Tag = Tag(words[i].Tag)
	}
	clear(words)
	*buf = words
	p.fixTags(from, to)
	p.rescue(from, to)
	for i := from; i < to; i++ {
		p.Tokens[i].Lemma = chooseLemma(&p.Tokens[i])
	}
	return true
}

// taggable is the form of token i that the tagger was trained on.
func (p *Paragraph) taggable(i int, shouting bool) string {
	t := &p.Tokens[i]
	switch {
	case t.flags&opensQuote != 0:
		return "``"
	case t.flags&closesQuote != 0:
		return "''"
	case t.flags&isPunct != 0:
		if t.Norm == "-" {
			return "--"
		}
		return t.Norm
	case shouting:
		return t.Norm
	case t.Norm == "not" && len(t.Text) < 5 && strings.ContainsAny(t.Text, "tT"):
		if t.Text[0]|0x20 == 'n' && t.Text[1]|0x20 != 'o' {
			return "n't"
		}
	}
	if isPlainASCII(t.Text) {
		return t.Text
	}
	return strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u00ad", "", "\u200b", "").Replace(t.Text)
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// chooseLemma picks the candidate lemma that fits the token's tag.
func chooseLemma(t *Token) string {
	switch {
	case len(t.Lemmas) < 2 && t.Norm != "'s" && t.Norm != "'d":
		return t.Lemmas[0]
	case t.Norm == "'s":
		if t.Tag == "POS" {
			return "'s"
		}
		return "be"
	case t.Norm == "'d":
		if t.Tag == "MD" {
			return "would"
		}
		return "have"
	case strings.HasPrefix(string(t.Tag), "VB"):
		if l := verbLemma(t); l != "" {
			return l
		}
	case t.Tag == "NNS" || t.Tag == "NNPS":
		if l := nounForms[t.Norm]; l != "" {
			return l
		}
		if l := pluralStem(t.Norm); l != "" {
			for _, c := range t.Lemmas {
				if c == british(l) {
					return c
				}
			}
		}
		for _, c := range t.Lemmas {
			if c != t.Norm && !isVerbForm(c, t.Norm) {
				return c
			}
		}
	case t.Tag == "JJ" || t.Tag == "NN" || t.Tag == "NNP" || t.Tag == "RB" || t.Tag == "IN":
		b := british(t.Norm)
		for _, c := range t.Lemmas {
			if c == b {
				return c
			}
		}
	}
	return t.Lemmas[0]
}

// verbLemma is the candidate that a verb reading gives.
func verbLemma(t *Token) string {
	if t.Tag == "VB" || t.Tag == "VBP" {
		for _, c := range t.Lemmas {
			if c == t.Norm && !isPastForm[c] {
				return c
			}
		}
	}
	for _, c := range t.Lemmas {
		if isVerbForm(c, t.Norm) {
			return c
		}
	}
	if l := verbStem(t.Norm); l != "" {
		return british(l)
	}
	return ""
}

// isVerbForm says whether norm is listed as an irregular form of the verb.
func isVerbForm(verb, norm string) bool {
	return verb != norm && verbForms[norm] == verb || verb == norm && isBase[norm]
}

// verbForms maps an irregular verb form to its verb; isBase holds the verbs.
var verbForms, isBase, isPastForm = func() (map[string]string, map[string]bool, map[string]bool) {
	m, base, past := map[string]string{}, map[string]bool{}, map[string]bool{}
	for f := range entries(irregularVerbs) {
		base[f[0]] = true
		for _, form := range f[1:] {
			if _, taken := m[form]; !taken {
				m[form] = f[0]
			}
			past[form] = true
		}
	}
	delete(past, "lay")
	delete(past, "saw")
	delete(past, "found")
	return m, base, past
}()

// nounForms maps irregular plurals to their singulars.
var nounForms = func() map[string]string {
	m := map[string]string{}
	for f := range entries(irregularNouns) {
		for _, form := range f[min(1, len(f)):] {
			m[form] = f[0]
		}
	}
	return m
}()
