package lint

import (
	"sync/atomic"
	"testing"
	"time"
)

func TestCrewDoesNoMoreAtOnceThanItHasWorkers(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 5} {
		c := newCrew(workers)
		var busy, most, done atomic.Int32
		for range 40 {
			c.send(func() {
				n := busy.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				time.Sleep(time.Millisecond)
				busy.Add(-1)
				done.Add(1)
			})
		}
		c.wait()
		if got := int(most.Load()); got > max(workers, 1) || workers > 1 && got < 2 {
			t.Errorf("%d workers did %d jobs at once", workers, got)
		}
		if done.Load() != 40 {
			t.Errorf("%d workers did %d jobs of 40", workers, done.Load())
		}
	}
}

func TestPanicOfAJobIsRaisedWhereItIsWaitedFor(t *testing.T) {
	c := newCrew(3)
	var done atomic.Int32
	first := c.send(func() { panic("broken") })
	for range 10 {
		c.send(func() { done.Add(1) })
	}
	first.wait()
	func() {
		defer func() {
			if v := recover(); v != "broken" {
				t.Errorf("raised %v", v)
			}
		}()
		c.wait()
	}()
	if done.Load() != 10 {
		t.Errorf("%d jobs of 10 were done beside it", done.Load())
	}
}
