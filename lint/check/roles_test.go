package check

import (
	"testing"

	"github.com/dalint/dalint/lint/cast"
)

func TestRoles(t *testing.T) {
	for _, tt := range []struct {
		pattern, want string
		people        []cast.Declaration
	}{
		// Known people.
		{"[{survivor} call]", "<<Sarah called>>. Mark called.", stock},
		{"[{perpetrator} call]", "Sarah called. <<Mark called>>.", stock},
		{"[{survivor!} call]", "<<Sarah called>>. Mark called.", stock},
		{"[{perpetrator!} call]", "Sarah called. <<Mark called>>.", stock},
		{"[{party} call]", "<<Sarah called>>. <<Mark called>>. Leo called. Ms Okafor called.", stock},
		{"[{child} call]", "Sarah called. <<Leo called>>. <<The children called>>.", stock},
		{"[{professional} call]", "Sarah called. <<Ms Okafor called>>. <<Police called>>.", stock},
		{"[{person} call]", "<<Sarah called>>. <<Leo called>>. <<Ms Okafor called>>. The children called.", stock},
		{"[{anyone} call]", "<<Sarah called>>. <<The children called>>. <<The parents called>>.", stock},
		{"[{couple} call]", "<<The parents called>>. <<Mum and dad called>>. Mum called.", nil},
		{"[{family} call]", "<<The family called>>. Mum called.", nil},
		// Nobody is held to be anything that nothing has shown.
		{"[{survivor} call]", "<<Mum called>>. <<Dad called>>.", nil},
		{"[{perpetrator} call]", "<<Mum called>>. <<Dad called>>.", nil},
		{"[{survivor!} call]", "Mum called. Dad called.", nil},
		{"[{perpetrator!} call]", "Mum called. The victim called. <<The perpetrator called>>.", nil},
		{"[{survivor} call]", "<<The victim called>>. The perpetrator called.", nil},
		{"[{party} call]", "<<Mum called>>. The police called. The children called.", nil},
		// Possessives.
		{"[{survivor's} car]", "<<Sarah's car>> and <<her car>> are blue. Sarah car.", stock},
		{"[{perpetrator's} car]", "<<Mark’s car>> is blue. Sarah's car is red.", stock},
		{"[{survivor} car]", "Sarah's car is blue.", stock},
		{"[{child's} room]", "<<Leo's room>> is small.", stock},
		// A second predicate has the subject of the first.
		{"[{survivor} left]", "Sarah rang us and <<left>> by the back door.", stock},
		{"[{survivor} left]", "Mark rang us and left by the back door.", stock},
		{"[{survivor} will call]", "Sarah has heard what Mark did and <<will call>> him.", stock},
		{"[{survivor} left]", "Sarah told Mark to pack and leave.", stock},
		{"[{survivor's} left]", "Sarah rang us and left by the back door.", stock},
	} {
		t.Run(tt.pattern+"/"+tt.want, func(t *testing.T) {
			if got := marks(t, patterns(t, tt.pattern), plain(tt.want), tt.people...); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestOther holds {other} to be somebody else than the role before it.
func TestOther(t *testing.T) {
	for _, tt := range []struct {
		want   string
		people []cast.Declaration
	}{
		{"<<Sarah will not let Mark>> in.", stock},
		{"<<Sarah will not let him>> in.", stock},
		{"Sarah will not let Sarah in.", stock},
		{"<<Mum will not let dad>> in.", nil},
		{"<<Sam will not let Alex>> in.", nil},
		{"Sam will not let Sam in.", nil},
		{"Sarah will not let Leo in.", stock},
		{"Sarah will not let the police in.", stock},
	} {
		if got := marks(t, patterns(t, "[{survivor} will not let {other}]"), plain(tt.want), tt.people...); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

func TestRoleNumbers(t *testing.T) {
	seen := map[int32]string{}
	for _, r := range roleTable {
		for _, name := range []string{r.name, r.name + "'s"} {
			id, ok := Role(name)
			if !ok || seen[id] != "" {
				t.Errorf("%s: %d, %t, taken by %q", name, id, ok, seen[id])
			}
			seen[id] = name
		}
	}
	if id, _ := Role("other"); id/2 != otherRole {
		t.Errorf("other is number %d", id/2)
	}
	for _, name := range []string{"", "mother", "he", "survivor!!"} {
		if _, ok := Role(name); ok {
			t.Errorf("%q is a role", name)
		}
	}
}
