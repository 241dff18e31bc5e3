/** Environment variables by name, as in `process.env`. A variable that holds the empty string counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The first of the variables that is set, with its text. */
export function firstSet(env: Environment, names: readonly string[]): { name: string; text: string } | undefined {
  for (const name of names) {
    const text = env[name];
    if (text) return { name, text };
  }
  return undefined;
}
