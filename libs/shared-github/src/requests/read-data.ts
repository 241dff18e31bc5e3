import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';

export interface ReadData {
  readonly data: unknown;
  /** What the data was written as; undefined where it was no JSON. */
  readonly json?: string;
}

/**
 * The body of an answer: JSON, or bytes where they were asked for; undefined when empty. Of an error, whatever came.
 *
 * @throws GitHubUnavailableError when a success is no JSON, or empty where something is due: something between here and
 *   GitHub has answered
 */
export async function readData(route: string, response: Response, asBytes: boolean): Promise<ReadData> {
  if (asBytes && response.ok) return { data: Buffer.from(await response.arrayBuffer()) };
  const text = await response.text();
  if (text === '' && isDue(route, response)) throw new GitHubUnavailableError(`${route} was answered with nothing.`);
  if (text === '') return { data: undefined };
  const isJson = response.headers.get('content-type')?.includes('json');
  if (response.ok && !isJson) {
    throw new GitHubUnavailableError(`${route} was answered with something that is not GitHub's.`);
  }
  try {
    return isJson ? { data: JSON.parse(text) as unknown, json: text } : { data: text };
  } catch {
    if (!response.ok) return { data: text };
    throw new GitHubUnavailableError(`${route} was answered, and the answer was cut off.`);
  }
}

/** What is read, and what was created, is told. Other writes may say nothing, and 204 never says anything. */
function isDue(route: string, { status }: Response): boolean {
  return /^(GET|POST) /.test(route) && (status === 200 || status === 201);
}
