// Command dalint checks how documents speak of domestic abuse: who is said to
// have done what, and what the wording hides.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
