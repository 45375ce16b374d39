package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dalint/dalint/lint/text"
)

// OwnRules are the findings that dalint makes about instructions to itself.
// They have no check: Suppress raises them.
func OwnRules() []*Rule { return []*Rule{ignoreWithoutReason, unusedIgnore} }

var ignoreWithoutReason = &Rule{
	ID: "dalint/ignore-without-reason", Family: "dalint", Severity: Suggestion,
	Message: "Something is kept as it is here, and no reason is given.",
	Doc: Doc{
		Title:   "wording kept on purpose without a reason",
		Why:     "The next reader, or a supervisor, cannot tell a decision from an oversight.",
		Instead: "Write the reason behind the instruction: “dalint: keep, these are the words of the order”.",
	},
}

var unusedIgnore = &Rule{
	ID: "dalint/unused-ignore", Family: "dalint", Severity: Suggestion,
	Message: "An instruction to dalint stands here, and there is nothing for it to keep quiet.",
	Doc: Doc{
		Title:   "an instruction that keeps nothing quiet",
		Why:     "The wording was changed, or the rule's name is misspelt; left in place, it may hide a later finding that nobody meant to hide.",
		Instead: "Take the instruction out, or correct the name of the rule.",
	},
}

// Names reports whether a glob, as in Options.Only, names the rule or its family.
func Names(glob string, r *Rule) bool { return matchesAny([]string{glob}, r) }

// Suppress takes out of r.Findings what the document itself, the accepted
// phrases or a baseline of fingerprints keep quiet, and lists it in
// r.Suppressed. The first of them to apply is named, in that order. It adds
// findings for directives that give no reason or have nothing to do; the
// latter only where opts let the rules in question speak, since otherwise a
// directive may be waiting for a rule that was not asked.
func (r *Result) Suppress(accept []Accept, baseline map[string]bool, opts Options) {
	directives := r.Document.Directives
	used := make([]bool, len(directives))
	kept := r.Findings[:0:0]
	quiet := func(f *Finding) bool {
		by, reason := "", ""
		for i := range directives {
			if (*directive)(&directives[i]).covers(f) {
				used[i] = true
				if by == "" {
					by, reason = directives[i].By, directives[i].Reason
				}
			}
		}
		if by == "" {
			by, reason = accepted(r.Document, accept, baseline, f)
		}
		if by != "" {
			r.Suppressed = append(r.Suppressed, Suppressed{Finding: *f, By: by, Reason: reason})
		}
		return by != ""
	}
	for _, f := range r.Findings {
		if f.listsPlaces() && !baseline[f.Fingerprint] {
			if r.keepPlaces(&f, quiet) {
				kept = append(kept, f)
			}
		} else if !quiet(&f) {
			kept = append(kept, f)
		}
	}
	shareUse(directives, used)
	kept = append(kept, r.own(used, baseline, opts)...)
	r.Findings = kept
	inOrder(r.Findings)
}

// keepPlaces leaves in a finding, and in the check that it is of, the places that
// are not kept quiet by themselves: that one may be read says nothing of another. It
// reports whether there are any.
func (r *Result) keepPlaces(f *Finding, quiet func(*Finding) bool) bool {
	j := r.Profile.of(f.Rule)
	left := j.Also[:0:0]
	for k, one := range r.eachPlace(f) {
		if !quiet(one) {
			left = append(left, j.Also[k])
		}
	}
	if len(left) == 0 {
		return false
	}
	j.Also = left
	for i := range j.Figures {
		if j.Figures[i].Name == "places" {
			j.Figures[i].Value = len(left)
		}
	}
	j.Anchor = left[0]
	f.Block, f.Span, f.Message, f.Related = left[0].Block, left[0].Span, j.Says(), j.related()
	return true
}

// shareUse treats the directives that one comment over several blocks became as
// one: what one of them keeps quiet counts for all.
func shareUse(directives []text.Directive, used []bool) {
	busy := map[string]bool{}
	for i, d := range directives {
		busy[d.Comment] = busy[d.Comment] || used[i]
	}
	for i, d := range directives {
		if d.Comment != "" {
			used[i] = busy[d.Comment]
		}
	}
}

// accepted is by whose word a finding is kept quiet, other than the document's.
func accepted(doc *text.Document, accept []Accept, baseline map[string]bool, f *Finding) (by, reason string) {
	for _, a := range accept {
		if a.covers(doc, f) {
			return "config", a.Reason
		}
	}
	if baseline[f.Fingerprint] {
		return "baseline", ""
	}
	return "", ""
}

