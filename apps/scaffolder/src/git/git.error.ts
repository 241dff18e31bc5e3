/** A git command that failed, with the last of what it said. */
export class GitError extends Error {
  override readonly name = 'GitError';

  constructor(command: string, { code, killed }: { code?: unknown; killed?: boolean }, stderr: string) {
    super(`git ${command} failed${reason(code, killed)}: ${lastLines(stderr)}`);
  }
}

function reason(code: unknown, killed: boolean | undefined): string {
  if (code === 'ENOENT') return ' because git is not installed';
  if (killed) return ' because it took too long';
  return typeof code === 'number' ? ` with exit code ${code}` : '';
}

function lastLines(stderr: string): string {
  return stderr.trim().split('\n').slice(-3).join(' ').slice(-500) || 'it said nothing';
}
