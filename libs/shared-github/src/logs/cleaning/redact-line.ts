const HIDDEN = '[redacted]';

/** Each one either matches or fails at once: a log is written by others, and must not be able to keep this busy. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Since 2026 tokens have dots and hyphens too.
  [/gh[a-z]_[A-Za-z0-9._-]{16,}/g, HIDDEN],
  [/github_pat_\w{16,}/g, HIDDEN],
  [/(x-access-token:)[^@\s"']+/gi, `$1${HIDDEN}`],
  // The same in base64, as git sends it.
  [/eC1hY2Nlc3MtdG9rZW46[A-Za-z0-9+/]+=*/g, HIDDEN],
];
const worthALook = /gh[a-z]_|github_pat_|x-access-token:|eC1hY2Nlc3MtdG9rZW46/i;

/** What may be the beginning of a token that goes on in the part of a line that is left out. */
const unfinished = /(?:gh[a-z]_[A-Za-z0-9._-]*|github_pat_\w*)$/;

/** Takes the tokens out of a line. GitHub's own masking knows only what it was told is a secret. */
export function redactLine(line: string): string {
  if (!worthALook.test(line)) return line;
  return patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}

/** The same for a line whose end is missing. */
export function redactCutLine(line: string): string {
  return redactLine(line).replace(unfinished, HIDDEN);
}
