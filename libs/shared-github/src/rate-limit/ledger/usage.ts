import { HOUR_MS, MINUTE_MS } from '../limits/documented-limits.js';
import type { Amounts } from './amounts.js';
import type { UsageState } from './ledger-state.js';
import { SlidingWindow } from './sliding-window.js';

/** Slices of time: small against the window, and few enough to be kept. */
export const HOUR_SLICE_MS = 1_000;
export const MINUTE_SLICE_MS = 250;

/** What the requests that are over have used. */
export class Usage {
  readonly requestsPerHour: SlidingWindow;
  readonly pointsPerMinute: SlidingWindow;
  readonly contentPerMinute: SlidingWindow;
  readonly contentPerHour: SlidingWindow;

  constructor(state?: UsageState) {
    this.requestsPerHour = new SlidingWindow(HOUR_MS, HOUR_SLICE_MS, state?.requestsPerHour);
    this.pointsPerMinute = new SlidingWindow(MINUTE_MS, MINUTE_SLICE_MS, state?.pointsPerMinute);
    this.contentPerMinute = new SlidingWindow(MINUTE_MS, MINUTE_SLICE_MS, state?.contentPerMinute);
    this.contentPerHour = new SlidingWindow(HOUR_MS, HOUR_SLICE_MS, state?.contentPerHour);
  }

  get isEmpty(): boolean {
    const windows = [this.requestsPerHour, this.pointsPerMinute, this.contentPerMinute, this.contentPerHour];
    return windows.every(({ used }) => used === 0);
  }

  add({ requests, points, content }: Amounts, now: number): void {
    this.requestsPerHour.add(requests, now);
    this.pointsPerMinute.add(points, now);
    this.contentPerMinute.add(content, now);
    this.contentPerHour.add(content, now);
  }

  forget(now: number): void {
    this.requestsPerHour.forget(now);
    this.pointsPerMinute.forget(now);
    this.contentPerMinute.forget(now);
    this.contentPerHour.forget(now);
  }

  save(): UsageState {
    return {
      requestsPerHour: this.requestsPerHour.save(),
      pointsPerMinute: this.pointsPerMinute.save(),
      contentPerMinute: this.contentPerMinute.save(),
      contentPerHour: this.contentPerHour.save(),
    };
  }
}
