// Package pattern matches short patterns over the tokens of a sentence, and
// holds the lexicon of named concepts that patterns refer to.
//
// A pattern is a sequence of elements separated by spaces:
//
//	hit                 any word with that lemma (hit, hits, hitting)
//	hit/V               the same, tagged as a verb (N noun, J adjective, R adverb)
//	"hits"              that form only
//	@harm               an entry of the concept "harm"
//	{survivor}          a mention of a person in that role ("her" before a noun
//	                    or "Mum's" is {survivor's}), with what stands in
//	                    brackets or between commas behind it or without
//	(a b|c)             either
//	x?                  x or nothing
//	..   ..5            up to three, or five, words, as few as will do
//	~                   up to four adverbs and auxiliaries, but no negation
//	_                   any one word
//	!x                  not followed by x
//	^  $                the first, the last word of the sentence
//	[a b]               the part that a finding marks; the whole match otherwise
//
// A concept is a list of patterns without marks. Matching backtracks within a
// budget. Which patterns are tried at all is decided by an Index, from the words
// of the sentence and the concepts that it says; what a sentence says is kept in
// a chart, so that each concept is looked for once however many patterns name it.
package pattern
