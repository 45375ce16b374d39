package main

import "testing"

// TestCaseListsAHardshipByWhoDoesWhat holds a living lost, somebody put out of work, a
// death and an illness, and what has the words of one and is none.
func TestCaseListsAHardshipByWhoDoesWhat(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Employment was lost in 2023.", "", "adversity", "a passive without who did it"},
		{"", "Benefits held 16 days.", "", "adversity", "the same in a note"},
		{"", "Fiona missing shifts as a result.", "", "adversity", "the survivor is without"},
		{"", "Repay the wages held since May.", "", "unsorted", "which wages they were"},
		{"", "Craig stopped her wages.", "", "behaviour economic by Craig Munro", "an act"},
		{"", "Fiona was stood down for nine days.", "", "adversity", "put out of work"},
		{"", "Craig rang the foreman eleven times and Fiona was let go.", "", "adversity tied; behaviour surveillance by Craig Munro", "through an act"},
		{"", "Fiona was sacked after Craig rang the manager nine times.", "", "adversity tied; behaviour economic by Craig Munro", "through an act"},
		{"", "Fiona was laid off from the shop in May.", "", "adversity", "put out of work"},
		{"", "Health insurance was cancelled in May.", "", "adversity", "a passive without who did it"},
		{"", "The ambulance was stood down at nine.", "", "", "no work of the family's"},
		{"", "Fiona's father died.", "", "adversity", "a death in the family"},
		{"", "Craig had back surgery in 2021.", "", "adversity", "an illness, and no act"},
		{"", "Craig told me that Fiona had a breakdown.", "", "unsorted", "what he says of her"},
	})
}

// TestCaseListsCareByWhoGivesIt holds what the survivor does for a child for an effort,
// and not what another does or what is said to be a removal.
func TestCaseListsCareByWhoGivesIt(t *testing.T) {
	checkBesides(t, []besides{
		{"", "Fiona still brings Ellie in on time every day.", "", "effort", "the survivor does it"},
		{"", "Fiona was pushed while carrying Ellie.", "", "behaviour physical by ", "beside what is done to her"},
		{"", "The neighbour called police.", "", "", "another does it"},
		{"", "Fiona called police.", "", "effort", "the survivor does"},
	})
}
