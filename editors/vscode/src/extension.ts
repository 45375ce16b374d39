import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findProgram, missingMessage } from './program';
import { ruleOf } from './show';
import { reviewOpen, reviewWord, type Run, showBeside, showPage, showProfile } from './whole';

let client: LanguageClient | undefined;
let program: string | undefined;

const languages = ['markdown', 'plaintext', 'html', 'latex', 'restructuredtext', 'asciidoc', 'org', 'git-commit', 'mail'];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  // None of them can do anything without the program. It may have been put in its
  // place since it was last looked for; where it is still missing, that is said.
  const withProgram = <A extends unknown[]>(command: (...args: A) => Promise<void>) => async (...args: A): Promise<void> => {
    if (program === undefined) await start(context, pages);
    if (program !== undefined) await command(...args);
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(Pages.scheme, pages),
    vscode.commands.registerCommand('dalint.explainRule', withProgram((rule?: string) => explainRule(pages, rule))),
    vscode.commands.registerCommand('dalint.setRole', withProgram(setRole)),
    vscode.commands.registerCommand('dalint.showProfile', withProgram(() => profileHere(pages))),
    vscode.commands.registerCommand('dalint.openReview', withProgram(review)),
    vscode.commands.registerCommand('dalint.restart', async () => { await stop(); await start(context, pages); }),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration('dalint.path')) { await stop(); await start(context, pages); }
    }),
  );
  await start(context, pages);
}

export const deactivate = (): Promise<void> => stop();

async function start(context: vscode.ExtensionContext, pages: Pages): Promise<void> {
  const setting = vscode.workspace.getConfiguration('dalint').get<string>('path', '');
  program = findProgram(setting, context.extensionPath, {
    platform: process.platform,
    env: process.env,
    isFile: (p) => statSync(p, { throwIfNoEntry: false })?.isFile() ?? false,
  });
  if (program === undefined) {
    void tellMissing(setting); // activating does not wait until somebody has read this
    return;
  }
  const options: LanguageClientOptions = {
    documentSelector: languages.flatMap((language) => [{ scheme: 'file', language }, { scheme: 'untitled', language }]),
    initializationOptions: vscode.workspace.getConfiguration('dalint'),
    synchronize: { configurationSection: 'dalint' },
    middleware: {
      // A code lens shows the profile as a page here, rather than as a message of the server's.
      executeCommand: async (command, args, next) => {
        if (command !== 'dalint.profile') return next(command, args);
        const answer: unknown = await next(command, args.slice(0, 1));
        await showPage(answer, path.posix.basename(decodeURIComponent(String(args[0]))), (name, page) => pages.show(name, page));
        return answer;
      },
    },
  };
  client = new LanguageClient('dalint', 'dalint', { command: program, args: ['lsp'] }, options);
  try {
    await client.start();
  } catch {
    void vscode.window.showErrorMessage(`dalint: the program at “${program}” does not start as a language server. “dalint version” at a terminal says more.`);
  }
}

async function tellMissing(setting: string): Promise<void> {
  const choice = await vscode.window.showErrorMessage(missingMessage(setting, process.platform), 'Open the setting');
  if (choice) await vscode.commands.executeCommand('workbench.action.openSettings', 'dalint.path');
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
    await showBeside(uri);
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
  if (rule === undefined || rule === '') return;
  try {
    const page = await execute<string>('dalint.explain', rule);
    await pages.show(rule.replaceAll('/', ' '), page);
  } catch (e) {
    void vscode.window.showErrorMessage(`dalint: ${e instanceof Error ? e.message : 'the rule could not be explained'}`);
  }
}

/** Offers what the server offers for the name at the cursor. */
async function setRole(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage('dalint: open the document and put the cursor on a name.');
    return;
  }
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

/** Runs the program. */
function run(args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(program ?? '', args, { maxBuffer: 64 << 20 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 2, out, err });
    });
  });
}

/** Has the server execute a command. */
async function execute<T>(command: string, ...args: unknown[]): Promise<T> {
  if (client === undefined) throw new Error('the server is not running: the command “dalint: Restart the server” starts it');
  return client.sendRequest<T>('workspace/executeCommand', { command, arguments: args });
}

const checked = (document: vscode.TextDocument): boolean =>
  languages.includes(document.languageId) && ['file', 'untitled'].includes(document.uri.scheme);

async function profileHere(pages: Pages): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !checked(document)) {
    void vscode.window.showInformationMessage('dalint: open the document that you want the practice profile of.');
    return;
  }
  await showProfile(execute, uriOf(document.uri), path.basename(document.fileName), (name, page) => pages.show(name, page));
}

/** Reviews the document in the editor or a Word document, whichever is wanted. */
async function review(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && checked(document)) {
    const here = `${path.basename(document.fileName)}: notes beside it`;
    const choice = await vscode.window.showQuickPick([here, 'A Word document: a copy with comments'], { title: 'What to review' });
    if (choice === undefined) return;
    if (choice === here) return reviewOpen(execute, uriOf(document.uri));
  }
  const picked = await vscode.window.showOpenDialog({ title: 'Review a Word document', filters: { 'Word documents': ['docx'] }, canSelectMany: false });
  if (picked !== undefined) await reviewWord(run, picked[0].fsPath);
}

/** A URI as the client writes it to the server. */
const uriOf = (uri: vscode.Uri): string => client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
