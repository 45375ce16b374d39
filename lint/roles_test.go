package lint

import "testing"

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
