package lsp

import "encoding/json"

// The types of the protocol that dalint speaks, as the specification names
// them. What a client may send and dalint does not read is left out. A pointer
// tells "not given" from a zero.
//
// The file is long because it is a list: one place to hold against the
// specification, with no behaviour in it.

// Error codes, of JSON-RPC and of LSP.
const (
	codeParseError           = -32700
	codeInvalidRequest       = -32600
	codeMethodNotFound       = -32601
	codeInvalidParams        = -32602
	codeInternalError        = -32603
	codeServerNotInitialized = -32002
	codeRequestFailed        = -32803
	codeRequestCancelled     = -32800
)

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type lspRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string   `json:"uri"`
	Range lspRange `json:"range"`
}

type textDocumentIdentifier struct {
	URI string `json:"uri"`
}

type optionalVersionedTextDocumentIdentifier struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

type textDocumentItem struct {
	URI        string `json:"uri"`
	LanguageID string `json:"languageId"`
	Version    int    `json:"version"`
	Text       string `json:"text"`
}

type workspaceFolder struct {
	URI  string `json:"uri"`
	Name string `json:"name"`
}

// Life cycle.

type initializeParams struct {
	ProcessID             *int               `json:"processId"`
	RootURI               *string            `json:"rootUri"`
	RootPath              *string            `json:"rootPath"`
	InitializationOptions json.RawMessage    `json:"initializationOptions"`
	Capabilities          clientCapabilities `json:"capabilities"`
	WorkspaceFolders      []workspaceFolder  `json:"workspaceFolders"`
}

type dynamic struct {
	DynamicRegistration bool `json:"dynamicRegistration"`
}

type refreshing struct {
	RefreshSupport bool `json:"refreshSupport"`
}

type clientCapabilities struct {
	Workspace struct {
		WorkspaceEdit struct {
			DocumentChanges    bool     `json:"documentChanges"`
			ResourceOperations []string `json:"resourceOperations"`
			SnippetEditSupport bool     `json:"snippetEditSupport"`
		} `json:"workspaceEdit"`
		DidChangeConfiguration dynamic    `json:"didChangeConfiguration"`
		DidChangeWatchedFiles  dynamic    `json:"didChangeWatchedFiles"`
		Configuration          bool       `json:"configuration"`
		SemanticTokens         refreshing `json:"semanticTokens"`
		CodeLens               refreshing `json:"codeLens"`
		Diagnostics            refreshing `json:"diagnostics"`
	} `json:"workspace"`
	TextDocument struct {
		PublishDiagnostics diagnosticCapabilities  `json:"publishDiagnostics"`
		Diagnostic         *diagnosticCapabilities `json:"diagnostic"`
		Hover              struct {
			ContentFormat []string `json:"contentFormat"`
		} `json:"hover"`
		CodeAction struct {
			CodeActionLiteralSupport *json.RawMessage `json:"codeActionLiteralSupport"` // whatever is in it
			IsPreferredSupport       bool             `json:"isPreferredSupport"`
		} `json:"codeAction"`
		CodeLens       *dynamic `json:"codeLens"`
		SemanticTokens *struct {
			MultilineTokenSupport bool `json:"multilineTokenSupport"`
		} `json:"semanticTokens"`
	} `json:"textDocument"`
	Window struct {
		WorkDoneProgress bool `json:"workDoneProgress"`
	} `json:"window"`
	General struct {
		PositionEncodings []string `json:"positionEncodings"`
	} `json:"general"`
}

type diagnosticCapabilities struct {
	RelatedInformation     bool `json:"relatedInformation"`
	CodeDescriptionSupport bool `json:"codeDescriptionSupport"`
	DataSupport            bool `json:"dataSupport"`
}

type initializeResult struct {
	Capabilities serverCapabilities `json:"capabilities"`
	ServerInfo   serverInfo         `json:"serverInfo"`
}

type serverInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

