import { fraction, wholeNumber } from '../environment/parse.js';
import { Variable } from '../environment/variable.js';
import { keyFilePath } from '../private-key/key-source.js';
import { readPrivateKey } from '../private-key/read-private-key.js';
import { KEY_PATH_VARIABLE, KEY_VARIABLE } from '../private-key/variables.js';
import { IsApiBaseUrl } from '../rules/is-api-base-url.js';
import { IsBetween } from '../rules/is-between.js';
import { IsGitHubLogin } from '../rules/is-github-login.js';
import { IsOneOf } from '../rules/is-one-of.js';
import { IsRedisUrl } from '../rules/is-redis-url.js';

const TOKEN_LIFE_SECONDS = 3600;
const MOST_REQUESTS_AN_HOUR = 1_000_000;
const MOST_WAIT_MS = 3_600_000;
const MOST_CONCURRENT_REQUESTS = 100;

/** Which GitHub App works on which organisation, and how hard it may. */
export class GitHubSettings {
  /** `GITHUB_ORG` */
  @Variable('GITHUB_ORG', { required: { remedy: 'Set it to the organisation to work on. Nothing detects it.' } })
  @IsGitHubLogin()
  readonly org!: string;

  /** `GITHUB_APP_ID` */
  @Variable('GITHUB_APP_ID', {
    parse: wholeNumber,
    required: { remedy: 'Set it to the number that the page of the App calls "App ID".' },
  })
  @IsBetween(1, Number.MAX_SAFE_INTEGER)
  readonly appId!: number;

  /** The App's private key as PKCS#8 PEM, from `GITHUB_APP_PRIVATE_KEY` or the file. A secret. */
  @Variable(KEY_VARIABLE, { secret: true, resolve: readPrivateKey })
  readonly privateKey!: string;

  /** `GITHUB_APP_PRIVATE_KEY_PATH`: the file the key was read from; nothing when the variable held the key. */
  @Variable(KEY_PATH_VARIABLE, { resolve: keyFilePath })
  readonly privateKeyPath?: string;

  /** `GITHUB_API_BASE_URL`, without a slash at its end. */
  @Variable('GITHUB_API_BASE_URL', { parse: (url) => url.replace(/\/+$/, '') })
  @IsApiBaseUrl()
  readonly apiBaseUrl: string = 'https://api.github.com';

  /** `GITHUB_TOKEN_TTL_SECONDS`: the longest an installation token is kept. */
  @Variable('GITHUB_TOKEN_TTL_SECONDS', { parse: wholeNumber })
  @IsBetween(1, TOKEN_LIFE_SECONDS)
  readonly tokenTtlSeconds: number = TOKEN_LIFE_SECONDS;

  /** `GITHUB_MAX_REQUESTS_PER_HOUR`: this system's own budget. Not set: 4500, or GitHub's own limit less 500. */
  @Variable('GITHUB_MAX_REQUESTS_PER_HOUR', { parse: wholeNumber })
  @IsBetween(1, MOST_REQUESTS_AN_HOUR)
  readonly maxRequestsPerHour?: number;

  /** `GITHUB_MAX_CONCURRENT_REQUESTS`: GitHub allows 100. */
  @Variable('GITHUB_MAX_CONCURRENT_REQUESTS', { parse: wholeNumber })
  @IsBetween(1, MOST_CONCURRENT_REQUESTS)
  readonly maxConcurrentRequests: number = MOST_CONCURRENT_REQUESTS;

  /** `GITHUB_MAX_WAIT_MS`: the longest a request waits for its turn; a job goes back to the queue then. */
  @Variable('GITHUB_MAX_WAIT_MS', { parse: wholeNumber })
  @IsBetween(0, MOST_WAIT_MS)
  readonly maxWaitMs: number = 5_000;

  /** `REDIS_URL`: set, the limits are shared by all services; not set, each has its own. May hold a password. */
  @Variable('REDIS_URL', { secret: true })
  @IsRedisUrl()
  readonly redisUrl?: string;

  /** `GITHUB_ON_STORE_OUTAGE`: what calls do while Redis does not answer. */
  @Variable('GITHUB_ON_STORE_OUTAGE')
  @IsOneOf(['fail', 'local-share'])
  readonly onStoreOutage: 'fail' | 'local-share' = 'fail';

  /** `GITHUB_LOCAL_SHARE`: with `local-share`, this process' part of every limit. */
  @Variable('GITHUB_LOCAL_SHARE', { parse: fraction })
  readonly localShare: number = 0.1;
}
