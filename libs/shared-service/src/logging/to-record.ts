const STACK = /\n\s+at .+/;

export interface LogRecord {
  readonly fields: Record<string, unknown>;
  readonly text: string | undefined;
}

/** Sorts out the arguments of a call of Nest's logger, whose last string is the context and whose second may be a stack. */
export function toRecord(message: unknown, rest: readonly unknown[]): LogRecord {
  const fields: Record<string, unknown> = {};
  const texts: string[] = [];
  const last = rest.at(-1);
  const hasContext = typeof last === 'string' && !STACK.test(last);
  if (hasContext) fields['context'] = last;
  for (const part of [message, ...(hasContext ? rest.slice(0, -1) : rest)]) add(part, fields, texts);
  return { fields, text: texts.length > 0 ? texts.join(' ') : undefined };
}

function add(part: unknown, fields: Record<string, unknown>, texts: string[]): void {
  if (part instanceof Error) fields['err'] = part;
  else if (typeof part === 'string' && STACK.test(part)) fields['stack'] = part;
  else if (typeof part === 'object' && part !== null) Object.assign(fields, part);
  else if (part !== undefined) texts.push(String(part));
}
