/** For a part that could not listen: says what to do in terms of this app, where the part knows only its own settings. */
export function explainPort(port: number): (error: unknown) => never {
  return (error) => {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    if ((cause as NodeJS.ErrnoException | undefined)?.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken. Stop the process that has it, or take four other ports with --port N, or free ones with --port 0.`,
      { cause: error },
    );
  };
}
