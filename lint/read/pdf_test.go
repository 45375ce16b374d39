package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/read/readtest"
	"github.com/dalint/dalint/lint/text"
)

// readPages reads a PDF and holds its pieces against the text of its pages.
func readPages(t testing.TB, data []byte) *text.Document {
	t.Helper()
	doc, sources, err := readPDF(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, pageParts(sources))
	return doc
}

func pageParts(sources []string) map[string]string {
	parts := map[string]string{}
	for i, s := range sources {
		parts[fmt.Sprintf("page %d", i+1)] = s
	}
	return parts
}

// typed is one page of 12 point text from a place on.
func typed(lines ...string) string { return readtest.Show("F1", 12, 60, 700, lines...) }

func TestPDFWords(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a change of font within a word", "BT /F1 12 Tf 60 700 Td (She was sub) Tj /F2 12 Tf (ject) Tj /F1 12 Tf (ed to it) Tj ET", "She was subjected to it"},
		{"a word set letter by letter", "BT /F3 10 Tf 1 0 0 1 60 700 Tm (h) Tj 1 0 0 1 66 700 Tm (i) Tj 1 0 0 1 72 700 Tm (t) Tj 1 0 0 1 84 700 Tm (h) Tj 1 0 0 1 90 700 Tm (er) Tj ET", "hit her"},
		{"no spaces, only gaps", "BT /F1 12 Tf 60 700 Td [(He)-300(hit)-250(h)20(er)] TJ ET", "He hit her"},
		{"words in places of their own, close together, on a page with spaces", "BT /F3 10 Tf 60 700 Td (He did so in May and she left. It was) Tj 1 0 0 1 60 688 Tm (brought) Tj 1 0 0 1 103.5 688 Tm (under) Tj 1 0 0 1 134.2 688 Tm (take) Tj ET",
			"He did so in May and she left. It was brought undertake"},
		{"words in places of their own, whose letters are set close", "BT /F3 10 Tf 60 700 Td (He did so in May and she left. It was) Tj 1 0 0 1 60 688 Tm -0.6 Tc (brought) Tj 1 0 0 1 99.3 688 Tm (under) Tj ET",
			"He did so in May and she left. It was brought under"},
		{"letters that are kerned", "BT /F1 12 Tf 60 700 Td [(V)74(ery afr)-60(aid)] TJ ET", "Very afraid"},
		{"letters that are spaced", "BT /F1 12 Tf 4 Tc 60 700 Td (REPORT) Tj ET", "REPORT"},
		{"letters that are set apart one by one, as in a heading", "BT /F3 14 Tf 60 700 Td [(S)-230(a)-260(r)-240(a)-220(h)-200( )-220(a)-230(n)-240(d)-220( )-230(M)-250(a)-230(r)-260(k)] TJ ET", "Sarah and Mark"},
		{"small capitals that are set apart", "BT /F3 14 Tf 60 700 Td [(M)-230] TJ /F3 10 Tf [(A)-230(R)-240(K)] TJ /F3 14 Tf [( )-220(R)-230] TJ /F3 10 Tf [(E)-230(I)-240(D)] TJ ET", "MARK REID"},
		{"words of one letter are no word that is set apart", "BT /F3 10 Tf [(Y)-900(N)-900(Y)-900(N)-900(Y)] TJ ET", "Y N Y N Y"},
		{"bold by drawing twice", "BT /F1 12 Tf 60 700 Td (She was hit) Tj ET BT /F1 12 Tf 60.3 700 Td (She was hit) Tj ET", "She was hit"},
		{"bold by drawing each letter twice", "BT /F3 10 Tf 1 0 0 1 60 700 Tm (h) Tj 1 0 0 1 60.3 700 Tm (h) Tj 1 0 0 1 66 700 Tm (a) Tj 1 0 0 1 66.3 700 Tm (a) Tj ET", "ha"},
		{"double letters are two", "BT /F1 12 Tf 60 700 Td (Alleff fell) Tj ET", "Alleff fell"},
		{"text that is not shown, as text recognition leaves it", "BT 3 Tr /F1 12 Tf 60 700 Td (She was hit) Tj ET", "She was hit"},
		{"the order of drawing is not that of reading", "BT /F1 12 Tf 60 686 Td (was hit twice.) Tj 0 14 Td (Sarah and then Leo and the dog and the cat and all of the others in the house) Tj ET", "Sarah and then Leo and the dog and the cat and all of the others in the house was hit twice."},
		{"a word drawn before what stands left of it", "BT /F1 12 Tf 100 700 Td (hit her) Tj -40 0 Td (Mark) Tj ET", "Mark hit her"},
		{"escapes and octal codes", `BT /F1 12 Tf 60 700 Td (\(he said\) \223no\224) Tj ET`, "(he said) “no”"},
		{"a hexadecimal string", "BT /F1 12 Tf 60 700 Td <48652068697420686572> Tj ET", "He hit her"},
		{"lines by ' and \"", "BT /F1 12 Tf 14 TL 60 700 Td (Sarah was at home with Leo all of that day and all of the following night when he) Tj (came) ' 0 0 (back.) \" ET",
			"Sarah was at home with Leo all of that day and all of the following night when he came⏎back."},
		{"text that another text stands for", "BT /F1 12 Tf 60 700 Td (a) Tj /Span <</ActualText (hit)>> BDC (xyz) Tj EMC ET", "ahit"},
		{"a footnote's number", "BT /F1 12 Tf 60 700 Td (She was abused) Tj 6 Ts /F1 7 Tf (12) Tj 0 Ts /F1 12 Tf ( by him) Tj ET", "She was abused by him"},
		{"an ordinal's letters", "BT /F1 12 Tf 60 700 Td (On the 12) Tj 5 Ts /F1 7 Tf (th) Tj 0 Ts /F1 12 Tf ( of May) Tj ET", "On the 12th of May"},
		{"outside the page", "BT /F1 12 Tf 60 700 Td (here) Tj 2000 0 Td (nowhere) Tj ET", "here"},
		{"turned, read from bottom to top", "BT /F1 12 Tf 0 1 -1 0 60 300 Tm (She was hit) Tj ET", "She was hit"},
		{"upside down", "BT /F1 12 Tf -1 0 0 -1 300 300 Tm (She was hit) Tj ET", "She was hit"},
		{"a picture within the content", "BI /W 2 /H 2 /BPC 8 ID \x01EI(\xff EI BT /F1 12 Tf 60 700 Td (after) Tj ET", "after"},
		{"a hidden layer", "/OC /L BDC BT /F1 12 Tf 60 700 Td (draft) Tj ET EMC BT /F1 12 Tf 60 600 Td (shown) Tj ET", "shown"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			objects := readtest.PageObjects(readtest.PDFFonts+"/Properties<</L 5 0 R>>", "", tt.in)
			objects[0] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>>>"
			objects = append(objects, "<</Type/OCG/Name(L)>>")
			doc := readPages(t, readtest.PDF(objects...))
			var got []string
			for _, b := range doc.Blocks {
				got = append(got, b.Text)
			}
			compare(t, strings.Join(got, "⏎"), tt.want)
		})
	}
}

