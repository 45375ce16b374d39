package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/dalint/dalint/lint/corpus"
	"github.com/dalint/dalint/lsp/lsptest"
)

// BenchmarkLanguageServer measures the program as an editor meets it: a process
// of its own, over pipes, with reports of 100 KB.
func BenchmarkLanguageServer(b *testing.B) {
	program := filepath.Join(b.TempDir(), "dalint")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	b.Run("ColdStartOpenDiagnostics", func(b *testing.B) {
		text := corpus.Report(1, 100_000)
		for b.Loop() {
			s := startProgram(b, program)
			s.open(0, text)
			s.pull(0)
			s.Close()
			s.Code()
		}
	})
	b.Run("OneWordEditDiagnostics", func(b *testing.B) {
		s := startProgram(b, program)
		text := corpus.Report(1, 100_000)
		s.open(0, text)
		s.pull(0)
		line := strings.Count(text, "\n") / 2
		for i := 1; b.Loop(); i++ {
			s.edit(0, i, line, "word")
			s.pull(0)
		}
	})
	b.Run("TenDocumentsOpen", func(b *testing.B) {
		for b.Loop() {
			s := startProgram(b, program)
			for i := range 10 {
				s.open(i, corpus.Report(uint64(i), 100_000))
				s.pull(i)
			}
			for i := range 20 {
				s.edit(i%10, i/10+1, 200, "word") // each is another one than the last: the worst order there is
				s.pull(i % 10)
			}
			now, peak := s.memory(b)
			b.ReportMetric(now, "MiB")
			b.ReportMetric(peak, "MiB-peak")
			s.Close()
			s.Code()
		}
	})
}

// process is a client of the program in a process of its own.
type process struct {
	*lsptest.Client
	cmd *exec.Cmd
}

func startProgram(b *testing.B, program string) *process {
	p := &process{cmd: exec.Command(program, "lsp")}
	ready := make(chan struct{})
	p.Client = lsptest.Start(b, func(in io.Reader, out io.Writer) int {
		p.cmd.Stdin, p.cmd.Stdout = in, out
		if err := p.cmd.Start(); err != nil {
			b.Error(err)
		}
		close(ready)
		_ = p.cmd.Wait() // ends with code 1, since nobody said shutdown
		return p.cmd.ProcessState.ExitCode()
	})
	<-ready
	p.Call("initialize", map[string]any{"processId": nil, "capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}})
	p.Notify("initialized", map[string]any{})
	return p
}

func benchURI(i int) string { return fmt.Sprintf("untitled:report-%d", i) }

func (p *process) open(i int, text string) {
	p.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": benchURI(i), "languageId": "plaintext", "version": 0, "text": text}})
}

func (p *process) edit(i, version, line int, words string) {
	at := map[string]any{"line": line, "character": 0}
	p.Notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": benchURI(i), "version": version},
		"contentChanges": []any{map[string]any{"range": map[string]any{"start": at, "end": at}, "text": words + " "}},
	})
}

func (p *process) pull(i int) {
	p.Call("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": benchURI(i)}})
}

// memory is what the process holds and has held, in MiB; zero where the system
// does not say.
func (p *process) memory(b *testing.B) (now, peak float64) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		b.Log("no figures of memory here")
		return 0, 0
	}
	read := func(key string) float64 {
		_, after, _ := strings.Cut(string(data), key+":")
		kb, _ := strconv.ParseFloat(strings.Fields(after + " 0")[0], 64)
		return kb / 1024
	}
	return read("VmRSS"), read("VmHWM")
}
