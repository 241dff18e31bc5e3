/** GitHub's times have whole seconds: `2026-01-31T12:00:00Z`. */
export function timestamp(at: Date | number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
