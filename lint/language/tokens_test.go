package language

import (
	"strings"
	"testing"
)

// Tokens are shown between bars; sentences end with "||".
func shown(p *Paragraph) string {
	var b strings.Builder
	for _, s := range p.Sentences {
		for i := s.From; i < s.To; i++ {
			if i > s.From {
				b.WriteByte('|')
			}
			b.WriteString(p.Tokens[i].Text)
		}
		b.WriteString("||")
	}
	return strings.TrimSuffix(b.String(), "||")
}

var tokenRows = []struct{ text, want string }{
	{"She didn't go.", "She|did|n't|go|."},
	{"She didn’t go.", "She|did|n’t|go|."},
	{"She didnt go.", "She|did|nt|go|."},
	{"She's left; mum'd gone.", "She|'s|left|;|mum|'d|gone|."},
	{"I'd've gone.", "I|'d|'ve|gone|."},
	{"He can't, won't and cannot.", "He|ca|n't|,|wo|n't|and|cannot|."},
	{"Mr A's mother's phone", "Mr|A|'s|mother|'s|phone"},
	{"the boys' rooms", "the|boys|'|rooms"},
	{"'tis O'Neil's, since the '90s", "'tis|O'Neil|'s|,|since|the|'90s"},
	{"mum/dad and/or Mo/Fa", "mum|/|dad|and|/|or|Mo|/|Fa"},
	{"w/ kids, N/A, s/he, 24/7", "w/|kids|,|N/A|,|s/he|,|24/7"},
	{"home—she left – then", "home|—|she|left|–|then"},
	{"one--two", "one|--|two"},
	{"£100.50 and $3,000 on 03/05/2024 at 10:30pm", "£100.50|and|$3,000|on|03/05/2024|at|10:30pm"},
	{"s.47, ss.1 and 67(2)(f), s.31(2)", "s.47|,|ss.1|and|67(2)(f)|,|s.31(2)"},
	{"DV x3 16(M) 3-year-old 10-15 2019–2020", "DV|x3|16(M)|3-year-old|10-15|2019–2020"},
	{"a.b@c.org or www.gov.uk.", "a.b@c.org|or|www.gov.uk|."},
	{"see report.docx", "see|report.docx"},
	{"J.B. and K.W.'s gran", "J.B.|and|K.W.|'s|gran"},
	{"A&E and H&S", "A&E|and|H&S"},
	{"ex-partner’s pre-birth", "ex-partner|’s|pre-birth"},
	{"(drunk) [sic]", "(|drunk|)|[|sic|]"},
	{"Why?! Oh...", "Why|?!||Oh|..."},
	{"naïve café Zoë’s", "naïve|café|Zoë|’s"},
	{"😀 👨‍👩‍👧 ok", "😀|👨‍👩‍👧|ok"},
	{"Signed: ____ Yes ☐", "Signed|:|____|Yes||☐"},
	{"#3 and +44", "#3|and|+44"},
	{"", ""},

	{"Mr. A hit Ms. B. She left.", "Mr.|A|hit|Ms.|B|.||She|left|."},
	{"Ms B. She left.", "Ms|B|.||She|left|."},
	{"J. Smith hit her.", "J.|Smith|hit|her|."},
	{"Mr D. Keogh hit her.", "Mr|D.|Keogh|hit|her|."},
	{"She saw Mr D. Police came.", "She|saw|Mr|D|.||Police|came|."},
	{"She saw Mr D. Violence followed.", "She|saw|Mr|D|.||Violence|followed|."},
	{"R. weighs E.'s food.", "R.|weighs|E.|'s|food|."},
	{"Visit to K. mum was out.", "Visit|to|K|.||mum|was|out|."},
	{"She met J.B. He left.", "She|met|J.B.||He|left|."},
	{"He called at 5 p.m. She left.", "He|called|at|5|p.m.||She|left|."},
	{"He called at 5 p.m. on Monday.", "He|called|at|5|p.m.|on|Monday|."},
	{"See s. 47, e.g. no. 5, i.e. all etc. of it.", "See|s.|47|,|e.g.|no.|5|,|i.e.|all|etc.|of|it|."},
	{"No. 5 High St. was empty.", "No.|5|High|St.|was|empty|."},
	{"No. He left.", "No|.||He|left|."},
	{"Det. Sgt. Jones, Cllr. Lee and Prof. May v. Smith.", "Det.|Sgt.|Jones|,|Cllr.|Lee|and|Prof.|May|v.|Smith|."},
	{"“I left.” She cried.", "“|I|left|.|”||She|cried|."},
	{"\"Stop!\" she shouted.", "\"|Stop|!|\"|she|shouted|."},
	{"[who?] raped [whom?]. [who?] Sarah left.", "[|who|?|]|raped|[|whom|?|]|.||[|who|?|]||Sarah|left|."},
	{"“He hit me.” Mr B told officers.", "“|He|hit|me|.|”|Mr|B|told|officers|."},
	{"mum left. dad stayed.", "mum|left|.||dad|stayed|."},
	{"He left.She stayed.", "He|left|.||She|stayed|."},
	{"He left; she stayed: fine.", "He|left|;|she|stayed|:|fine|."},
	{"line one\nline two", "line|one||line|two"},
	{"• one • two", "•|one||•|two"},
	{"1. Mother to leave. 2. Dad to stay.", "1.|Mother|to|leave|.||2.|Dad|to|stay|."},
	{"a. Mother to leave.", "a.|Mother|to|leave|."},
	{"He waited… then left. Well… He left.", "He|waited|…|then|left|.||Well|…||He|left|."},
	{"Mo. to attend. Met Fa.", "Mo.|to|attend|.||Met|Fa|."},
	{"Is it? Yes! No.", "Is|it|?||Yes|!||No|."},
	{"He said (it was over.) Then left.", "He|said|(|it|was|over|.|)||Then|left|."},
	{"approx. 5 wks. later", "approx.|5|wks.|later"},
}

