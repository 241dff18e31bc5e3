import type { ApiAccess } from './submit-project.js';

/** A token for one repository, as an agent's program gets it: the tool names a credential, which is fetched once. */
export async function fetchGitToken(access: ApiAccess, repository: string): Promise<string> {
  const { credential } = (await post(access, '/tools/get_github_token', { repo_name: repository })) as {
    credential: string;
  };
  const { token } = (await post(access, `/credentials/${credential}`, {})) as { token: string };
  return token;
}

async function post({ url, token }: ApiAccess, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path.split('/').slice(0, 2).join('/')} answered ${response.status}.`);
  return response.json();
}
