// Package lsptest is a client of the language server, for tests: it sends what
// it is told, keeps what comes, and answers nothing by itself.
package lsptest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Message is any message of the protocol, as it was sent.
type Message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *Error          `json:"error"`
	Raw    string          `json:"-"`
}

// Error is the error of a response.
type Error struct {
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data"`
}

// Client is one end of a connection.
type Client struct {
	t    testing.TB
	in   io.WriteCloser // to the server
	code chan int

	mu      sync.Mutex
	changed *sync.Cond
	got     []Message // not yet taken
	ended   bool
	paused  bool
	next    int
}

// patience is how long a message may take before the test fails.
const patience = 20 * time.Second

// Start runs a server on pipes. It is ended with the test.
func Start(t testing.TB, serve func(in io.Reader, out io.Writer) int) *Client {
	t.Helper()
	fromClient, in := io.Pipe()
	out, toClient := io.Pipe()
	c := &Client{t: t, in: in, code: make(chan int, 1)}
	c.changed = sync.NewCond(&c.mu)
	go c.read(bufio.NewReader(out))
	go func() {
		code := serve(fromClient, toClient)
		_ = toClient.Close()
		_ = fromClient.Close()
		c.code <- code
	}()
	t.Cleanup(func() { _ = in.Close() })
	return c
}

func (c *Client) read(r *bufio.Reader) {
	for {
		c.mu.Lock()
		for c.paused {
			c.changed.Wait()
		}
		c.mu.Unlock()
		length := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				c.end()
				return
			}
			line = strings.TrimSpace(line)
			if line == "" {
				break
			}
			if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				length, _ = strconv.Atoi(v)
			}
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			c.end()
			return
		}
		m := Message{Raw: string(body)}
		if err := json.Unmarshal(body, &m); err != nil {
			c.t.Errorf("the server wrote no JSON: %v", err)
		}
		c.mu.Lock()
		c.got = append(c.got, m)
		c.changed.Broadcast()
		c.mu.Unlock()
	}
}

func (c *Client) end() {
	c.mu.Lock()
	c.ended = true
	c.changed.Broadcast()
	c.mu.Unlock()
}

// Pause stops or starts reading what the server writes.
func (c *Client) Pause(on bool) {
	c.mu.Lock()
	c.paused = on
	c.changed.Broadcast()
	c.mu.Unlock()
}

// Raw sends bytes as they are. A server that has ended takes none, which those
// who wait for its answer learn.
func (c *Client) Raw(s string) { _, _ = io.WriteString(c.in, s) }

// Send sends a message, framed.
func (c *Client) Send(body string) {
	c.Raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

// Notify sends a notification.
func (c *Client) Notify(method string, params any) {
	c.Send(Encode(map[string]any{"jsonrpc": "2.0", "method": method, "params": params}))
}

// Ask sends a request and returns its id.
func (c *Client) Ask(method string, params any) int {
	c.next++
	c.Send(Encode(map[string]any{"jsonrpc": "2.0", "id": c.next, "method": method, "params": params}))
	return c.next
}

// Call sends a request and waits for its response.
func (c *Client) Call(method string, params any) Message {
	c.t.Helper()
	return c.Answer(c.Ask(method, params))
}

// Answer waits for the response to a request.
func (c *Client) Answer(id int) Message {
	c.t.Helper()
	want := strconv.Itoa(id)
	return c.Wait("the answer to request "+want, func(m Message) bool { return m.Method == "" && string(m.ID) == want })
}

// Method waits for the next message with a method.
func (c *Client) Method(method string) Message {
	c.t.Helper()
	return c.Wait(method, func(m Message) bool { return m.Method == method })
}

// Wait takes the first message that fits.
func (c *Client) Wait(what string, fits func(Message) bool) Message {
	c.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		c.mu.Lock()
		late = true
		c.changed.Broadcast()
		c.mu.Unlock()
	})
	defer timer.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		for i, m := range c.got {
			if fits(m) {
				c.got = append(c.got[:i:i], c.got[i+1:]...)
				return m
			}
		}
		if c.ended || late {
			var rest []string
			for _, m := range c.got {
				rest = append(rest, m.Raw[:min(len(m.Raw), 300)])
			}
			c.t.Fatalf("%s did not come (the server ended: %v); there are:\n%s", what, c.ended, strings.Join(rest, "\n"))
		}
		c.changed.Wait()
	}
}

// Waiting are the messages that came and were not taken.
func (c *Client) Waiting() []Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]Message(nil), c.got...)
}

// Reply answers a request of the server's.
func (c *Client) Reply(m Message, result any) {
	c.Send(Encode(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": result}))
}

// Close closes the server's input.
func (c *Client) Close() { _ = c.in.Close() }

// Code waits for the server to end.
func (c *Client) Code() int {
	c.t.Helper()
	select {
	case code := <-c.code:
		return code
	case <-time.After(patience):
		c.t.Fatal("the server does not end")
		return -1
	}
}

// Encode is v as JSON.
func Encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
