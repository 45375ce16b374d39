import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import * as vscode from 'vscode';
import { activate } from '../src/extension';

const editor = vscode as unknown as {
  told: string[]; registered: Record<string, (...args: unknown[]) => Promise<void>>; settings: Record<string, unknown>; unread: { messages: boolean };
  window: { activeTextEditor: unknown };
};
const context = { subscriptions: [], extensionPath: '/no/such/extension' };

beforeEach(async () => {
  editor.unread.messages = true;
  editor.settings.path = '/no/such/dalint';
  editor.told.length = 0;
  await activate(context as unknown as vscode.ExtensionContext);
});

test('without the program, activating says so, waits for no answer, and the commands are there all the same', () => {
  assert.equal(editor.told.length, 1);
  assert.match(editor.told[0], /there is no program at “\/no\/such\/dalint”/);
  for (const name of ['explainRule', 'setRole', 'showProfile', 'openReview', 'restart']) assert.ok(`dalint.${name}` in editor.registered, name);
});

test('without the program, every command says what activating said, and nothing else', async () => {
  const [said] = editor.told;
  const document = { uri: vscode.Uri.file('/c/a.md'), fileName: '/c/a.md', languageId: 'markdown' };
  for (const activeTextEditor of [undefined, { document, selection: {} }]) {
    editor.window.activeTextEditor = activeTextEditor;
    for (const [name, run] of Object.entries(editor.registered)) {
      editor.told.length = 0;
      await run('doubt/alleged');
      assert.deepEqual(editor.told, [said], name);
    }
  }
  editor.window.activeTextEditor = undefined;
});

test('the program is looked for anew when a command needs it', async () => {
  editor.settings.path = '/elsewhere/dalint';
  editor.told.length = 0;
  await editor.registered['dalint.openReview']();
  assert.match(editor.told.join(), /^dalint: there is no program at “\/elsewhere\/dalint”/);
});
