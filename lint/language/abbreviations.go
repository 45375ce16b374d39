package language

import (
	"slices"
	"strings"
)

// How a stop behaves after an abbreviation: beforeName never ends a sentence;
// beforeNumber belongs to the word only where a number follows; trailing ends
// the sentence where the next word can only begin one.
type abbreviation uint8

const (
	beforeName abbreviation = iota + 1
	beforeNumber
	trailing
)

var abbreviations = func() map[string]abbreviation {
	m := map[string]abbreviation{}
	for kind, list := range map[abbreviation]string{
		beforeName: `mr mrs ms mx dr prof rev sgt det const cllr insp supt sup capt lt col gen gov hon sr
			fr pc dc dci messrs mme adv atty asst dep deputy vs v viz cf`,
		beforeNumber: `no nos c ca p pp s ss r rr reg regs art arts para paras ref tel ext ch cl pt sch sec secs vol fig pg ver`,
		trailing: `etc approx st rd ave jr wk wks hrs hr min mins apt dept depts appt appts yr yrs mo mos fa
			jan feb mar apr aug sept sep oct nov dec mon tue tues wed thur thurs fri
			incl excl inc ltd co bros est govt temp perm max prev resp dob esp ph.d
			discl unsup supv alleg a.m p.m e.g i.e viz al op cit hosp dist blvd cres`,
	} {
		for _, w := range strings.Fields(list) {
			m[w] = kind
		}
	}
	return m
}()

// kinAbbreviations are those of a parent and of children, which end no sentence before a
// small letter.
var kinAbbreviations = set("mo fa ch")

// Words that are abbreviations only where they are capitalised or a number
// stands before them.
var alsoPlainWords = set("mar mon wed fri co est temp perm max inc min apt no fa mo col gen adv dep sup art ch s r p c ext ver al op fig sec st hon jan dec")

// stop returns the end of the token [i, j) with what the stop at j joins to
// it, or j where the stop is punctuation of its own.
func (z *scanner) stop(i, j int) int {
	if k := z.mailbox(j); k > j {
		return k
	}
	if j-i > 8 {
		return z.domain(i, j)
	}
	if k := z.initials(i, j); k > j {
		return k
	}
	run := strings.ToLower(z.s[i:j])
	kind := abbreviations[run]
	afterNumber := len(z.tokens) > 0 && z.tokens[len(z.tokens)-1].flags&isNumber != 0
	spaced := j+1 >= len(z.s) || z.s[j+1] <= ' ' || z.s[j+1] == ',' || z.s[j+1] == ':' || z.s[j+1] == ')' || z.s[j+1] == ';'
	switch {
	case !kinAbbreviations[run]:
	case z.lowerAfter(j + 1):
		return j + 1 // "told mo. that", "TM and ch. left"
	case kind == trailing:
		kind = 0
	}
	if kind != 0 && kind != beforeNumber && alsoPlainWords[run] && !isUpper(z.s[i]) && !afterNumber {
		kind = 0
	}
	switch {
	case kind == beforeNumber:
		if z.digitAt(j + 1) {
			return j + 2
		}
		if j+2 < len(z.s) && z.s[j+1] == ' ' && z.digitAt(j+2) {
			return j + 1
		}
	case kind == beforeName && (spaced || z.upperAt(j+1)):
		if j+1 < len(z.s) {
			return j + 1
		}
	case kind == trailing && spaced:
		return j + 1
	}
	if n := len(z.tokens); n > 0 && j == i+1 && isUpper(z.s[i]) && z.tokens[n-1].flags&isTitle != 0 && strings.HasSuffix(z.tokens[n-1].Text, ".") && z.lowerAfter(j+1) {
		return j + 1 // "Mr. A. left"
	}
	if j == i+1 && isUpper(z.s[i]) && (z.initialBeforeName(j) || z.initialAlone(i, j)) {
		return j + 1
	}
	if j-i <= 2 && z.gap&newlineBefore != 0 && j == i+1 && j+1 < len(z.s) && z.s[j+1] == ' ' && !isUpper(z.s[i]) {
		return j + 1 // "a. Mother to ..."
	}
	return z.domain(i, j)
}

// lowerAfter says whether a space and a small letter stand at j.
func (z *scanner) lowerAfter(j int) bool {
	return j+1 < len(z.s) && z.s[j] == ' ' && z.s[j+1] >= 'a' && z.s[j+1] <= 'z'
}

// initials joins letters with stops between them: "J.B.", "e.g.", "p.m".
func (z *scanner) initials(i, j int) int {
	if j != i+1 {
		return j
	}
	k := j
	for k+1 < len(z.s) && z.s[k] == '.' && isASCIILetter(z.s[k+1]) && !z.letterAt(k+2) && !z.digitAt(k+2) {
		k += 2
	}
	if k > j && k < len(z.s) && z.s[k] == '.' {
		k++
	}
	return k
}

