/** Another live process keeps its queue in this directory, and the embedded queue belongs to one process at a time. */
export class DirectoryInUseError extends Error {
  readonly code = 'DIRECTORY_IN_USE';
  override readonly name = 'DirectoryInUseError';

  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(
      `Failed to open the queue in ${directory}: process ${pid} is using it. ` +
        'Stop that process, set DATA_DIRECTORY to another directory, or set REDIS_URL to share a queue between processes.',
    );
  }
}
