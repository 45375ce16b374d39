package language

import "strings"

// candidates finds the lemmas of a word in lower case, the likeliest first,
// whatever its part of speech; the word itself is always among them.
func candidates(norm string) []string {
	var out []string
	if listed, ok := forms[norm]; ok {
		for _, l := range listed {
			out = appendNew(out, british(l))
		}
		return appendNew(out, norm)
	}
	if len(norm) > maxWord || !isPlainWord(norm) {
		return []string{norm}
	}
	if i := strings.LastIndexByte(norm, '-'); i > 0 {
		// Of a compound only the last part is inflected: "step-children", "ex-partners".
		for _, l := range candidates(norm[i+1:]) {
			out = appendNew(out, norm[:i+1]+l)
		}
		return appendNew(out, norm)
	}
	if l := verbStem(norm); l != "" {
		out = appendNew(out, british(l))
	}
	if l := pluralStem(norm); l != "" {
		out = appendNew(out, british(l))
	}
	out = appendNew(out, british(norm))
	return appendNew(out, norm)
}

func isPlainWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '-' && c < 0x80 {
			return false
		}
	}
	return len(s) > 2
}

// pluralStem undoes -s of a plural or of a verb; empty where norm has none.
func pluralStem(w string) string {
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return ""
	}
	switch {
	case hasSuffix(w, "ss", "us", "is", "ous"):
		return ""
	case strings.HasSuffix(w, "ies"):
		if n == 4 {
			return w[:3]
		}
		return w[:n-3] + "y"
	case hasSuffix(w, "sses", "shes", "xes", "zzes", "tches"):
		return w[:n-2]
	case strings.HasSuffix(w, "ches"):
		return w[:n-2]
	case hasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// verbStem undoes -ed and -ing; empty where norm has neither.
func verbStem(w string) string {
	var stem string
	switch {
	case strings.HasSuffix(w, "ied") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ed"):
		stem = w[:len(w)-2]
	case strings.HasSuffix(w, "ing"):
		stem = w[:len(w)-3]
	}
	if len(stem) < 2 || !hasVowel(stem) || stem[:2] == "un" && notAVerb(w) {
		return ""
	}
	if endsInE[stem] {
		return stem + "e"
	}
	if bareStem[stem] {
		return stem
	}
	n := len(stem)
	last, prev := stem[n-1], stem[n-2]
	if last == prev {
		return undouble(stem)
	}
	if wantsE(stem, last, prev) {
		return stem + "e"
	}
	return stem
}

func undouble(stem string) string {
	n := len(stem)
	switch stem[n-1] {
	case 's', 'z', 'f', 'o', 'e':
		if stem == "quizz" {
			return "quiz"
		}
		return stem
	case 'l':
		if doubleL[stem] || n <= 4 {
			return stem
		}
	case 'r':
		if stem == "err" || stem == "purr" {
			return stem
		}
	case 'd':
		if stem == "add" {
			return stem
		}
	case 't':
		if stem == "putt" || strings.HasSuffix(stem, "butt") || stem == "boycott" {
			return stem
		}
	case 'g':
		if stem == "egg" {
			return stem
		}
	}
	return stem[:n-1]
}

// wantsE says whether a stem without its -ed or -ing has lost an e, from its
// ending alone; the lists below hold the words that this gets wrong.
func wantsE(stem string, last, prev byte) bool {
	vowels := vowelGroups(stem)
	afterPair := len(stem) > 2 && isVowel(stem[len(stem)-3]) && isVowel(prev) && (stem[len(stem)-3] != 'u' || len(stem) < 4 || stem[len(stem)-4] != 'q')
	switch last {
	case 'c', 'v', 'u', 'z':
		return true
	case 's':
		return true
	case 'g':
		return prev == 'a' || prev == 'd' || prev == 'r' || prev == 'l' || prev == 'e' && vowels > 1 || prev == 'i' && vowels > 1
	case 'l':
		return prev != 'r' && prev != 'w' && !isVowel(prev) || (prev == 'i' || prev == 'u' || prev == 'a' && vowels == 1 || prev == 'o' && vowels <= 2) && !afterPair
	case 't':
		switch prev {
		case 'a':
			return !afterPair || hasSuffix(stem, "iat", "uat")
		case 'u':
			return !afterPair
		case 'o', 'i', 'e':
			return vowels == 1 && !afterPair
		}
		return false
	case 'k', 'b', 'd', 'm', 'p':
		if !isVowel(prev) || afterPair {
			return false
		}
		if prev == 'e' {
			return last == 'd' || last == 'm' && vowels == 1
		}
		return true
	case 'n':
		switch prev {
		case 'i', 'u':
			return !afterPair
		case 'o':
			return vowels == 1 && !afterPair
		}
		return false
	case 'r':
		switch prev {
		case 'a', 'i', 'u':
			return !afterPair
		case 'o':
			return vowels == 1 && !afterPair
		}
		return false
	case 'h':
		return false
	}
	return false
}

// endsInE holds stems that lose an e where the rule of wantsE does not see it.
var endsInE = set(`guid misguid ach adher ador arrang aveng aw bast bath breath cach centr chaf challeng chang cloth compet complet
	condon conven creat cring delet delineat deplet deplor derang devot disown dissuad estrang exchang excit explor extrem
	fring handwrit hast hing ignit ignor implor impring incit infring interfer interven invit lambast loung lung nauseat
	ow past permeat persever persuad plung postpon procreat promot rang rearrang recit recreat restor reunit reveng rever
	rewrit scen secret spong tast telephon ting typewrit underwrit unit wast writh`)

// bareStem holds stems that have no e where the rule sees one.
var bareStem = set(`accustom begin bias blossom bus canvas combat custom debut develop envelop fathom focus format gallop gas
	gossip handicap hiccup input kidnap murmur output pencil program ransom rehab scallop stencil victim worship`)

var doubleL = set(`recall install stall small befall appall enthrall instill fulfill distill
	shrill thrill drill grill skill swell smell spell dwell quell shell
	scroll stroll troll enroll overspill spill chill still frill forestall
	squall foretell retell misspell farewell backfill refill`)

func hasSuffix(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

func hasVowel(s string) bool { return vowelGroups(s) > 0 }

func vowelGroups(s string) int {
	n, in := 0, false
	for i := range len(s) {
		v := isVowel(s[i])
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

// notAVerb says whether a word in un- and -ed is an adjective only: "unchanged".
func notAVerb(w string) bool {
	return strings.HasSuffix(w, "ed") && !strings.HasPrefix(w, "under") && !hasSuffix(w, "dressed", "locked", "packed", "covered", "folded", "loaded", "blocked", "nerved", "settled", "zipped", "buttoned", "united", "unified", "fastened", "veiled")
}
