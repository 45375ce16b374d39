package cast

// bareNote reports whether the participle at token i begins a note that leaves
// out whom it is about: nothing follows that it could be done to.
func (e *eventFinder) bareNote(i int) bool {
	if e.tag(i) != "VBN" && e.tag(i) != "VBD" || e.hasObject(i+1) || e.sharedObject(i+1) != nil {
		return false
	}
	switch n := e.norm(i + 1); n {
	case "to", "that", "at", "with", "out", "off", "up":
		return false
	case ",", "and", "x2", "x3", "x4", "twice", "repeatedly", "by", "in", "unconscious", "again", "on", "":
		return true
	}
	return false
}

// opensNote reports whether a verb group at token g is where a note begins
// that leaves out whom it is about: "Was put out on the landing", "62F, pushed
// on stairs".
func (e *eventFinder) opensNote(g int) bool {
	if e.firstWord(g) {
		return true
	}
	switch e.norm(g - 1) {
	case ",", ";", ":":
	default:
		return false
	}
	for k := e.from; k < g; k++ {
		if t := e.tag(k); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || e.b.over[k] >= 0 {
			return false
		}
	}
	return true
}