func TestPDFParagraphs(t *testing.T) {
	const full = "Mark came home late that night and the door was locked, so he kicked it until the"
	for _, tt := range []struct{ name, in, want string }{
		{"lines that were broken where they were full", typed(full, "lock broke.", "Sarah called the police."), `
			paragraph: ` + full + ` lock broke.
			paragraph: Sarah called the police.`},
		{"space between", typed(full, "lock broke.", "", full, "wall shook."), `
			paragraph: ` + full + ` lock broke.
			paragraph: ` + full + ` wall shook.`},
		{"a word divided at the end of a line", typed("There was a second inci-", "dent."), `paragraph: There was a second incident.`},
		{"a hyphen that belongs to the word", typed("The plan was for the long term, and the term was long, but what was meant was long-", "term work."),
			`paragraph: The plan was for the long term, and the term was long, but what was meant was long-term work.`},
		{"a hyphen before a capital", typed("She was looked after by Anne-", "Marie."), `
			paragraph: She was looked after by Anne-Marie.`},
		{"a first line set in", readtest.Show("F1", 12, 60, 700, full, full) + readtest.Show("F1", 12, 84, 671.2, "Sarah was asleep then."), `
			paragraph: ` + full + ` ` + full + `
			paragraph: Sarah was asleep then.`},
		{"headings by size", readtest.Show("F1", 20, 60, 750, "Report") + readtest.Show("F1", 15, 60, 720, "Analysis") + typed(full, "lock broke."), `
			title: Report
			heading2: Analysis
			paragraph: ` + full + ` lock broke.`},
		{"a heading in bold", readtest.Show("F2", 12, 60, 720, "Analysis and plan") + typed(full, "lock broke."), `
			title: Analysis and plan
			paragraph: ` + full + ` lock broke.`},
		{"a bold sentence is no heading", readtest.Show("F2", 12, 60, 720, "Sarah was hit twice by him") + typed(full, "lock broke."), `
			paragraph: Sarah was hit twice by him
			paragraph: ` + full + ` lock broke.`},
		{"items", typed("He must:", "\x95 stay away from the school and from the house and from the road that the house is", "in", "\x95 pay", "1. First", "2. Second"), `
			paragraph: He must:
			list-item1: stay away from the school and from the house and from the road that the house is in
			list-item1: pay
			list-item1: First
			list-item1: Second`},
		{"an item whose first line is set in", readtest.Show("F1", 12, 80, 700, "1. Mark came home late that night and the door was locked, so he kicked it un-") + readtest.Show("F1", 12, 60, 685.6, "til the lock broke, and Sarah was told that she must pay for it or leave by Friday in the", "morning."), `
			list-item1: Mark came home late that night and the door was locked, so he kicked it until the lock broke, and Sarah was told that she must pay for it or leave by Friday in the morning.`},
		{"an item that hangs", readtest.Show("F1", 12, 60, 700, "\x95") + readtest.Show("F1", 12, 84, 700, full, "lock broke."), `
			list-item1: ` + full + ` lock broke.`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			compare(t, show(readPages(t, readtest.Pages(tt.in))), lines(tt.want))
		})
	}
}

