import type { GitHubSimulator } from '@project-factory/github-simulator';

/** Asks GitHub past the client under test, with all that the App was granted in `acme`. */
export async function ask<T>(simulator: GitHubSimulator, request: string, body?: object): Promise<T> {
  const [method = '', path = ''] = request.split(' ');
  const response = await simulator.fetch(
    new Request(`https://api.github.com${path}`, {
      method,
      headers: { authorization: `token ${simulator.installationToken('acme')}` },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  if (!response.ok) throw new Error(`${request} answered ${response.status}: ${await response.text()}`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Commits a tree of any modes, which contents cannot, onto an existing branch. */
export async function commitTree(
  simulator: GitHubSimulator,
  repo: string,
  tree: readonly { path: string; mode: string; type: string; sha?: string; content?: string }[],
): Promise<void> {
  const base = `/repos/acme/${repo}/git`;
  const { object } = await ask<{ object: { sha: string } }>(simulator, `GET ${base}/ref/heads/main`);
  const made = await ask<{ sha: string }>(simulator, `POST ${base}/trees`, { base_tree: object.sha, tree });
  const commit = { message: 'Change the tree', tree: made.sha, parents: [object.sha] };
  const { sha } = await ask<{ sha: string }>(simulator, `POST ${base}/commits`, commit);
  await ask(simulator, `PATCH ${base}/refs/heads/main`, { sha });
}
