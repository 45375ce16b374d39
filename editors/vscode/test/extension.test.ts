import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as vscode from 'vscode';
import { activate } from '../src/extension';

const editor = vscode as unknown as { told: string[]; registered: string[]; settings: Record<string, unknown>; unread: { messages: boolean } };

test('without the program, activating says so, waits for no answer, and the commands are there all the same', async () => {
  editor.unread.messages = true;
  editor.settings.path = '/no/such/dalint';
  const context = { subscriptions: [], extensionPath: '/no/such/extension' };
  await activate(context as unknown as vscode.ExtensionContext);
  assert.equal(editor.told.length, 1);
  assert.match(editor.told[0], /there is no program at “\/no\/such\/dalint”/);
  for (const name of ['explainRule', 'setRole', 'showProfile', 'openReview', 'restart']) assert.ok(editor.registered.includes(`dalint.${name}`), name);
});
