package word

// path says what stands between the nearest paragraph and the top of the
// stack: nothing but elements in which marks may stand (blocker -1: the top is
// a child of a run that may be divided), or else the outermost element, by its
// place in the stack, that marks have to stay outside of. Not ok is a place
// that marks cannot even stand around.
func (l *locator) path() (blocker int, ok bool) {
	top, blocked := len(l.stack)-1, false
	for i := range l.stack {
		if e := &l.stack[i]; e.fallback || e.is("sdt") && e.bound {
			top, blocked = i, true
			if e.fallback {
				top-- // the mc:AlternateContent around it
			}
			break
		}
	}
	i := top
	for i >= 0 && !l.stack[i].is("p") {
		i--
	}
	if i < 0 || i == top {
		return 0, false
	}
	for i++; i < top && l.stack[i].carries(); i++ {
	}
	if l.stack[i].run == nil || i == top {
		return i, true
	}
	if i == top-1 && !blocked && l.stack[top].word {
		return -1, true
	}
	return i + 1, true
}

// inline are the elements within a paragraph in which marks may stand, and
// stay: not w:fldSimple, a field whose result Word writes anew.
var inline = map[string]bool{
	"ins": true, "moveTo": true, "hyperlink": true, "smartTag": true,
	"sdt": true, "sdtContent": true, "customXml": true, "dir": true, "bdo": true,
}

func (e *element) carries() bool { return e.word && inline[e.local] }

// begin gives a start its place: before all that holds nothing but what
// follows it.
func (l *locator) begin(t *target) {
	b, ok := l.path()
	if !ok {
		if b = l.control(); b >= 0 {
			t.ok, t.wide, t.spot = true, true, spot{pos: l.stack[b].start.Start}
		}
		return
	}
	t.ok, t.wide = true, b >= 0
	if b < 0 {
		b = len(l.stack) - 1
		if x := l.stack[b].text; x != nil && l.stack[b].used && l.divisible() {
			t.spot = l.inText(t.at)
			return
		}
	}
	t.spot = spot{pos: l.stack[b].start.Start}
	if parent := &l.stack[b-1]; parent.run != nil {
		if parent.used {
			t.spot.how, t.spot.run = between, parent.run
			return
		}
		b--
		t.spot.pos = parent.start.Start
	}
	for b--; l.stack[b].carries() && !l.stack[b].used; b-- {
		t.spot.pos = l.stack[b].start.Start
	}
}

// divide gives a target its place in the text of a w:t.
func (l *locator) divide(t *target) {
	b, ok := l.path()
	switch {
	case ok && b < 0 && l.divisible():
		t.ok, t.spot = true, l.inText(t.at)
	case t.end:
		l.finish(t)
	default:
		l.begin(t)
	}
}

// divisible reports whether the text here may be divided without a change of
// the white space at its edges: programs differ on whether that of a CDATA
// section counts where nothing asks for it.
func (l *locator) divisible() bool { return l.top().text.preserve || !l.x.Literal() }

func (l *locator) inText(at int) spot {
	return spot{pos: at, how: within, run: l.stack[len(l.stack)-2].run, text: l.top().text, literal: l.x.Literal()}
}

// finish gives an end its place, from which it moves out while nothing follows.
func (l *locator) finish(t *target) {
	b, ok := l.path()
	if !ok {
		if b = l.control(); b >= 0 {
			l.outside = append(l.outside, outside{target: t, level: b})
		}
		return
	}
	t.ok, t.wide = true, b >= 0
	w := waiting{target: t, level: b, opaque: true}
	if b < 0 {
		w.level = len(l.stack) - 1
		if l.top().text != nil && l.divisible() {
			t.spot = l.inText(t.at)
			w.opaque = false
		}
	}
	l.pending = append(l.pending, w)
}
