const HIDDEN = '[redacted]';

/**
 * What secrets look like, wherever they stand. None of the patterns crosses a double quote, so that a line of JSON
 * stays one, and none asks for a word boundary, because in JSON a token may follow the "n" of an escaped newline.
 */
const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // A PEM block, with real or escaped line breaks; then one whose end was cut off.
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[^"]*?-----END [A-Z0-9 ]*PRIVATE KEY-----/g, HIDDEN],
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\s]|\\+[nr])*/g, HIDDEN],
  // Installation tokens have had dots and hyphens in them since 2026.
  [/gh[a-z]_[A-Za-z0-9._-]{16,}/g, HIDDEN],
  [/github_pat_[A-Za-z0-9_]{16,}/g, HIDDEN],
  [/eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g, HIDDEN],
  // "x-access-token:" in base64, as git sends it.
  [/eC1hY2Nlc3MtdG9rZW46[A-Za-z0-9+/]+=*/g, HIDDEN],
  [/(x-access-token:)[^@\s"']+/gi, `$1${HIDDEN}`],
  [/(:\/\/[^\s:/@"']*:)[^\s@/"']+(?=@)/g, `$1${HIDDEN}`],
  [
    /(authorization["'\\]*\s*[:=]\s*["'\\]*(?:(?:basic|bearer|token)\s+)?)(?!(?:basic|bearer|token)(?:[\s"'\\,}]|$))[^\s"'\\,}]+/gi,
    `$1${HIDDEN}`,
  ],
  [/((?:basic|bearer)\s+)[A-Za-z0-9._~+/-]{16,}=*/gi, `$1${HIDDEN}`],
];

/**
 * Takes secrets out of a text: GitHub tokens, JSON web tokens, private keys, passwords in URLs and the values of
 * authorization headers. A line of JSON is still one afterwards.
 */
export function redact(text: string): string {
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