// initialBeforeName says whether the stop at j after a single capital belongs
// to an initial: a surname follows. After a title it may as well end the sentence
// ("She saw Ms B. Police came"), so what follows must be no word but a name.
func (z *scanner) initialBeforeName(j int) bool {
	n := len(z.tokens)
	if n > 0 && z.tokens[n-1].flags&(isDeterminer|isPersonNoun) != 0 {
		return false
	}
	if j+2 >= len(z.s) || z.s[j+1] != ' ' || !isUpper(z.s[j+2]) {
		return false
	}
	k := j + 2
	for k < len(z.s) && isASCIILetter(z.s[k]) && k < j+2+maxWord {
		k++
	}
	name := lookup(z.s[j+2 : k])
	if n > 0 && z.tokens[n-1].flags&isTitle != 0 {
		return k > j+3 && surname(name)
	}
	return k > j+3 && name.flags&(isStarter|isTitle|isAllCaps|isPersonNoun) == 0 && !bareVerbs[name.norm]
}

// initialAlone says whether the capital at i with the stop at j is all that is
// written of a name: "R. weighs his food", "E.'s husband", "E. = dad". A new
// sentence may begin in a small letter in notes, with a person or an article.
func (z *scanner) initialAlone(i, j int) bool {
	if z.s[i] == 'I' || j+1 >= len(z.s) {
		return false
	}
	switch rest := z.s[j+1:]; {
	case strings.HasPrefix(rest, "'s "), strings.HasPrefix(rest, "’s "), strings.HasPrefix(rest, " = "):
		return true
	case !z.lowerAfter(j + 1):
		return false
	}
	k := j + 2
	for k < len(z.s) && isASCIILetter(z.s[k]) && k < j+2+maxWord {
		k++
	}
	return lookup(z.s[j+2:k]).flags&(isPersonNoun|isDeterminer|isPronoun) == 0
}

// surname says whether a capitalised word can hardly be anything but a name where
// a sentence might begin with it: it is in no class of words, and has no ending of
// nouns, adverbs and participles that begin a sentence without an article.
func surname(w *word) bool {
	if w.flags&isNameWord != 0 {
		return true
	}
	return w.flags&^(isLetter|isCapital) == 0 && !bareStarts[w.norm] && !slices.ContainsFunc(bareEndings, func(end string) bool { return strings.HasSuffix(w.norm, end) })
}

// bareVerbs begin a sentence of notes that leaves out who, and the others a phrase without
// an article.
var (
	bareVerbs   = set("asked said says told states stated reports reported advised denied discussed agreed called rang phoned texted emailed visited seen met informed declined refused alleges alleged claims claimed attended")
	bareStarts  = set("alcohol contact abuse custody bail risk concern help rape assault work money food debt rent mental physical domestic school nursery health housing crime harm fear anger stress paternal maternal both recent repeated prior further nearly women men cannabis cocaine heroin intelligence")
	bareEndings = []string{"s", "ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ence", "ance", "cy", "ship", "al", "ive", "ous", "ical", "ful"}
)

// domain joins the parts of a web domain or a file name.
func (z *scanner) domain(i, j int) int {
	end := j
	for k, parts := j, 0; parts < 5 && k < len(z.s) && z.s[k] == '.'; parts++ {
		e := k + 1
		for e < len(z.s) && (isASCIILetter(z.s[e]) || isDigit(z.s[e]) || z.s[e] == '-') && e < k+maxWord {
			e++
		}
		if e == k+1 {
			break
		}
		if domainEndings[z.s[k+1:e]] {
			end = e
		} else if e-k < 3 || isUpper(z.s[k+1]) || !strings.EqualFold(z.s[i:j], "www") && end == j && (e >= len(z.s) || z.s[e] != '.' || !z.letterAt(e+1)) {
			break
		}
		k = e
	}
	return end
}

var domainEndings = set("com org net uk gov co scot edu au nz ca us doc docx pdf txt xls xlsx eml msg jpg jpeg png html md odt rtf")

// mailbox returns the end of an e-mail address whose first part goes on at the
// stop at j, or j.
func (z *scanner) mailbox(j int) int {
	k := j
	for k < len(z.s) && k < j+maxWord && (isASCIILetter(z.s[k]) || isDigit(z.s[k]) || z.s[k] == '.' || z.s[k] == '-' || z.s[k] == '_') {
		k++
	}
	if k >= len(z.s) || z.s[k] != '@' || !z.letterAt(k+1) {
		return j
	}
	for k < len(z.s) && k < j+3*maxWord && (isASCIILetter(z.s[k]) || isDigit(z.s[k]) || z.s[k] == '.' || z.s[k] == '-' || z.s[k] == '@') {
		k++
	}
	for k > j && z.s[k-1] == '.' {
		k--
	}
	return k
}
