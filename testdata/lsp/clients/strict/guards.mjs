// Guards over every message that the server sends: what the protocol's own
// library has guards for is judged by those, and the rest, for which it has
// types only, is put together of them. A message without a guard is a mistake.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const rpc = require('vscode-languageserver-protocol/node');
const types = require('vscode-languageserver-types');

const string = (v) => typeof v === 'string';
const boolean = (v) => typeof v === 'boolean';
const nothing = (v) => v === null;
const missing = (v) => v === undefined;
const one = (...values) => (v) => values.includes(v);
const list = (guard) => (v) => Array.isArray(v) && v.every(guard);
const either = (...guards) => (v) => guards.some((g) => g(v));
const maybe = (guard) => (v) => v === undefined || guard(v);
// An object with these keys, each as it should be, and no others.
const object = (keys) => (v) => typeof v === 'object' && v !== null && !Array.isArray(v)
  && Object.entries(keys).every(([k, guard]) => guard(v[k])) && Object.keys(v).every((k) => k in keys);

const { integer, uinteger, DocumentUri, Diagnostic } = types;
const token = either(string, integer.is);
const full = { kind: one('full'), resultId: maybe(string), items: list(Diagnostic.is) };
const unchanged = { kind: one('unchanged'), resultId: string };
const ofWorkspace = { uri: DocumentUri.is, version: either(integer.is, nothing) };
const workspaceReport = object({ items: list(either(object({ ...full, ...ofWorkspace }), object({ ...unchanged, ...ofWorkspace }))) });
const commands = ['dalint.explain', 'dalint.profile', 'dalint.review'];

/** What the result of each request is to be. */
export const results = {
  initialize: object({
    capabilities: object({
      positionEncoding: one('utf-8', 'utf-16', 'utf-32'),
      textDocumentSync: object({ openClose: boolean, change: one(2), save: object({ includeText: boolean }) }),
      hoverProvider: boolean,
      codeActionProvider: either(boolean, object({ codeActionKinds: list(one('quickfix', 'refactor')) })),
      diagnosticProvider: maybe(object({ identifier: string, interFileDependencies: boolean, workspaceDiagnostics: boolean, workDoneProgress: boolean })),
      semanticTokensProvider: maybe(object({ legend: object({ tokenTypes: list(string), tokenModifiers: list(string) }), full: boolean })),
      codeLensProvider: maybe(object({ resolveProvider: boolean })),
      executeCommandProvider: object({ commands: (v) => list(string)(v) && v.join() === commands.join() }),
      workspace: object({ workspaceFolders: object({ supported: boolean, changeNotifications: boolean }) }),
    }),
    serverInfo: object({ name: string, version: maybe(string) }),
  }),
  shutdown: nothing,
  'textDocument/diagnostic': either(object(full), object(unchanged)),
  'workspace/diagnostic': workspaceReport,
  'textDocument/hover': either(nothing, types.Hover.is),
  'textDocument/codeAction': list(types.CodeAction.is),
  'textDocument/codeLens': list(types.CodeLens.is),
  'textDocument/semanticTokens/full': types.SemanticTokens.is,
  'workspace/executeCommand': either(string, object({ uri: DocumentUri.is, message: string })),
};

const message = { type: one(1, 2, 3), message: string };
const progress = either(
  object({ kind: one('begin'), title: string, message: maybe(string), percentage: maybe(uinteger.is) }),
  object({ kind: one('report'), message: maybe(string), percentage: maybe(uinteger.is) }),
  object({ kind: one('end'), message: maybe(string) }),
  workspaceReport, // a part of a result
);
const watchers = object({ watchers: list(object({ globPattern: rpc.GlobPattern.is })) });

/** What the parameters of each message of the server's are to be. */
export const sent = {
  'textDocument/publishDiagnostics': object({ uri: DocumentUri.is, version: maybe(integer.is), diagnostics: list(Diagnostic.is) }),
  'window/logMessage': object(message),
  'window/showMessage': object(message),
  'window/showMessageRequest': object({ ...message, actions: maybe(list(object({ title: string }))) }),
  'window/workDoneProgress/create': object({ token }),
  '$/progress': object({ token, value: progress }),
  'client/registerCapability': object({ registrations: list(object({ id: string, method: string, registerOptions: either(watchers, object({ section: string })) })) }),
  'client/unregisterCapability': object({ unregisterations: list(object({ id: string, method: string })) }),
  'workspace/configuration': object({ items: list(object({ section: string, scopeUri: maybe(types.URI.is) })) }),
  'workspace/diagnostic/refresh': missing,
  'workspace/codeLens/refresh': missing,
  'workspace/semanticTokens/refresh': missing,
};

/** The methods that a server may send, as the library has them. */
const ofServer = new Set(Object.values(rpc)
  .filter((v) => v?.method !== undefined && v.messageDirection !== undefined && v.messageDirection !== rpc.MessageDirection.clientToServer)
  .map((v) => v.method).concat('$/progress'));

/** Judges all that comes from a reader, as answers to what goes to a writer. */
export function guard(reader, writer) {
  const invalid = [];
  const seen = new Set();
  const asked = new Map();
  const judge = (m) => {
    const bad = (why) => invalid.push(`${why}: ${JSON.stringify(m).slice(0, 400)}`);
    if (m.jsonrpc !== '2.0') bad('not JSON-RPC 2.0');
    if (rpc.Message.isRequest(m) || rpc.Message.isNotification(m)) {
      seen.add(m.method);
      const fits = sent[m.method];
      if (fits === undefined || !ofServer.has(m.method)) bad('a method without a guard, or one that no server sends');
      else if (!fits(m.params)) bad('the parameters are not those of the method');
    } else if (rpc.Message.isResponse(m)) {
      const method = asked.get(m.id);
      asked.delete(m.id);
      if (m.error !== undefined) {
        if (m.result !== undefined || !integer.is(m.error.code) || !string(m.error.message)) bad('the error is none');
        seen.add('error');
      } else if (method === undefined) bad('an answer that nobody asked for');
      else if (results[method] === undefined) bad(`a result of ${method}, which has no guard`);
      else if (!results[method](m.result)) bad(`the result is not one of ${method}`);
      seen.add(method);
    } else bad('neither a request, a notification nor a response');
  };
  const listen = reader.listen.bind(reader);
  reader.listen = (callback) => listen((m) => { judge(m); callback(m); });
  const write = writer.write.bind(writer);
  writer.write = (m) => {
    if (rpc.Message.isRequest(m)) asked.set(m.id, m.method);
    return write(m);
  };
  return { invalid, seen };
}
