import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findProgram, missingMessage } from '../src/program';
import { ruleOf } from '../src/show';

const world = (platform: string, files: string[], env: Record<string, string> = {}) => ({ platform, env, isFile: (p: string) => files.includes(p) });

test('the setting wins, then the bundled program, then the PATH', () => {
  const files = ['/own/dalint', '/ext/bin/dalint', '/usr/bin/dalint'];
  const env = { PATH: '/nowhere::/usr/bin', HOME: '/home/a' };
  assert.equal(findProgram('/own/dalint', '/ext', world('linux', files, env)), '/own/dalint');
  assert.equal(findProgram('  ', '/ext', world('linux', files, env)), '/ext/bin/dalint');
  assert.equal(findProgram('', '/ext', world('linux', ['/usr/bin/dalint'], env)), '/usr/bin/dalint');
  assert.equal(findProgram('~/bin/dalint', '/ext', world('linux', ['/home/a/bin/dalint'], env)), '/home/a/bin/dalint');
});

test('a setting that names nothing does not fall back silently', () => {
  assert.equal(findProgram('/gone', '/ext', world('linux', ['/ext/bin/dalint'])), undefined);
  assert.match(missingMessage('/gone', 'linux'), /“\/gone”, which the setting dalint\.path names/);
  assert.match(missingMessage('', 'win32'), /dalint\.exe was not found/);
});

test('Windows has its own names and separators', () => {
  const files = ['C:\\ext\\bin\\dalint.exe', 'D:\\tools\\dalint.exe'];
  assert.equal(findProgram('', 'C:\\ext', world('win32', files)), files[0]);
  assert.equal(findProgram('', 'C:\\other', world('win32', files, { Path: 'C:\\Windows;D:\\tools' })), files[1]);
});

test('codes of findings are rules, whether or not they have a link', () => {
  assert.equal(ruleOf('doubt/alleged'), 'doubt/alleged');
  assert.equal(ruleOf({ value: 'doubt/alleged', target: {} }), 'doubt/alleged');
  for (const other of [undefined, 7, 'E501', '../etc/passwd']) assert.equal(ruleOf(other), undefined);
});

test('every setting is described, and every command is there', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [key, value] of Object.entries<Record<string, unknown>>(manifest.contributes.configuration.properties)) {
    assert.ok(value.description ?? value.markdownDescription, key);
    assert.ok('default' in value, key);
  }
  const source = readFileSync('src/extension.ts', 'utf8');
  for (const { command } of manifest.contributes.commands) assert.ok(source.includes(`'${command}'`), command);
});
