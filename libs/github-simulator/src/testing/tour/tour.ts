import type { OperationId } from '../../operations/requirements.js';
import { seal } from '../seal.js';
import type { StartedSimulator } from '../start-simulator.js';
import { type Json, TestClient } from '../test-client.js';

/** One answer that an operation gave. */
export interface Visit {
  readonly operation: OperationId;
  readonly status: number;
  /** As it went over the wire; undefined when it was no JSON. */
  readonly body: Json;
}

/** Goes from operation to operation, and notes what each answers. */
export class Tour {
  readonly visits: Visit[] = [];
  readonly app: Traveller;
  readonly github: Traveller;

  constructor(readonly started: StartedSimulator) {
    this.app = this.traveller(started.app);
    this.github = this.traveller(started.github);
  }

  /** Someone else who tours along. */
  traveller(client: TestClient): Traveller {
    return async (method, path, body) => {
      const reply = await client.send(method, path, { body });
      const { operation } = this.started.simulator.calls.at(-1) ?? {};
      if (reply.status >= 400) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
      this.visits.push({ operation: operation as OperationId, status: reply.status, body: reply.body });
      return reply.body;
    };
  }

  /** A secret as a client sends it, sealed with the key that is to be had there. */
  async sealed(secrets: string): Promise<{ encrypted_value: string; key_id: string }> {
    const { key, key_id } = await this.github('GET', `${secrets}/public-key`);
    return { encrypted_value: await seal(key, 'hunter2'), key_id };
  }
}

/** Sends a request that has to succeed, and gives the body of its answer. */
export type Traveller = (method: string, path: string, body?: unknown) => Promise<Json>;

export const demo = '/repos/acme/demo';
