//go:build !windows

package main

import "os"

// enableColor is always ready outside Windows.
func enableColor(*os.File) bool { return true }

// inUse reports whether a file is locked by another program, which only
// Windows does.
func inUse(error) bool { return false }
