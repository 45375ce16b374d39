package language

import "github.com/dalint/dalint/lint/text"

// Tag is a Penn Treebank part-of-speech tag, empty where the sentence has not
// been parsed.
type Tag string

// Token is one word, number or punctuation mark. Contractions are split as in
// the Penn Treebank ("did|n't", "she|'s"), so are slashes between words
// ("mum|/|dad"); hyphenated words are one token.
type Token struct {
	Span text.Span // bytes of the paragraph's text
	Text string    // as written
	// Norm is what lexicons are matched against: lower case, straight
	// apostrophe and hyphen, without soft hyphens. A lone "n't" is "not";
	// "'ll" is "will"; "'ve" is "have"; "'m" and "'re" are "be".
	Norm string
	// Lemmas are the candidate lemmas of Norm, whatever its part of speech
	// ("found": found, find; "hit": hit; "children": child). Norm is always
	// among them. The slice is shared: do not change it.
	Lemmas []string
	Tag    Tag
	// Lemma is the candidate that fits Tag; the first of Lemmas before tagging.
	Lemma string

	flags flags
}

// Phrase is a run of tokens [From, To) with its head. Indices are into
// Paragraph.Tokens.
type Phrase struct{ From, To, Head int }

// SentenceKind says what sort of line a sentence is.
type SentenceKind uint8

// A Statement is the default. A Label is the printed text of a form field or a
// heading-like line ("Domestic abuse:"), a Question ends in a question mark
// or has the form of one, and a Telegraphic note has no finite verb or drops
// its subject ("DV x3, mum to leave.").
const (
	Statement SentenceKind = iota
	Question
	Label
	Telegraphic
)

var sentenceKindNames = [...]string{Statement: "statement", Question: "question", Label: "label", Telegraphic: "telegraphic"}

// String is the name used in JSON.
func (k SentenceKind) String() string { return sentenceKindNames[k] }

// Sentence is tokens [From, To) of its paragraph.
type Sentence struct {
	Span     text.Span
	From, To int
	Kind     SentenceKind // from the words alone after Scan; parsing may tell Statement from Telegraphic better
	// Clauses and Nouns are nil until Paragraph.Parse has been asked for this sentence.
	Clauses []Clause
	Nouns   []NounPhrase
	parsed  bool
}

// Voice is how a clause presents its act.
type Voice uint8

// Active: "he hit her". Passive: "she was hit". GetPassive: "she got hit".
// Reduced: "a woman beaten in front of her child". Headline: "Victim punched
// by suspect". Happening: an act or trouble as the subject of a verb of
// occurring or changing ("the violence escalated"). Existential: "there has
// been violence". Experiencer: someone undergoes it ("she suffered injuries",
// "they witnessed the assault", "she is a victim of").
const (
	Active Voice = iota
	Passive
	GetPassive
	Reduced
	Headline
	Happening
	Existential
	Experiencer
)

var voiceNames = [...]string{
	Active: "active", Passive: "passive", GetPassive: "get-passive", Reduced: "reduced", Headline: "headline",
	Happening: "happening", Existential: "existential", Experiencer: "experiencer",
}

// String is the name used in JSON.
func (v Voice) String() string { return voiceNames[v] }

// Mood is how far a clause is asserted to be the case.
type Mood uint8

// Planned covers will, must, should, is to, needs to, agreed to, "Mother to
// ..."; Hypothetical covers if-clauses, would, could, may, might; Asked covers
// questions.
const (
	Asserted Mood = iota
	Planned
	Hypothetical
	Asked
)

var moodNames = [...]string{Asserted: "asserted", Planned: "planned", Hypothetical: "hypothetical", Asked: "asked"}

// String is the name used in JSON.
func (m Mood) String() string { return moodNames[m] }

// Clause is one predicate with what depends on it. All indices are into
// Paragraph.Tokens. Coordinated predicates ("was punched and dragged") are one
// clause each, with the subject carried over and a by-phrase at the end shared.
//
// In an existential clause Subject is what there is. In an experiencer clause
// Object is what is undergone and Patient who undergoes it; in a happening
// Subject is what happens and Patient is nil. A verb with two objects ("called
// her names") has the person as Patient and the thing as Object; a verb that
// reaches whom it is done to through a preposition ("shouted at her") has that
// person as Patient and no Object.
type Clause struct {
	From, To int
	Verb     Phrase // auxiliaries, adverbs and negation inside the group; Head is the main verb
	Lemma    string // of the main verb, with its particle when it has one: "hit", "carry out", "take back"
	Voice    Voice
	Subject  *Phrase // grammatical subject; nil where there is none in the sentence
	Object   *Phrase // direct object or predicate complement
	By       *Phrase // the phrase after an agentive "by", or after "at/from the hands of"
	// Agent and Patient are who acts and who is acted on, as far as grammar
	// shows: for a passive Patient is Subject and Agent is By.
	Agent, Patient *Phrase
	Negated        bool // by the verb group or by the subject ("no one", "neither parent")
	Mood           Mood
}

// NounPhrase is a base noun phrase with its attached possessor and
// prepositional complements: "Mr A's assault on her by the door".
type NounPhrase struct {
	Phrase
	Possessor *Phrase // "Mr A" in "Mr A's assault", "his" in "his violence"
	// By, Of, On, Against, From and Between are the noun phrases after those
	// prepositions where they follow the head directly or after one another
	// ("to" and "towards" count as On: "violence towards her"; "with" does not count).
	By, Of, On, From, Between *Phrase
}

// ScopeKind names why the words in a scope are not plainly asserted by the writer.
type ScopeKind uint8

// Quoted: inside quotation marks or a block quote. Attributed: reported speech
// or thought of a named source without quotation marks ("he said that ...",
// "according to Ms B, ..."). Negated: inside the scope of a negation cue.
// Supposed: if-clauses, would, could, may. Mentioned: the words are spoken of
// as words ("the term", "described as", "rather than", "we avoid"). Questioned:
// inside a question. "Rather than X" and "instead of X" open both a Mentioned
// and a Negated scope.
const (
	Quoted ScopeKind = iota
	Attributed
	Negated
	Supposed
	Mentioned
	Questioned
)

// Scope is a stretch of tokens [From, To) with the cue that opens it.
type Scope struct {
	Kind     ScopeKind
	From, To int
	Cue      int     // token index of the cue (negation word, reporting verb, opening quote); -1 when there is none
	Source   *Phrase // whose words, for Quoted and Attributed; nil when not said
	Scare    bool    // quotation marks round one to three words with no source: the writer's own doubt, or a term
}

// Paragraph is the parse of one block's text.
type Paragraph struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	// Lexical is where package pattern keeps the tokens as its lexicon knows
	// them, and Mentions where package cast keeps who it found mentioned, so
	// that a text is read once; nothing here reads them.
	Lexical, Mentions any
	Scopes            []Scope // Quoted and Mentioned after Scan; the rest of a sentence's are added when it is parsed
	// scoped is, by sentence, which of the scopes reach into it.
	scoped [][]int32
}
