import { LogCleaner, type LogCleanerOptions } from './log-cleaner.js';

/** The clean lines of a log file, as many at once as come at once. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  options: LogCleanerOptions,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  const cleaner = new LogCleaner(options);
  for await (const chunk of bytes) yield cleaner.push(decoder.decode(chunk, { stream: true }));
  yield cleaner.push(decoder.decode());
  yield cleaner.end();
}
