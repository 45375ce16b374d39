package main

import "golang.org/x/sys/windows"

// alive reports whether a process runs: one that may not be looked at does.
func alive(process int) bool {
	h, err := windows.OpenProcess(windows.SYNCHRONIZE, false, uint32(process))
	if err != nil {
		return err == windows.ERROR_ACCESS_DENIED //nolint:errorlint // an errno, never wrapped
	}
	defer func() { _ = windows.CloseHandle(h) }()
	event, err := windows.WaitForSingleObject(h, 0)
	return err != nil || event == uint32(windows.WAIT_TIMEOUT)
}
