package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// stopsAt is a context that is interrupted when it is asked for the nth time.
type stopsAt struct {
	context.Context
	stop func()
	left int
}

func (c *stopsAt) Err() error {
	if c.left--; c.left == 0 {
		c.stop()
	}
	return c.Context.Err()
}

func TestCaseThatIsStoppedWritesNoMap(t *testing.T) {
	folder, err := filepath.Abs("../../testdata/case/boyd")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{}, {"--format", "json"}, {"--output", "map.html"}, {"--output", "map.docx"}} {
		for _, at := range []int{1, 3} {
			ctx, stop := context.WithCancel(context.Background())
			var out, errs bytes.Buffer
			a := &app{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }, load: func([]string) (*engine, error) { return builtIn() }}
			root := newRoot(a)
			root.SetArgs(append(append([]string{"case"}, args...), folder))
			code := a.exit(root.ExecuteContext(&stopsAt{ctx, stop, at}))
			stop()
			if want := "dalint: stopped: 4 of 4 files were not read, so no map was made\n"; code != exitTrouble || out.Len() > 0 || errs.String() != want {
				t.Errorf("%v, at %d: ended with %d: %s%s", args, at, code, &out, &errs)
			}
			if left, _ := filepath.Glob("*"); len(left) > 0 {
				t.Errorf("%v, at %d: leaves %v", args, at, left)
			}
		}
	}
}
