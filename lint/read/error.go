package read

import (
	"errors"
	"fmt"
	"regexp"

	"golang.org/x/text/encoding/htmlindex"
)

// Reason says what kind of trouble an Error is, for callers that treat some
// kinds differently.
type Reason uint8

// The reasons, from "there is nothing to read" to "there is too much".
const (
	Empty        Reason = iota + 1 // no bytes at all
	UnknownKind                    // a kind of file that dalint does not read
	WrongKind                      // the content is not what the name says
	Binary                         // not text
	BadEncoding                    // text in an encoding that cannot be told
	Encrypted                      // protected by a password
	LegacyOffice                   // a Word 97-2003 file or its relatives
	Damaged                        // cut short or not well-formed
	TooLarge                       // more than dalint reads
	NoText                         // pictures of text, or nothing
)

// Error is a file that cannot be read. Both strings are one plain line without
// the file's name, and are written to follow it: "notes.docx " + Message. They
// hold nothing of what the file says, nor names that it gives to its parts: they
// are shown where no words of documents may be. So are those of text.Problem.
type Error struct {
	Reason  Reason
	Message string
	Advice  string // what to do about it; empty where nothing can be done
}

// What to do with a file that holds more than dalint reads.
const (
	splitIt = "split it into parts and check each"
	copyIt  = "copy its text into a new document and check that"
)

var errEmpty = &Error{Empty, "is empty", "check that it was saved or copied whole"}

// Error is the message and, after a semicolon, the advice.
func (e *Error) Error() string {
	if e.Advice == "" {
		return e.Message
	}
	return e.Message + "; " + e.Advice
}

// Nameless is the error without the ending of the file's name, which only one of
// an unknown kind has.
func (e *Error) Nameless() *Error {
	if e.Reason != UnknownKind {
		return e
	}
	return &Error{UnknownKind, "is a kind of file that dalint does not read", e.Advice}
}

// message is err without its advice, for use inside another. What others say of
// an error may hold words of the file.
func message(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return "cannot be read"
}

// usualParts are the names of parts of packages that say nothing of a document.
var usualParts = regexp.MustCompile(`^(?i:word/(document|styles|comments|(foot|end)notes|header|footer)|xl/(workbook|sharedStrings|styles)|content|styles|meta)[0-9]{0,3}\.xml$`)

// partName is the name of a part as a message has it.
func partName(name string) string {
	if usualParts.MatchString(name) {
		return name
	}
	return "a part of it"
}

// partError is the error of a file of which that part is damaged.
func partError(part string, err error) error {
	var e *Error
	if errors.As(err, &e) && e.Reason == Damaged {
		return &Error{e.Reason, "is damaged: " + partName(part) + " " + e.Message, e.Advice}
	}
	return err
}

// encodingName is the name of an encoding as a message has it, with a space in
// front; empty where it is none that anybody knows.
func encodingName(label string) string {
	if e, err := htmlindex.Get(label); err == nil {
		if name, err := htmlindex.Name(e); err == nil {
			return " " + name
		}
	}
	return ""
}

func unknownEncoding(label string) *Error {
	return &Error{BadEncoding, "is in an encoding" + encodingName(label) + " that dalint does not know", "save it again as UTF-8"}
}

// reason is the kind of trouble that err is; 0 where it is not an *Error.
func reason(err error) Reason {
	var e *Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Reason
}

func damaged(format string, args ...any) *Error {
	return &Error{Damaged, fmt.Sprintf(format, args...), "open it in the program that made it, save it again, and try again"}
}
