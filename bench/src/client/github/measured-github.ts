import { runChild } from '../../child.js';
import type { Connection } from '../contender.js';
import type { World } from './world.js';

/** What the simulator has of a project. */
export interface ProjectState {
  readonly files: readonly string[];
  /** As the simulator opened them. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** The simulator's process, seen from another. */
export class MeasuredGitHub {
  constructor(readonly controlUrl: string) {}

  connection(org: string): Promise<Connection> {
    return this.ask(`connection/${org}`);
  }

  countSinceLastAsked(): Promise<{ requests: number; mints: number }> {
    return this.ask('count');
  }

  project(name: string): Promise<ProjectState> {
    return this.ask(`project/${name}`);
  }

  private async ask<T>(question: string): Promise<T> {
    const response = await fetch(`${this.controlUrl}/${question}`);
    if (!response.ok) throw new Error(`The simulator's process has no answer to ${question}.`);
    return (await response.json()) as T;
  }
}

/** Starts it on the first core. */
export async function startMeasuredGitHub() {
  const child = await runChild<{ controlUrl: string; world: World }>(new URL('./github.process.ts', import.meta.url), {
    core: 0,
  });
  const { controlUrl, world } = child.said;
  return { github: new MeasuredGitHub(controlUrl), world, stop: child.stop };
}
