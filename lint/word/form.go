package word

import "io"

// Form is a blank form: the same questions for each of some documents.
type Form struct {
	Title     string
	Intro     []string // paragraphs
	Documents []string // by what name a reader finds them
	Questions []Question
	Answers   []string // to be ticked
}

// Question is one row of a form. The ID is shown, so that what was ticked can be
// typed into a table.
type Question struct{ ID, Title, Asks string }

// Write writes the form as a new Word document: a heading and a table with
// empty boxes for each document.
func (f *Form) Write(w io.Writer) error {
	s := New(f.Title, false)
	for _, p := range f.Intro {
		s.Paragraph(p)
	}
	s.Paragraph("Reader: ______________________________    Date: ______________")
	boxes := make(Cell, len(f.Answers))
	for i, a := range f.Answers {
		boxes[i] = "\u2610 " + a
	}
	rows := make([][]Cell, len(f.Questions))
	for i, q := range f.Questions {
		rows[i] = []Cell{{q.Title, q.Asks, "(" + q.ID + ")"}, boxes, nil}
	}
	for _, name := range f.Documents {
		s.Heading(1, name)
		s.Table([]int{5, 3, 3}, []string{"What does the document show?", "Tick one", "Where, and why"}, rows)
	}
	return s.Write(w)
}
