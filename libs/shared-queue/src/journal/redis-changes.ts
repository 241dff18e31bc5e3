import type { Redis } from 'ioredis';

/** Announcements of changed projects, over one connection for any number of listeners. */
export class RedisChanges {
  private readonly listeners = new Map<string, Set<() => void>>();
  private subscribing: Promise<Redis> | undefined;

  constructor(
    private readonly redis: Redis,
    readonly channel: string,
  ) {}

  /** Resolves once no announcement can be missed. */
  async subscribe(key: string, listener: () => void): Promise<() => void> {
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
    const remove = () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(key) === listeners) this.listeners.delete(key);
    };
    try {
      await this.connect();
      return remove;
    } catch (error) {
      remove();
      throw error;
    }
  }

  async close(): Promise<void> {
    const subscriber = await this.subscribing?.catch(() => undefined);
    this.subscribing = undefined;
    subscriber?.disconnect();
  }

  private async connect(): Promise<void> {
    this.subscribing ??= this.openSubscriber();
    try {
      await this.subscribing;
    } catch (error) {
      this.subscribing = undefined;
      throw error;
    }
  }

  private async openSubscriber(): Promise<Redis> {
    const subscriber = this.redis.duplicate();
    // The main connection reports an outage; this one comes back by itself and then wakes all, since it may have missed some.
    subscriber.on('error', () => undefined);
    subscriber.on('ready', () => this.wakeAll());
    subscriber.on('message', (_channel, key) => this.wake(key));
    try {
      await subscriber.subscribe(this.channel);
      return subscriber;
    } catch (error) {
      subscriber.disconnect();
      throw error;
    }
  }

  private wake(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }

  private wakeAll(): void {
    for (const key of this.listeners.keys()) this.wake(key);
  }
}
