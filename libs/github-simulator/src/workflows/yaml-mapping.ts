/** A YAML mapping; empty for everything else. */
export function mapping(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** One text or a list of them; undefined when there is none. */
export function texts(value: unknown): string[] | undefined {
  return value === undefined || value === null ? undefined : [value].flat().map(String);
}
