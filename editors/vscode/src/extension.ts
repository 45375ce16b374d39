import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findProgram, missingMessage } from './program';
import { profileMarkdown, reviewedName, ruleOf } from './show';

let client: LanguageClient | undefined;
let program: string | undefined;

const languages = ['markdown', 'plaintext', 'html', 'latex', 'restructuredtext', 'asciidoc', 'org', 'git-commit', 'mail'];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(Pages.scheme, pages),
    vscode.commands.registerCommand('dalint.explainRule', (rule?: string) => explainRule(pages, rule)),
    vscode.commands.registerCommand('dalint.setRole', setRole),
    vscode.commands.registerCommand('dalint.showProfile', () => showProfile(pages)),
    vscode.commands.registerCommand('dalint.openReview', openReview),
    vscode.commands.registerCommand('dalint.restart', async () => { await stop(); await start(context); }),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration('dalint.path')) { await stop(); await start(context); }
    }),
  );
  await start(context);
}

export const deactivate = (): Promise<void> => stop();

async function start(context: vscode.ExtensionContext): Promise<void> {
  const setting = vscode.workspace.getConfiguration('dalint').get<string>('path', '');
  program = findProgram(setting, context.extensionPath, {
    platform: process.platform,
    env: process.env,
    isFile: (p) => statSync(p, { throwIfNoEntry: false })?.isFile() ?? false,
  });
  if (program === undefined) {
    const choice = await vscode.window.showErrorMessage(missingMessage(setting, process.platform), 'Open the setting');
    if (choice) await vscode.commands.executeCommand('workbench.action.openSettings', 'dalint.path');
    return;
  }
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => [{ scheme: 'file', language }, { scheme: 'untitled', language }]),
    initializationOptions: vscode.workspace.getConfiguration('dalint'),
    synchronize: { configurationSection: 'dalint' },
  };
  client = new LanguageClient('dalint', 'dalint', { command: program, args: ['lsp'] }, options);
  try {
    await client.start();
  } catch {
    void vscode.window.showErrorMessage(`dalint: the program at “${program}” does not start as a language server. “dalint version” at a terminal says more.`);
  }
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.stop().catch(() => undefined); // one that never started has nothing to stop
}

/** Pages that are shown and belong to no file. */
class Pages implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'dalint';
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string { return this.texts.get(uri.path) ?? ''; }

  async show(name: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: Pages.scheme, path: `/${name}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}

async function explainRule(pages: Pages, given?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri)
    .filter((d) => d.source === 'dalint' && d.range.contains(editor.selection.active))
    .flatMap((d) => ruleOf(d.code) ?? []);
  const rule = given ?? (here.length > 0 ? here[0] : await vscode.window.showInputBox({
    title: 'Explain a rule', prompt: 'The name of a rule or a family', placeHolder: 'mutualising/stormy-relationship',
  }));
  if (rule === undefined || rule === '' || client === undefined) return;
  try {
    const page = await client.sendRequest<string>('workspace/executeCommand', { command: 'dalint.explain', arguments: [rule] });
    await pages.show(rule.replaceAll('/', ' '), page);
  } catch (e) {
    void vscode.window.showErrorMessage(`dalint: ${e instanceof Error ? e.message : 'the rule could not be explained'}`);
  }
}

/** Offers what the server offers for the name at the cursor. */
async function setRole(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider', editor.document.uri, editor.selection, 'refactor',
  );
  const roles = (actions ?? []).filter((a) => a.title.startsWith('Set “'));
  if (roles.length === 0) {
    void vscode.window.showInformationMessage('dalint: put the cursor on the name of somebody whose part is not declared yet.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(roles.map((action) => ({ label: action.title, action })), { title: 'Set who somebody is' });
  if (chosen?.action.edit) await vscode.workspace.applyEdit(chosen.action.edit);
}

/** Runs the program. Standard input is the text, which is written nowhere else. */
function run(args: string[], input?: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(program ?? '', args, { maxBuffer: 64 << 20 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 2, out, err });
    });
    child.stdin?.end(input ?? '');
  });
}

async function showProfile(pages: Pages): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || program === undefined) return;
  const name = path.basename(document.fileName);
  const known = document.uri.scheme === 'file' ? document.fileName : `${name}.${document.languageId === 'markdown' ? 'md' : 'txt'}`;
  const r = await run(['check', '--format', 'json', '--fail-on', 'never', '--stdin-name', known, '-'], document.getText());
  const page = r.out === '' ? undefined : profileMarkdown(r.out, name);
  if (page !== undefined) return pages.show(`${name} profile`, page);
  void vscode.window.showInformationMessage(`dalint: ${r.out === '' ? r.err.trim() : 'this version of the program makes no practice profile.'}`);
}

async function openReview(): Promise<void> {
  if (program === undefined) return;
  const picked = await vscode.window.showOpenDialog({ title: 'Review a Word document', filters: { 'Word documents': ['docx'] }, canSelectMany: false });
  if (picked === undefined) return;
  const r = await run(['review', picked[0].fsPath]);
  if (r.code === 2) {
    void vscode.window.showErrorMessage(r.err.trim() || 'dalint: the document could not be reviewed.');
    return;
  }
  await vscode.env.openExternal(vscode.Uri.file(reviewedName(picked[0].fsPath)));
}
