package cast

import "testing"

func TestAnInitialIsTheOneAdultOfTheSurnameWhomItFits(t *testing.T) {
	check(t, roles, []row{
		{"Parent attending: Mr D Keogh. Mr Keogh punched Ms Lamont. Darren Keogh kicked Ms Lamont.", "Darren Keogh: perpetrator; Ms Lamont: survivor"},
		{"Darren Keogh kicked Ms Lamont. Parent attending: Mr D Keogh. Mr Keogh punched Ms Lamont.", "Darren Keogh: perpetrator; Ms Lamont: survivor"},
		{"Darren Keogh kicked Ms Lamont. D. Keogh punched her. D Keogh pushed her.", "Darren Keogh: perpetrator; Ms Lamont: survivor"},
		{"D Keogh pushed Ms Lamont. D. Keogh punched her. Darren Keogh kicked Ms Lamont. Dylan Keogh (8) cried.", "Darren Keogh: perpetrator; Dylan Keogh: child; Ms Lamont: survivor"},
		{"Linda Tait kicked Mr Roe. Ms L Tait pushed Mr Roe.", "Linda Tait: perpetrator; Mr Roe: survivor"},
		// Two whom it fits, another letter, another title and another surname stay apart.
		{"Darren Keogh and Dermot Keogh left. Mr D Keogh punched Ms Lamont.", "Darren Keogh: unknown; Dermot Keogh: unknown; Mr D Keogh: perpetrator; Ms Lamont: survivor"},
		{"Darren Keogh left. Mr P Keogh punched Ms Lamont.", "Darren Keogh: unknown; Mr P Keogh: perpetrator; Ms Lamont: survivor"},
		{"Darren Keogh left. Mrs D Keogh punched Ms Lamont.", "Darren Keogh: unknown; Mrs D Keogh: perpetrator; Ms Lamont: survivor"},
		{"Darren Keogh left. Dr D Keogh rang Ms Lamont.", "Darren Keogh: unknown; Dr D Keogh: professional; Ms Lamont: unknown"},
		{"Darren Keogh left. Mr D Lamont punched Ms Roe.", "Darren Keogh: unknown; Mr D Lamont: perpetrator; Ms Roe: survivor"},
		{"Dylan Keogh (8) cried. Mr D Keogh punched Ms Lamont.", "Dylan Keogh: child; Mr D Keogh: perpetrator; Ms Lamont: survivor"},
	})
}

