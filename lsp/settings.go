package lsp

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/dalint/dalint/lint"
)

// settings are what the editor's user may choose, under "dalint".
type settings struct {
	Choices
	Severity             map[string]string // of error, warning, suggestion and practice, in the editor's words
	MaxDiagnostics       int               // findings shown of one document
	Debounce             int               // milliseconds
	SemanticTokens       bool
	CodeLens             bool
	WorkspaceDiagnostics bool
}

func defaults() settings {
	return settings{
		Severity:       map[string]string{"error": "error", "warning": "warning", "suggestion": "information", "practice": "information"},
		MaxDiagnostics: 250,
		Debounce:       200,
	}
}

func (s *settings) debounce() time.Duration { return time.Duration(s.Debounce) * time.Millisecond }

// level is how a finding is shown; 0: not at all. One about the document as a
// whole would be too loud at the one place where it stands.
func (s *settings) level(f *lint.Finding) int {
	if f.OfDocument() {
		return levels[s.Severity["practice"]]
	}
	return levels[s.Severity[f.Severity.String()]]
}

// levels are the protocol's severities by name. "off" keeps a finding out.
var levels = map[string]int{
	"error": severityError, "warning": severityWarning, "information": severityInformation, "hint": severityHint, "off": 0,
}

// foreign are keys of the section that are for extensions of editors.
var foreign = []string{"path", "server", "trace", "enable", "enabled"}

// keys are where the value of each key of the section goes.
func (s *settings) keys(severity *map[string]string) map[string]any {
	return map[string]any{
		"config": &s.Config, "rules": &s.Rules, "only": &s.Only, "skip": &s.Skip, "type": &s.Type, "jurisdiction": &s.Jurisdiction,
		"domesticAbuse": &s.DomesticAbuse, "minSeverity": &s.MinSeverity, "maxDiagnostics": &s.MaxDiagnostics, "debounce": &s.Debounce,
		"semanticTokens": &s.SemanticTokens, "codeLens": &s.CodeLens, "workspaceDiagnostics": &s.WorkspaceDiagnostics, "severity": severity,
	}
}

// own is what an object of settings says of dalint: its section, or all of it
// where it is the section itself; nil where it is about other programs only.
func own(raw json.RawMessage) json.RawMessage {
	var all map[string]json.RawMessage
	if json.Unmarshal(raw, &all) != nil {
		return raw // and be told that it is no object
	}
	if section, ok := all["dalint"]; ok {
		if string(section) == "null" {
			return nil
		}
		return section
	}
	var s settings
	for key := range s.keys(nil) {
		if _, ok := all[key]; ok {
			return raw
		}
	}
	return nil
}

// read takes keys from a client's object and says what is wrong with it, in
// words that quote the names of keys and nothing else.
func (s *settings) read(raw json.RawMessage) (problems []string) {
	var given map[string]json.RawMessage
	if json.Unmarshal(raw, &given) != nil {
		return []string{"the settings are not an object"}
	}
	if inner, ok := given["dalint"]; ok && len(given) == 1 {
		return s.read(inner)
	}
	var mapping map[string]string
	into := s.keys(&mapping)
	for key, value := range given {
		target, ok := into[key]
		switch {
		case string(value) == "null":
		case !ok && !slices.Contains(foreign, key):
			problems = append(problems, "there is no setting dalint."+printable(key))
		case ok && json.Unmarshal(value, target) != nil:
			problems = append(problems, "the setting dalint."+key+" has a value of the wrong kind")
		}
	}
	ours := defaults()
	for key, level := range mapping {
		if _, ok := ours.Severity[key]; !ok {
			problems = append(problems, "dalint.severity knows error, warning, suggestion and practice, not "+printable(key))
		} else if _, ok := levels[level]; !ok {
			problems = append(problems, "dalint.severity."+key+" must be error, warning, information, hint or off")
		} else {
			ours.Severity[key] = level
		}
	}
	s.Severity = ours.Severity
	if s.MaxDiagnostics < 1 {
		s.MaxDiagnostics = ours.MaxDiagnostics
	}
	if s.Debounce < 0 {
		s.Debounce = ours.Debounce
	}
	slices.Sort(problems)
	return problems
}

// apply makes the client's settings those that hold.
func (s *Server) apply(raw json.RawMessage) {
	next := defaults()
	problems := next.read(raw)
	s.mu.Lock()
	next.WorkspaceDiagnostics = next.WorkspaceDiagnostics || s.settings.WorkspaceDiagnostics // as announced
	s.settings = next
	s.mu.Unlock()
	if err := s.host.Configure(next.Choices); err != nil {
		problems = append(problems, strings.Split(err.Error(), "\n")...)
	}
	for _, p := range problems {
		s.log(logWarning, p)
	}
	s.renew()
}

// pullSettings asks the client for its settings.
func (s *Server) pullSettings() {
	var got []json.RawMessage
	if s.call(s.ctx, "workspace/configuration", configurationParams{[]configurationItem{{"dalint"}}}, &got) != nil {
		return // what the client sent with initialize holds
	}
	if len(got) == 1 && string(got[0]) != "null" {
		s.apply(got[0])
	}
}

func (s *Server) didChangeConfiguration(p didChangeConfigurationParams) error {
	s.mu.Lock()
	pull := s.client.Workspace.Configuration
	s.mu.Unlock()
	switch {
	case pull:
		go s.pullSettings()
	case len(p.Settings) > 0 && string(p.Settings) != "null":
		if section := own(p.Settings); section != nil {
			s.apply(section)
		}
	default:
		s.reload()
	}
	return nil
}

// didChangeWatchedFiles reads configurations and rules anew, whichever it was.
func (s *Server) didChangeWatchedFiles(raw json.RawMessage) error {
	var p struct {
		Changes []textDocumentIdentifier `json:"changes"`
	}
	if err := decode(raw, &p); err != nil {
		return err
	}
	if slices.ContainsFunc(p.Changes, func(c textDocumentIdentifier) bool { return path.Ext(c.URI) == ".toml" }) {
		s.reload()
	}
	return nil
}

// reload reads configurations and rules anew.
func (s *Server) reload() {
	s.mu.Lock()
	choices := s.settings.Choices
	s.mu.Unlock()
	if err := s.host.Configure(choices); err != nil {
		s.log(logError, err.Error())
	}
	s.renew()
}

// notice takes in a configuration that was changed and not announced.
func (s *Server) notice(path string) {
	revision := s.host.Revision(path)
	s.mu.Lock()
	changed := revision > s.revision
	s.revision = max(s.revision, revision)
	s.mu.Unlock()
	if changed {
		s.renew()
	}
}

// renew makes all that was found so far out of date, and sees to it that the
// client has it anew.
func (s *Server) renew() {
	s.mu.Lock()
	s.config++
	client, pushes := s.client, s.pushes()
	var open []string
	for uri := range s.docs {
		open = append(open, uri)
	}
	s.mu.Unlock()
	if pushes {
		slices.Sort(open)
		for _, uri := range open {
			s.publishSoon(uri, 0)
		}
	} else if client.Workspace.Diagnostics.RefreshSupport {
		s.ask("workspace/diagnostic/refresh", nil)
	}
	if client.Workspace.CodeLens.RefreshSupport {
		s.ask("workspace/codeLens/refresh", nil)
	}
	if client.Workspace.SemanticTokens.RefreshSupport {
		s.ask("workspace/semanticTokens/refresh", nil)
	}
}
