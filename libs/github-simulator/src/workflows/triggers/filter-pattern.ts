const tokens = /\*\*\/|\*\*|\*|\?|\+|\[[^\]]+\]|\\.|[^]/g;

const expressions: Record<string, string> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '?', '+': '+' };

/**
 * Whether GitHub's filter patterns let a name through: the last one that matches decides, and a `!` forbids.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  const last = patterns.findLast((pattern) => toExpression(pattern.replace(/^!/, ''))?.test(name));
  return last !== undefined && !last.startsWith('!');
}

/** Undefined for what is no pattern, which matches nothing. */
function toExpression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^${pattern.replace(tokens, expressionOf)}$`);
  } catch {
    return undefined;
  }
}

function expressionOf(token: string): string {
  if (token.startsWith('[') && token.length > 1) return `[${token.slice(1, -1).replace(/[\\^]/g, '\\$&')}]`;
  if (token.startsWith('\\') && token.length > 1) return escape(token.slice(1));
  return expressions[token] ?? escape(token);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
