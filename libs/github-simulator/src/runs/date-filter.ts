/** Whether a time in milliseconds is within a range. */
export type DateFilter = (ms: number) => boolean;

const secondMs = 1000;
const dayMs = 86_400_000;

/**
 * Reads GitHub's search syntax for dates: `2026-01-31`, `>=2026-01-31T10:00:00Z`, `<2026-02-01`, `2026-01-01..*`.
 * What it cannot read matches nothing, as on GitHub.
 *
 * @see https://docs.github.com/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
 */
export function dateFilter(text: string | undefined): DateFilter {
  if (!text) return () => true;
  const [from = '', to] = text.split('..');
  if (to !== undefined) return range(from === '*' ? -Infinity : span(from).start, to === '*' ? Infinity : span(to).end);
  const [, operator = '', date = ''] = /^(>=|<=|>|<)?(.*)$/.exec(text) ?? [];
  const { start, end } = span(date);
  if (operator === '>=') return range(start, Infinity);
  if (operator === '>') return range(end, Infinity);
  if (operator === '<=') return range(-Infinity, end);
  return operator === '<' ? range(-Infinity, start) : range(start, end);
}

/** A day is 24 hours long, a time one second. */
function span(text: string): { start: number; end: number } {
  const start = Date.parse(text);
  return { start, end: start + (text.includes('T') ? secondMs : dayMs) };
}

function range(start: number, end: number): DateFilter {
  return (ms) => ms >= start && ms < end;
}
