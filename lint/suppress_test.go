package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/text"
)

// suppressed runs Suppress over a document whose blocks mark findings <<so>>,
// each of the rule doubt/a, and says what is left and what was kept quiet.
func suppressed(blocks string, directives []text.Directive, accept []Accept, baseline map[string]bool, opts Options) string {
	rule := &Rule{ID: "doubt/a", Family: "doubt"}
	r := &Result{Document: text.New("a.md", text.Plain)}
	for i, s := range strings.Split(blocks, "|") {
		for {
			start, end := strings.Index(s, "<<"), strings.Index(s, ">>")
			if start < 0 {
				break
			}
			words := s[start+2 : end]
			s = s[:start] + words + s[end+2:]
			r.Findings = append(r.Findings, Finding{
				Rule: rule, Severity: Warning, Block: i, Span: text.Span{Start: start, End: start + len(words)}, Fingerprint: words,
			})
		}
		r.Document.Blocks = append(r.Document.Blocks, text.Block{Text: s})
	}
	r.Document.Directives = directives
	r.Suppress(accept, baseline, opts)
	var out []string
	for _, f := range r.Findings {
		words := r.Document.Blocks[f.Block].Text[f.Span.Start:f.Span.End]
		if f.Rule == rule {
			out = append(out, words)
		} else {
			out = append(out, strings.TrimPrefix(f.Rule.ID, "dalint/")+" at "+words)
		}
	}
	for _, s := range r.Suppressed {
		out = append(out, fmt.Sprintf("-%s by %s", r.Document.Blocks[s.Block].Text[s.Span.Start:s.Span.End], s.By))
	}
	return strings.Join(out, "; ")
}

func TestSuppress(t *testing.T) {
	inline := func(rule, reason string, block int) text.Directive {
		return text.Directive{Rule: rule, Reason: reason, By: "inline", Block: block}
	}
	word := func(comment string, block, start, end int) text.Directive {
		return text.Directive{Reason: "r", By: "word-comment", Block: block, Span: text.Span{Start: start, End: end}, Comment: comment}
	}
	for _, tt := range []struct {
		name, blocks string
		directives   []text.Directive
		accept       []Accept
		baseline     map[string]bool
		opts         Options
		want         string
	}{
		{name: "nothing", blocks: "<<a>> b", want: "a"},
		{name: "by rule, in its block only", blocks: "<<a>>|<<b>>", directives: []text.Directive{inline("doubt/a", "r", 0)}, want: "b; -a by inline"},
		{name: "by family", blocks: "<<a>>", directives: []text.Directive{inline("doubt", "r", 0)}, want: "-a by inline"},
		{name: "by glob", blocks: "<<a>>", directives: []text.Directive{inline("doubt/*", "r", 0)}, want: "-a by inline"},
		{name: "every rule", blocks: "<<a>>", directives: []text.Directive{inline("", "r", 0)}, want: "-a by inline"},
		{
			name: "another rule", blocks: "<<a>>", directives: []text.Directive{inline("excuse", "r", 0)},
			want: "a; unused-ignore at a",
		},
		{
			name: "the whole file", blocks: "x|<<a>>|<<b>>", directives: []text.Directive{{Rule: "doubt", Reason: "r", By: "inline", File: true, Block: -1}},
			want: "-a by inline; -b by inline",
		},
		{
			name: "without a reason", blocks: "<<a>> b", directives: []text.Directive{inline("doubt", "", 0)},
			want: "ignore-without-reason at a b; -a by inline",
		},
		{
			name: "no block follows", blocks: "x", directives: []text.Directive{inline("doubt", "r", -1)},
			want: "unused-ignore at x",
		},
		{
			name: "anchored on words", blocks: "<<a>> and <<b>>", directives: []text.Directive{word("", 0, 6, 7)},
			want: "a; -b by word-comment",
		},
		{
			name: "one comment over two blocks is one", blocks: "<<a>>|x", directives: []text.Directive{word("7", 0, 0, 1), word("7", 1, 0, 1)},
			want: "-a by word-comment",
		},
		{
			name: "and is called unused once", blocks: "y|x", directives: []text.Directive{word("7", 0, 0, 1), word("7", 1, 0, 1)},
			want: "unused-ignore at y",
		},
		{
			name: "not called unused where its rule was not asked", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{Only: []string{"excuse"}}, want: "",
		},
		{
			name: "nor where it is switched off", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{Severity: map[string]Severity{"doubt": Off}}, want: "",
		},
		{
			name: "nor where its family is", blocks: "x", directives: []text.Directive{inline("doubt/a", "r", 0)},
			opts: Options{Severity: map[string]Severity{"doubt": Off}}, want: "",
		},
		{
			name: "but where its own entry wins over that of the family", blocks: "x", directives: []text.Directive{inline("doubt/a", "r", 0)},
			opts: Options{Severity: map[string]Severity{"doubt": Off, "doubt/a": Warning}}, want: "unused-ignore at x",
		},
		{
			name: "nor a family of which a rule is switched off", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{Severity: map[string]Severity{"doubt": Warning, "doubt/b": Off}}, want: "",
		},
		{
			name: "nor where only stronger findings are wanted", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{MinSeverity: Warning}, want: "",
		},
		{
			name: "but where others were left out", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{Skip: []string{"excuse"}}, want: "unused-ignore at x",
		},
		{
			name: "its own findings can be switched off", blocks: "x", directives: []text.Directive{inline("doubt", "r", 0)},
			opts: Options{Severity: map[string]Severity{"dalint": Off}}, want: "",
		},
		{
			name: "an accepted phrase round the words", blocks: "the ‘Domestic  Incident’ <<form>>", accept: []Accept{{Phrase: "incident' form", Reason: "r"}},
			want: "-form by config",
		},
		{name: "inside the words", blocks: "<<a domestic form>>", accept: []Accept{{Phrase: "Domestic", Reason: "r"}}, want: "-a domestic form by config"},
		{name: "beside the words", blocks: "<<a>> domestic", accept: []Accept{{Phrase: "domestic", Reason: "r"}}, want: "a"},
		{name: "whole words", blocks: "<<domestically>>", accept: []Accept{{Phrase: "domestic", Reason: "r"}}, want: "domestically"},
		{name: "a phrase for one rule", blocks: "<<a>>", accept: []Accept{{Phrase: "a", Rule: "excuse", Reason: "r"}}, want: "a"},
		{name: "a rule", blocks: "<<a>>", accept: []Accept{{Rule: "doubt/a", Reason: "r"}}, want: "-a by config"},
		{name: "nothing accepted", blocks: "<<a>>", accept: []Accept{{Reason: "r"}}, want: "a"},
		{name: "a baseline", blocks: "<<a>> <<b>>", baseline: map[string]bool{"b": true}, want: "a; -b by baseline"},
		{
			name: "the document is named before the rest", blocks: "<<a>>", directives: []text.Directive{inline("doubt", "r", 0)},
			accept: []Accept{{Rule: "doubt", Reason: "r"}}, baseline: map[string]bool{"a": true}, want: "-a by inline",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := suppressed(tt.blocks, tt.directives, tt.accept, tt.baseline, tt.opts); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSuppressWithoutBlocks(t *testing.T) {
	r := &Result{Document: text.New("a.md", text.Plain)}
	r.Document.Directives = []text.Directive{{Rule: "doubt", By: "inline", Block: -1}}
	r.Suppress(nil, nil, Options{})
	if len(r.Findings) != 0 {
		t.Errorf("%d findings in a document without blocks", len(r.Findings))
	}
}