func TestPDFColumns(t *testing.T) {
	left := []string{"Sarah rang her sister after", "the door was broken and", "she asked whether she might", "stay there with Leo for as", "long as Mark was about."}
	right := []string{"Mark told the officer that", "he had slept all night and", "knew of no door. The officer", "wrote this down and gave it", "to the panel on Monday."}
	page := readtest.Show("F1", 18, 60, 740, "A heading over both of the columns of the page") +
		readtest.Show("F1", 12, 60, 700, left...) + readtest.Show("F1", 12, 240, 700, right...) +
		readtest.Show("F1", 12, 60, 600, "Below the columns a line goes over the whole of the width again.")
	want := lines(`
		title: A heading over both of the columns of the page
		paragraph: ` + strings.Join(left, " ") + `
		paragraph: ` + strings.Join(right, " ") + `
		paragraph: Below the columns a line goes over the whole of the width again.`)
	compare(t, show(readPages(t, readtest.Pages(page))), want)
	// Row by row, as some programs draw them.
	var rows strings.Builder
	for i := range left {
		y := 700 - 14.4*float64(i)
		rows.WriteString(readtest.Show("F1", 12, 240, y, right[i]) + readtest.Show("F1", 12, 60, y, left[i]))
	}
	compare(t, show(readPages(t, readtest.Pages(rows.String()))), strings.Join(strings.SplitAfter(want, "\n")[1:3], ""))
}

func TestPDFTables(t *testing.T) {
	cell := func(x, y float64, s ...string) string { return readtest.Show("F1", 10, x, y, s...) }
	ruled := readtest.Grid([]float64{60, 160, 400}, []float64{700, 680, 650}) +
		cell(63, 688, "Who") + cell(163, 688, "What") + cell(63, 670, "Mark") + cell(163, 670, "Stay away from the school and from the road that", "the house is in")
	compare(t, show(readPages(t, readtest.Pages(cell(60, 720, "Plan")+ruled+cell(60, 600, "After it.")))), lines(`
		paragraph: Plan
		cell 1/1/1: Who
		cell 1/1/2: What
		cell 1/2/1: Mark
		cell 1/2/2: Stay away from the school and from the road that the house is in
		paragraph: After it.`))
	compare(t, show(readPages(t, readtest.Pages(cell(60, 700, "Who")+cell(260, 700, "What")+cell(60, 680, "Mark")+cell(260, 680, "Stay away from the")+cell(260, 668, "school")))), lines(`
		cell 1/1/1: Who
		cell 1/1/2: What
		cell 1/2/1: Mark
		cell 1/2/2: Stay away from the school`))
	// On the next page the head of the table comes again, and a cell goes on.
	second := readtest.Grid([]float64{60, 160, 400}, []float64{760, 740, 700}) +
		cell(63, 748, "Who") + cell(163, 748, "What") + cell(163, 730, "where he used to wait.")
	compare(t, show(readPages(t, readtest.Pages(ruled, second))), lines(`
		cell 1/1/1: Who
		cell 1/1/2: What
		cell 1/2/1: Mark
		cell 1/2/2: Stay away from the school and from the road that the house is in where he used to wait.`))
}

