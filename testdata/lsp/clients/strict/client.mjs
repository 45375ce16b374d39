// A strict client: it checks every message with the guards of the protocol's
// own library, applies every edit with an implementation of positions that is
// not ours, and ends with code 0 only where all held. Usage:
//   node client.mjs DALINT utf-8|utf-16 [push]
// With push it takes what is published and asks for no findings, and offers all
// that a client can: registrations, settings, questions, progress, refreshes. It
// writes in the folder that CASE names.
import { spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guard } from './guards.mjs';

const require = createRequire(import.meta.url);
const rpc = require('vscode-languageserver-protocol/node');
const { Diagnostic, CodeAction, WorkspaceEdit, Hover, MarkupContent, Range, TextEdit } = require('vscode-languageserver-types');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [, , program, encoding, mode] = process.argv;
const push = mode === 'push';
const server = spawn(program, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
let stderr = '';
server.stderr.on('data', (d) => { stderr += d; });
const ended = new Promise((resolve) => server.on('exit', resolve));
const reader = new rpc.StreamMessageReader(server.stdout);
const writer = new rpc.StreamMessageWriter(server.stdin);
const guarded = guard(reader, writer);
const connection = rpc.createMessageConnection(reader, writer);
connection.onError(([e]) => { throw e; });
const settings = { codeLens: true, semanticTokens: true, debounce: 20 };
const replies = { 'workspace/configuration': [settings], 'window/showMessageRequest': { title: 'Replace it' } };
const asked = [];
connection.onRequest((method) => { asked.push(method); return replies[method] ?? null; });
const published = [];
let awaited;
connection.onUnhandledNotification((m) => {
  if (push && m.method === 'textDocument/publishDiagnostics') { published.push(m.params); awaited?.(); return; }
  const expected = ['window/logMessage', 'window/showMessage', '$/progress'];
  assert.ok(expected.includes(m.method), `an unexpected notification: ${m.method}`);
});
connection.listen();

const checks = [];
const ok = (what, fn) => checks.push([what, fn]);
const initialize = {
  processId: process.pid, rootUri: null, workspaceFolders: null,
  capabilities: {
    general: { positionEncodings: [encoding, ...(encoding === 'utf-8' ? ['utf-16'] : [])] },
    textDocument: {
      diagnostic: {}, publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
      hover: { contentFormat: ['markdown'] },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } }, isPreferredSupport: true },
    },
    workspace: { workspaceEdit: { documentChanges: true } },
  },
};
if (push) {
  delete initialize.capabilities.textDocument.diagnostic;
  Object.assign(initialize.capabilities.textDocument, { codeLens: {}, semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] } });
  Object.assign(initialize.capabilities.workspace, {
    configuration: true, didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true }, semanticTokens: { refreshSupport: true }, diagnostics: { refreshSupport: true },
  });
  initialize.capabilities.window = { workDoneProgress: true };
}

// In UTF-8, a column counts bytes; the oracle counts UTF-16, so its columns
// are converted line by line, here and independently of the server.
const toOracle = (doc, p) => {
  const line = doc.getText().split(/\r\n|\r|\n/)[p.line];
  if (encoding === 'utf-16') {
    assert.ok(p.character <= line.length, 'a column past the end of its line');
    const c = line.charCodeAt(p.character);
    assert.ok(!(c >= 0xdc00 && c <= 0xdfff), 'a column within a surrogate pair');
    return p;
  }
  const bytes = Buffer.from(line, 'utf8');
  assert.ok(p.character <= bytes.length, 'a column past the end of its line');
  assert.ok(p.character === bytes.length || (bytes[p.character] & 0xc0) !== 0x80, 'a column within a character');
  return { line: p.line, character: bytes.subarray(0, p.character).toString('utf8').length };
};
const fromOracle = (doc, p) => {
  if (encoding === 'utf-16') return p;
  const line = doc.getText().split(/\r\n|\r|\n/)[p.line];
  return { line: p.line, character: Buffer.byteLength(line.slice(0, p.character)) };
};
const rangeToOracle = (doc, r) => ({ start: toOracle(doc, r.start), end: toOracle(doc, r.end) });

const open = (uri, languageId, version, text) => {
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  return TextDocument.create(uri, languageId, version, text);
};
const pull = async (doc) => {
  const r = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: doc.uri } });
  assert.equal(r.kind, 'full');
  assert.equal(typeof r.resultId, 'string');
  for (const d of r.items) {
    assert.ok(Diagnostic.is(d), `not a diagnostic: ${JSON.stringify(d)}`);
    assert.ok(d.data && d.codeDescription?.href.startsWith('https://'), 'data and codeDescription were offered');
  }
  return r.items;
};

