/** What a read answered, kept to be asked for again at no cost. */
interface Kept {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** The body as JSON, so that no caller can change what another gets. */
  readonly text: string;
  /** Where the next page is: an answer that nothing has changed need not say so again. */
  readonly link: string | undefined;
  readonly bytes: number;
}

/** An answer to ask for again. */
export interface KeptAnswer {
  readonly conditions: Readonly<Record<string, string>>;
  readonly link: string | undefined;
  /** The body: another copy each time. */
  read(): unknown;
}

/**
 * The answers that GitHub gave with an `ETag` or `Last-Modified`, as many as fit, the least recently used go first.
 *
 * A 304 costs nothing of the hour's requests. GitHub binds an `ETag` to the token: with a new one it answers in full,
 * which does no harm. `Last-Modified` outlives the token.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests
 */
export class ConditionalCache {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  /** @param mostBytes 0 switches it off */
  constructor(private readonly mostBytes: number) {}

  /** What is kept, and how to ask whether it still holds. It is good for that one question, whatever is kept meanwhile. */
  find(key: string): KeptAnswer | undefined {
    const kept = this.kept.get(key);
    if (!kept) return undefined;
    this.kept.delete(key);
    this.kept.set(key, kept);
    const { etag, lastModified, link, text } = kept;
    return {
      conditions: {
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      },
      link,
      read: () => JSON.parse(text) as unknown,
    };
  }

  /** @param text the JSON; undefined for what is none, and not kept */
  keep(key: string, headers: Headers, text: string | undefined): void {
    const etag = headers.get('etag') ?? undefined;
    const lastModified = headers.get('last-modified') ?? undefined;
    if (this.mostBytes === 0 || text === undefined || !(etag ?? lastModified)) return;
    this.forget(key);
    const bytes = 2 * (text.length + key.length);
    if (bytes > this.mostBytes) return;
    this.kept.set(key, { etag, lastModified, text, link: headers.get('link') ?? undefined, bytes });
    this.bytes += bytes;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.forget(oldest);
    }
  }

  forget(key: string): void {
    const kept = this.kept.get(key);
    if (!kept) return;
    this.kept.delete(key);
    this.bytes -= kept.bytes;
  }
}
