import type { PatternPart } from './read-pattern.js';

/**
 * Whether a name fits a pattern, part by part: after each of them, how much of the name may lie behind. So the time is
 * that of the pattern times the name, whatever they are; a regular expression would try one way after another.
 */
export function fitsPattern(parts: readonly PatternPart[] | undefined, name: string): boolean {
  if (!parts) return false;
  let reached = Array.from({ length: name.length + 1 }, (_, at) => at === 0);
  for (const part of parts)
    reached = part === 'directories' ? afterDirectories(reached, name) : after(part, reached, name);
  return reached.at(-1) === true;
}

/** No directory, or any number of them. */
function afterDirectories(reached: readonly boolean[], name: string): boolean[] {
  const first = reached.indexOf(true);
  return reached.map((here, at) => here || (first >= 0 && first < at && name[at - 1] === '/'));
}

function after(part: Exclude<PatternPart, string>, reached: readonly boolean[], name: string): boolean[] {
  const next: boolean[] = [];
  for (const [at, here] of reached.entries()) {
    const isBehind = at > 0 && (reached[at - 1] === true || (part.isRepeated && next[at - 1] === true));
    next.push((part.isOptional && here) || (isBehind && part.accepts(name[at - 1] ?? '')));
  }
  return next;
}
