import type { Redis } from 'ioredis';
import { messageOf } from '../errors/message-of.js';
import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import type { ProjectEvent } from '../projects/project-event.js';
import type { ProjectRequest } from '../projects/project-request.js';
import {
  MAX_EVENTS,
  type ProjectChange,
  type ProjectEntry,
  type ProjectHead,
  type ProjectJournal,
  type StoredRequest,
} from './project-journal.js';
import { RedisChanges } from './redis-changes.js';
import { COMMIT, DELETE } from './redis-scripts.js';

const PAGE = 200;

export interface RedisProjectJournalOptions {
  readonly prefix: string;
  /** For messages, without credentials. */
  readonly address: string;
}

/**
 * Projects in Redis: a hash and a stream each, changed by one script. Both carry the project's name as their hash tag, so
 * that they are on one node of a cluster; the index of names is a key of its own.
 */
export class RedisProjectJournal implements ProjectJournal {
  private readonly changes: RedisChanges;
  private readonly index: string;

  constructor(
    private readonly redis: Redis,
    private readonly options: RedisProjectJournalOptions,
  ) {
    this.index = `${options.prefix}:projects`;
    this.changes = new RedisChanges(redis, `${options.prefix}:changes`);
  }

  read(key: string): Promise<ProjectEntry | undefined> {
    return this.attempt(async () => toEntry(await this.redis.hmget(this.projectKey(key), 'revision', 'head')));
  }

  readRequest(key: string): Promise<StoredRequest | undefined> {
    return this.attempt(async () => {
      const [head, request, sealed] = await this.redis.hmget(this.projectKey(key), 'head', 'request', 'sealed');
      if (!head || !request) return undefined;
      const stored = { head: JSON.parse(head) as ProjectHead, request: JSON.parse(request) as ProjectRequest };
      return sealed ? { ...stored, sealedSecrets: sealed } : stored;
    });
  }

  list(): Promise<ProjectEntry[]> {
    return this.attempt(async () => {
      const keys = await this.redis.smembers(this.index);
      const entries: ProjectEntry[] = [];
      for (let start = 0; start < keys.length; start += PAGE) {
        const page = await Promise.all(keys.slice(start, start + PAGE).map((key) => this.read(key)));
        entries.push(...page.filter((entry) => entry !== undefined));
      }
      return entries;
    });
  }

  commit(key: string, change: ProjectChange): Promise<boolean> {
    return this.attempt(async () => {
      const isCreation = change.from === undefined;
      // Before: a crash in between leaves a name without a project, never the other way round. After: a removal that ran at
      // the same time may have taken the name out.
      if (isCreation) await this.redis.sadd(this.index, key);
      const result = await this.redis.eval(COMMIT, 2, ...this.keys(key), ...this.commitArguments(key, change));
      if (isCreation) await this.redis.sadd(this.index, key);
      return result === 1;
    });
  }

  delete(key: string, revision: string): Promise<boolean> {
    return this.attempt(async () => {
      const result = await this.redis.eval(DELETE, 2, ...this.keys(key), revision, this.changes.channel, key);
      if (result !== 1) return false;
      await this.redis.srem(this.index, key);
      if (await this.redis.exists(this.projectKey(key))) await this.redis.sadd(this.index, key);
      return true;
    });
  }

  eventsAfter(key: string, after: number, count: number): Promise<ProjectEvent[]> {
    return this.attempt(async () => {
      const entries = await this.redis.xrange(this.eventsKey(key), `(${after}`, '+', 'COUNT', count);
      return entries.map(([, fields]) => JSON.parse(fields[1] ?? 'null') as ProjectEvent);
    });
  }

  onChange(key: string, listener: () => void): Promise<() => void> {
    return this.attempt(() => this.changes.subscribe(key, listener));
  }

  async ping(): Promise<void> {
    await this.attempt(() => this.redis.ping());
  }

  close(): Promise<void> {
    return this.changes.close();
  }

  private commitArguments(key: string, { from, to, request, sealedSecrets, events }: ProjectChange): string[] {
    const sealing = sealedSecrets === undefined ? 'keep' : sealedSecrets === null ? 'drop' : 'set';
    return [
      from ?? '',
      to.revision,
      JSON.stringify(to.head),
      request ? JSON.stringify(request) : '',
      sealing,
      sealedSecrets ?? '',
      String(MAX_EVENTS),
      this.changes.channel,
      key,
      ...events.flatMap((event) => [event.id, JSON.stringify(event)]),
    ];
  }

  private keys(key: string): [string, string] {
    return [this.projectKey(key), this.eventsKey(key)];
  }

  private projectKey(key: string): string {
    return `${this.options.prefix}:project:{${key}}`;
  }

  private eventsKey(key: string): string {
    return `${this.options.prefix}:events:{${key}}`;
  }

  private async attempt<T>(operation: () => Promise<T>): Promise<T> {
    try {
      return await operation();
    } catch (error) {
      if (error instanceof QueueUnavailableError) throw error;
      throw new QueueUnavailableError(this.options.address, messageOf(error), 'Try again once Redis is back.', {
        cause: error,
      });
    }
  }
}

function toEntry([revision, head]: (string | null)[]): ProjectEntry | undefined {
  return revision && head ? { revision, head: JSON.parse(head) as ProjectHead } : undefined;
}
