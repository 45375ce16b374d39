package cast

import "testing"

func TestALegendBindsCodesInitialsAndNames(t *testing.T) {
	check(t, roles, []row{
		{"M = mother (LT)   F = father (JR)   C1 = Ava\nM hit F. LT punched JR. C1 ran. Ava hid. Linda Tait kicked James Roe.", "Linda Tait: perpetrator; James Roe: survivor; Ava: child"},
		{"M = mother (LT), F = father (JR), C1 = Ava, 11 years\nM hit F. LT punched JR. C1 ran.", "Ava: child; LT: perpetrator; JR: survivor"},
		{"M: mother (LT)\nF: father (JR)\nC1: Ava\nM hit F. LT punched JR. C1 ran.", "Ava: child; LT: perpetrator; JR: survivor"},
		{"M - Linda Tait\nF - James Roe\nM hit F. M punched James Roe. F ran.", "Linda Tait: perpetrator; James Roe: survivor"},
		{"M = Linda Tait. F = James Roe. M hit F. M punched James Roe.", "Linda Tait: perpetrator; James Roe: survivor"},
		{"Ch1 = Ava (9). Ch1 ran. Ava hid.", "Ava: child"},
		{"MO = mother; FA = father; S1 = subject child (f); S2 = subject child (m) Compiled by: SW. FA hit MO. S2 ran. FA punched MO.", "S1: child; S2: child; MO: survivor; FA: perpetrator"},
		// Two things said of one code, one line of notes and a measure bind nothing.
		{"K = Linda Tait. K = Mary Roe. K hit Tom.", "Linda Tait: unknown; Mary Roe: unknown; Tom: survivor; K: perpetrator"},
		{"K: Linda Tait\nThe visit was short. K hit Tom. Linda Tait left.", "Linda Tait: unknown; Tom: survivor; K: perpetrator"},
		{"K: Linda hit me.\nJ: Tom ran.\nK hit Tom.", "Linda: unknown; Tom: survivor; K: perpetrator"},
		{"Y = 38. BP = 120. Y hit Tom.", "Tom: survivor; Y: perpetrator"},
	})
}

func TestADeclaredAliasWinsOverALegend(t *testing.T) {
	c, b := bindText("M = mother (LT). M hit Tom. LT left.", Declaration{Role: Perpetrator, Name: "Mark Reid", Aliases: []string{"M"}})
	want := "M=Mark Reid/perpetrator; mother=LT; LT=LT; M=Mark Reid/perpetrator; Tom=Tom/survivor; LT=LT"
	if got := showMentions(c, b); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
