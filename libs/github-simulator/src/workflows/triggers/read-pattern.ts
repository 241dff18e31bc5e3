import { readRange } from './read-range.js';

/** Characters of one kind, or the directories that two stars and a slash stand for. */
export type PatternPart = 'directories' | Characters;

interface Characters {
  accepts(character: string): boolean;
  isOptional: boolean;
  isRepeated: boolean;
}

/** The parts of a pattern; undefined for what is no pattern, which matches nothing. */
export function readPattern(pattern: string): readonly PatternPart[] | undefined {
  const parts: PatternPart[] = [];
  const lastBracket = pattern.lastIndexOf(']');
  let previous = '';
  for (let at = 0; at < pattern.length; at += previous.length) {
    const token = tokenAt(pattern, at, lastBracket);
    const isAgain = token === previous && token.startsWith('*');
    previous = token;
    if (isAgain) continue;
    if (token === '?' || token === '+') {
      if (!quantify(parts.at(-1), token)) return undefined;
      continue;
    }
    const part = readPart(token);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function tokenAt(pattern: string, at: number, lastBracket: number): string {
  for (const wildcard of ['**/', '**', '*']) if (pattern.startsWith(wildcard, at)) return wildcard;
  if (pattern[at] === '\\') return pattern.slice(at, at + 2);
  const end = pattern[at] === '[' && at < lastBracket ? pattern.indexOf(']', at) : -1;
  return end > at + 1 ? pattern.slice(at, end + 1) : pattern.slice(at, at + 1);
}

/** Lets the part before it be absent, or come again. */
function quantify(part: PatternPart | undefined, token: '?' | '+'): boolean {
  if (typeof part === 'object') part[token === '?' ? 'isOptional' : 'isRepeated'] = true;
  return part !== undefined;
}

function readPart(token: string): PatternPart | undefined {
  if (token === '**/') return 'directories';
  if (token === '**') return { accepts: () => true, isOptional: true, isRepeated: true };
  if (token === '*') return { accepts: (character) => character !== '/', isOptional: true, isRepeated: true };
  const accepts = token.length > 1 && token.startsWith('[') ? readRange(token.slice(1, -1)) : isOne(token.slice(-1));
  return accepts && { accepts, isOptional: false, isRepeated: false };
}

function isOne(wanted: string): Characters['accepts'] {
  return (character) => character === wanted;
}
