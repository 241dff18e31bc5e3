/** Another live process keeps its data in this directory, and it belongs to one process at a time. */
export class DirectoryInUseError extends Error {
  readonly code = 'DIRECTORY_IN_USE';
  override readonly name = 'DirectoryInUseError';

  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(
      `The data directory ${directory} is in use by process ${pid}. ` +
        'Stop that process, choose another directory, or set REDIS_URL for a queue that processes share.',
    );
  }
}
