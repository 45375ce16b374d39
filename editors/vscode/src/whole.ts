import * as path from 'node:path';
import * as vscode from 'vscode';

// The document as a whole: its practice profile, and the notes on it.

/** Has the server execute one of its commands. */
export type Execute = <T>(command: string, ...args: unknown[]) => Promise<T>;

/** Shows a page of Markdown under a name. */
export type Show = (name: string, markdown: string) => Promise<void>;

/** What a run of the program came to. */
export interface Run { code: number; out: string; err: string }

/** Shows a page beside the text. Locked, since a preview that is not turns into one of the text when that is looked at again. */
export const showBeside = (page: vscode.Uri): Thenable<unknown> => vscode.commands.executeCommand('markdown.showLockedPreviewToSide', page);

const says = (e: unknown, otherwise: string): string => `dalint: ${e instanceof Error && e.message !== '' ? e.message : otherwise}`;

/** Shows what “dalint.profile” returned: a page, or why there is none. */
export async function showPage(answer: unknown, name: string, show: Show): Promise<void> {
  if (typeof answer !== 'string' || answer === '') return;
  if (answer.startsWith('# ')) return show(`${name} profile`, answer);
  void vscode.window.showInformationMessage(`dalint: ${answer}`);
}

export async function showProfile(execute: Execute, uri: string, name: string, show: Show): Promise<void> {
  try {
    await showPage(await execute('dalint.profile', uri), name, show);
  } catch (e) {
    void vscode.window.showErrorMessage(says(e, 'the practice profile could not be made'));
  }
}

/** Has the notes on an open document written, and opens them. The server asks before it replaces any. */
export async function reviewOpen(execute: Execute, uri: string): Promise<void> {
  try {
    const { uri: notes } = await execute<{ uri: string }>('dalint.review', uri);
    await showBeside(vscode.Uri.parse(notes));
  } catch (e) {
    void vscode.window.showErrorMessage(says(e, 'the notes could not be written'));
  }
}

/** Where “dalint review” puts the copy of a document with comments. */
export const reviewedName = (file: string): string =>
  /\.reviewed\.docx$/i.test(file) ? file.replace(/\.docx$/i, '-2.docx') : file.replace(/\.docx$/i, '.reviewed.docx');

/**
 * Has a copy of a Word document with comments made, and opens it in Word. Where
 * the editor runs on another machine than the document, it only says which file
 * it is: Word would look for that on the wrong one.
 */
export async function reviewWord(run: (args: string[]) => Promise<Run>, file: string): Promise<void> {
  const copy = reviewedName(file);
  const here = vscode.env.remoteName === undefined;
  const open = async (): Promise<void> => { if (here) await vscode.env.openExternal(vscode.Uri.file(copy)); };
  let r = await run(['review', '--output', copy, file]);
  if (r.code === 2 && r.out === '' && r.err.includes('exists already')) {
    const choices = here ? ['Replace it', 'Open the earlier one'] : ['Replace it'];
    const choice = await vscode.window.showWarningMessage(`dalint: there is a reviewed copy of this document already, ${path.basename(copy)}.`, ...choices);
    if (choice === 'Open the earlier one') await open();
    if (choice !== 'Replace it') return;
    r = await run(['review', '--force', '--output', copy, file]);
  }
  if (r.code === 2) void vscode.window.showErrorMessage(r.err.trim() || 'dalint: the document could not be reviewed.');
  if (r.out === '') return;
  // With 2 as well, where a part of the document could not be read.
  void vscode.window.showInformationMessage(`dalint: ${path.basename(copy)} was written beside the document.`);
  await open();
}
