package read

import (
	"strings"
	"testing"
	"time"

	"github.com/dalint/dalint/lint/read/readtest"
)

func withCore(core string) []byte {
	rel := `<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`
	return readtest.Docx(map[string]string{"word/document.xml": p(r("x")), "_rels/.rels": readtest.Relationships(rel), "docProps/core.xml": core})
}

func coreProperties(inside string) string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">` + inside + `</cp:coreProperties>`
}

func TestOriginOfAWordDocument(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	for name, tt := range map[string]struct {
		core string
		want Origin
	}{
		"all": {coreProperties(`<dc:title>Not this</dc:title><dc:creator> Ann &amp; Bo </dc:creator><cp:lastModifiedBy>Cy</cp:lastModifiedBy><dcterms:created>2026-02-11T00:00:00Z</dcterms:created><dcterms:modified>2026-03-01</dcterms:modified>`),
			Origin{"Ann & Bo", day(2026, 2, 11), day(2026, 3, 1)}},
		"nothing":      {coreProperties(``), Origin{}},
		"no date":      {coreProperties(`<dc:creator></dc:creator><dcterms:created>yesterday</dcterms:created>`), Origin{}},
		"further down": {coreProperties(`<x><dc:creator>No</dc:creator></x>`), Origin{}},
		"damaged":      {`<cp:coreProperties><dc:creator>Ann`, Origin{}},
		"CDATA":        {coreProperties(`<dc:creator><![CDATA[A<b]]></dc:creator>`), Origin{Author: "A<b"}},
	} {
		if got := OriginOf("a.docx", withCore(tt.core)); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	for name, data := range map[string][]byte{
		"a.txt": withCore(coreProperties("")), "b.docx": []byte("no archive"), "c.docx": nil, "d.docx": readtest.Body(p(r("x"))),
		"e.docx": []byte(strings.Repeat("PK\x03\x04", 9)),
	} {
		if got := OriginOf(name, data); got != (Origin{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestOriginOfAnOpenDocumentText(t *testing.T) {
	meta := `<meta:initial-creator>Ann</meta:initial-creator><dc:creator>Bo</dc:creator><meta:creation-date>2026-02-11T09:30:00.5</meta:creation-date><dc:date>2026-03-01T10:00:00</dc:date>`
	want := Origin{"Ann", time.Date(2026, 2, 11, 9, 30, 0, 5e8, time.UTC), time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)}
	if got := OriginOf("a.odt", readtest.ODT(map[string]string{"meta.xml": meta})); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestOriginOfAnOldWordDocument(t *testing.T) {
	created, saved := time.Date(2026, 2, 11, 9, 30, 0, 0, time.UTC), time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	doc := readtest.Doc{Body: []readtest.DocPara{readtest.DocP("Case note")}}
	with := func(summary []byte) []byte {
		streams := doc.Streams()
		streams["\x05SummaryInformation"] = summary
		return readtest.Compound(streams)
	}
	for name, tt := range map[string]struct {
		data []byte
		want Origin
	}{
		"all":            {with(readtest.Summary(1252, "Ren\xe9e", created, saved)), Origin{"Renée", created, saved}},
		"UTF-8":          {with(readtest.Summary(65001, "Renée", created, saved)), Origin{"Renée", created, saved}},
		"UTF-16":         {with(readtest.Summary(1200, readtest.Wide("Renée"), created, saved)), Origin{"Renée", created, saved}},
		"Cyrillic":       {with(readtest.Summary(1251, "\xc0\xed\xed\xe0", created, saved)), Origin{"Анна", created, saved}},
		"no times":       {with(readtest.Summary(1252, "Ann", time.Time{}, time.Date(1601, 1, 1, 5, 0, 0, 0, time.UTC))), Origin{Author: "Ann"}},
		"no summary":     {doc.Bytes(), Origin{}},
		"empty":          {with(nil), Origin{}},
		"not a document": {readtest.Compound(map[string][]byte{"\x05SummaryInformation": readtest.Summary(1252, "Ann", created, saved)}), Origin{}},
	} {
		if got := OriginOf("a.doc", tt.data); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	if got := OriginOf("renamed.docx", with(readtest.Summary(1252, "Ann", created, saved))); got.Author != "Ann" {
		t.Errorf("with another name: %+v", got)
	}
	if got := OriginOf("renamed.doc", withCore(coreProperties(`<dc:creator>Ann</dc:creator>`))); got.Author != "Ann" {
		t.Errorf("a new document with the name of an old one: %+v", got)
	}
}

// What a summary says of itself is not believed further than there is a file for it.
func TestOriginOfADamagedSummary(t *testing.T) {
	whole := readtest.Summary(1252, "Ann", time.Date(2026, 2, 11, 9, 30, 0, 0, time.UTC), time.Time{})
	for i := range whole {
		readSummary(whole[:i]).words(pidAuthor)
		for _, b := range []byte{0, 0x7f, 0xff} {
			bad := append([]byte{}, whole...)
			bad[i] = b
			s := readSummary(bad)
			if len(s) > 3 {
				t.Fatalf("byte %d: %d properties", i, len(s))
			}
			s.words(pidAuthor)
			s.time(pidCreated)
		}
	}
}
