// As much of the editor's API as activating needs, which keeps what was done.
export const told: string[] = [];
export const registered: Record<string, (...args: unknown[]) => unknown> = {}; // commands, by name
export const opened: string[] = [];
export const answers: (string | undefined)[] = []; // of the user, to questions
export const unread = { messages: false }; // whether the user leaves messages of errors as they are
export const settings: Record<string, unknown> = {};
export const window = {
  activeTextEditor: undefined,
  showErrorMessage: (m: string) => { told.push(m); return unread.messages ? new Promise(() => undefined) : Promise.resolve(undefined); },
  showWarningMessage: async (m: string) => { told.push(m); return answers.shift(); },
  showInformationMessage: async (m: string) => { told.push(m); return undefined; },
};
export const commands = {
  registerCommand: (name: string, run: (...args: unknown[]) => unknown) => { registered[name] = run; return { dispose() {} }; },
  executeCommand: async (name: string, u?: Uri) => { opened.push(`${name} ${u?.path}`); },
};
export const workspace = {
  registerTextDocumentContentProvider: () => ({ dispose() {} }),
  onDidChangeConfiguration: () => ({ dispose() {} }),
  getConfiguration: () => ({ get: (key: string, otherwise: unknown) => settings[key] ?? otherwise }),
};
export class EventEmitter { event = () => ({ dispose() {} }); fire() {} }
export class Uri {
  constructor(readonly path: string) {}
  static file(p: string) { return new Uri(p); }
  static parse(p: string) { return new Uri(p); }
  static from(parts: { path: string }) { return new Uri(parts.path); }
}
export const env: { remoteName?: string; openExternal(u: Uri): Promise<boolean> } = { openExternal: async (u: Uri) => { opened.push(u.path); return true; } };
export class Disposable { dispose() {} }
export class CodeLens {} export class CompletionItem {} export class DocumentLink {} export class CodeAction {}
export class Diagnostic {} export class CallHierarchyItem {} export class TypeHierarchyItem {} export class SymbolInformation {}
export class InlayHint {} export class CancellationError extends Error {}
