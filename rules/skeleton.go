package rules

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Kinds are the kinds of check that a skeleton can be written for.
var Kinds = []string{"pattern", "frame", "event"}

// ruleID is the form of a rule's name.
var ruleID = regexp.MustCompile(`^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)

// SkeletonSources is the sources.toml that a new pack begins with. The key is
// the one that a Skeleton names.
const SkeletonSources = `# Published works that the rules of this pack rest on. A rule names them by key.

[our-source]
title = "Who, What it is called, Where it appeared (year)"
where = "an address, or a document that your agency holds"
`

// Skeleton is a new rule's file, with its path within a pack. It loads and its
// examples hold as it stands, so that an author changes one thing at a time.
func Skeleton(id, kind string) (Page, error) {
	family := path.Dir(id)
	if !ruleID.MatchString(id) {
		return Page{}, fmt.Errorf("%q: a rule is named family/rule-name, in small letters with hyphens", id)
	}
	if !slices.Contains(Families, family) || family == "dalint" || family == "practice" {
		return Page{}, fmt.Errorf("%q: there is no family %q: the families are %s", id, family,
			strings.Join(Families[:len(Families)-2], ", "))
	}
	body, ok := map[string]string{"pattern": skeletonPattern, "frame": skeletonFrame, "event": skeletonEvent}[kind]
	if !ok {
		return Page{}, fmt.Errorf("%q: the kinds of check are %s", kind, strings.Join(Kinds, ", "))
	}
	return Page{id + ".toml", fmt.Sprintf(skeletonHead, id, kind) + body}, nil
}

const skeletonHead = `# %s
# Check your work with: dalint rules test --rules THIS-PACK

title    = "what this points at, in a few words"
severity = "warning"                             # suggestion, warning or error
kind     = %q
message  = "“{match}” hides something."          # {match}: the words found
why      = """
One or two plain sentences for a tired reader: what this wording does to the people in it."""
instead  = """
What to write, and what to write when it is not known."""
questions = ["What should the author ask?"]
sources  = ["our-source"]                        # keys of sources.toml
`

const skeletonPattern = `
# Ways of saying it. A word stands for all its forms; (a|b) is a choice, x? may
# be left out, .. skips up to three words, @name is an entry of a lexicon,
# {survivor} is a mention of a person, [ ] marks what is shown to the author.
patterns = [
  "[example (word|phrase)]",
]

[[rewrite]]
label   = "Say what to do, as a verb phrase"
becomes = "{perpetrator|[who?]} [did what]"      # leave blanks for what only the author knows

# What must be found, exactly the marked words.
[[flag]]
text    = "This has an <<example word>> in it."
becomes = "This says it better."

[[flag]]
text = "The <<example phrases>> come second."

# What must be left alone, and why.
[[pass]]
text = "This example has no such word."
why  = "another sense of the words"

[[pass]]
text = "Sarah said, “This is an example word.”"
why  = "quoted"
`

const skeletonFrame = `
# Several things said together, each a list of ways to say it.
[frame]
parts = [
  ["example word"],
  ["second word"],
]
ordered = true                                   # in this order only
within  = "sentence"                             # or "neighbours": this sentence and the next
mark    = "cover"                                # or "first", "last": the part to show

[[rewrite]]
label   = "Say what to do, as a verb phrase"
becomes = "{perpetrator|[who?]} [did what]"

# What must be found, exactly the marked words.
[[flag]]
text = "This has an <<example word before a second word>>."

[[flag]]
text = "One <<example word, then the second word>>."

# What must be left alone, and why.
[[pass]]
text = "This has an example word only."
why  = "one part alone says nothing"

[[pass]]
text = "A second word before an example word."
why  = "the other order"
`

const skeletonEvent = `
# Abusive acts by the way they are told.
[event]
forms   = ["passive"]                            # active, passive, nominal, happens, exists, undergone, injury, located, possessed
agent   = "absent"                               # nobody in the sentence is told as the doer
patient = ["survivor", "child"]

[[rewrite]]
label   = "Name who did it"
becomes = "{perpetrator|[who?]} {verb.past} {patient}"

# What must be found, exactly the marked words.
[[flag]]
text    = "Sarah <<was hit>>."
becomes = "Mark hit Sarah."

[[flag]]
text = "Leo <<was kicked>>."

# What must be left alone, and why.
[[pass]]
text = "Mark hit Sarah."
why  = "the agent is named"

[[pass]]
text = "Sarah was hit by Mark."
why  = "the agent is named"
`
