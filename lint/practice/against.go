package practice

import "github.com/dalint/dalint/lint"

// fewestAgainst is how many sentences a text has at least that hide who does
// what, if its wording is to count against what it shows: a few in a short note
// are a share that says nothing.
const fewestAgainst = 5

// writtenAgainst reports whether so many sentences hide who does what to whom,
// for each thousand words, that what the text mentions is not made use of.
//
// Auditors give "met" to one in six of the answers that the counts alone give it
// in such texts, and "not evident" to a third of those that have some of it: the
// record holds the behaviour, the effort or the effect, and its author has set it
// aside. Below that limit the counts and the auditors agree.
func (t *tally) writtenAgainst(limit int) bool {
	return t.lapsed >= fewestAgainst && 1000*t.lapsed >= limit*t.Words
}

// undone is the status of a check in a text whose wording speaks against what
// is there, in n sentences, and n where that makes it another.
func undone(s lint.Status, passing bool, n int) (lint.Status, int) {
	switch {
	case s == lint.Met:
		return lint.Partly, n
	case s == lint.Partly && passing:
		return lint.NotEvident, n
	}
	return s, 0
}

// seldomNamed: most acts have nobody who does them.
func seldomNamed(t *tally) bool { return len(t.named) < len(t.agentless) }

// thereOnce: a child was there, and nothing more.
func thereOnce(t *tally) bool { return len(t.childActs) == 0 && len(t.childPresence) < 2 }

func twoWays(t *tally) bool { return len(t.partnerKinds) < 3 }

// causesToo: adversities are given as the cause as often as they are tied.
func causesToo(t *tally) bool { return t.causes > 0 && len(t.tied) <= t.causes }

// onlySeen: spoken to, with nothing said of the parent.
func onlySeen(t *tally) bool { return len(t.parent)+len(t.expects) == 0 }

func takenForSafety(t *tally) bool { return t.apartSafe > 0 }

func oneWay(t *tally) bool { return len(t.contactKinds) < 2 }
