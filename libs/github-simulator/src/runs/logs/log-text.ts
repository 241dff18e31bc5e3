import { filler } from './filler.js';

/** Lines that are made up while they are read, so that a log may be large: the same ones each time. */
export interface GeneratedLines {
  readonly lines: number;
  /** Characters a line, without the time that stands before it. Default 120. */
  readonly width?: number;
}

/** What a step prints: as it is, or so many lines of something. */
export type LogText = string | GeneratedLines;

export function linesOf(text: LogText): Iterable<string> {
  if (typeof text === 'string') return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  return generate(text);
}

function* generate({ lines, width = 120 }: GeneratedLines): Generator<string> {
  const text = filler();
  const longest = text.length - width;
  for (let number = 1, at = 0; number <= lines; number += 1) {
    const start = `line ${number}: `.slice(0, width);
    yield start + text.slice(at, at + width - start.length);
    at = (at + width) % longest;
  }
}
