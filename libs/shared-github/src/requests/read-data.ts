import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';

/**
 * The body of an answer: JSON, or bytes where they were asked for; undefined when empty. Of an error, whatever came.
 *
 * @throws GitHubUnavailableError when a success is no JSON: something between here and GitHub has answered
 */
export async function readData(route: string, response: Response, asBytes: boolean): Promise<unknown> {
  if (asBytes && response.ok) return Buffer.from(await response.arrayBuffer());
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = response.headers.get('content-type')?.includes('json');
  if (response.ok && !isJson) {
    throw new GitHubUnavailableError(`${route} was answered with something that is not GitHub's.`);
  }
  try {
    return isJson ? (JSON.parse(text) as unknown) : text;
  } catch {
    if (!response.ok) return text;
    throw new GitHubUnavailableError(`${route} was answered, and the answer was cut off.`);
  }
}
