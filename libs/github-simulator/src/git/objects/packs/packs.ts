import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GitObject, ObjectHead } from '../git-object.js';
import { Pack } from './pack.js';

/** The packs of one repository, which git adds to with every larger push. */
export class Packs {
  private readonly open = new Map<string, Pack>();

  constructor(private readonly directory: string) {}

  read(sha: string): GitObject | undefined {
    for (const pack of this.all()) {
      const object = pack.read(sha);
      if (object) return object;
    }
    return undefined;
  }

  /** What the object is and how large, without reading all of it. */
  head(sha: string): ObjectHead | undefined {
    for (const pack of this.all()) {
      const head = pack.head(sha);
      if (head) return head;
    }
    return undefined;
  }

  complete(prefix: string): string[] {
    return this.all().flatMap((pack) => pack.index.complete(prefix));
  }

  /** A pack may have come since it was last looked for: looking costs less than knowing. */
  private all(): Pack[] {
    const files = existsSync(this.directory) ? readdirSync(this.directory) : [];
    const indexes = files.filter((file) => file.endsWith('.idx'));
    return indexes.map((file) => this.open.get(file) ?? this.load(file));
  }

  private load(file: string): Pack {
    const pack = new Pack(join(this.directory, file.replace(/\.idx$/, '')));
    this.open.set(file, pack);
    return pack;
  }
}
