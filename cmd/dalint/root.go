package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/dalint/dalint/lint/text"
)

// Exit codes, as the contract has them; trouble wins over found.
const (
	exitDone    = 0 // ran, and nothing at or above --fail-on
	exitFound   = 1 // ran, and something at or above --fail-on
	exitTrouble = 2 // something could not be done
)

// errFound ends a command with exit code 1 and without a message: what was
// found has been reported.
var errFound = errors.New("found")

// errTold ends a command with exit code 2; each trouble has had its line.
var errTold = errors.New("told")

// app is the world that commands see.
type app struct {
	in   io.Reader
	out  io.Writer
	err  io.Writer
	env  func(string) string
	load func(packs []string) (*engine, error)

	temporary temporary // files that must not outlive the program
}

// run is the whole program but for the process around it.
func run(args []string, in io.Reader, out, errw io.Writer, env func(string) string) int {
	a := &app{out: out, err: errw, env: env, load: loadEngine}
	ctx, stop := a.interruptible()
	defer stop()
	a.in = untilStopped(ctx, in)
	root := newRoot(a)
	root.SetArgs(args)
	return a.exit(root.ExecuteContext(ctx))
}

// interruptible is a context that ends with the first interrupt, or when the
// system asks the program to end: the work in hand is finished, and what was not
// checked is said. A second one ends the program at once, but for removing what
// must not stay.
func (a *app) interruptible() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals, over := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for range 2 {
			select {
			case <-signals:
			case <-over:
				return
			}
			if ctx.Err() != nil {
				a.temporary.remove()
				os.Exit(exitTrouble)
			}
			cancel()
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(over)
		cancel()
	}
}

// untilStopped is what is read of in until the context ends, so that a run does
// not wait for somebody who writes nothing. It takes nothing of in before it is
// asked: what else reads the same input may need it.
func untilStopped(ctx context.Context, in io.Reader) io.Reader {
	r, w := io.Pipe()
	begin := sync.OnceFunc(func() {
		context.AfterFunc(ctx, func() { _ = w.CloseWithError(errStopped) })
		go func() {
			_, err := io.Copy(w, in)
			_ = w.CloseWithError(err)
		}()
	})
	return reader(func(p []byte) (int, error) {
		begin()
		return r.Read(p)
	})
}

// reader is a function that reads.
type reader func([]byte) (int, error)

func (r reader) Read(p []byte) (int, error) { return r(p) }

// exit prints what is left to say of err and gives the code to end with.
func (a *app) exit(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound), errors.Is(err, errAbrupt):
		return exitFound
	case !errors.Is(err, errTold):
		a.complain(err)
	}
	return exitTrouble
}

// complain writes an error, one plain line for each error joined in it.
func (a *app) complain(err error) {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		for _, e := range joined.Unwrap() {
			a.complain(e)
		}
		return
	}
	fmt.Fprintf(a.err, "dalint: %s\n", oneLine(err.Error()))
}

func newRoot(a *app) *cobra.Command {
	var asked bool
	root := &cobra.Command{
		Use:   "dalint",
		Short: "Check how documents speak of domestic abuse",
		Long: `dalint reads what you have written about domestic abuse and points at wording
that hides it: abuse made mutual, a survivor blamed for not preventing it, a
pattern shrunk to an incident, an act that nobody did. For each it says why and
what to write instead. It judges no person and no case, it sends nothing
anywhere, and it changes no document.`,
		Example: `  dalint check report.docx
  dalint check --type court-report case-notes/
  dalint review report.docx
  dalint explain failure-to-protect/failed-to-protect
  dalint init`,
		SilenceErrors:              true,
		SilenceUsage:               true,
		Args:                       cobra.ArbitraryArgs,
		SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return unknownCommand(cmd, args[0])
			case asked:
				return a.version()
			}
			return cmd.Help()
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), "FlagUsages", "FlagUsagesWrapped 80"))
	root.Flags().BoolVar(&asked, "version", false, "say which version this is, and which rules it has")
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(
		a.checkCommand(), a.reviewCommand(), a.auditCommand(), a.caseCommand(), a.castCommand(), a.explainCommand(), a.rulesCommand(), a.evalCommand(),
		a.parseCommand(), a.initCommand(), a.lspCommand(), a.versionCommand(),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Run, c.RunE = nil, helpWith
		case "completion":
			c.Args, c.RunE = cobra.ArbitraryArgs, helpOrUnknown
		}
	}
	return root
}

// helpWith shows the help of the command that args name.
func helpWith(cmd *cobra.Command, args []string) error {
	about, rest, err := cmd.Root().Find(args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return unknownCommand(about, rest[0])
	}
	about.InitDefaultHelpFlag()
	return about.Help()
}

// helpOrUnknown is what a command does that has only others below it.
func helpOrUnknown(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return cmd.Help()
}

// unknownCommand is the error for a word that is no command, with what may have been meant.
func unknownCommand(cmd *cobra.Command, word string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	path := cmd.CommandPath()
	if near := nearest(word, names); near != "" {
		return fmt.Errorf("%s: no such command: did you mean “%s %s”?", word, path, near)
	}
	if _, err := os.Stat(word); err == nil && !cmd.HasParent() {
		return fmt.Errorf("%s: is no command: to check it, write “dalint check %s”", word, word)
	}
	return fmt.Errorf("%s: no such command: “%s --help” lists them", word, path)
}

// flagError adds to the parser's message what may have been meant.
func flagError(cmd *cobra.Command, err error) error {
	var bad *pflag.InvalidValueError
	if errors.As(err, &bad) {
		return fmt.Errorf("--%s %q: must be %s", bad.GetFlag().Name, bad.GetValue(), kindOfFlag(bad.GetFlag()))
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		name := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
		if near := nearest(name, names); near != "" {
			return fmt.Errorf("unknown flag --%s: did you mean --%s?", name, near)
		}
	}
	return fmt.Errorf("%w: “%s --help” lists the flags", err, cmd.CommandPath())
}

// kindOfFlag says in plain words what a flag takes.
func kindOfFlag(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false, or nothing"
	case "int":
		return "a whole number of at most 18 digits"
	case "uint64":
		return "a whole number, 0 or more, of at most 18 digits"
	}
	return "names with commas between them"
}

// oneLine keeps an error on one line and free of control and direction
// characters.
func oneLine(s string) string { return text.OneLine(strings.TrimSpace(s)) }
