package main

import (
	"fmt"
	"io"
	"time"
)

// progress says how far a long run has come: on a terminal in one line, after the
// first second; in a log with a line a minute. A nil progress is quiet.
type progress struct {
	w       io.Writer
	log     bool // what is written stays
	started time.Time
	shown   time.Time
	done    int
	total   int
	visible bool
	shared  bool  // the report goes to the terminal too
	left    int64 // bytes to do; 0 where no time is told
	worked  int64 // bytes done that took time
}

// expect has the progress tell how long these sources will take.
func (p *progress) expect(sources []source) {
	if p == nil {
		return
	}
	for _, s := range sources {
		p.left += s.size
	}
}

// did takes note of a source that step will count, and of whether it took time
// or was known already.
func (p *progress) did(s source, known bool) {
	if p == nil {
		return
	}
	p.left -= s.size
	if !known {
		p.worked += s.size
	}
}

// remaining is how long what is left will take at the speed so far, in words;
// empty as long as there is little to go by.
func (p *progress) remaining(elapsed time.Duration) string {
	if p.worked <= 0 || p.left <= 0 || elapsed < 3*time.Second {
		return ""
	}
	d := time.Duration(float64(elapsed) * float64(p.left) / float64(p.worked))
	switch minutes := int(d.Round(time.Minute).Minutes()); {
	case d < time.Minute:
		return ", less than a minute left"
	case minutes < 2:
		return ", about a minute left"
	case minutes < 120:
		return fmt.Sprintf(", about %d minutes left", minutes)
	default:
		return fmt.Sprintf(", about %d hours left", int(d.Round(time.Hour).Hours()))
	}
}

// progressColumns is as wide as the line ever gets, and less than a terminal.
const progressColumns = 70

func (a *app) newProgress(total int, quiet bool, out io.Writer) *progress {
	if quiet || total < 2 {
		return nil
	}
	_, screen := terminal(a.err)
	_, shared := terminal(out)
	now := time.Now()
	return &progress{w: a.err, log: !screen, started: now, shown: now, total: total, shared: shared && screen}
}

// step counts a file and shows the count: at most ten times a second, in a log once
// a minute.
func (p *progress) step() {
	if p == nil {
		return
	}
	p.done++
	now, pause := time.Now(), 100*time.Millisecond
	if p.log {
		pause = time.Minute
	}
	if now.Sub(p.started) < time.Second || p.done == p.total || now.Sub(p.shown) < pause {
		return
	}
	p.shown = now
	count := fmt.Sprintf("checked %d of %d files%s", p.done, p.total, p.remaining(now.Sub(p.started)))
	if p.log {
		fmt.Fprintf(p.w, "dalint: %s\n", count)
		return
	}
	p.visible = true
	fmt.Fprintf(p.w, "\r%-*s", progressColumns, count)
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
	fmt.Fprintf(p.w, "\r%*s\r", progressColumns, "")
}
