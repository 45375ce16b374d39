package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// released is set at release: -ldflags "-X main.released=1.2.3".
var released string

// version is the released version, or what the build knows of itself.
func version() string {
	if released != "" {
		return released
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which version this is, and which rules it has",
		Example: `  dalint version`,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.version() },
	}
}

func (a *app) version() error {
	e, err := a.load(nil)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "dalint %s\nrules %s (%d)\n%s %s/%s\n",
		version(), e.name, len(e.set.Rules), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// noArguments is cobra.NoArgs in plain words.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s: “%s” takes no arguments", args[0], cmd.CommandPath())
	}
	return nil
}
