import { cut } from './cut.js';

const deepest = 10;
const longest = 1000;

/** As Ruby, in which GitHub is written, shows a value; of a large one, the beginning. */
export function inspect(value: unknown): string {
  return cut(show(value, 0), longest);
}

function show(value: unknown, depth: number): string {
  if (value === null || value === undefined) return 'nil';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (depth === deepest) return Array.isArray(value) ? '[...]' : '{...}';
  if (Array.isArray(value)) return `[${value.map((item) => show(item, depth + 1)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}=>${show(held, depth + 1)}`);
  return `{${entries.join(', ')}}`;
}