func TestPDFMargins(t *testing.T) {
	page := func(n int, lines ...string) string {
		return readtest.Show("F1", 9, 60, 770, "Social Work Services") + typed(lines...) +
			readtest.Show("F1", 9, 250, 30, fmt.Sprintf("Page %d of 3", n))
	}
	doc := readPages(t, readtest.Pages(
		page(1, "First", "Sarah told the officer that she had been awake for all of the night because of the"),
		page(2, "Mark who was outside.", "He left."), page(3, "Social work saw her.")))
	compare(t, show(doc), lines(`
		paragraph: First
		paragraph: Sarah told the officer that she had been awake for all of the night because of the Mark who was outside.
		paragraph: He left.
		paragraph: Social work saw her.
		header: Social Work Services
		footer: Page 1 of 3`))
	for i, want := range []text.Place{
		{Part: "body", Page: 1, Paragraph: 1}, {Part: "body", Page: 1, Paragraph: 2}, {Part: "body", Page: 2, Paragraph: 1},
		{Part: "body", Page: 3, Paragraph: 1}, {Part: "header", Page: 1, Paragraph: 1}, {Part: "footer", Page: 1, Paragraph: 1},
	} {
		if got := doc.Blocks[i].Place; got != want {
			t.Errorf("block %d is at %+v, want %+v", i, got, want)
		}
	}
	joined := doc.Blocks[1].Pieces
	if first, last := joined[0].Anchor, joined[len(joined)-1].Anchor; first.Part != "page 1" || last.Part != "page 2" || first.Paragraph != 1 {
		t.Errorf("anchors %+v to %+v", first, last)
	}
	// A row that stands in one place on one page alone is no header.
	compare(t, show(readPages(t, readtest.Pages(readtest.Show("F1", 12, 60, 770, "Sarah was hit."), typed("And Leo.")))), "paragraph: Sarah was hit.\nparagraph: And Leo.\n")
}

func TestPDFFootnotes(t *testing.T) {
	doc := readPages(t, readtest.Pages(typed("Sarah told the officer that she had been awake for all of the night because of him")+
		readtest.Show("F1", 8, 60, 60, "1 Police report of 3 March."), typed("and that it was not the first.")))
	compare(t, show(doc), lines(`
		paragraph: Sarah told the officer that she had been awake for all of the night because of him and that it was not the first.
		note: 1 Police report of 3 March.`))
}

// TestPDFFonts reads codes that are no characters by what the fonts say.
func TestPDFFonts(t *testing.T) {
	cmap := readtest.Stream("", "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "+
		"2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar 1 beginbfrange <0024> <003d> <0061> endbfrange endcmap")
	for _, tt := range []struct{ name, font, extra, show, want string }{
		{"differences", "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[1/h/i/t 10/fi/eacute/quoteright/f_l]>>/FirstChar 1/Widths[500 300 300 500 500 500 500 500 500 500 500 500 500]>>", "",
			`(\001\002\003\012\013\014\015)`, "hitfié’fl"},
		{"a composite font", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[16[600] 36 61 500]>>]>>", cmap,
			"<0026002b002c0027000300100026>", "chid fic"},
		{"a font of drawings", "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 60 100]/CharProcs<<>>/Encoding<</Differences[97/h/i/t]>>/FirstChar 97/Widths[60 60 60]>>", "", "(abc)", "hit"},
		{"glyphs named after their codes", "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/CharProcs<<>>/Encoding<</Differences[104/a104/a105 116/a116]>>/FirstChar 104/Widths[60 60 0 0 0 0 0 0 0 0 0 0 60]>>", "", "(hit)", "hit"},
		{"Mac letters", "<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding/MacRomanEncoding>>", "", `(\322hit\323)`, "“hit”"},
		{"a map that says nothing of a letter", "<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
			readtest.Stream("", "begincmap 1 beginbfchar <68> <fffd> endbfchar endcmap"), "(hit)", "hit"},
		{"a bullet of a font of symbols", "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>", "", `(\267)`, "•"},
		{"widths that are all nought", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/Widths[0 0 0 0]>>", "", "(she was hit)", "she was hit"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			objects := readtest.PageObjects("/Font<</F1 5 0 R>>", "", "BT /F1 12 Tf 60 700 Td "+tt.show+" Tj ET")
			objects = append(objects, tt.font)
			if tt.extra != "" {
				objects = append(objects, tt.extra)
			}
			doc := readPages(t, readtest.PDF(objects...))
			if len(doc.Blocks) != 1 || doc.Blocks[0].Text != tt.want {
				t.Errorf("got %s want %q", show(doc), tt.want)
			}
		})
	}
}

