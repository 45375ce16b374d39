package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// browser is Chromium without a screen, spoken to over a pipe in the DevTools
// protocol: commands and their answers are JSON, each with a zero byte behind it.
type browser struct {
	t       *testing.T
	to      *os.File
	answers *os.File
	from    *bufio.Reader
	last    int    // number of a command
	session string // of the tab that is open
	events  []event
}

// event is what the browser says without being asked.
type event struct {
	Method string
	Params struct {
		Request  struct{ URL string } // Network.requestWillBeSent
		Entry    struct{ Text string }
		Exc      struct{ Text string } `json:"exceptionDetails"`
		Name     string
		Redirect json.RawMessage `json:"redirectResponse"`
	}
}

// browserPatience is how long a browser may take over one command on a busy machine.
const browserPatience = 3 * time.Minute

// newBrowser starts a browser that ends with the test; path is that of Chromium.
func newBrowser(t *testing.T, path string) *browser {
	t.Helper()
	theirs, to := pipe(t)
	answers, written := pipe(t)
	profile := t.TempDir()
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
		"--no-first-run", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	cmd.ExtraFiles = []*os.File{theirs, written} // 3 and 4, which the flag means
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = theirs.Close(), written.Close()
	b := &browser{t: t, to: to, answers: answers, from: bufio.NewReader(answers)}
	t.Cleanup(func() {
		_ = to.Close() // it ends when nobody is there to tell it anything
		ended := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		ended.Stop()
		_ = answers.Close()
	})
	return b
}

func pipe(t *testing.T) (read, write *os.File) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return read, write
}

// message is one thing that the browser says.
func (b *browser) message() (raw []byte) {
	b.t.Helper()
	_ = b.answers.SetReadDeadline(time.Now().Add(browserPatience))
	raw, err := b.from.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("the browser says nothing: %v", err)
	}
	return raw[:len(raw)-1]
}

// call has the browser do something, and decodes its answer; into may be nil.
func (b *browser) call(method string, params map[string]any, into any) {
	b.t.Helper()
	b.last++
	command := map[string]any{"id": b.last, "method": method, "params": params}
	if b.session != "" {
		command["sessionId"] = b.session
	}
	raw, err := json.Marshal(command)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(raw, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		raw := b.message()
		var m struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := json.Unmarshal(raw, &m); err != nil {
			b.t.Fatal(err)
		}
		if m.ID == 0 {
			b.hear(raw)
			continue
		}
		if m.Error != nil {
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		}
		if into != nil {
			if err := json.Unmarshal(m.Result, into); err != nil {
				b.t.Fatal(err)
			}
		}
		return
	}
}

func (b *browser) hear(raw []byte) {
	var e event
	if json.Unmarshal(raw, &e) == nil {
		b.events = append(b.events, e)
	}
}

// open shows a file in a tab of its own, so wide, and forgets what it heard before.
func (b *browser) open(path string, width int) {
	b.t.Helper()
	if b.session != "" {
		b.call("Page.close", nil, nil)
		b.session = ""
	}
	var tab struct{ TargetID, SessionID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &tab)
	b.call("Target.attachToTarget", map[string]any{"targetId": tab.TargetID, "flatten": true}, &tab)
	b.session, b.events = tab.SessionID, nil
	for _, domain := range []string{"Page", "Network", "Log", "Runtime"} {
		b.call(domain+".enable", nil, nil)
	}
	b.call("Page.setLifecycleEventsEnabled", map[string]any{"enabled": true}, nil)
	b.width(width)
	abs, err := filepath.Abs(path)
	if err != nil {
		b.t.Fatal(err)
	}
	b.events = nil // of the empty tab
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	b.call("Page.navigate", map[string]any{"url": u.String()}, nil)
	for !slices.ContainsFunc(b.events, func(e event) bool {
		return e.Method == "Page.lifecycleEvent" && e.Params.Name == "networkIdle" // half a second after the last request
	}) {
		b.hear(b.message())
	}
}

// width sets how wide the window is.
func (b *browser) width(width int) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil)
}

// ask runs an expression in the page, which the page's policy does not hinder, and
// decodes what comes of it.
func (b *browser) ask(expression string, into any) {
	b.t.Helper()
	var got struct {
		Result struct {
			Value       json.RawMessage
			Description string
		}
		ExceptionDetails *struct{ Text string }
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true}, &got)
	if got.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", got.ExceptionDetails.Text, got.Result.Description)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(got.Result.Value, into); err != nil {
		b.t.Fatalf("%v: %s", err, got.Result.Value)
	}
}

// requests are the addresses that the page has asked for, its own left out.
func (b *browser) requests() (urls []string) {
	b.t.Helper()
	b.ask("new Promise((done) => setTimeout(done, 100))", nil) // so that what was asked for last is heard
	own := false
	for _, e := range b.events {
		if e.Method != "Network.requestWillBeSent" {
			continue
		}
		if !own && strings.HasPrefix(e.Params.Request.URL, "file:") {
			own = true
			continue
		}
		urls = append(urls, e.Params.Request.URL)
	}
	return urls
}

// complaints are what the browser has to say of the page: mistakes of its script,
// and what its policy has forbidden.
func (b *browser) complaints() (said []string) {
	for _, e := range b.events {
		switch e.Method {
		case "Log.entryAdded":
			said = append(said, e.Params.Entry.Text)
		case "Runtime.exceptionThrown":
			said = append(said, e.Params.Exc.Text)
		}
	}
	return said
}

// picture is the whole page as PNG.
func (b *browser) picture() []byte {
	b.t.Helper()
	var size struct{ Width, Height int }
	b.ask("({ width: innerWidth, height: document.documentElement.scrollHeight })", &size)
	return b.data("Page.captureScreenshot", map[string]any{
		"captureBeyondViewport": true, "clip": map[string]any{"x": 0, "y": 0, "width": size.Width, "height": size.Height, "scale": 1},
	})
}

// print is the page on A4, as PDF.
func (b *browser) print() []byte {
	b.t.Helper()
	return b.data("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": false})
}

func (b *browser) data(method string, params map[string]any) []byte {
	b.t.Helper()
	var got struct{ Data string }
	b.call(method, params, &got)
	data, err := base64.StdEncoding.DecodeString(got.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}
