// Package language turns the text of one block into sentences, tokens and
// clauses: grammar, not people. "She was hit" has a clause without an agent;
// who she is, and whether that matters, is for others.
//
// A parse depends on the block's text alone, so it can be remembered by text.
// Scanning (sentences, tokens, quotation) is cheap and done for all text;
// tagging is not, so clauses are found only for the sentences that a caller
// asks for with Paragraph.Parse.
//
// There is no parse tree. Tags cut a sentence into chunks (noun phrases, verb
// groups, prepositions), and one walk over the chunks gives each verb its
// subject. Where the grammar cannot tell, a phrase is nil rather than guessed.
package language
