// Package lint is the engine: rules in, findings out.
//
// It knows no file formats, no paths, no output formats and no rule by name.
// A paragraph goes through language, cast and the rules' checks in that order;
// no stage changes text that a later one reads, and none searches for text to
// learn where it was.
package lint
