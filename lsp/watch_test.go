package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/dalint/dalint/lsp/lsptest"
)

const watching = `{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}},"textDocument":{"diagnostic":{}}}`

// registered is what a client has after a registration or its end: globs by id.
func registered(t *testing.T, have map[string]string, m lsptest.Message) {
	t.Helper()
	var p struct {
		Registrations []struct {
			ID              string
			RegisterOptions watchers
		}
		Unregisterations []registration
	}
	if err := json.Unmarshal(m.Params, &p); err != nil {
		t.Fatal(err)
	}
	for _, r := range p.Unregisterations {
		if _, ok := have[r.ID]; !ok {
			t.Errorf("%s was not registered: %v", r.ID, have)
		}
		delete(have, r.ID)
	}
	for _, r := range p.Registrations {
		if _, ok := have[r.ID]; ok {
			t.Errorf("%s is registered twice", r.ID)
		}
		have[r.ID] = fmt.Sprint(r.RegisterOptions.Watchers)
	}
}

// A client ends with the watchers of the packs that hold now, whichever of two
// messages it takes first; and they come in the order in which they were meant.
func TestPacksAreWatchedInPlaceOfThoseBefore(t *testing.T) {
	s := start(t, watching)
	have := map[string]string{}
	first := s.Method("client/registerCapability")
	registered(t, have, first)
	ids := map[string]bool{}
	const uri = "file:///case/a.md"
	s.open(uri, "markdown", 1, mutual)
	for n := range 30 {
		s.host.mu.Lock()
		s.host.packs = []string{fmt.Sprintf("/agency/rules-%d/", n)}
		s.host.mu.Unlock()
		s.pull(uri)
		for _, want := range []string{"client/unregisterCapability", "client/registerCapability"} {
			m := s.Wait("a registration", func(m lsptest.Message) bool { return strings.HasSuffix(m.Method, "egisterCapability") })
			if m.Method != want {
				t.Fatalf("%s came where %s is meant", m.Method, want)
			}
			registered(t, have, m)
		}
		if want := fmt.Sprintf("[{**/dalint.toml} {/agency/rules-%d/**/*.toml}]", n); len(have) != 1 || !strings.Contains(fmt.Sprint(have), want) {
			t.Fatalf("watched: %v, want %s", have, want)
		}
		for id := range have {
			if ids[id] {
				t.Fatalf("the id %s is used again", id)
			}
			ids[id] = true
		}
	}
	s.pull(uri)
	s.sync()
	for _, m := range s.Waiting() {
		if strings.HasSuffix(m.Method, "egisterCapability") {
			t.Errorf("asked though nothing has changed: %s", m.Raw)
		}
	}
}

func TestWatchersAreNotAskedOfAClientThatHasNone(t *testing.T) {
	s := start(t, `{"textDocument":{"diagnostic":{}}}`)
	s.host.mu.Lock()
	s.host.packs = []string{"/agency/rules"}
	s.host.mu.Unlock()
	s.open("file:///case/a.md", "markdown", 1, mutual)
	s.pull("file:///case/a.md")
	s.sync()
	for _, m := range s.Waiting() {
		if m.Method != "" {
			t.Errorf("%s", m.Raw)
		}
	}
}
