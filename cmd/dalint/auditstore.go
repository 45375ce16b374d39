package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/dalint/dalint/lint"
	"github.com/dalint/dalint/lint/audit"
	"github.com/dalint/dalint/lint/cast"
)

// storeSchema is on the first line of each file of a store.
const storeSchema = "dalint/audit-store/1"

// store keeps what an audit found, so that it can go on where it was stopped. It
// is a folder of files of lines, each with a key and an audit.Record: no words,
// no names and no paths. The key is a hash of the content of a document, its
// name, the rules, the settings and the version; what was found under another
// one is not found again. Every run adds a file of its own, so that several may
// share a store. A nil store keeps nothing. It may be used by several goroutines.
type store struct {
	dir string

	mu    sync.Mutex
	at    map[storeKey]stretch
	files []*os.File // to read from; the last one is also written, once own is set
	own   bool
	size  int64 // of the own file
	err   error // the first that kept a result from being kept
}

type storeKey [sha256.Size / 2]byte

// stretch is where a record is: bytes of one of the files.
type stretch struct {
	file   int32
	length int32
	offset int64
}

type storeLine struct {
	Key    string       `json:"key"`
	Record audit.Record `json:"record"`
}

// droppings are what file managers leave in any folder that is looked at.
var droppings = map[string]bool{".ds_store": true, "thumbs.db": true, "desktop.ini": true}

// openStore opens a store, or makes one of a folder that is empty or not there.
func openStore(dir string) (*store, error) {
	fail := func(err error) error { return fmt.Errorf("--store %s: %w", oneLine(dir), err) }
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fail(fmt.Errorf("cannot be made: %w", plainWrite(err)))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fail(plain(err))
	}
	s := &store{dir: dir, at: map[storeKey]stretch{}}
	for _, e := range entries {
		if droppings[strings.ToLower(e.Name())] {
			continue
		}
		if !strings.HasPrefix(e.Name(), "results-") || !strings.HasSuffix(e.Name(), ".jsonl") || !e.Type().IsRegular() {
			_ = s.close() // it was only read
			return nil, fail(fmt.Errorf("holds %s, which is no part of a store: name a new folder", oneLine(e.Name())))
		}
		if err := s.read(filepath.Join(dir, e.Name())); err != nil {
			_ = s.close() // it was only read
			return nil, fail(fmt.Errorf("%s: %w", oneLine(e.Name()), err))
		}
	}
	return s, nil
}

// read takes in one file. Lines that are no records are passed over: the last
// one of a run that was killed is cut short, and what it held is found again.
func (s *store) read(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return plain(err)
	}
	s.files = append(s.files, f)
	r := bufio.NewReaderSize(f, 1<<16)
	offset := int64(0)
	for number := 0; ; number++ {
		line, err := r.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return plain(err)
		}
		if err != nil {
			return nil
		}
		if number == 0 && !bytes.Contains(line, []byte(`"`+storeSchema+`"`)) {
			return errors.New("was not written by this version of dalint: name a new folder")
		}
		var key struct{ Key string }
		if json.Unmarshal(line, &key) == nil {
			if k, ok := parseKey(key.Key); ok {
				s.at[k] = stretch{int32(len(s.files) - 1), int32(len(line)), offset}
			}
		}
		offset += int64(len(line))
	}
}

func parseKey(s string) (k storeKey, ok bool) {
	n, err := hex.Decode(k[:], []byte(s[:min(len(s), 2*len(k))]))
	return k, err == nil && n == len(k) && len(s) == 2*len(k)
}

// key is the key of a document, as its rules and settings have it checked.
func (s *store) key(rules string, set *settings, name string, data []byte) storeKey {
	if s == nil {
		return storeKey{}
	}
	h := sha256.New()
	// Everything that a result hangs on, and nothing that it does not.
	_ = json.NewEncoder(h).Encode(struct {
		Build, Rules, Name string
		Options            lint.Options
		Accept             []lint.Accept
		Flags, Config      []cast.Declaration
		Typed, Shared      bool
	}{build(), rules, name, set.opts, set.accept, set.flagCast, set.confCast, set.typed, set.shared})
	h.Write(data)
	return storeKey(h.Sum(nil)[:len(storeKey{})])
}

// build names this very program: a version that is being worked on has no name
// of its own, so the file that runs is asked when it was made.
var build = sync.OnceValue(func() string {
	if released != "" {
		return released
	}
	path, err := os.Executable()
	if err != nil {
		return version()
	}
	info, err := os.Stat(path)
	if err != nil {
		return version()
	}
	return fmt.Sprintf("%s %d %d", version(), info.Size(), info.ModTime().UnixNano())
})

// get is what was kept under a key.
func (s *store) get(k storeKey) (rec audit.Record, ok bool) {
	if s == nil {
		return rec, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.at[k]
	if !ok {
		return rec, false
	}
	buf := make([]byte, at.length)
	var line storeLine
	if _, err := s.files[at.file].ReadAt(buf, at.offset); err != nil || json.Unmarshal(buf, &line) != nil {
		return rec, false
	}
	return line.Record, true
}

// put keeps a result. A document of which a part was not read is not kept: what
// is said of the part may hold words of it.
func (s *store) put(k storeKey, rec *audit.Record) {
	if s == nil || len(rec.NotRead) > 0 {
		return
	}
	line, err := json.Marshal(storeLine{hex.EncodeToString(k[:]), *rec})
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return
	}
	if err == nil && !s.own {
		err = s.begin()
	}
	if err == nil {
		_, err = s.files[len(s.files)-1].Write(append(line, '\n'))
	}
	if err != nil {
		s.err = err
		return
	}
	s.at[k] = stretch{int32(len(s.files) - 1), int32(len(line)) + 1, s.size}
	s.size += int64(len(line)) + 1
}

// begin makes the file of this run.
func (s *store) begin() error {
	f, err := os.CreateTemp(s.dir, "results-*.jsonl") // readable by its owner alone
	if err != nil {
		return err
	}
	s.files, s.own = append(s.files, f), true
	n, err := fmt.Fprintf(f, "{\"schema\":%q}\n", storeSchema)
	s.size = int64(n)
	return err
}

// close ends the use of the store and says what went wrong with it.
func (s *store) close() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		if err := f.Close(); err != nil && s.err == nil {
			s.err = err
		}
	}
	s.files = nil
	if s.err != nil {
		return fmt.Errorf("--store %s: results could not be kept: %w", oneLine(s.dir), plainWrite(s.err))
	}
	return nil
}
