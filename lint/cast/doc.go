// Package cast says who is who in a document and turns clauses into events:
// who did what to whom.
//
// A role is declared by the user or inferred from what the text says people
// do, never from gender; "unknown" and "contested" are answers. The package
// knows no rules. People are referred to by ID, so a remembered event cannot
// dangle when the cast is inferred again.
//
// Infer reads the whole document; Bind then reads one paragraph at a time.
// Mentions are found from tokens alone, so that a paragraph that tells of no
// abuse is never tagged. The words that mean people and acts are data: the
// concepts of rules/lexicon that Concepts lists.
package cast
