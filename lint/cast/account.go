package cast

import (
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// foughtOff reports whether an injury is one that whoever strikes, or is fought off,
// has as well: bites, scratches, a hurt fist. Such a one shows nothing of who did what.
func foughtOff(bound *Bound, ev *Event) bool {
	s := &bound.Sentences[ev.Sentence]
	for i := max(s.From, ev.From-2); i < min(s.To, ev.To+6); i++ {
		if hasLemma(&bound.Tokens[i], ofFight) {
			return true
		}
	}
	return false
}

var ofFight = set("bite scratch knuckle fist fend")

// claimed reports whether an act is what an account says that somebody makes: "made a
// report to police that she hit him", "was accused of hitting him".
func claimed(bound *Bound, ev *Event) bool {
	from := bound.Sentences[ev.Sentence].From
	for k := ev.From - 1; k >= max(from, ev.From-8); k-- {
		switch bound.Tokens[k].Norm {
		case "accused":
			if bound.Tokens[ev.From-1].Norm == "of" {
				return true
			}
		case "that":
			return slices.ContainsFunc(bound.Tokens[max(from, k-4):k], func(t language.Token) bool {
				return strings.HasPrefix(string(t.Tag), "NN") && hasLemma(&t, accounts)
			})
		}
	}
	return false
}

var accounts = set("report complaint claim allegation accusation suggestion story lie statement account defence defense counter-allegation rumour rumor")

// disowned reports whether the text does not stand by the account in which an act is
// told, or says that somebody was wronged by it: "lied that", "the false report that",
// "It was untrue that", "wrongly arrested for".
func disowned(bound *Bound, ev *Event) bool {
	from := bound.Sentences[ev.Sentence].From
	said := false // behind a word that leads in to what is said or charged
	for k := ev.From - 1; k >= max(from, ev.From-12); k-- {
		t := &bound.Tokens[k]
		switch n := t.Norm; {
		case n == "that" || n == "of" || n == "for" || n == "with":
			said = true
		case n == ";" || n == ":":
			return false
		case hasLemma(t, pretending), said && (hasLemma(t, rejecting) || untrue[n]):
			return true
		}
	}
	return false
}

var (
	pretending = set("pretend")
	rejecting  = set("reject dismiss lie fabricate invent concoct disprove refute")
	untrue     = set("untrue false falsely lie lies fabricated invented malicious maliciously baseless unfounded wrongly wrongfully mistakenly")
)
