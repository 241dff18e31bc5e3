/** The headers of a commit or a tag, and the message below them. */
export interface Headers {
  readonly message: string;
  all(key: string): string[];
  first(key: string): string;
}

/** Reads `key value` lines, of which those that begin with a space go on with the one above. */
export function parseHeaders(text: string): Headers {
  const end = text.indexOf('\n\n');
  const entries: { key: string; value: string }[] = [];
  for (const line of (end < 0 ? text : text.slice(0, end)).split('\n')) {
    const last = entries.at(-1);
    const [key = '', value = ''] = line.split(/ (.*)/s);
    if (line.startsWith(' ') && last) last.value += `\n${line.slice(1)}`;
    else entries.push({ key, value });
  }
  const all = (wanted: string) => entries.filter(({ key }) => key === wanted).map(({ value }) => value);
  const message = end < 0 ? '' : text.slice(end + 2).replace(/\n$/, '');
  return { message, all, first: (key) => all(key)[0] ?? '' };
}
