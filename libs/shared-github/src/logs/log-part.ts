import type { Readable } from 'node:stream';

/** A log file, of a step or of a whole job. */
export interface LogPart {
  readonly job: string;
  readonly step: string | undefined;
  open(): Promise<Readable>;
}