const text = '# Analysis of domestic abuse \u{1F642}\r\n\r\n\u{1F469}\u200d\u{1F466} e\u0301 The children saw that Sarah was hit. Mark Reid punched Sarah.\r\n\r\nThey had a volatile relationship.\r\n';
let doc;

ok('initialize', async () => {
  const r = await connection.sendRequest('initialize', initialize);
  assert.equal(r.capabilities.positionEncoding, encoding);
  assert.equal(r.capabilities.textDocumentSync.change, 2);
  assert.ok(r.capabilities.diagnosticProvider);
  connection.sendNotification('initialized', {});
});
ok('diagnostics at the right words', async () => {
  doc = open('file:///case/Caf%C3%A9%20(1).md', 'markdown', 1, text);
  const words = (await pull(doc)).map((d) => doc.getText(rangeToOracle(doc, d.range)));
  assert.ok(words.includes('was hit'), words.join(' | '));
  assert.ok(words.includes('had a volatile relationship'), words.join(' | '));
});
ok('hover', async () => {
  const at = doc.positionAt(text.indexOf('was hit') + 2);
  const h = await connection.sendRequest('textDocument/hover', { textDocument: { uri: doc.uri }, position: fromOracle(doc, at) });
  assert.ok(Hover.is(h) && MarkupContent.is(h.contents) && Range.is(h.range));
  assert.equal(doc.getText(rangeToOracle(doc, h.range)), 'was hit');
  const who = await connection.sendRequest('textDocument/hover', { textDocument: { uri: doc.uri }, position: fromOracle(doc, doc.positionAt(text.indexOf('Mark Reid') + 1)) });
  assert.match(who.contents.value, /perpetrator/);
});
ok('every action applies cleanly', async () => {
  const range = { start: fromOracle(doc, doc.positionAt(0)), end: fromOracle(doc, doc.positionAt(text.length)) };
  const actions = await connection.sendRequest('textDocument/codeAction', { textDocument: { uri: doc.uri }, range, context: { diagnostics: [] } });
  assert.ok(actions.length > 4);
  for (const a of actions) {
    assert.ok(CodeAction.is(a), JSON.stringify(a));
    assert.equal(a.command, undefined, 'an action that needs code of the client');
    assert.ok(WorkspaceEdit.is(a.edit), JSON.stringify(a.edit));
    for (const change of a.edit.documentChanges) {
      assert.equal(change.textDocument.version, 1);
      assert.ok(change.edits.every(TextEdit.is));
      const after = TextDocument.applyEdits(doc, change.edits.map((e) => ({ range: rangeToOracle(doc, e.range), newText: e.newText })));
      assert.notEqual(after, text);
      assert.ok(!after.includes('\ufffd') && after.isWellFormed?.() !== false, 'a character was torn apart');
      for (const line of ['# Analysis', 'Mark Reid punched Sarah.']) assert.ok(after.includes(line), `${a.title} lost “${line}”`);
    }
  }
  const name = actions.find((a) => a.edit.documentChanges[0].edits[0].newText === '[who?] hit Sarah' || a.edit.documentChanges[0].edits[0].newText === 'Mark Reid hit Sarah');
  assert.ok(name, actions.map((a) => a.title).join('\n'));
  assert.deepEqual(await connection.sendRequest('textDocument/codeAction', { textDocument: { uri: doc.uri }, range, context: { diagnostics: [], only: ['source.organizeImports'] } }), []);
});
ok('incremental edits agree with the oracle', async () => {
  let seed = 7;
  const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
  for (let version = 2; version < 120; version++) {
    const changes = [];
    for (let i = 0; i <= random(3); i++) {
      const body = doc.getText();
      let from = random(body.length + 1); let to = Math.min(body.length, from + random(4));
      const inside = (o) => o > 0 && ((body.charCodeAt(o) >= 0xdc00 && body.charCodeAt(o) <= 0xdfff) || (body[o - 1] === '\r' && body[o] === '\n'));
      if (inside(from)) from--;
      if (inside(to)) to = Math.max(from, to - 1);
      const newText = ['', 'a', '\u{1F642}', '\r\n\r\n', 'Sarah was hit. ', '\u0301'][random(6)];
      const range = { start: doc.positionAt(from), end: doc.positionAt(to) };
      changes.push({ range: { start: fromOracle(doc, range.start), end: fromOracle(doc, range.end) }, text: newText });
      doc = TextDocument.update(doc, [{ range, text: newText }], version);
    }
    connection.sendNotification('textDocument/didChange', { textDocument: { uri: doc.uri, version }, contentChanges: changes });
    const got = await pull(doc);
    const twin = open('untitled:twin', 'markdown', version, doc.getText());
    const want = await pull(twin);
    const plain = (ds) => ds.map((d) => [d.code, d.range]);
    assert.deepEqual(plain(got), plain(want), `after edit ${version}`);
    for (const d of got) rangeToOracle(doc, d.range);
    connection.sendNotification('textDocument/didClose', { textDocument: { uri: twin.uri } });
  }
});
ok('a flood of edits and cancelled requests', async () => {
  const uri = 'file:///case/flood.txt';
  const filler = 'The visit took place at home.\n\n'.repeat(300);
  open(uri, 'plaintext', 0, `${filler}Domestic abuse was reported. They had a volatile relationship.\n`);
  const results = [];
  for (let version = 1; version <= 1000; version++) {
    connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'Call.\n' }] });
    const source = new rpc.CancellationTokenSource();
    const asking = connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token)
      .then((r) => r.items[0].range.start.line, (e) => { assert.equal(e.code, -32800); return -1; });
    results.push(asking);
    if (version % 2) source.cancel();
  }
  const lines = await Promise.all(results);
  lines.forEach((line, i) => assert.ok(line === -1 || line >= 600 + i + 1, `the answer to request ${i} is of an older version`));
  assert.equal(lines[999], 1600);
});
ok('errors', async () => {
  const code = (method, params) => connection.sendRequest(method, params).then(() => 0, (e) => e.code);
  assert.equal(await code('dalint/nothing', {}), -32601);
  assert.equal(await code('textDocument/hover', { textDocument: 7 }), -32602);
  assert.equal(await code('initialize', initialize), -32600);
  connection.sendNotification('$/nothing', {});
});
ok('nothing was asked that was not offered', async () => assert.deepEqual(asked, []));
const pulled = checks.splice(0);

