package main

import (
	"fmt"
	"io"
	"time"
)

// progress says on a terminal how far a long run has come. It keeps quiet for
// the first second and everywhere else. A nil progress is quiet.
type progress struct {
	w       io.Writer
	started time.Time
	shown   time.Time
	done    int
	total   int
	visible bool
	shared  bool // the report goes to the terminal too
}

func (a *app) newProgress(total int, quiet bool, out io.Writer) *progress {
	if _, ok := terminal(a.err); !ok || quiet || total < 2 {
		return nil
	}
	_, shared := terminal(out)
	return &progress{w: a.err, started: time.Now(), total: total, shared: shared}
}

// step counts a file and, at most ten times a second, shows the count.
func (p *progress) step() {
	if p == nil {
		return
	}
	p.done++
	now := time.Now()
	if now.Sub(p.started) < time.Second || p.done == p.total || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown, p.visible = now, true
	fmt.Fprintf(p.w, "\rchecked %d of %d files", p.done, p.total)
}

// yield takes the line away before a part of the report is written, where both
// go to the same terminal.
func (p *progress) yield() {
	if p != nil && p.shared {
		p.clear()
	}
}

// clear takes the line away before something else is written.
func (p *progress) clear() {
	if p == nil || !p.visible {
		return
	}
	p.visible = false
	fmt.Fprintf(p.w, "\r%40s\r", "")
}
