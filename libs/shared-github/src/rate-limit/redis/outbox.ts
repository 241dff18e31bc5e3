import type { RequestOutcome } from '../request-outcome.js';
import type { Grant } from './grant.js';

/** Of what GitHub said and nobody could be told, so much is kept. */
const MOST_KEPT = 1_000;

/** What GitHub said, and when this process heard it, by its own clock. */
export interface Heard extends Pick<RequestOutcome, 'budget' | 'refusal'> {
  readonly admittedAt: number;
  readonly at: number;
}

export interface Mail {
  /** Grants of which requests have ended. */
  readonly grants: readonly Grant[];
  readonly heard: readonly Heard[];
}

/** What the store is to be told: with the next decision, or by itself when there is none. */
export class Outbox {
  private grants = new Set<Grant>();
  private heard: Heard[] = [];
  private isFlushing = false;

  /** @param flush tells the store; called when nothing else is on its way to it */
  constructor(
    private readonly flush: () => void,
    private readonly isBusy: () => boolean,
  ) {}

  get isEmpty(): boolean {
    return this.grants.size === 0 && this.heard.length === 0;
  }

  ended(grant: Grant): void {
    this.grants.add(grant);
    this.flushSoon();
  }

  heardFromGitHub(heard: Heard): void {
    this.heard.push(heard);
    this.dropOldest();
    this.flushSoon();
  }

  /** @param now a grant that is over by then ended in the store by itself, and counts */
  take(now: number): Mail {
    const mail = { grants: [...this.grants].filter(({ endsAt }) => endsAt > now), heard: this.heard };
    this.grants = new Set();
    this.heard = [];
    return mail;
  }

  /** The store may not have heard of it. It is for whoever talks to the store next. */
  putBack({ grants, heard }: Mail): void {
    this.grants = new Set([...grants, ...this.grants]);
    this.heard = [...heard, ...this.heard];
    this.dropOldest();
  }

  flushSoon(): void {
    if (this.isFlushing || this.isEmpty || this.isBusy()) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      if (!this.isEmpty && !this.isBusy()) this.flush();
    });
  }

  /** Refusals are kept before anything else. */
  private dropOldest(): void {
    let tooMany = this.heard.length - MOST_KEPT;
    if (tooMany <= 0) return;
    this.heard = this.heard.filter(({ refusal }) => refusal !== undefined || tooMany-- <= 0).slice(-MOST_KEPT);
  }
}
