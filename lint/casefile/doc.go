// Package casefile lays the documents of one family beside each other: what is
// said of the perpetrator's behaviour, by tactic and date, of the children, of
// the survivor's efforts, of contact and separation, and who says it where.
//
// People finds who is who over all documents; Build merges what several of them
// tell into one entry with all its sources, and lists what the rest of the file
// tells and a named assessment does not. It concludes nothing from either.
package casefile