type serverCapabilities struct {
	PositionEncoding       string                  `json:"positionEncoding"`
	TextDocumentSync       textDocumentSyncOptions `json:"textDocumentSync"`
	HoverProvider          bool                    `json:"hoverProvider"`
	CodeActionProvider     any                     `json:"codeActionProvider"` // bool or codeActionOptions
	DiagnosticProvider     *diagnosticOptions      `json:"diagnosticProvider,omitempty"`
	SemanticTokensProvider *semanticTokensOptions  `json:"semanticTokensProvider,omitempty"`
	CodeLensProvider       *codeLensOptions        `json:"codeLensProvider,omitempty"`
	ExecuteCommandProvider executeCommandOptions   `json:"executeCommandProvider"`
	Workspace              serverWorkspace         `json:"workspace"`
}

type textDocumentSyncOptions struct {
	OpenClose bool        `json:"openClose"`
	Change    int         `json:"change"` // 2: incremental
	Save      saveOptions `json:"save"`
}

type saveOptions struct {
	IncludeText bool `json:"includeText"`
}

type codeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds"`
}

type diagnosticOptions struct {
	Identifier            string `json:"identifier"`
	InterFileDependencies bool   `json:"interFileDependencies"`
	WorkspaceDiagnostics  bool   `json:"workspaceDiagnostics"`
	WorkDoneProgress      bool   `json:"workDoneProgress"`
}

type semanticTokensOptions struct {
	Legend semanticTokensLegend `json:"legend"`
	Full   bool                 `json:"full"`
}

type semanticTokensLegend struct {
	TokenTypes     []string `json:"tokenTypes"`
	TokenModifiers []string `json:"tokenModifiers"`
}

type codeLensOptions struct {
	ResolveProvider bool `json:"resolveProvider"`
}

type executeCommandOptions struct {
	Commands []string `json:"commands"`
}

type serverWorkspace struct {
	WorkspaceFolders struct {
		Supported           bool `json:"supported"`
		ChangeNotifications bool `json:"changeNotifications"`
	} `json:"workspaceFolders"`
}

// Synchronisation.

type didOpenParams struct {
	TextDocument textDocumentItem `json:"textDocument"`
}

type didChangeParams struct {
	TextDocument struct {
		URI     string `json:"uri"`
		Version *int   `json:"version"`
	} `json:"textDocument"`
	ContentChanges []contentChange `json:"contentChanges"`
}

// contentChange replaces a range, or everything where it has none.
type contentChange struct {
	Range *lspRange `json:"range"`
	Text  string    `json:"text"`
}

type documentParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
}

type positionParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
	Position     position               `json:"position"`
}

// Diagnostics.

const (
	severityError       = 1
	severityWarning     = 2
	severityInformation = 3
	severityHint        = 4
)

type diagnostic struct {
	Range              lspRange         `json:"range"`
	Severity           int              `json:"severity"`
	Code               string           `json:"code,omitempty"`
	CodeDescription    *codeDescription `json:"codeDescription,omitempty"`
	Source             string           `json:"source"`
	Message            string           `json:"message"`
	RelatedInformation []related        `json:"relatedInformation,omitempty"`
	Data               *diagnosticData  `json:"data,omitempty"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type related struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

// diagnosticData comes back with a request for code actions.
type diagnosticData struct {
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
}

type publishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type documentDiagnosticParams struct {
	TextDocument     textDocumentIdentifier `json:"textDocument"`
	PreviousResultID string                 `json:"previousResultId"`
}

// diagnosticReport is full, with Items, or unchanged, without.
type diagnosticReport struct {
	Kind     string        `json:"kind"`
	ResultID string        `json:"resultId"`
	Items    *[]diagnostic `json:"items,omitempty"`
}

type workspaceDiagnosticParams struct {
	PreviousResultIDs []struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	} `json:"previousResultIds"`
	WorkDoneToken      json.RawMessage `json:"workDoneToken"`
	PartialResultToken json.RawMessage `json:"partialResultToken"`
}

type workspaceDocumentReport struct {
	diagnosticReport
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

type workspaceDiagnosticReport struct {
	Items []workspaceDocumentReport `json:"items"`
}

// Hover.

type hover struct {
	Contents markupContent `json:"contents"`
	Range    *lspRange     `json:"range,omitempty"`
}

type markupContent struct {
	Kind  string `json:"kind"` // markdown or plaintext
	Value string `json:"value"`
}

// Code actions.

type codeActionParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
	Range        lspRange               `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type codeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *workspaceEdit `json:"edit"`
}

