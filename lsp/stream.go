package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

const (
	// maxBody is the largest message that is read, in bytes. JSON may take six
	// bytes for one, and a document of 20 MB must get through.
	maxBody = 192 << 20
	// backlog is how many bytes may wait to be written before no further
	// request is taken: a client that stops reading stops being served.
	backlog = 16 << 20
)

// stream is the frames of the protocol over a reader and a writer: the
// ObjectStream of the JSON-RPC library. A message that cannot be understood is
// answered here; a frame that cannot be told from the next ends the stream.
// Writing never waits: frames go out from a goroutine of their own.
type stream struct {
	in  *bufio.Reader
	out io.Writer

	mu      sync.Mutex
	changed *sync.Cond
	waiting []frame
	bytes   int // of waiting, and of what is being written
	closed  bool
	failed  bool
	gone    chan struct{} // closed with failed: nobody reads
}

// frame is one message to write. Of the frames with one key only the newest
// is kept.
type frame struct {
	key  string
	body []byte
}

func newStream(in io.Reader, out io.Writer) *stream {
	s := &stream{in: bufio.NewReaderSize(in, 64<<10), out: out, gone: make(chan struct{})}
	s.changed = sync.NewCond(&s.mu)
	go s.write()
	return s
}

var errFrame = errors.New("the frame's header is not one of the protocol")

// ReadObject reads the next message that can be understood.
func (s *stream) ReadObject(v any) error {
	for {
		n, err := s.header()
		if err != nil {
			if errors.Is(err, errFrame) {
				s.refuse(nil, codeParseError, "the header of a message is not one of the protocol; the connection ends here")
			}
			return err
		}
		if n > maxBody {
			s.refuse(nil, codeInvalidRequest, fmt.Sprintf("a message of %d MB is larger than what is read (%d MB)", n>>20, maxBody>>20))
			if _, err := io.CopyN(io.Discard, s.in, n); err != nil {
				return err
			}
			continue
		}
		var body bytes.Buffer
		if _, err := io.CopyN(&body, s.in, n); err != nil {
			return err
		}
		err = json.Unmarshal(body.Bytes(), v)
		switch {
		case err == nil:
			return nil
		case !json.Valid(body.Bytes()):
			s.refuse(nil, codeParseError, "a message is not valid JSON")
		default:
			s.refuse(idOf(body.Bytes()), codeInvalidRequest, "a message is neither a request nor a response")
		}
	}
}

// header reads up to the body and returns its length in bytes.
func (s *stream) header() (int64, error) {
	length := int64(-1)
	for first := true; ; first = false {
		line, err := s.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return 0, errFrame
		}
		if err != nil {
			if errors.Is(err, io.EOF) && (len(line) > 0 || !first) {
				return 0, io.ErrUnexpectedEOF
			}
			return 0, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			if length < 0 {
				return 0, errFrame
			}
			return length, nil
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			return 0, errFrame
		}
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
			if err != nil || n < 0 {
				return 0, errFrame
			}
			length = n
		}
	}
}

// idOf is the id of a message, where it has one that can be answered.
func idOf(body []byte) any {
	var m struct {
		ID any `json:"id"`
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if d.Decode(&m) != nil {
		return nil
	}
	switch m.ID.(type) {
	case string, json.Number:
		return m.ID
	}
	return nil
}

// response is a message that answers a request.
type response struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      any             `json:"id"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
}

// rpcError is an error as the client is told it. It names no word of a document.
type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *rpcError) Error() string { return e.Message }

func (s *stream) refuse(id any, code int, message string) {
	s.send("", response{JSONRPC: "2.0", ID: id, Error: &rpcError{code, message}})
}

// notify sends a notification in the place of any that waits under its key.
func (s *stream) notify(key, method string, params any) {
	s.send(key, struct {
		JSONRPC string `json:"jsonrpc"`
		Method  string `json:"method"`
		Params  any    `json:"params"`
	}{"2.0", method, params})
}

// WriteObject queues a message of the library's.
func (s *stream) WriteObject(v any) error {
	s.send("", v)
	return nil
}

func (s *stream) send(key string, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		return // every type here can be marshalled
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.failed {
		return
	}
	if key != "" {
		for i := range s.waiting {
			if s.waiting[i].key == key {
				s.bytes -= len(s.waiting[i].body)
				s.waiting = append(s.waiting[:i], s.waiting[i+1:]...)
				break
			}
		}
	}
	s.waiting = append(s.waiting, frame{key, body})
	s.bytes += len(body)
	s.changed.Broadcast()
}

// write writes what waits until the stream is closed and nothing is left.
func (s *stream) write() {
	w := bufio.NewWriterSize(s.out, 64<<10)
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		for len(s.waiting) == 0 && !s.closed {
			s.changed.Wait()
		}
		if len(s.waiting) == 0 {
			return
		}
		f := s.waiting[0]
		s.waiting[0] = frame{}
		s.waiting = s.waiting[1:]
		last := len(s.waiting) == 0
		s.mu.Unlock()
		_, err := fmt.Fprintf(w, "Content-Length: %d\r\n\r\n", len(f.body))
		if err == nil {
			_, err = w.Write(f.body)
		}
		if err == nil && last {
			err = w.Flush()
		}
		s.mu.Lock()
		s.bytes -= len(f.body)
		if err != nil && !s.failed { // nobody is there to read
			s.failed, s.waiting, s.bytes = true, nil, 0
			close(s.gone)
		}
		s.changed.Broadcast()
	}
}

// room waits until little enough is left to write.
func (s *stream) room() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.bytes > backlog && !s.closed && !s.failed {
		s.changed.Wait()
	}
}

// flushed returns a channel that closes when all has been written.
func (s *stream) flushed() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.mu.Lock()
		defer s.mu.Unlock()
		for s.bytes > 0 && !s.failed {
			s.changed.Wait()
		}
	}()
	return done
}

// Close lets what waits be written and takes nothing more.
func (s *stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.changed.Broadcast()
	return nil
}
