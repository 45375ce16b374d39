package report

import "github.com/dalint/dalint/lint/audit"

// familyMeans says what the findings of a family are of, for who reads figures and
// no findings. A family of an agency's own has none.
var familyMeans = map[string]string{
	"mutualising":               "Abuse told as something between two people: a volatile relationship, arguments.",
	"failure-to-protect":        "The survivor is said to have failed to protect the children from the abuse.",
	"incident-only":             "Abuse told as one event, with no word of what it is part of.",
	"absent-perpetrator":        "Abuse told without whoever did it: she was hit, violence occurred.",
	"separation-as-safety":      "Living apart, or an order, is taken for safety.",
	"survivor-held-responsible": "The survivor is to stop, manage or answer for what the other does.",
	"excuse":                    "Drink, stress, temper or a past is given as why somebody abuses.",
	"euphemism":                 "A milder word than what was done.",
	"double-standard":           "The two parents are measured by different standards.",
	"victim-blaming":            "The survivor's conduct or character is made the trouble.",
	"doubt":                     "The survivor's account is cast into doubt by how it is told.",
	"referral-as-outcome":       "A referral or a course attended is taken for change.",
	"child-impact":              "What the abuse does to a child is left out or made small.",
	"concealed-resistance":      "What the survivor did to resist is hidden, or told as a fault.",
	"terminology":               "A word that a house style does not want.",
}

// family is a family of findings with its meaning.
type family struct{ Name, Means string }

// familiesFound are the families that an audit shows, and that have a meaning.
func familiesFound(a *audit.Audit) []family {
	var out []family
	for _, r := range byRate(&a.Total, false) {
		if means := familyMeans[r.Family]; means != "" {
			out = append(out, family{r.Family, means})
		}
	}
	return out
}
