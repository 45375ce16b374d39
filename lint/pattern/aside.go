package pattern

import (
	"strings"

	"github.com/dalint/dalint/lint/language"
)

// longestAside is how many tokens, marks included, a side remark may have.
const longestAside = 14

// Aside is the token after the brackets, or the side remark between commas,
// that begins at token i, and i where none does. What stands on either side of
// it belongs together: "Mother, who knew of his bail, let him in", "Ms Reid
// (34) has failed to".
func Aside(tokens []language.Token, i int) int {
	if i+2 >= len(tokens) {
		return i
	}
	closing := ""
	switch tokens[i].Norm {
	case "(":
		closing = ")"
	case ",":
		closing = ","
		if _, ok := asides[tokens[i+1].Norm]; !ok && !strings.HasSuffix(tokens[i+1].Norm, "ing") {
			return i
		}
	default:
		return adverbial(tokens, i)
	}
	for k := i + 2; k < min(len(tokens), i+longestAside); k++ {
		switch tokens[k].Norm {
		case closing:
			if closing == ")" {
				return k + 1
			}
			if k+1 < len(tokens) {
				if _, on := listed[tokens[k+1].Norm]; !on {
					return k + 1
				}
			}
			return i
		case ".", ";", ":", "?", "!", "(":
			return i
		}
	}
	return i
}

// asides are the words that side remarks between commas begin with.
var asides = wordMap("who whose whom aged now then however though too also as in on at by for with without after before despite having like unlike it we i")

// listed are the words after a comma that go on with a list or another thought.
var listed = wordMap("and or but so nor which who when where while because if although though that")

// adverbial is the token after a fixed phrase of time or of the writer's own
// stance that begins at token i, or i: "Mum at that time denied it".
func adverbial(tokens []language.Token, i int) int {
next:
	for _, words := range adverbials[tokens[i].Norm] {
		if i+len(words) > len(tokens) {
			continue
		}
		for k, w := range words {
			if tokens[i+k].Norm != w {
				continue next
			}
		}
		return i + len(words)
	}
	return i
}

// adverbials are fixed phrases, by their first word.
var adverbials = func() map[string][][]string {
	m := map[string][][]string{}
	for phrase := range strings.SplitSeq("at that time,at this time,at the time,at that stage,at this stage,at that point,at this point,at times,at present,at first,"+
		"to date,so far,thus far,in my view,in our view,in my opinion,in fact,in turn,on this occasion,on that occasion,on each occasion,on occasion,"+
		"of course,once again,yet again,once more,by now,by then,as yet,as ever,from the outset,as a mother,as a father,as a parent,himself,herself,themselves", ",") {
		words := strings.Fields(phrase)
		m[words[0]] = append(m[words[0]], words)
	}
	return m
}()
