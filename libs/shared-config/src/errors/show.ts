const LONGEST = 60;
const LOOKS_SECRET =
  /-----BEGIN|PRIVATE KEY|gh[a-z]_|github_pat_|sha256:|@|(?:^|[=,\s])[A-Za-z0-9+/_-]{32,}=*(?:$|[,\s])/i;

/**
 * A value as it may stand in a message: quoted, on one line, cut short.
 * Settings get pasted into the wrong variable, so a value that looks like a secret is described and not shown.
 */
export function show(value: unknown): string {
  const text = String(value);
  if (LOOKS_SECRET.test(text))
    return `a value of ${String(text.length)} characters that is not shown, as it looks secret`;
  return text.length > LONGEST ? `${JSON.stringify(text.slice(0, LONGEST))}...` : JSON.stringify(text);
}
