// Package classify weighs how likely a sentence is to do what a family of rules
// is about, from all of it at once: its words, the concepts it says, who is
// mentioned in what role and what the clauses and events make them do.
//
// A rule knows what it looks for; the classifier has only seen labelled text. So
// it judges nothing by itself: a check asks it whether a sentence bears out what
// a rule has found there (below a floor a rule speaks more softly), and where no
// rule has words for a sentence that it takes for a clear case, a rule of its own
// kind says so. That such models find more than fixed rules in police reports, and
// gain in precision by holding back where they are unsure, is reported in
// Frontiers in Sociology 2025, 1686632.
//
// It goes by features that are either in a sentence or not, and is two models
// fitted to sentences with labels, which package fit does: a logistic regression
// for each class, whose weights say which words tell most, and a small network, in
// which words that say alike stand for each other and which also looks at the
// sentences beside; each is wrong where the other need not be. People stand in the
// features as the roles that the cast gives them, pronouns without their gender,
// and no name at all. What grammar and lexicon still show of a gender is for who
// fits it to even out, by fitting each text with both.
//
// A Topic is such a model with one class, fitted to whole documents: it weighs
// whether a document is about domestic abuse by what its pages say.
package classify