func TestADeclaredInitialIsTheOneAdultOfTheSurname(t *testing.T) {
	for text, want := range map[string]string{
		"Darren Keogh punched Ms Lamont.":                          "D Keogh: perpetrator; Ms Lamont: survivor",
		"Darren Keogh punched Ms Lamont. Dermot Keogh kicked her.": "D Keogh: perpetrator; Darren Keogh: perpetrator; Dermot Keogh: perpetrator; Ms Lamont: survivor",
	} {
		c, _ := bindText(text, Declaration{Role: Perpetrator, Name: "D Keogh"})
		if got := showPeople(c); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestInitialsThatEndAddressesAreInitialsBehindNoName(t *testing.T) {
	renee := Declaration{Role: Perpetrator, Name: "Renee Dale"}
	check(t, func(text string) string { return showMentions(bindText(text, renee)) }, []row{
		{"Renee Dale came in. RD left.", "Renee Dale=Renee Dale/perpetrator; RD=Renee Dale/perpetrator"},
		{"Renee Dale came in at 4 Mill RD left of it.", "Renee Dale=Renee Dale/perpetrator"},
	})
}

func TestADeclaredLetterIsWhoeverItWasDeclaredFor(t *testing.T) {
	show := func(declared ...Declaration) func(string) string {
		return func(text string) string { return showMentions(bindText(text, declared...)) }
	}
	linda := Declaration{Role: Perpetrator, Name: "Linda Tait", Aliases: []string{"LT", "M"}}
	check(t, show(linda), []row{
		{"Mother was in. M threw a plate. LT left.", "Mother=Linda Tait/perpetrator; M=Linda Tait/perpetrator; LT=Linda Tait/perpetrator"},
		{"M threw a plate. F left.", "M=Linda Tait/perpetrator; F=F"},
		{"Lauren Todd rang. LT left.", "Lauren Todd=Lauren Todd; LT=Linda Tait/perpetrator"},
	})
	check(t, show(Declaration{Role: Perpetrator, Name: "Mark Reid", Aliases: []string{"M"}}), []row{
		{"M to ring school. Mum left. F hit her.", "M=Mark Reid/perpetrator; school:agency/professional; Mum=Mum/survivor; F=F/perpetrator; her=Mum/survivor"},
		{"M to ring. F hit M.", "M=Mark Reid/perpetrator; F=F/perpetrator; M=Mark Reid/perpetrator"},
	})
}

func TestAShorterFormOfADeclaredNameLeavesItItsInitials(t *testing.T) {
	renee := Declaration{Role: Perpetrator, Name: "Renee Dale", Aliases: []string{"R. Dale"}}
	check(t, func(text string) string { return showMentions(bindText(text, renee)) }, []row{
		{"RD was late. RD left.", "RD=Renee Dale/perpetrator; RD=Renee Dale/perpetrator"},
	})
}

func TestASurnameMayBeAnInitial(t *testing.T) {
	monique := Declaration{Role: Survivor, Name: "Monique Batiste"}
	check(t, func(text string) string { return showMentions(bindText(text, monique)) }, []row{
		{"Monique B. rang. Monique left.", "Monique B.=Monique Batiste/survivor; Monique=Monique Batiste/survivor"},
		{"Monique D. rang. Monique left.", "Monique D.=Monique D.; Monique"},
	})
}

func TestAChildIsKnownByTheInitialsOfTheWholeName(t *testing.T) {
	show := func(text string) string {
		return showMentions(bindText(text, Declaration{Role: Child, Name: "Zoe Dale-Brown"}, Declaration{Role: Survivor, Name: "Alma Brown"}))
	}
	check(t, show, []row{
		{"In the interest of Z.D.B., a child. Z.D.B. cried.", "Z.D.B.=Zoe Dale-Brown/child; a child/child; Z.D.B.=Zoe Dale-Brown/child"},
		{"In the interest of A.B., a child. A.B. cried.", "A.B.=A.B.; a child/child; A.B.=A.B."},
	})
}

func TestTheReportingPartyIsNobodysInitials(t *testing.T) {
	rosa := Declaration{Role: Survivor, Name: "Rosa Pell"}
	check(t, func(text string) string { return showMentions(bindText(text, rosa)) }, []row{
		{"RP states that Rosa left. RP rang back.", "Rosa=Rosa Pell/survivor"},
	})
}

func TestALetterThatIsOtherwiseAMarkMayBeAChilds(t *testing.T) {
	show := func(text string) string {
		return showMentions(bindText(text, Declaration{Role: Child, Name: "Yusuf Reid"}, Declaration{Role: Survivor, Name: "Olive Reid"}))
	}
	check(t, show, []row{
		{"Y was sick. Y's foot is healing.", "Y=Yusuf Reid/child; Y=Yusuf Reid/child+"},
		{"O was sick.", "O=O"},
	})
}

func TestNotesHaveShortFormsOfParentsAndChildren(t *testing.T) {
	show := func(text string) string {
		return showMentions(bindText(text, Declaration{Role: Survivor, Name: "Alan Reid", Aliases: []string{"Dad"}}))
	}
	check(t, show, []row{
		{"fa. fed both ch. and slept.", "fa.=Alan Reid/survivor; ch.:children/child"},
		{"He is 6 mo. old, see ch. 3.", "He=Alan Reid/survivor"},
	})
}
