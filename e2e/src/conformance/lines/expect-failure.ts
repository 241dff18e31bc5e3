/**
 * Waits for a client to fail with these words.
 *
 * @throws Error when it succeeds, or fails otherwise
 */
export async function expectFailure(command: Promise<unknown>, words: string): Promise<void> {
  const error = await command.then(
    () => new Error('the client succeeded'),
    (reason: unknown) => reason as Error,
  );
  if (!error.message.includes(words)) throw new Error(`a failure with "${words}" expected, came: ${error.message}`);
}
