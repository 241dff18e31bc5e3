import { Variable } from '../environment/variable.js';
import { IsRedisUrl } from '../rules/is-redis-url.js';

/** Where jobs and project records are kept. */
export class QueueSettings {
  /** `REDIS_URL`: set, queue and rate limiter live in Redis; not set, they live in this process. May hold a password. */
  @Variable('REDIS_URL', {
    secret: true,
    required: { in: 'production', remedy: 'Set it to the Redis where the API and the scaffolder find each other.' },
  })
  @IsRedisUrl()
  readonly redisUrl?: string;

  /** `DATA_DIRECTORY`: where the embedded store keeps its files. */
  @Variable('DATA_DIRECTORY')
  readonly dataDirectory: string = '.data';
}