func TestPDFForms(t *testing.T) {
	form := readtest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 0 -50]/Resources<<"+readtest.PDFFonts+">>", typed("within"))
	objects := readtest.PageObjects(readtest.PDFFonts+"/XObject<</X 5 0 R>>", "/Annots[6 0 R 8 0 R 9 0 R]", typed("Name:")+" q 1 0 0 1 0 0 cm /X Do Q")
	objects = append(objects, form,
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Sarah)/Rect[100 690 280 715]/AP<</N 7 0 R>>>>",
		readtest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 180 25]/Resources<<"+readtest.PDFFonts+">>", "BT /F1 12 Tf 2 10 Td (Sarah) Tj ET"),
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(b)/V(Leo)/Rect[60 500 300 515]>>",
		"<</Type/Annot/Subtype/Text/Contents(a remark)/Rect[60 400 70 410]>>")
	compare(t, show(readPages(t, readtest.PDF(objects...))), lines(`
		paragraph: Name: Sarah
		paragraph: within
		paragraph: Leo`))
}

func TestPDFSaysSomethingOfItself(t *testing.T) {
	objects := append(readtest.PageObjects(readtest.PDFFonts, "", typed("Text.")), "<</dalint.Survivor(Sarah; Ms Reid)/Title(x)>>")
	doc := readPages(t, readtest.PDFWith("/Info 5 0 R", objects...))
	if got := strings.Join(doc.Properties["survivor"], "|"); got != "Sarah|Ms Reid" {
		t.Errorf("survivor is %q", got)
	}
}

// TestPDFOfPrograms reads files that programs made of text of ours.
func TestPDFOfPrograms(t *testing.T) {
	for name, want := range map[string]string{
		"libreoffice.pdf": `
			title: Case note, 7 March
			paragraph: Sarah was subjected to eleven messages in one night. The first officer offered “a fresh start” and left.
			list-item1: Leo: seen alone at school
			list-item1: Mark: not seen`,
		"chromium.pdf": `
			title: Contact summary for Leo Reid
			paragraph: Mr Reid telephoned the school on 4 March and asked which gate Leo leaves by. Sarah was subjected to a string of calls that evening, of which she kept a list. The office did not tell Mr Reid anything, and Mrs Galt walked Leo to the car.
			heading2: What was seen
			paragraph: Leo drew three maps in class and would not say who lived in the houses. He finished his lunch, which Sarah had made, and asked twice what time the bell would ring. Mrs Galt wrote down his words on the same day and gave the note to Ms Okafor at the gate.
			paragraph: Ms Okafor visited on 6 March. Sarah showed her the list of calls and the photographs of the door that Mark had kicked. She has changed the locks, told the neighbours and arranged for her brother to stay until the hearing. The children slept in one room for the whole week.
			heading2: What happens next
			paragraph: Mark is to stay away from the school; the police will tell him so.
			paragraph: Ms Okafor asks the housing officer for a safe door by Friday and writes to the panel about the delay of the first one.
			cell 1/1/1: Who
			cell 1/1/2: What
			cell 1/1/3: By when
			cell 1/2/1: Ms Okafor
			cell 1/2/2: Visit Sarah and Leo, and ask each of them alone how the week was for them
			cell 1/2/3: 13 March
			cell 1/3/1: PC Lowe
			cell 1/3/2: See Mark about the calls
			cell 1/3/3: 10 March`,
		"owner-rc4-40.pdf": sentence, "owner-rc4-128.pdf": sentence, "owner-aes-128.pdf": sentence, "owner-aes-256.pdf": sentence,
		"object-streams.pdf": sentence, "linearized.pdf": sentence,
	} {
		t.Run(name, func(t *testing.T) { compare(t, show(readPages(t, pdfFile(t, name))), lines(want)) })
	}
}

const sentence = "paragraph: Sarah was hit twice on the night of 3 March."

func pdfFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "pdf", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPDFReadsWhatWasWritten sets words in lines at random widths and sizes,
// and finds them again in their order.
func TestPDFReadsWhatWasWritten(t *testing.T) {
	words := strings.Fields(strings.Repeat("Mark kicked the door until the lock broke and Sarah took Leo to a neighbour who rang for help at once ", 4))
	for _, size := range []float64{7, 9.5, 12, 16} {
		for _, width := range []int{24, 40, 60} {
			var out []string
			line := ""
			for _, w := range words {
				if len(line)+len(w)+1 > width {
					out = append(out, line)
					line = ""
				}
				line = strings.TrimSpace(line + " " + w)
			}
			out = append(out, line)
			if float64(width)*size*0.6 > readtest.PageWidth-60 || float64(len(out))*1.2*size > 700 {
				continue
			}
			var got []string
			for _, b := range readPages(t, readtest.Pages(readtest.Show("F3", size, 50, 750, out...))).Blocks {
				got = append(got, b.Text)
			}
			if len(got) != 1 || got[0] != strings.Join(words, " ") {
				t.Errorf("size %g, width %d: %d blocks, %q", size, width, len(got), got)
			}
		}
	}
}
