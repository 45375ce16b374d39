package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressInALogIsALineAMinute(t *testing.T) {
	var log strings.Builder
	p := (&app{err: &log}).newProgress(10, false, &log)
	p.expect([]source{{size: 900}, {size: 100}})
	p.step()
	if log.Len() > 0 {
		t.Errorf("at once: %q", log.String())
	}
	p.started, p.shown = p.started.Add(-10*time.Minute), p.shown.Add(-61*time.Second)
	p.did(source{size: 500}, false)
	p.step()
	p.step()
	p.clear()
	if got := log.String(); got != "dalint: checked 2 of 10 files, about 10 minutes left\n" {
		t.Errorf("says %q", got)
	}
	if (&app{err: &log}).newProgress(10, true, &log) != nil {
		t.Error("not quiet")
	}
}
