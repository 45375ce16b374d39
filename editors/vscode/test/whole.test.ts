import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import * as vscode from 'vscode';
import { type Execute, reviewedName, reviewOpen, reviewWord, type Run, showProfile } from '../src/whole';

const editor = vscode as unknown as { told: string[]; opened: string[]; answers: (string | undefined)[]; env: { remoteName?: string } };
beforeEach(() => { editor.told.length = editor.opened.length = editor.answers.length = 0; });

const answering = (answer: unknown, asked: unknown[] = []): Execute => async <T>(...all: unknown[]) => {
  asked.push(all);
  if (answer instanceof Error) throw answer;
  return answer as T;
};

test('the profile is a page, and where there is none that is said', async () => {
  const shown: string[] = [];
  const show = async (name: string, page: string) => { shown.push(`${name}: ${page}`); };
  const asked: unknown[] = [];
  await showProfile(answering('# Practice profile of a.md', asked), 'file:///a.md', 'a.md', show);
  assert.deepEqual(shown, ['a.md profile: # Practice profile of a.md']);
  assert.deepEqual(asked, [['dalint.profile', 'file:///a.md']]);
  await showProfile(answering('There is no practice profile of this text.'), 'file:///a.md', 'a.md', show);
  await showProfile(answering(new Error('the document is not open')), 'file:///a.md', 'a.md', show);
  assert.equal(shown.length, 1);
  assert.deepEqual(editor.told, ['dalint: There is no practice profile of this text.', 'dalint: the document is not open']);
});

test('notes on an open document are opened beside it, where the server wrote them', async () => {
  const asked: unknown[] = [];
  await reviewOpen(answering({ uri: 'file:///a.review.md', message: '' }, asked), 'file:///a.md');
  assert.deepEqual(asked, [['dalint.review', 'file:///a.md']]);
  assert.deepEqual(editor.opened, ['markdown.showLockedPreviewToSide file:///a.review.md']);
  await reviewOpen(answering(new Error('a.review.md was there already and was left as it is')), 'file:///a.md');
  assert.equal(editor.opened.length, 1);
  assert.match(editor.told[0], /left as it is/);
});

test('a copy of a Word document replaces an earlier one only where the user says so', async () => {
  for (const [choice, runs, opened] of [[undefined, 1, 0], ['Open the earlier one', 1, 1], ['Replace it', 2, 1]] as const) {
    const args: string[][] = [];
    editor.opened.length = editor.told.length = 0;
    editor.answers.push(choice);
    await reviewWord(async (a): Promise<Run> => {
      args.push(a);
      return a.includes('--force') ? { code: 1, out: 'a.reviewed.docx: comments on 3 findings.', err: '' } : { code: 2, out: '', err: 'dalint: a.reviewed.docx: exists already: add --force' };
    }, '/c/a.docx');
    assert.equal(args.length, runs, choice);
    assert.deepEqual(editor.opened, Array(opened).fill('/c/a.reviewed.docx'), choice);
    assert.equal(editor.told.includes('dalint: a.reviewed.docx was written beside the document.'), runs === 2, choice);
    assert.equal(args[0].includes('--force'), false);
  }
});

test('what could not be read of a Word document is told, and the copy opened where there is one', async () => {
  await reviewWord(async () => ({ code: 2, out: 'a.reviewed.docx: comments on 1 finding.', err: 'dalint: a.docx: footnotes: could not be read\n' }), 'a.docx');
  assert.deepEqual([editor.told, editor.opened], [['dalint: a.docx: footnotes: could not be read', 'dalint: a.reviewed.docx was written beside the document.'], ['a.reviewed.docx']]);
  await reviewWord(async () => ({ code: 2, out: '', err: '' }), 'b.docx');
  assert.deepEqual([editor.told.length, editor.opened.length], [3, 1]);
});

test('the copy of a document on another machine is named, and not opened on this one', async () => {
  editor.env.remoteName = 'ssh-remote';
  try {
    await reviewWord(async () => ({ code: 1, out: 'a.reviewed.docx: comments on 1 finding.', err: '' }), '/c/a.docx');
  } finally {
    delete editor.env.remoteName;
  }
  assert.deepEqual([editor.told, editor.opened], [['dalint: a.reviewed.docx was written beside the document.'], []]);
});

test('the copy of a copy has a name of its own', () => {
  assert.equal(reviewedName('C:\\a\\Draft.DOCX'), 'C:\\a\\Draft.reviewed.docx');
  assert.equal(reviewedName('/c/draft.reviewed.docx'), '/c/draft.reviewed-2.docx');
});
