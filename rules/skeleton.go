package rules

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/dalint/dalint/lint/cast"
)

// Kinds are the kinds of check that a skeleton can be written for.
var Kinds = []string{"pattern", "frame", "event"}

// ruleID is the form of a rule's name.
var ruleID = regexp.MustCompile(`^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)

// SkeletonSources is the sources.toml that a new pack begins with. The key is
// the one that a Skeleton names.
const SkeletonSources = `# What the rules of this pack rest on. A rule names a source by the word in [ ].

[our-source]
title = "FILL IN: who, what it is called, where it appeared (year)"
where = "FILL IN: an address, or where your agency keeps it"
`

// Blank stands in a skeleton wherever an author has something to say. A rule
// does not load before every blank is filled in.
const Blank = "FILL IN"

// Skeleton is a new rule's file, with its path within a pack.
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
#
# Take every FILL IN away; dalint says where one is left. What stands behind a #
# is for you and is not read. Try the rule with:
#
#   dalint rules test --rules THIS-FOLDER

# What this points at, in a few words. It is the rule's heading everywhere.
title    = "FILL IN"

# How strongly: suggestion (think about it), warning (reconsider) or error (change this).
severity = "warning"
kind     = %q

# What the author reads beside the words. {match} stands for the words found.
message  = "“{match}” FILL IN."

# One or two plain sentences for a tired reader: what such wording does to the
# people it is about.
why      = """
FILL IN"""

# What to write. Say also what to write when it is not known.
instead  = """
FILL IN"""

# What the author should ask before writing it again.
questions = ["FILL IN"]

# What the rule rests on: names in [ ] of sources.toml.
sources  = ["our-source"]
`

const skeletonPattern = `
# The words to look for, as many lines as you need. A word stands for all its forms.
#   (a|b)       either                  x?          x, or nothing
#   ..          up to three words       "exactly"   this form only
#   {survivor}  a person, by role       {survivor's}
#   @name       a list of the lexicon   [ ]         the part that is marked
patterns = [
  "[FILL IN]",
]

# Where one of these stands in the same sentence, the rule says nothing; with
# unless-next, in the sentence after it.
unless = []
` + skeletonRewrite + skeletonExamples

const skeletonFrame = `
# Two things or more that say something only together, each with ways to say it.
[frame]
parts = [
  ["FILL IN"],
  ["FILL IN"],
]
ordered = true                       # true: in this order only
within  = "sentence"                 # or "neighbours": this sentence and the next
mark    = "cover"                    # or "first", "last": the part that is marked
` + skeletonRewrite + skeletonExamples

var skeletonEvent = `
# Abusive acts, by the way they are told.
[event]
# Any of ` + strings.Join(cast.FormNames(), ", ") + `.
forms   = ["FILL IN"]
agent   = "absent"                   # nobody in the sentence is told as the doer
patient = ["survivor", "child"]
` + skeletonRewrite + skeletonExamples

const skeletonRewrite = `
# What dalint offers. [ ] is a blank for the author; {perpetrator|[who?]} is the
# name where dalint knows it and the blank where it does not.
[[rewrite]]
label   = "FILL IN: what to do, as in “Say what was done”"
becomes = "{perpetrator|[who?]} [did what] to {survivor|[whom?]}"
`

const skeletonExamples = `
# Two sentences at least that must be found, with << >> round the words to mark,
# and a better way to say the first. The people in examples are Sarah, who is
# abused, Mark, who abuses her, their son Leo and a worker, Ms Okafor.
[[flag]]
text    = "FILL IN <<FILL IN>>."
becomes = "FILL IN"

[[flag]]
text = "FILL IN <<FILL IN>>."

# Two at least that must be left alone, and why: other senses of the words,
# quotations, names of services.
[[pass]]
text = "FILL IN"
why  = "FILL IN"

[[pass]]
text = "Sarah said, “FILL IN.”"
why  = "her words, in quotation marks"
`
