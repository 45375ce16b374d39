// Package practice reads a document as the field's human auditors do: is the
// pattern described, is the one who abuses the one who acts, what did it do to
// the child, what did the survivor do, what does the plan ask, and of whom.
//
// Gather notes what a paragraph shows; Assess adds that up into sixteen answers,
// each with its places and figures. It speaks of the text and of nobody's worth.
package practice
