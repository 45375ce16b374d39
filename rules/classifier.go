package rules

import (
	_ "embed" // for the three models
	"fmt"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/check"
	"github.com/dalint/dalint/lint/classify"
)

// classifier holds the model that weighs what rules find. The test that writes
// it says what it is fitted on, and fails where it is older than that.
//
//go:generate go test . -run TestClassifierIsCurrent -update
//go:embed classifier.bin
var classifier string

// evidence holds the model that tells what sentences show of practice.
//
//go:generate go test . -run TestEvidenceIsCurrent -update
//go:embed evidence.bin
var evidence string

// about holds the model that tells what a document is about.
//
//go:generate go test . -run TestTopicIsCurrent -update
//go:embed about.bin
var about string

// modelFiles are all models: what dalint says depends on each.
var modelFiles = []struct{ name, data string }{
	{"classifier.bin", classifier},
	{"evidence.bin", evidence},
	{"about.bin", about},
}

// borneOut is the probability below which a finding of a class is no more than a
// suggestion. Each was chosen about where more of the findings below it were wrong
// than right, in texts by authors whom neither rules nor classifier knew. Notes of
// three words ("DV x3") keep that of incident-only low.
var borneOut = map[string]float64{
	"absent-perpetrator": 0.5, "euphemism": 0.5, "referral-as-outcome": 0.4, "excuse": 0.4, "victim-blaming": 0.4,
	"separation-as-safety": 0.3, "child-impact": 0.25, "double-standard": 0.2, "mutualising": 0.15,
	"failure-to-protect": 0.15, "incident-only": 0.1,
}

// models are the two that go by sentences, not yet with a lexicon.
type models struct{ weighs, tells *classify.Model }

func readModels() (m models, err error) {
	if m.weighs, err = classify.Restore(classifier); err != nil {
		return m, fmt.Errorf("classifier.bin: %w", err)
	}
	if m.tells, err = classify.Restore(evidence); err != nil {
		return m, fmt.Errorf("evidence.bin: %w", err)
	}
	return m, nil
}

// use gives the models the set's lexicon.
func (l *loader) use(m models) (err error) {
	if l.set.about, err = classify.RestoreTopic(about, l.set.Lexicon); err != nil {
		return fmt.Errorf("about.bin: %w", err)
	}
	if l.unprofiled {
		l.set.classifier = classify.Together(l.set.Lexicon, m.weighs)[0]
		return nil
	}
	both := classify.Together(l.set.Lexicon, m.weighs, m.tells)
	l.set.classifier, l.set.evidence = both[0], both[1]
	return nil
}

// topic is what the engine asks what a document is about; nil where there is none.
func (s *Set) topic() lint.Topic {
	if s.about == nil {
		return nil
	}
	return s.about
}

// weighed lets a rule's check speak softly where the classifier does not bear it
// out: below floor, or below that of its class where floor is nil. Families that it
// does not know are left as they are.
func (l *loader) weighed(r *lint.Rule, floor *float64) lint.Check {
	least := borneOut[r.Repair]
	if floor != nil {
		least = *floor
	}
	if b, ok := check.NewBorne(r.Check, l.set.classifier, r.Repair, least); ok {
		return b
	}
	return r.Check
}
