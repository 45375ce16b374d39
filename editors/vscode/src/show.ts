/** The rule that an identifier of a finding names, or undefined. */
export function ruleOf(code: unknown): string | undefined {
  const value = typeof code === 'object' && code !== null && 'value' in code ? (code as { value: unknown }).value : code;
  return typeof value === 'string' && /^[a-z-]+\/[a-z-]+$/.test(value) ? value : undefined;
}