type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes,omitempty"`
	DocumentChanges []any                 `json:"documentChanges,omitempty"` // textDocumentEdit or createFile
}

type textDocumentEdit struct {
	TextDocument optionalVersionedTextDocumentIdentifier `json:"textDocument"`
	Edits        []any                                   `json:"edits"` // textEdit or snippetTextEdit
}

type createFile struct {
	Kind    string            `json:"kind"` // create
	URI     string            `json:"uri"`
	Options createFileOptions `json:"options"`
}

type createFileOptions struct {
	IgnoreIfExists bool `json:"ignoreIfExists"`
}

type textEdit struct {
	Range   lspRange `json:"range"`
	NewText string   `json:"newText"`
}

// snippetTextEdit is of LSP 3.18.
type snippetTextEdit struct {
	Range   lspRange    `json:"range"`
	Snippet stringValue `json:"snippet"`
}

type stringValue struct {
	Kind  string `json:"kind"` // snippet
	Value string `json:"value"`
}

// Code lenses.

type codeLens struct {
	Range   lspRange `json:"range"`
	Command command  `json:"command"`
}

type command struct {
	Title     string `json:"title"`
	Command   string `json:"command"`
	Arguments []any  `json:"arguments"`
}

// Everything else.

type showMessageParams struct {
	Type    int             `json:"type"` // as of logMessageParams
	Message string          `json:"message"`
	Actions []messageAction `json:"actions,omitempty"` // of a request
}

type messageAction struct {
	Title string `json:"title"`
}

type semanticTokens struct {
	Data []uint32 `json:"data"`
}

type executeCommandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

type cancelParams struct {
	ID json.RawMessage `json:"id"`
}

type didChangeConfigurationParams struct {
	Settings json.RawMessage `json:"settings"`
}

type configurationParams struct {
	Items []configurationItem `json:"items"`
}

type configurationItem struct {
	Section string `json:"section"`
}

type didChangeWorkspaceFoldersParams struct {
	Event struct {
		Added   []workspaceFolder `json:"added"`
		Removed []workspaceFolder `json:"removed"`
	} `json:"event"`
}

type registrationParams struct {
	Registrations []registration `json:"registrations"`
}

type registration struct {
	ID              string `json:"id"`
	Method          string `json:"method"`
	RegisterOptions any    `json:"registerOptions,omitempty"`
}

type unregistrationParams struct {
	Unregisterations []registration `json:"unregisterations"` // spelt so in the protocol
}

type watchers struct {
	Watchers []watcher `json:"watchers"`
}

type watcher struct {
	GlobPattern string `json:"globPattern"`
}

type section struct {
	Section string `json:"section"`
}

type logMessageParams struct {
	Type    int    `json:"type"` // 1 error, 2 warning, 3 information
	Message string `json:"message"`
}

type progressParams struct {
	Token json.RawMessage `json:"token"`
	Value any             `json:"value"`
}

type workDoneProgress struct {
	Kind       string `json:"kind"` // begin, report or end
	Title      string `json:"title,omitempty"`
	Message    string `json:"message,omitempty"`
	Percentage *int   `json:"percentage,omitempty"`
}

type tokenParams struct {
	Token string `json:"token"`
}
