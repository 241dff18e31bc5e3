import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { GitHubError } from '../../errors/github.error.js';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { type ArchiveIndex, indexEntries, type StepFile } from './index-entries.js';
import { jobFileName } from './job-file-name.js';
import { readEntries } from './read-entries.js';

/** The logs of one attempt as GitHub packs them, in a file on disk. Only what is read of it is in memory. */
export class LogArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly index: ArchiveIndex,
  ) {}

  /** @throws GitHubUnavailableError when the file is no whole archive, GitHubError when nobody should unpack it */
  static async open(file: string, onIgnored: (name: string, why: string) => void): Promise<LogArchive> {
    let zip: ZipFile | undefined;
    try {
      // Names are decoded and judged one by one: a bad one is no reason to read none.
      zip = await openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false });
      return new LogArchive(zip, indexEntries(await readEntries(zip, onIgnored)));
    } catch (error) {
      zip?.close();
      if (error instanceof GitHubError) throw error;
      throw new GitHubUnavailableError('What GitHub sent as the archive of the logs is not one.', { cause: error });
    }
  }

  /** `<job>/<n>_<step>.txt`, in order. */
  stepFiles(job: string): readonly StepFile[] {
    return this.index.steps.get(jobFileName(job)) ?? [];
  }

  /** `<i>_<job>.txt`: all of the job's log. */
  jobFile(job: string): Entry | undefined {
    return this.index.jobs.get(jobFileName(job));
  }

  async read(entry: Entry): Promise<Readable> {
    return this.zip.openReadStreamPromise(entry);
  }

  close(): void {
    this.zip.close();
  }
}
