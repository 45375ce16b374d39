package word

// A content control that Word fills as a whole may hold paragraphs or cells. No
// mark may stand inside then, and none in a paragraph around it, since there is
// none. Word puts the marks of such a range between paragraphs, before and
// after the control, and the reference into a paragraph: the next one.

// outside is an end that waits for its control to end, and for a paragraph to
// hold the reference.
type outside struct {
	*target
	level int // of the control; -1: it has ended
}

// control is the content control around a place that has no paragraph around
// it, by its place in the stack; -1 where that is not what keeps marks out.
func (l *locator) control() int {
	for i := range l.stack {
		switch e := &l.stack[i]; {
		case e.fallback, e.is("p"):
			return -1
		case e.is("sdt") && e.bound:
			return i
		}
	}
	return -1
}

// leave gives ends their places after a control that has closed.
func (l *locator) leave(level, to int) {
	for i := range l.outside {
		if o := &l.outside[i]; o.level == level {
			o.level, o.spot, o.wide = -1, spot{pos: to}, true
		}
	}
}

// refer puts the references that wait into a paragraph, the top of the stack,
// before what stands at from.
func (l *locator) refer(from int) {
	n := len(l.stack) - 1
	if len(l.outside) == 0 || !l.stack[n].is("p") || from <= l.stack[n].start.Start || l.apart() {
		return
	}
	waiting := l.outside[:0]
	for _, o := range l.outside {
		if o.level >= 0 {
			waiting = append(waiting, o)
			continue
		}
		o.ok, o.ref = true, from
	}
	l.outside = waiting
}

// apart reports whether the top of the stack is in a text box, or where no mark
// may stand.
func (l *locator) apart() bool {
	for i := range l.stack {
		if e := &l.stack[i]; e.fallback || e.is("txbxContent") || e.is("sdt") && e.bound {
			return true
		}
	}
	return false
}
