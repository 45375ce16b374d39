package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/check"
	"github.com/dalint/dalint/lint/pattern"
)

// check builds the check that the rule's kind names.
func (l *loader) check(r *lint.Rule, src source, f *ruleFile) {
	g, err := check.NewGuards(l.set.Lexicon, f.Allow, f.Unless)
	if err == nil {
		err = g.UnlessNext(l.set.Lexicon, f.UnlessNext)
	}
	if err != nil {
		var perr *pattern.Error
		if errors.As(err, &perr) {
			l.failPattern(src, err)
		} else {
			l.fail(src, keyOffset(src.text, "allow"), err.Error())
		}
		return
	}
	switch {
	case f.Kind == "pattern" && len(f.Patterns) > 0:
		r.Check, err = check.NewPattern(l.set.Lexicon, f.Patterns, g)
	case f.Kind == "event" && f.Event != nil:
		r.Check, err = check.NewEvent(check.EventSpec{Forms: f.Event.Forms, Agent: f.Event.Agent, Patient: f.Event.Patient}, g)
	case f.Kind == "frame" && f.Frame != nil:
		var frame *check.Frame
		frame, err = check.NewFrame(l.set.Lexicon, f.Frame.Parts, f.Frame.Ordered, f.Frame.Within, f.Frame.Mark, g)
		if err == nil && f.Frame.Link != "" {
			err = frame.Linked(l.set.Lexicon, f.Frame.Link)
		}
		r.Check = frame
	case f.Kind == "likeness" && f.Likeness != nil:
		if !l.unweighed {
			r.Check, err = check.NewLikeness(l.set.Lexicon, l.set.classifier, check.LikenessSpec{Class: r.Repair, Above: f.Likeness.Above, Agent: f.Likeness.Agent}, g)
		}
	default:
		err = fmt.Errorf("kind is \"pattern\" with patterns, \"event\" with [event], \"frame\" with [frame] or \"likeness\" with [likeness], not %q", f.Kind)
	}
	if err != nil {
		l.failPattern(src, err)
		return
	}
	// What an agency writes down itself is not for the classifier to weigh, and
	// what goes by likeness has been.
	if src.builtin && f.Kind != "likeness" && !l.unweighed {
		r.Check = l.weighed(r, f.BorneOut)
	}
	if b := f.BorneOut; b != nil && (*b < 0 || *b > 1 || !src.builtin || f.Kind == "likeness") {
		l.fail(src, keyOffset(src.text, "borne-out"), "borne-out is for built-in rules that find words: the probability, from 0 to 1, below which they only suggest")
	}
}

// patternOffset is where a pattern stands in quotation marks; an empty one does
// not stand in the three that begin a longer text.
func patternOffset(text, p string) int {
	if p != "" {
		return strings.Index(text, quoted(p))
	}
	for at := 0; ; {
		i := strings.Index(text[at:], `""`)
		if i < 0 {
			return -1
		}
		if i += at; !strings.HasPrefix(text[i:], `"""`) {
			return i
		}
		at = i + 3
	}
}

func (l *loader) failPattern(src source, err error) {
	var perr *pattern.Error
	if errors.As(err, &perr) {
		if off := patternOffset(src.text, perr.Pattern); off >= 0 {
			l.fail(src, off+1+perr.Offset, perr.Message)
			return
		}
		if off := strings.Index(src.text, perr.Pattern); off >= 0 {
			l.fail(src, off+perr.Offset, perr.Message)
			return
		}
	}
	l.fail(src, keyOffset(src.text, "kind"), err.Error())
}

// givesWay holds every rule that gives way to one that is there.
func (l *loader) givesWay() {
	for _, r := range l.set.Rules {
		for _, name := range r.GivesWay {
			if !slices.ContainsFunc(l.set.Rules, func(o *lint.Rule) bool { return o != r && lint.Names(name, o) }) {
				l.failAt(l.rules[r.ID], quoted(name), fmt.Sprintf("there is no rule or family %q to give way to", name))
			}
		}
	}
}
