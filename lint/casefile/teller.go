package casefile

import (
	"strings"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/language"
	"github.com/dalint/dalint/lint/text"
)

// denials are verbs by which somebody tells an act only to deny it.
var denials = map[string]bool{"deny": true, "dispute": true, "refute": true, "reject": true, "contest": true, "denial": true}

// teller is who says what stands at a token, and whether only to deny it.
func (r *reader) teller(in *lint.Statement, b *cast.Bound, at int) (t Teller, denied bool) {
	if at >= 0 {
		for _, kind := range []language.ScopeKind{language.Quoted, language.Attributed} {
			s := b.InScope(at, kind)
			if s == nil || s.Scare || kind == language.Attributed && s.Cue >= 0 && b.Tokens[s.Cue].Lemma == "speak" {
				continue // "While the officer was speaking to him she shouted"
			}
			if s.Cue >= 0 && s.Cue < len(b.Tokens) && denials[b.Tokens[s.Cue].Lemma] {
				denied = true
			}
			if t.Name == "" && s.Source != nil {
				t = r.named(b, s.Source)
				t.Own = kind == language.Quoted
			}
		}
	}
	if t.Name == "" && in.Told == cast.Unknown {
		if by := accuser(in, b, at, denied || in.Denied); by != nil {
			t = r.named(b, by)
		}
	}
	if t.Name == "" && in.Told != cast.Unknown && in.Told != cast.Other {
		p := r.file.only(in.Told)
		t = Teller{Role: in.Told, Name: p.Name}
	}
	if t.Name == "" && t.Role == cast.Unknown {
		t.Name = r.sourceCell(in.Block)
	}
	if t.Name == "" && t.Role == cast.Unknown {
		t.Name = speaker(b)
	}
	return t, denied
}

func (r *reader) named(b *cast.Bound, p *language.Phrase) Teller {
	if p.To-p.From > 1 && reportsOf[b.Tokens[p.To-1].Norm] && p.Head == p.To-1 {
		p = &language.Phrase{From: p.From, To: p.To - 1, Head: p.To - 2} // "Neighbour reports a row"
	}
	if m := b.MentionOver(p.Head); m != nil && m.Person >= 0 && int(m.Person) < len(r.read.Result.Cast.People) {
		who := &r.read.Result.Cast.People[m.Person]
		return Teller{Role: who.Role, Name: who.Name}
	} else if m != nil {
		return Teller{Role: m.Role, Name: phrase(b, p.From, p.To)}
	}
	return Teller{Name: phrase(b, p.From, p.To)}
}

// reportsOf are verbs of telling that a note may have read as a noun.
var reportsOf = words("reports states claims says")

// sourceHeads are what a column of a chronology is called that says who told.
var sourceHeads = map[string]bool{
	"source": true, "agency": true, "reported by": true, "source of information": true, "who": true, "from": true, "informant": true,
	"source/agency": true, "agency/source": true, "information source": true, "service": true,
}

// sourceCell is what a row has in its column of sources.
func (r *reader) sourceCell(block int) string {
	blocks := r.read.Result.Document.Blocks
	at := blocks[block].Place
	if at.Table == 0 {
		return ""
	}
	column, heads := 0, headRow(blocks, block)
	for i := block; i >= 0 && blocks[i].Place.Table == at.Table; i-- {
		if p := blocks[i].Place; p.Row == heads && sourceHeads[strings.ToLower(strings.Trim(blocks[i].Text, " :"))] {
			column = p.Column
		}
	}
	if column == 0 || column == at.Column {
		return ""
	}
	for i := block; i < len(blocks) && blocks[i].Place.Table == at.Table && blocks[i].Place.Row == at.Row; i++ {
		if blocks[i].Place.Column == column {
			return oneLine(blocks[i].Text)
		}
	}
	for i := block; i >= 0 && blocks[i].Place.Table == at.Table && blocks[i].Place.Row == at.Row; i-- {
		if blocks[i].Place.Column == column {
			return oneLine(blocks[i].Text)
		}
	}
	return ""
}

// inSourceColumn reports whether a block is a cell of a column that says who told.
func (r *reader) inSourceColumn(block int) bool {
	blocks := r.read.Result.Document.Blocks
	at := blocks[block].Place
	if at.Table == 0 {
		return false
	}
	heads := headRow(blocks, block)
	for i := block; i >= 0 && blocks[i].Place.Table == at.Table; i-- {
		if p := blocks[i].Place; p.Row == heads && p.Column == at.Column {
			return at.Row != heads && sourceHeads[strings.ToLower(strings.Trim(blocks[i].Text, " :"))]
		}
	}
	return false
}

// headRow is the row of headings of the table that a block is in: the first that
// fills more than one column. A title may stand over it.
func headRow(blocks []text.Block, block int) int {
	first := block
	for first > 0 && blocks[first-1].Place.Table == blocks[block].Place.Table {
		first--
	}
	for i := first; i+1 < len(blocks) && blocks[i+1].Place.Table == blocks[block].Place.Table; i++ {
		if a, b := blocks[i].Place, blocks[i+1].Place; a.Row == b.Row && a.Column != b.Column {
			return a.Row
		}
	}
	return 1
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// speaker is who a paragraph of minutes gives the word to: "Police: ...".
func speaker(b *cast.Bound) string {
	colon := strings.IndexByte(b.Text, ':')
	if colon <= 0 || colon > 40 || colon+1 >= len(b.Text) || b.Text[colon+1] != ' ' {
		return ""
	}
	m := b.MentionAt(0)
	if m == nil {
		if len(b.Tokens) > 0 && services[b.Tokens[0].Norm] && b.Tokens[0].Span.End == colon {
			return b.Text[:colon]
		}
		return ""
	}
	if end := b.Tokens[m.To-1].Span.End; end != colon || m.Role == cast.Child && m.Group == cast.Single && m.Kind != cast.Named {
		return ""
	}
	return oneLine(b.Text[:colon])
}

// services speak in minutes under names that are no mention of somebody.
var services = map[string]bool{
	"police": true, "health": true, "education": true, "school": true, "housing": true, "nursery": true, "gp": true, "cafcass": true, "probation": true,
}
