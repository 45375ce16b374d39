// What the program's JSON looks like to a reader. See “check --format json”.

interface PracticeCheck { id: string; status: string; evidence?: { note?: string; start?: { line?: number } }[] }
interface CheckedDocument { practice?: PracticeCheck[]; type?: string; words?: number; problems?: { part?: string; message: string }[] }

const statusWords: Record<string, string> = {
  met: 'evident', partly: 'partly evident', 'not-evident': 'not evident', 'not-applicable': 'does not apply',
};

/** The practice profile of a checked document, as Markdown; undefined where the program makes none. */
export function profileMarkdown(json: string, name: string): string | undefined {
  const doc = (JSON.parse(json) as { documents?: CheckedDocument[] }).documents?.[0];
  if (!doc?.practice) return undefined;
  const rows = doc.practice.map((p) => {
    const lines = (p.evidence ?? []).map((e) => e.start?.line).filter((n): n is number => n !== undefined && n > 0);
    return `| ${p.id.replaceAll('-', ' ')} | ${statusWords[p.status] ?? p.status} | ${lines.length > 0 ? `line ${[...new Set(lines)].join(', ')}` : ''} |`;
  });
  const problems = (doc.problems ?? []).map((p) => `\n> Not read: ${p.part ?? ''} ${p.message}`);
  return [`# Practice profile of ${name}`, '', 'What the text shows; not what was or was not done.', '',
    '| | in this text | where |', '|---|---|---|', ...rows, ...problems, ''].join('\n');
}

/** The rule that an identifier of a finding names, or undefined. */
export function ruleOf(code: unknown): string | undefined {
  const value = typeof code === 'object' && code !== null && 'value' in code ? (code as { value: unknown }).value : code;
  return typeof value === 'string' && /^[a-z-]+\/[a-z-]+$/.test(value) ? value : undefined;
}

/** Where “dalint review” puts the copy of a document with comments. */
export const reviewedName = (file: string): string => file.replace(/\.docx$/i, '.reviewed.docx');
