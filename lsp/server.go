package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// Server is one connection with one client.
type Server struct {
	host    Host
	version string
	out     *stream
	conn    *jsonrpc2.Conn
	ctx     context.Context // of the connection
	over    chan int        // the code to end with

	mu       sync.Mutex
	state    state
	client   clientCapabilities
	encoding encoding
	folders  []workspaceFolder
	settings settings
	config   int // counts configurations: what was found under another is out of date
	revision int // of the host's configurations
	docs     map[string]*document
	warm     []*document                // with a session, the last used last
	running  map[any]context.CancelFunc // requests, by id
	watched  string                     // the watchers registered, joined
	watching int                        // counts registrations of watchers
	files    map[string]fileReport      // of workspace runs, by path
	tokens   int                        // counts tokens of progress
}

// state is how far the life of a connection has come.
type state uint8

const (
	fresh state = iota
	initialized
	shut
)

// parentPoll is how often the process that started the server is looked for.
const parentPoll = 3 * time.Second

// lastWords is how long what was not yet written may take at the end.
const lastWords = time.Second

// Serve speaks the protocol until the client says exit, the input ends, nobody
// takes the output any more, the context ends or the client's process is gone. It returns the exit code: 0
// after a shutdown, else 1. Version is the program's.
func Serve(ctx context.Context, in io.Reader, out io.Writer, host Host, version string) int {
	s := newServer(ctx, in, out, host, version)
	code := 1
	select {
	case code = <-s.over:
	case <-s.conn.DisconnectNotify():
		code = s.codeLeft()
	case <-s.out.gone:
		code = s.codeLeft()
	}
	late := make(chan struct{})
	stop := host.After(lastWords, func() { close(late) })
	select {
	case <-s.out.flushed():
		stop()
	case <-late:
	}
	_ = s.conn.Close() // the only error is that it is closed already
	return code
}

// codeLeft is the exit code where the client has gone.
func (s *Server) codeLeft() int {
	select {
	case code := <-s.over: // exit came, and the client went right behind it
		return code
	default:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == shut {
		return 0
	}
	return 1
}

func newServer(ctx context.Context, in io.Reader, out io.Writer, host Host, version string) *Server {
	s := &Server{
		host: host, version: version, out: newStream(in, out), ctx: ctx, over: make(chan int, 8),
		encoding: utf16Encoding, settings: defaults(),
		docs: map[string]*document{}, running: map[any]context.CancelFunc{}, files: map[string]fileReport{},
	}
	s.mu.Lock() // until conn is set
	s.conn = jsonrpc2.NewConn(ctx, s.out, s, jsonrpc2.SetLogger(silent{}))
	s.mu.Unlock()
	return s
}

// silent is the library's logger: it might write what a client sent.
type silent struct{}

func (silent) Printf(string, ...any) {}

// end ends Serve.
func (s *Server) end(code int) {
	select {
	case s.over <- code:
	default:
	}
}

// Handle takes a message; the library calls it for one after another.
func (s *Server) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	var params json.RawMessage
	if req.Params != nil {
		params = *req.Params
	}
	if req.Notif {
		s.notification(req.Method, params)
		return
	}
	s.out.room()
	s.request(ctx, wireID(req.ID), req.Method, params)
}

// wireID is an id as it was sent: the library keeps numbers unsigned.
func wireID(id jsonrpc2.ID) any {
	if id.IsString {
		return id.Str
	}
	return int64(id.Num)
}

func (s *Server) notification(method string, params json.RawMessage) {
	if method == "exit" {
		s.mu.Lock()
		code := 1
		if s.state == shut {
			code = 0
		}
		s.mu.Unlock()
		s.end(code)
		return
	}
	s.mu.Lock()
	now := s.state
	s.mu.Unlock()
	if now != initialized {
		return // nothing but exit is meant for now
	}
	h, ok := notifications[method]
	if !ok {
		if !strings.HasPrefix(method, "$/") {
			s.log(logWarning, "a notification that dalint does not know was ignored: "+printable(method))
		}
		return
	}
	if err := contained(func() error { return h(s, params) }); err != nil {
		s.log(logWarning, method+": "+err.Error())
	}
}

