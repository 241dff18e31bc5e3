import type { World } from '../world.js';

type Saved<Part extends { save(): unknown }> = ReturnType<Part['save']>;

/** What of the state lives in memory only. */
export interface SavedMemory {
  readonly tokens: Saved<World['tokens']>;
  readonly primary: Saved<World['limits']['primary']>;
  readonly secondary: Saved<World['limits']['secondary']>;
  readonly downloads: Saved<World['downloads']>;
  readonly lag: Saved<World['lag']>;
  readonly workflowLag: Saved<World['workflowLag']>;
}

export function saveMemory({ tokens, limits, downloads, lag, workflowLag }: World): SavedMemory {
  return {
    tokens: tokens.save(),
    primary: limits.primary.save(),
    secondary: limits.secondary.save(),
    downloads: downloads.save(),
    lag: lag.save(),
    workflowLag: workflowLag.save(),
  };
}

/** Gives a world that was opened anew what it cannot read from its directory. */
export function loadMemory({ tokens, limits, downloads, lag, workflowLag }: World, saved: SavedMemory): void {
  tokens.load(saved.tokens);
  limits.primary.load(saved.primary);
  limits.secondary.load(saved.secondary);
  downloads.load(saved.downloads);
  lag.set(saved.lag);
  workflowLag.set(saved.workflowLag);
}