// Takes publications until one fits.
const publication = async (fits) => {
  for (;;) {
    const i = published.findIndex(fits);
    if (i >= 0) return published.splice(0, i + 1).at(-1);
    await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a publication did not come')), 20000);
      awaited = () => { clearTimeout(late); resolve(); };
    });
  }
};
const folder = process.env.CASE ?? '.'; // to write in
const file = (name) => pathToFileURL(join(folder, name)).href;
const identify = (d) => ({ textDocument: { uri: d.uri } });

ok('initialize, without asking for findings', async () => {
  for (const name of ['draft.md', 'other.md']) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'dalint.toml'), '[check]\ndomestic_abuse = "yes"\n');
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'case' }];
  const r = await connection.sendRequest('initialize', { ...initialize, workspaceFolders });
  assert.equal(r.capabilities.diagnosticProvider, undefined);
  connection.sendNotification('initialized', {});
});
ok('findings are published at the right words', async () => {
  doc = open(file('draft.md'), 'markdown', 1, text);
  const p = await publication((x) => x.uri === doc.uri && x.version === 1);
  const words = p.diagnostics.map((d) => doc.getText(rangeToOracle(doc, d.range)));
  assert.ok(words.includes('was hit') && words.includes('had a volatile relationship'), words.join(' | '));
  assert.ok(p.diagnostics.every((d) => d.data && d.codeDescription?.href.startsWith('https://')));
});
ok('no publication is of an older version than the last', async () => {
  let last = 0;
  for (let version = 2; version <= 60; version++) {
    const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\u{1F642}\n' };
    connection.sendNotification('textDocument/didChange', { textDocument: { uri: doc.uri, version }, contentChanges: [change] });
    doc = TextDocument.update(doc, [change], version);
    if (version % 20 === 0) {
      const p = await publication((x) => { assert.ok(x.version >= last); last = x.version; return x.version === version; });
      assert.ok(p.diagnostics.some((d) => doc.getText(rangeToOracle(doc, d.range)) === 'was hit'));
    }
  }
});
ok('hover, actions, lenses and tokens', async () => {
  const body = doc.getText();
  const h = await connection.sendRequest('textDocument/hover', { ...identify(doc), position: fromOracle(doc, doc.positionAt(body.indexOf('was hit') + 1)) });
  assert.equal(doc.getText(rangeToOracle(doc, h.range)), 'was hit');
  const range = { start: fromOracle(doc, doc.positionAt(0)), end: fromOracle(doc, doc.positionAt(body.length)) };
  assert.ok((await connection.sendRequest('textDocument/codeAction', { ...identify(doc), range, context: { diagnostics: [] } })).length > 4);
  const tokens = await connection.sendRequest('textDocument/semanticTokens/full', identify(doc));
  assert.ok(tokens.data.length >= 10, 'the setting semanticTokens was asked for');
  const lenses = await connection.sendRequest('textDocument/codeLens', identify(doc));
  assert.ok(Array.isArray(lenses));
});
ok('commands, with a question before notes are replaced', async () => {
  const execute = (command, ...args) => connection.sendRequest('workspace/executeCommand', { command, arguments: args });
  assert.match(await execute('dalint.explain', 'absent-perpetrator'), /^## absent-perpetrator/);
  assert.equal(typeof await execute('dalint.profile', doc.uri, true), 'string');
  writeFileSync(join(folder, 'draft.review.md'), 'mine');
  const notes = await execute('dalint.review', doc.uri);
  assert.ok(asked.includes('window/showMessageRequest'));
  assert.match(readFileSync(new URL(notes.uri), 'utf8'), /# Notes on draft\.md/);
});
ok('a run over the folder, whole and in parts, with progress', async () => {
  const run = (more) => connection.sendRequest('workspace/diagnostic', { previousResultIds: [], ...more });
  const first = await run({});
  assert.deepEqual(first.items.map((i) => i.uri).sort(), [file('draft.md'), file('other.md')]);
  assert.deepEqual((await run({ partialResultToken: 'part', workDoneToken: 7 })).items, []);
  const again = await run({ previousResultIds: first.items.map((i) => ({ uri: i.uri, value: i.resultId })) });
  assert.ok(again.items.every((i) => i.kind === 'unchanged'));
});
ok('a changed configuration is read, and all is published anew', async () => {
  published.length = 0;
  writeFileSync(join(folder, 'dalint.toml'), '[check]\ndomestic_abuse = "yes"\n[severity]\n"absent-perpetrator" = "off"\n');
  connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file('dalint.toml'), type: 2 }] });
  const p = await publication((x) => x.uri === doc.uri && !x.diagnostics.some((d) => d.code.startsWith('absent-perpetrator/')));
  assert.ok(p.diagnostics.length > 0);
  settings.severity = { error: 'hint', warning: 'hint' };
  connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await publication((x) => x.diagnostics.some((d) => d.severity === 4));
  for (const method of ['workspace/configuration', 'workspace/codeLens/refresh', 'workspace/semanticTokens/refresh']) assert.ok(asked.includes(method), method);
  assert.ok(!asked.includes('workspace/diagnostic/refresh'), 'nothing was pulled that could be pulled anew');
});
ok('a document that is closed has no findings', async () => {
  connection.sendNotification('textDocument/didClose', identify(doc));
  assert.deepEqual(await publication((x) => x.uri === doc.uri && x.diagnostics.length === 0).then((p) => p.diagnostics), []);
});
ok('every kind of message was judged', async () => {
  for (const method of ['client/registerCapability', 'window/workDoneProgress/create', '$/progress', 'window/showMessage', 'window/showMessageRequest',
    'textDocument/publishDiagnostics', 'workspace/configuration', 'workspace/diagnostic', 'workspace/executeCommand']) assert.ok(guarded.seen.has(method), method);
});
if (!push) checks.splice(0, checks.length, ...pulled);
ok('shutdown and exit', async () => {
  connection.sendNotification('textDocument/didClose', { textDocument: { uri: doc.uri } });
  assert.equal(await connection.sendRequest('shutdown'), null);
  assert.equal(await connection.sendRequest('textDocument/hover', {}).then(() => 0, (e) => e.code), -32600);
  connection.sendNotification('exit');
  assert.equal(await ended, 0);
  assert.equal(stderr, '');
});

let passed = 0;
try {
  for (const [what, fn] of checks) {
    try { await fn(); assert.deepEqual(guarded.invalid, [], 'messages that are not as the protocol has them'); passed++; } catch (e) { console.error(`FAIL ${what}: ${e.stack}`); throw e; }
  }
} catch { server.kill(); console.log(`${passed} passed, ${checks.length - passed} failed`); process.exit(1); }
console.log(`${passed} passed, 0 failed`);
process.exit(0);
