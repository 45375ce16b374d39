package main

import (
	"errors"
	"fmt"
)

// teller says on standard error what went wrong in a run over many files, at
// once and on one line each, and remembers it for the exit code.
type teller struct {
	*app
	progress *progress
	trouble  bool            // something could not be done: the run ends with 2
	stopped  []string        // paths that an interrupt left undone
	told     map[string]bool // mistakes of configurations
}

// setupError is a mistake in what surrounds a document.
type setupError struct{ error }

// problem is a path that could not be checked, and why. As an error it is a line
// for the screen; message is for reports, which name the path apart.
type problem struct {
	path string
	err  error
}

func (p problem) Error() string   { return sayPath(p.path) + ": " + oneLine(p.message()) }
func (p problem) Unwrap() error   { return p.err }
func (p problem) message() string { return p.err.Error() }

// fault says why a source was not done: a mistake in a configuration once,
// however many documents it costs. An interrupt is for the end of the run to say.
func (t *teller) fault(s source, err error) {
	t.trouble = true
	var setup setupError
	switch {
	case errors.Is(err, errStopped):
		t.stopped = append(t.stopped, s.path)
	case !errors.As(err, &setup):
		t.say(problem{s.path, err})
	case !t.told[err.Error()]:
		if t.told == nil {
			t.told = map[string]bool{}
		}
		t.told[err.Error()] = true
		t.progress.clear()
		t.complain(setup.error)
	}
}

// reason is why a source was not done, for a report that goes to others. What
// stands in a configuration, where people may be named, is only said on the screen.
func reason(err error) string {
	var setup setupError
	if errors.As(err, &setup) {
		return "was not read: the configuration that holds for it has a mistake, which dalint said when it ran"
	}
	return oneLine(err.Error())
}

// tell says a problem, which the run then ends with.
func (t *teller) tell(p problem) {
	t.trouble = true
	t.say(p)
}

// say says a problem.
func (t *teller) say(p problem) {
	t.progress.clear()
	fmt.Fprintf(t.err, "dalint: %s\n", p)
}
