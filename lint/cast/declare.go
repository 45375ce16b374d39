package cast

import "strings"

// Declaration is a person named by the user, by configuration or by the
// document itself.
type Declaration struct {
	Role    Role
	Name    string
	Aliases []string
}

// ParseDeclaration reads "Name=alias=alias", as in flags and configuration.
// ok is false where there is no name.
func ParseDeclaration(role Role, s string) (d Declaration, ok bool) {
	parts := strings.Split(s, "=")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	d = Declaration{Role: role, Name: parts[0]}
	for _, a := range parts[1:] {
		if a != "" {
			d.Aliases = append(d.Aliases, a)
		}
	}
	return d, d.Name != ""
}

// ParseRole is the inverse of Role.String; ok is false for any other word.
func ParseRole(s string) (r Role, ok bool) {
	for i, n := range roleNames {
		if n == s {
			return Role(i), true
		}
	}
	return Unknown, false
}
