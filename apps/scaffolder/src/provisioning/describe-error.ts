/** Code and message as a project's record shows them. */
export function describeError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'UNEXPECTED', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code.toUpperCase() : 'UNEXPECTED';
  return { code, message: error.message };
}
