//go:build !windows

package main

import (
	"errors"
	"syscall"
)

// alive reports whether a process runs: one that may not be signalled does.
func alive(process int) bool {
	err := syscall.Kill(process, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
