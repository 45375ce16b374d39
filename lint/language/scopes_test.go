package language

import (
	"slices"
	"strings"
	"testing"
)

func describeScope(p *Paragraph, s *Scope) string {
	out := scopeNames[s.Kind] + ": " + p.Slice(Phrase{s.From, s.To, 0})
	if s.Source != nil {
		out += " @" + p.Slice(*s.Source)
	}
	if s.Scare {
		out += " (scare)"
	}
	return out
}

// scopeRows list the scopes of the kinds named in "only" that a text must have,
// and no others of those kinds.
var scopeRows = []struct{ text, only, want string }{
	// 4.1 negation
	{"This is not a volatile relationship; Mr A assaults Ms B.", "negated", "negated: a volatile relationship"},
	{"Ms B has never failed to protect Isla.", "negated", "negated: failed to protect Isla"},
	{"It was not an isolated incident.", "negated", "negated: an isolated incident"},
	{"Separation does not mean the children are safe.", "negated", "negated: mean the children are safe"},
	{"Not only did mother fail to protect, she lied.", "negated", ""},
	{"There is no doubt that the parents' volatile relationship harms Isla.", "negated", ""},
	{"There is no denying that the relationship was volatile.", "negated", ""},
	{"There is no getting away from the fact that he hit her.", "negated", ""},
	{"It cannot be denied that he hit her.", "negated", ""},
	{"One cannot help feeling that she provokes him.", "negated", ""},
	{"He no longer lives there.", "negated", ""},
	{"She wasn't hurt but it was a one-off domestic.", "negated", "negated: hurt"},
	{"She was hit without warning.", "negated", "negated: warning"},
	{"He did not hit her, however he pushed her.", "negated", "negated: hit her"},
	{"He did not hit her and he did not push her.", "negated", "negated: hit her; negated: push her"},
	{"Mr A has not been convicted and he continues to hit her.", "negated", "negated: been convicted"},
	{"She did not call or text him.", "negated", "negated: call or text him"},
	{"This cannot be described as a volatile relationship.", "negated", "negated: be described as a volatile relationship"},
	{"It is wrong to describe this as mutual.", "negated", "negated: describe this as mutual"},
	{"The relationship is far from volatile.", "negated", "negated: volatile"},
	{"The baby is too young to know what went on.", "attributed", ""},
	{"She does not understand why he hits her mother.", "attributed", ""},
	{"She is neither to blame nor responsible.", "negated", "negated: neither to blame nor responsible; negated: responsible"},
	{"Not just once but often he hit her.", "negated", ""},
	{"There is nothing but violence in the home.", "negated", ""},
	{"He left without doubt a frightened woman.", "negated", ""},

	// 4.2 quotation and attribution
	{"Mr A said it was 'six of one and half a dozen of the other'.", "quoted", "quoted: six of one and half a dozen of the other @Mr A"},
	{"Ms B said: ‘it’s my fault, I wind him up’.", "quoted", "quoted: it’s my fault, I wind him up @Ms B"},
	{"'It was my fault', she told us.", "quoted", "quoted: It was my fault @she"},
	{"“He hit me,” Mr B told officers.", "quoted", "quoted: He hit me, @Mr B"},
	{"“He hit me. It hurt.” She was crying.", "quoted", "quoted: He hit me. It hurt."},
	{"Police recorded 'a verbal domestic'.", "quoted", "quoted: a verbal domestic @Police"},
	{"By his account, he saw red.", "attributed", "attributed: he saw red @his"},
	{"Pre-sentence report: by his own account, he saw red.", "attributed", "attributed: he saw red @his"},
	{"He saw red, by his own account.", "attributed", "attributed: He saw red @his"},
	{"He is with a woman who, by his account, hit him.", "attributed", "attributed: hit him @his"},
	{"He put the money on his account, saw red and left.", "attributed", ""},
	{"She is slow to accept this and has not left him.", "attributed", "attributed: this @She"},
	{"She said that she was hit and has left.", "attributed", "attributed: she was hit and has left @She"},
	{"'Failure to protect' was recorded as the category.", "quoted", "quoted: Failure to protect"},
	{"He 'helped' with the children.", "quoted", "quoted: helped (scare)"},
	{"Her \"abuse\" is well known.", "quoted", "quoted: abuse (scare)"},
	{"The children's rooms and the boys' rooms were clean.", "quoted", ""},
	{"She calls it 'the boys' room' now.", "quoted", "quoted: the boys' room (scare)"},
	{"Isla said 'Dad called Mum “stupid” again'.", "quoted", "quoted: stupid @Isla; quoted: Dad called Mum “stupid” again @Isla"},
	{"He is 5'4\" tall.", "quoted", ""},
	{"Ms B: \"he hit me\".", "quoted", "quoted: he hit me @Ms B"},
	{"\"He hit me and then he left.", "quoted", "quoted: He hit me and then he left."},
	{"According to Mr A, 'it was a joke'.", "quoted", "quoted: it was a joke @Mr A"},
	{"It was described by Mr A as 'a tiff'.", "quoted", "quoted: a tiff @Mr A"},

	{"The health visitor reports that mum fails to protect.", "attributed", "attributed: mum fails to protect @The health visitor"},
	{"The parents describe their relationship as volatile.", "attributed", "attributed: their relationship as volatile @The parents"},
	{"Mr A felt disrespected and reacted.", "attributed", ""},
	{"She told me he had hit her.", "attributed", "attributed: he had hit her @She"},
	{"She said he hit her and that he kicked the dog, but police took no action.", "attributed", "attributed: he hit her and that he kicked the dog @She"},
	{"Mr A denied hitting her.", "attributed", "attributed: hitting her @Mr A"},
	{"Mr A accepted that he had pushed Ms B but denied strangling her.", "attributed", "attributed: he had pushed Ms B @Mr A; attributed: strangling her @Mr A"},
	{"According to Ms B, he slapped her.", "attributed", "attributed: he slapped her @Ms B"},
	{"He slapped her, according to Ms B.", "attributed", "attributed: He slapped her @Ms B"},
	{"In Ms B's view, he is dangerous.", "attributed", "attributed: he is dangerous @Ms B"},
	{"Ms B's account is that he pushed her.", "attributed", "attributed: he pushed her @Ms B"},
	{"Ms B's allegation that he hit her was accepted.", "attributed", "attributed: he hit her @Ms B"},
	{"She'd been strangled to the point of passing out, A&E letter states.", "attributed", "attributed: She'd been strangled to the point of passing out @A&E letter"},
	{"It was over, Mr A said.", "attributed", "attributed: It was over @Mr A"},
	{"Mr A described himself as a hands-on dad.", "attributed", "attributed: himself as a hands-on dad @Mr A"},
	{"It was reported that Mr A hit Ms B.", "attributed", "attributed: Mr A hit Ms B"},
	{"I consider that Ms B was assaulted.", "attributed", ""},
	{"We believe the children are at risk.", "attributed", ""},
	{"I am satisfied that he hit her.", "attributed", ""},
	{"She was told by police that he had been bailed.", "attributed", "attributed: he had been bailed @police"},
	{"He claims to have changed.", "attributed", "attributed: to have changed @He"},
	{"She told him to leave.", "attributed", ""},
	{"Mother will report any breach.", "attributed", ""},
	{"Mother did not report the breach.", "attributed", ""},
	{"She has never told us that he was back.", "attributed", ""},

	// 4.3 mention
	{"We avoid terms such as 'parental conflict'.", "mentioned", "mentioned: parental conflict"},
	{"The 'failure to protect' narrative harms engagement.", "mentioned", "mentioned: failure to protect"},
	{"Staff should ask 'why doesn't he stop?' rather than 'why doesn't she just leave?'", "mentioned", "mentioned: 'why doesn't she just leave?'"},
	{"Previous reports used mutualising language (e.g. 'toxic relationship').", "mentioned", "mentioned: toxic relationship"},
	{"I use the word volatile deliberately because both are volatile.", "mentioned", "mentioned: volatile"},
	{"This was put down as an argument.", "mentioned", "mentioned: an argument"},
	{"It has been described as a toxic relationship by others.", "mentioned", ""}, // passed on, not commented on
	{"She was labelled difficult.", "mentioned", "mentioned: difficult"},
	{"The so-called toxic relationship was abuse.", "mentioned", "mentioned: toxic relationship"},
	{"We do not use 'domestic' for this.", "mentioned", "mentioned: domestic"},
	{"Mum to avoid arguments.", "mentioned", ""},
	{"Words of advice were given.", "mentioned", ""},
	{"The phrase “it takes two” has no place here.", "mentioned", "mentioned: it takes two"},

	// 4.10 suppositions and 4.12 questions
	{"If he comes to the house, police will be called by the warden.", "supposed", "supposed: he comes to the house"},
	{"Police will be called if he comes to the house.", "supposed", "supposed: he comes to the house"},
	{"Mr A may assault Ms B again.", "supposed", "supposed: Mr A may assault Ms B again"},
	{"Risk would reduce if they separated.", "supposed", "supposed: they separated; supposed: Risk would reduce"},
	{"Were Ms B to leave, he would find her.", "supposed", "supposed: Ms B to leave; supposed: he would find her"},
	{"Should Ms B wish to leave, refuge is available.", "supposed", "supposed: Ms B wish to leave"},
	{"He hit her.", "supposed", ""},
	{"I'd say he hit her.", "supposed", ""},
	{"She would say he hit her.", "supposed", "supposed: She would say he hit her"},
	{"She did not report the assault until Friday.", "attributed", ""},
	{"She reported the assault.", "attributed", "attributed: the assault @She"},
	{"She did not say that he hit her.", "attributed", "attributed: he hit her @She"},
	{"They have agreed that they will not shout.", "attributed", ""},
	{"They agree that he hit her.", "attributed", "attributed: he hit her @They"},
	{"Why did she go back?", "questioned", "questioned: Why did she go back"},
	{"Did mum fail to protect?", "questioned", "questioned: Did mum fail to protect"},
	{"She did.", "questioned", ""},
}

