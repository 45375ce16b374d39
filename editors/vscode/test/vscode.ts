// As much of the editor's API as activating needs, which keeps what was done.
export const told: string[] = [];
export const registered: string[] = [];
export const settings: Record<string, unknown> = {};
export const window = {
  activeTextEditor: undefined,
  showErrorMessage: async (m: string) => { told.push(m); return undefined; },
  showInformationMessage: async (m: string) => { told.push(m); return undefined; },
};
export const commands = {
  registerCommand: (name: string) => { registered.push(name); return { dispose() {} }; },
  executeCommand: async () => undefined,
};
export const workspace = {
  registerTextDocumentContentProvider: () => ({ dispose() {} }),
  onDidChangeConfiguration: () => ({ dispose() {} }),
  getConfiguration: () => ({ get: (key: string, otherwise: unknown) => settings[key] ?? otherwise }),
};
export class EventEmitter { event = () => ({ dispose() {} }); fire() {} }
export class Uri {}
export class Disposable { dispose() {} }
export class CodeLens {} export class CompletionItem {} export class DocumentLink {} export class CodeAction {}
export class Diagnostic {} export class CallHierarchyItem {} export class TypeHierarchyItem {} export class SymbolInformation {}
export class InlayHint {} export class CancellationError extends Error {}
