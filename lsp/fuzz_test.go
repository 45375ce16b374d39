package lsp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"
)

// FuzzServe sends whatever bytes: the server ends, and does not panic.
func FuzzServe(f *testing.F) {
	frame := func(bodies ...string) []byte {
		var b bytes.Buffer
		for _, s := range bodies {
			fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(s), s)
		}
		return b.Bytes()
	}
	const initialize = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	const open = `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"markdown","version":1,"text":"Sarah was hit.\ud83d"}}}`
	f.Add(frame(initialize, open, `{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":9,"character":-2}},"text":"x"}]}}`))
	f.Add(frame(initialize, open, `{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":0,"character":8}}}`, `{"jsonrpc":"2.0","id":3,"method":"shutdown"}`, `{"jsonrpc":"2.0","method":"exit"}`))
	f.Add(frame(`{"jsonrpc":"2.0","id":1e999,"method":"initialize"}`, `[[[[`, `"`))
	f.Add([]byte("Content-Length: 99999999999999999999\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		code := Serve(context.Background(), bytes.NewReader(data), io.Discard, &testHost{files: map[string]string{}}, "fuzz")
		if code != 0 && code != 1 {
			t.Errorf("exit code %d", code)
		}
	})
}
