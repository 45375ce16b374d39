package read

import (
	"errors"
	"fmt"
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
// the file's name, and are written to follow it: "notes.docx " + Message.
type Error struct {
	Reason  Reason
	Message string
	Advice  string // what to do about it; empty where nothing can be done
}

var errEmpty = &Error{Empty, "is empty", "check that it was saved or copied whole"}

// Error is the message and, after a semicolon, the advice.
func (e *Error) Error() string {
	if e.Advice == "" {
		return e.Message
	}
	return e.Message + "; " + e.Advice
}

// message is err without its advice, for use inside another.
func message(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
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