func TestScopes(t *testing.T) {
	for _, r := range scopeRows {
		p := Parse(r.text)
		var got, want []string
		for i := range p.Scopes {
			if scopeNames[p.Scopes[i].Kind] == r.only {
				got = append(got, describeScope(p, &p.Scopes[i]))
			}
		}
		if r.want != "" {
			want = strings.Split(r.want, "; ")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n\tgot  %s\n\twant %s\n\ttags %s", r.text, strings.Join(got, "\n\t     "), strings.Join(want, "\n\t     "), tagged(p))
		}
	}
}

func TestInScope(t *testing.T) {
	p := Parse("She said he did not hit her.")
	hit := 5
	if p.Tokens[hit].Text != "hit" {
		t.Fatal(shown(p))
	}
	if s := p.InScope(hit, Negated); s == nil || p.Tokens[s.Cue].Text != "not" {
		t.Error("hit is not in the scope of not")
	}
	if s := p.InScope(hit, Attributed); s == nil || s.Source == nil || p.Slice(*s.Source) != "She" {
		t.Error("hit is not attributed to her")
	}
	if p.InScope(hit, Quoted) != nil || p.InScope(0, Attributed) != nil {
		t.Error("scopes reach too far")
	}
	if p.SentenceOf(hit) != 0 || p.SentenceOf(99) != -1 || p.SentenceOf(-1) != -1 {
		t.Error("SentenceOf")
	}
}

