// Package check holds the kinds of check that rules are made of: pattern,
// frame, event and likeness. A check knows no rule names, no severities of its own and
// no files; it says where something stands, and the engine says the rest.
//
// All kinds share the same guards: circumstances in which words that match are
// not the writer's own assertion about this family. Every guard holds unless
// the rule turns it off by name, or a likeness is certain (see surer).
package check
