const phrases = ['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', '[actions skip]'];

/**
 * Whether a commit's message asks that pushing it starts nothing.
 *
 * @see https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs
 */
export function skipsRuns(message: string): boolean {
  return phrases.some((phrase) => message.includes(phrase)) || /\n\nskip-checks: ?true\s*$/.test(message);
}
