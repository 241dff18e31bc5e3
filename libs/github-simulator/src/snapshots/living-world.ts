import type { World } from '../world.js';

/** What stays when the rest is opened anew. */
export type Lasting = Pick<World, 'faults' | 'gate'>;

/** Opens what a directory holds. */
export type OpenWorld = (closing: AbortSignal, lasting?: Lasting) => World;

/** The world of one simulator, which can be opened anew in place: as a restart does, but nobody has to look for it. */
export class LivingWorld {
  /** Always the same object; its parts are not. */
  readonly world: World;
  private closing = new AbortController();

  constructor(private readonly open: OpenWorld) {
    this.world = { ...open(this.closing.signal) };
  }

  /** Ends what waits for something to happen in this world. */
  end(): void {
    this.closing.abort();
  }

  /** Reads everything anew from the directory. */
  reopen(): void {
    const { faults, gate } = this.world;
    this.closing = new AbortController();
    Object.assign(this.world, this.open(this.closing.signal, { faults, gate }));
  }
}
