package lsp

import (
	"context"
	"errors"
	"time"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/cast"
	"github.com/dalint/dalint/lint/text"
)

// Host is the world as the server needs it. Its methods may be called by
// several goroutines at once, and their errors are plain words without the
// text of any document.
type Host interface {
	// Configure takes what the editor's user chose, forgets every
	// configuration and rule that was read, and says what is wrong with it.
	Configure(Choices) error
	// Setup is what holds for the document at path; for one that was never
	// saved, for a folder.
	Setup(path string) (Setup, error)
	// Revision grows whenever a configuration that holds for the document at path
	// is found to be another than was read: not every editor tells.
	Revision(path string) int
	// Packs are folders of rules, other than the built-in ones, read so far.
	Packs() []string
	// ConfigFile is the path of the dalint.toml that governs a document, and
	// its text; where there is none, of one in the document's folder, and exists
	// is false.
	ConfigFile(path string) (file, text string, exists bool, err error)
	// CheckConfig says what is wrong with the text of a dalint.toml.
	CheckConfig(file, text string) error
	// Files are the files below a folder that dalint reads; unlined are the paths
	// of those that have no lines (Word documents and the like). It ends early with
	// the context.
	Files(ctx context.Context, folder string) (files []File, unlined []string, err error)
	// WriteNotes puts the notes on the document at path beside it, whole or not
	// at all, and says where. The error is ErrExists where there are notes
	// already and they are not to be replaced.
	WriteNotes(path string, notes []byte, replace bool) (file string, err error)
	// Read is the content of a file.
	Read(path string) ([]byte, error)
	// Alive reports whether the process still runs.
	Alive(process int) bool
	// After calls f once d has passed, on a goroutine of its own, unless stop
	// is called first.
	After(d time.Duration, f func()) (stop func())
}

// ErrExists says that there is a file already.
var ErrExists = errors.New("exists already")

// Choices are the settings of the editor's user that bear on what is found.
// What is empty was not chosen, and is left to dalint.toml.
type Choices struct {
	Config        string   // a dalint.toml to use for every document
	Rules         []string // folders of an agency's own rules
	Only, Skip    []string
	Type          string
	Jurisdiction  string
	DomesticAbuse string
	MinSeverity   string
}

// Setup is what holds for one document.
type Setup struct {
	Engine  *lint.Engine
	Options lint.Options
	// Learn adds what the document says of itself. It may change the
	// document's directives.
	Learn    func(*text.Document) ([]cast.Declaration, lint.Options, []text.Problem)
	Accept   []lint.Accept
	Baseline map[string]bool
	NoText   bool                    // no word of the document in any output
	Link     func(*lint.Rule) string // address of the rule's page; empty where it has none
}

// File is a file of a folder. Stamp changes whenever its content does.
type File struct{ Path, Stamp string }