func TestTokens(t *testing.T) {
	for _, r := range tokenRows {
		p := Scan(r.text)
		if got := shown(p); got != r.want {
			t.Errorf("%q\n\tgot  %s\n\twant %s", r.text, got, r.want)
		}
		checkInvariants(t, p)
	}
}

func TestNorm(t *testing.T) {
	for _, r := range []struct{ text, want string }{
		{"She DIDN’T go", "she did not go"},
		{"He won't, can't, shan't", "he will not , can not , shall not"},
		{"They’ve gone, I'm here, we're in, he'll do", "they have gone , i be here , we be in , he will do"},
		{"co‑operate — “so”", `co-operate - " so "`},
		{"the parents' row", "the parents 's row"},
		{"gov\u00adern", "govern"},
	} {
		var norms []string
		for _, k := range Scan(r.text).Tokens {
			norms = append(norms, k.Norm)
		}
		if got := strings.Join(norms, " "); got != r.want {
			t.Errorf("%q: got %q, want %q", r.text, got, r.want)
		}
	}
}

func TestNotesEndASentenceBeforeWhoeverActsNext(t *testing.T) {
	for _, r := range []struct {
		text string
		want int
	}{
		{"Fa. told me mo. once held him.", 1},
		{"TM took ch. to his mother's.", 1},
		{"He was there for a mo. Then he left.", 2},
		{"He waited 35 mins. Z said no.", 2},
		{"It began at 9 p.m. He left.", 2},
		{"Says he hits Y. Asked for detail.", 2},
		{"Seen by Y. Ahmed at home.", 1},
		{"Discl. that he has her card.", 1},
	} {
		if got := len(Scan(r.text).Sentences); got != r.want {
			t.Errorf("%q: %d sentences, want %d", r.text, got, r.want)
		}
	}
}

func TestLongSentenceIsSplit(t *testing.T) {
	for _, s := range []string{strings.Repeat("a, ", 5000), strings.Repeat("x ", 5000), strings.Repeat("\"", 5000)} {
		checkInvariants(t, Scan(s))
	}
}