func TestKinds(t *testing.T) {
	for _, r := range []struct {
		text string
		want SentenceKind
	}{
		{"He hit her.", Statement},
		{"Domestic abuse:", Label},
		{"Parental Conflict", Label},
		{"Violence Against Women Partnership", Label},
		{"Has the current incident resulted in injury?", Question},
		{"Why did she go back", Question},
		{"Did mum know", Question},
		{"34F, anxious, ?borderline traits.", Telegraphic},
		{"He has moved out and it looks settled, ? close.", Statement},
		{"Did she hit him ? He did not say.", Question},
		{"Had he known, he would have left.", Statement},
		{"Should Ms B wish to leave, we will help.", Statement},
		{"“Why did she stay?” he asked.", Statement},
		{"Will hit Grace.", Statement},
		{"DV x3, mum to leave.", Telegraphic},
		{"Mother – failure to protect – ongoing", Telegraphic},
		{"Victim punched in stomach by suspect.", Telegraphic},
		{"Protective factors: mum separated", Telegraphic},
		{"Ensure the children are kept away.", Statement},
		{"Nil injuries.", Telegraphic},
		{"There was no violence.", Statement},
		{"Mark will attend.", Statement},
	} {
		p := Parse(r.text)
		if got := p.Sentences[0].Kind; got != r.want {
			t.Errorf("%s: kind %d, want %d", r.text, got, r.want)
		}
	}
}