// own makes the findings about directives.
func (r *Result) own(used []bool, baseline map[string]bool, opts Options) []Finding {
	pick := newPicker(opts, r.Type)
	var out []Finding
	seen, told := map[string]int{}, map[string]bool{}
	for i, d := range r.Document.Directives {
		if d.Comment != "" && told[d.Comment] {
			continue
		}
		told[d.Comment] = true
		var rule *Rule
		switch {
		case !used[i] && asked(d.Rule, opts):
			rule = unusedIgnore
		case used[i] && d.Reason == "":
			rule = ignoreWithoutReason
		default:
			continue
		}
		sev := pick.severity(ruleMatch{rule: rule})
		if sev == Off || sev < opts.MinSeverity || len(r.Document.Blocks) == 0 {
			continue
		}
		f := Finding{Rule: rule, Severity: sev, Block: max(d.Block, 0), Span: d.Span, Message: rule.Message}
		words := r.Document.Blocks[f.Block].Text
		if f.Span == (text.Span{}) {
			f.Span.End = len(words)
		}
		f.Fingerprint = ownFingerprint(rule, d.Rule, words, seen)
		if baseline[f.Fingerprint] {
			r.Suppressed = append(r.Suppressed, Suppressed{Finding: f, By: "baseline"})
			continue
		}
		out = append(out, f)
	}
	return out
}

// asked reports whether all that a directive could keep quiet was free to
// speak, so that a directive without use is known to have none.
func asked(name string, opts Options) bool {
	if opts.MinSeverity > Suggestion {
		return false
	}
	if name == "" {
		return len(opts.Only) == 0 && len(opts.Skip) == 0
	}
	family, _, isRule := strings.Cut(name, "/")
	r := &Rule{ID: name, Family: family}
	for _, g := range opts.Skip {
		if Names(g, r) || !isRule && strings.HasPrefix(g, family+"/") {
			return false
		}
	}
	if isRule && opts.turnedOff(name, family) || !isRule && opts.anyOff(family) {
		return false
	}
	return len(opts.Only) == 0 || matchesAny(opts.Only, r)
}

// turnedOff reports whether a rule is switched off, by its own entry or else by that
// of its family.
func (o *Options) turnedOff(rule, family string) bool {
	s, ok := o.Severity[rule]
	if !ok {
		s, ok = o.Severity[family]
	}
	return ok && s == Off
}

// anyOff reports whether a family, or any of its rules, is switched off.
func (o *Options) anyOff(family string) bool {
	for name, s := range o.Severity {
		if s == Off && (name == family || strings.HasPrefix(name, family+"/")) {
			return true
		}
	}
	return false
}

func ownFingerprint(rule *Rule, about, words string, seen map[string]int) string {
	key := rule.ID + "|" + about + "|" + words
	seen[key]++
	return fingerprint(key, seen[key])
}

// directive adds what a directive means for findings to what was read of it.
type directive text.Directive

func (d *directive) covers(f *Finding) bool {
	if d.Rule != "" && !Names(d.Rule, f.Rule) {
		return false
	}
	return d.File || d.Block == f.Block && (d.Span == (text.Span{}) || d.Span.Overlaps(f.Span))
}

// covers reports whether a finding is of the accepted rule and its words are
// part of the accepted phrase, or the other way round.
func (a *Accept) covers(doc *text.Document, f *Finding) bool {
	if a.Rule != "" && !Names(a.Rule, f.Rule) {
		return false
	}
	if a.Phrase == "" {
		return a.Rule != ""
	}
	words := doc.Blocks[f.Block].Text
	return slices.ContainsFunc(occurrences(words, a.Phrase), func(s text.Span) bool {
		return s.Contains(f.Span) || f.Span.Contains(s)
	})
}

// occurrences are the places where phrase stands in s as whole words, without
// regard to case, to the kind of apostrophe, or to how words are spaced.
func occurrences(s, phrase string) []text.Span {
	var out []text.Span
	for i := range s {
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); inWord(before) {
			continue
		}
		if n := prefix(s[i:], phrase); n > 0 {
			if after, _ := utf8.DecodeRuneInString(s[i+n:]); !inWord(after) {
				out = append(out, text.Span{Start: i, End: i + n})
			}
		}
	}
	return out
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// prefix is how many bytes of s say phrase, or 0.
func prefix(s, phrase string) int {
	at := 0
	for i := 0; i < len(phrase); {
		want, size := utf8.DecodeRuneInString(phrase[i:])
		got, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 {
			return 0
		}
		if unicode.IsSpace(want) {
			if !unicode.IsSpace(got) {
				return 0
			}
			at += spaces(s[at:])
			i += spaces(phrase[i:])
			continue
		}
		if fold(want) != fold(got) {
			return 0
		}
		at, i = at+n, i+size
	}
	return at
}

func spaces(s string) int {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

func fold(r rune) rune {
	switch r {
	case '’', '‘':
		return '\''
	case '‑', '‐':
		return '-'
	}
	return unicode.ToLower(unicode.ToUpper(r))
}
