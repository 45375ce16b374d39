package cast

// pair is somebody who does something to another.
type pair struct{ agent, patient PersonID }

// dealings are the acts of a pair.
type dealings struct {
	acts  int
	first int // of the pairs in the order of their first acts, from 0
}

// pair adds an act of one person on another.
func (t *tally) pair(agent, patient PersonID) {
	d, seen := t.pairs[pair{agent, patient}]
	if !seen {
		d.first = len(t.pairs)
	}
	d.acts++
	t.pairs[pair{agent, patient}] = d
}

// thirds takes out of a tally the one act of a third person beside two others, which
// shows no part: that of who comes between ("Wesley kicked Nicola. Adam pushed Wesley
// out"), and that on who is hit once beside somebody who is hit again and again.
func (t *tally) thirds() {
	var between []pair
	var beside []PersonID
	for p, d := range t.pairs {
		if _, back := t.pairs[pair{p.patient, p.agent}]; back || d.acts != 1 {
			continue
		}
		before, often, alone := false, false, true
		for q, o := range t.pairs {
			before = before || q.agent == p.patient && o.first < d.first
			often = often || q.agent == p.agent && o.acts > 1
			alone = alone && (q == p || q.agent != p.agent)
		}
		switch {
		case before && alone:
			between = append(between, p)
		case often && t.did[p.patient]+t.didTold[p.patient] == 0:
			beside = append(beside, p.patient)
		}
	}
	less := func(counts, told []int, id PersonID) {
		if counts[id] > 0 {
			counts[id]--
		} else if told[id] > 0 {
			told[id]--
		}
	}
	for _, p := range between {
		less(t.did, t.didTold, p.agent)
		less(t.had, t.hadTold, p.patient)
	}
	for _, id := range beside {
		less(t.had, t.hadTold, id)
	}
}
