// Package eval says how often dalint is right: it reads labelled texts and the
// labels of whole documents, holds what was found against them, and counts. It
// looks for no finding itself, and its errors and figures quote no document;
// only a Miss points into a labelled text.
package eval