func (s *Server) request(ctx context.Context, id any, method string, params json.RawMessage) {
	s.mu.Lock()
	now := s.state
	s.mu.Unlock()
	h, known := requests[method]
	switch {
	case method == "initialize" && now == fresh, method == "shutdown" && now == initialized:
		result, err := contained2(func() (any, error) { return h(s, ctx, params) })
		s.reply(id, result, err)
		return
	case now == fresh:
		s.reply(id, nil, &rpcError{codeServerNotInitialized, "initialize comes first"})
		return
	case now == shut:
		s.reply(id, nil, &rpcError{codeInvalidRequest, "the server has been shut down"})
		return
	case method == "initialize":
		s.reply(id, nil, &rpcError{codeInvalidRequest, "the server has been initialized already"})
		return
	case !known:
		s.reply(id, nil, &rpcError{codeMethodNotFound, "dalint does not know the method " + printable(method)})
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	s.running[id] = cancel
	s.mu.Unlock()
	go func() {
		result, err := contained2(func() (any, error) { return h(s, ctx, params) })
		s.mu.Lock()
		delete(s.running, id)
		s.mu.Unlock()
		if ctx.Err() != nil {
			result, err = nil, &rpcError{codeRequestCancelled, "cancelled"}
		}
		cancel()
		s.reply(id, result, err)
	}()
}

// reply answers a request.
func (s *Server) reply(id, result any, err error) {
	r := response{JSONRPC: "2.0", ID: id}
	if err == nil {
		r.Result, err = json.Marshal(result)
	}
	if err != nil {
		var e *rpcError
		if !errors.As(err, &e) {
			e = &rpcError{codeRequestFailed, err.Error()}
		}
		r.Error = e
	}
	s.out.send("", r)
}

// contained2 runs f and turns a panic into an error that names neither code
// nor text.
func contained2(f func() (any, error)) (result any, err error) {
	defer func() {
		if recover() != nil {
			result, err = nil, &rpcError{codeInternalError, "a fault in dalint: please report it, with the version (dalint version)"}
		}
	}()
	return f()
}

func contained(f func() error) error {
	_, err := contained2(func() (any, error) { return nil, f() })
	return err
}

// call asks the client for something and waits for the answer, or for the end
// of the context: an answer that comes later is not heard.
func (s *Server) call(ctx context.Context, method string, params, result any) error {
	return s.conn.Call(ctx, method, params, result)
}

// ask is call without an answer that matters. What is asked one after another
// reaches the client in that order.
func (s *Server) ask(method string, params any) {
	_, _ = s.conn.DispatchCall(s.ctx, method, params) // a client that cannot is none the worse
}

const (
	logError   = 1
	logWarning = 2
	logInfo    = 3
)

// log tells the client's log something. It must hold no word of a document.
func (s *Server) log(kind int, message string) {
	s.out.notify("", "window/logMessage", logMessageParams{kind, message})
}

// printable is a name that a client sent, fit for a log.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, name[:min(len(name), 80)])
}

type (
	requestHandler      func(*Server, context.Context, json.RawMessage) (any, error)
	notificationHandler func(*Server, json.RawMessage) error
)

// requests and notifications are all that the server answers to.
var (
	requests      map[string]requestHandler
	notifications map[string]notificationHandler
)

func init() { // at start, since the handlers mention what the tables hold
	requests = map[string]requestHandler{
		"initialize":                       request((*Server).initialize),
		"shutdown":                         (*Server).shutdown,
		"textDocument/diagnostic":          request((*Server).documentDiagnostic),
		"workspace/diagnostic":             request((*Server).workspaceDiagnostic),
		"textDocument/hover":               request((*Server).hover),
		"textDocument/codeAction":          request((*Server).codeAction),
		"textDocument/codeLens":            request((*Server).codeLens),
		"textDocument/semanticTokens/full": request((*Server).semanticTokens),
		"workspace/executeCommand":         request((*Server).executeCommand),
	}
	notifications = map[string]notificationHandler{
		"initialized":                         (*Server).initialized,
		"$/cancelRequest":                     notification((*Server).cancelRequest),
		"textDocument/didOpen":                notification((*Server).didOpen),
		"textDocument/didChange":              notification((*Server).didChange),
		"textDocument/didClose":               notification((*Server).didClose),
		"textDocument/didSave":                notification((*Server).didSave),
		"workspace/didChangeConfiguration":    notification((*Server).didChangeConfiguration),
		"workspace/didChangeWatchedFiles":     (*Server).didChangeWatchedFiles,
		"workspace/didChangeWorkspaceFolders": notification((*Server).didChangeWorkspaceFolders),
		"window/workDoneProgress/cancel":      (*Server).ignore,
		"$/setTrace":                          (*Server).ignore,
	}
}

// request decodes a request's parameters.
func request[P, R any](h func(*Server, context.Context, P) (R, error)) requestHandler {
	return func(s *Server, ctx context.Context, raw json.RawMessage) (any, error) {
		var p P
		if err := decode(raw, &p); err != nil {
			return nil, err
		}
		return h(s, ctx, p)
	}
}

func notification[P any](h func(*Server, P) error) notificationHandler {
	return func(s *Server, raw json.RawMessage) error {
		var p P
		if err := decode(raw, &p); err != nil {
			return err
		}
		return h(s, p)
	}
}

// decode reads parameters. Its error does not quote them.
func decode(raw json.RawMessage, p any) error {
	if len(raw) == 0 || string(raw) == "null" {
		return &rpcError{codeInvalidParams, "the parameters are missing"}
	}
	if err := json.Unmarshal(raw, p); err != nil {
		message := "the parameters are not those of the method"
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) && kind.Field != "" {
			message += ": " + printable(kind.Field)
		}
		return &rpcError{codeInvalidParams, message}
	}
	return nil
}

func (s *Server) ignore(json.RawMessage) error { return nil }

func (s *Server) cancelRequest(p cancelParams) error {
	var id any
	var n int64
	if json.Unmarshal(p.ID, &n) == nil {
		id = n
	} else {
		var name string
		if json.Unmarshal(p.ID, &name) != nil {
			return nil
		}
		id = name
	}
	s.mu.Lock()
	cancel := s.running[id]
	s.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	return nil
}
