import { randomBytes } from 'node:crypto';
import { digestOf } from '../auth/digest-of.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Links } from '../http/links.js';

/** GitHub's signed addresses are good for a minute. */
const lifetimeMs = 60_000;
const mostAddresses = 10_000;

/** What stands behind a signed address. */
export interface Download {
  readonly contentType: string;
  readonly fileName: string;
  /** Made when it is fetched, so that it may be large. */
  open(): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
}

export interface Signed {
  readonly download: Download;
  readonly expiresAtMs: number;
}

/** Addresses of logs and artifacts: who has one needs no credential, for a minute. They live in memory only, by digest. */
export class SignedDownloads {
  private readonly byDigest = new Map<string, Signed>();

  constructor(private readonly clock: SimulatorClock) {}

  /** The address to send a client to. */
  sign(links: Links, path: string, download: Download): string {
    const signature = randomBytes(16).toString('base64url');
    const expiresAtMs = this.clock.nowMs() + lifetimeMs;
    this.byDigest.set(digestOf(signature), { download, expiresAtMs });
    const [oldest] = this.byDigest.keys();
    if (this.byDigest.size > mostAddresses && oldest) this.byDigest.delete(oldest);
    return `${links.downloads}/${path}?se=${new Date(expiresAtMs).toISOString()}&sig=${signature}`;
  }

  /** What a snapshot keeps. */
  save(): ReadonlyMap<string, Signed> {
    return new Map(this.byDigest);
  }

  load(saved: ReadonlyMap<string, Signed>): void {
    for (const [digest, signed] of saved) this.byDigest.set(digest, signed);
  }

  /** Undefined for a signature that was never given, or is too old. */
  find(signature: string): Download | undefined {
    const signed = this.byDigest.get(digestOf(signature));
    return signed && signed.expiresAtMs > this.clock.nowMs() ? signed.download : undefined;
  }
}
