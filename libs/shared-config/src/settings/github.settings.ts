import { wholeNumber } from '../environment/parse.js';
import { Variable } from '../environment/variable.js';
import { keyFilePath } from '../private-key/key-source.js';
import { readPrivateKey } from '../private-key/read-private-key.js';
import { KEY_PATH_VARIABLE, KEY_VARIABLE } from '../private-key/variables.js';
import { IsApiBaseUrl } from '../rules/is-api-base-url.js';
import { IsBetween } from '../rules/is-between.js';
import { IsGitHubLogin } from '../rules/is-github-login.js';

const TOKEN_LIFE_SECONDS = 3600;
const MOST_REQUESTS_AN_HOUR = 1_000_000;
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

  /** `GITHUB_MAX_REQUESTS_PER_HOUR`: this system's own budget, below GitHub's. */
  @Variable('GITHUB_MAX_REQUESTS_PER_HOUR', { parse: wholeNumber })
  @IsBetween(1, MOST_REQUESTS_AN_HOUR)
  readonly maxRequestsPerHour: number = 4500;

  /** `GITHUB_MAX_CONCURRENT_REQUESTS`: GitHub allows 100. */
  @Variable('GITHUB_MAX_CONCURRENT_REQUESTS', { parse: wholeNumber })
  @IsBetween(1, MOST_CONCURRENT_REQUESTS)
  readonly maxConcurrentRequests: number = MOST_CONCURRENT_REQUESTS;
}