func TestNameLike(t *testing.T) {
	for _, r := range []struct {
		text  string
		names string
	}{
		{"Will hit Grace.", "Will Grace"},
		{"Mark will attend.", "Mark"},
		{"Grace was pushed by Mark.", "Grace Mark"},
		{"May I come in?", ""},
		{"Will she attend?", ""},
		{"Hope this helps.", ""},
		{"They met in May with Hope and Faith.", "Hope Faith"},
		{"She saw Rob Daly and Joy.", "Rob Daly Joy"},
		{"May hit Grace in May.", "May Grace"},
		{"The mark on her arm will fade.", ""},
		{"Bill and Sue separated.", "Bill Sue"},
		{"Please bill him.", ""},
		{"Mark this as urgent.", ""},
		{"Ms May told Mr Will.", "May Will"},
	} {
		p := Parse(r.text)
		var got []string
		for i := range p.Tokens {
			if NameLike(p, i) && p.Tokens[i].flags&isTitle == 0 {
				got = append(got, p.Tokens[i].Text)
			}
		}
		if strings.Join(got, " ") != r.names {
			t.Errorf("%s: names %v, want %s", r.text, got, r.names)
		}
	}
}

func TestNounPhrases(t *testing.T) {
	for _, r := range []struct{ text, head, want string }{
		{"Mr A's assault on Ms B was recorded.", "assault", "poss=Mr A on=Ms B"},
		{"His violence escalated.", "violence", "poss=His"},
		{"Violence between the parents escalated.", "violence", "between=the parents"},
		{"Violence between Mr A and Ms B escalated.", "violence", "between=Mr A and Ms B"},
		{"The abuse of Ms B by Mr A continued.", "abuse", "by=Mr A of=Ms B"},
		{"She has injuries from his assault.", "injury", "from=his assault"},
		{"The assault on her by the door was seen.", "assault", "on=her"},
		{"Mr A's violence towards Ms B's mother is known.", "violence", "poss=Mr A on=Ms B's mother"},
		{"Attacks against women continue.", "attack", "on=women"},
		{"Ms B's mother's phone was taken.", "phone", "poss=Ms B's mother"},
		{"The history of violence between them is long.", "violence", "between=them"},
	} {
		p := Parse(r.text)
		found := false
		for _, s := range p.Sentences {
			for _, n := range s.Nouns {
				if !slices.Contains(p.Tokens[n.Head].Lemmas, r.head) {
					continue
				}
				found = true
				var parts []string
				for _, c := range []struct {
					name string
					f    *Phrase
				}{{"poss", n.Possessor}, {"by", n.By}, {"of", n.Of}, {"on", n.On}, {"from", n.From}, {"between", n.Between}} {
					if c.f != nil {
						parts = append(parts, c.name+"="+p.Slice(*c.f))
					}
				}
				if got := strings.Join(parts, " "); got != r.want {
					t.Errorf("%s: got %q, want %q", r.text, got, r.want)
				}
				break
			}
		}
		if !found {
			t.Errorf("%s: no noun phrase headed by %s", r.text, r.head)
		}
	}
}
