import type { BenchTopic } from '../bench.js';
import { authentication } from './authentication.js';
import { connections } from './connections.js';
import { contents } from './contents.js';
import { gitData } from './git-data.js';
import { gitProtocol } from './git-protocol.js';
import { pagination } from './pagination.js';
import { repositories } from './repositories.js';
import { requests } from './requests.js';
import { runs } from './runs.js';
import { secrets } from './secrets.js';
import { settings } from './settings.js';
import { together } from './together.js';
import { webhooks } from './webhooks.js';
import { workflows } from './workflows.js';

/** Every topic, anew: lines remember what they made. */
export function allTopics(): BenchTopic[] {
  return [
    authentication(),
    together(),
    repositories(),
    contents(),
    gitData(),
    gitProtocol(),
    secrets(),
    settings(),
    workflows(),
    runs(),
    webhooks(),
    pagination(),
    connections(),
    requests(),
  ];
}
