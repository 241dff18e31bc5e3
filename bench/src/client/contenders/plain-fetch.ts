import type { Connection, Contender } from '../contender.js';
import { measureLogArchive } from './measure-log-archive.js';
import { projectFile } from './project-file.js';
import { sealFor } from './seal.js';

/** The least that does the work: `fetch`, with a token that it got for nothing. */
export function connectPlainFetch({ apiBaseUrl, org, token }: Connection): Contender {
  const headers = { authorization: `token ${token}`, accept: 'application/vnd.github+json' };
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(apiBaseUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const read = async <T>(path: string): Promise<T> => (await send('GET', path)).json() as Promise<T>;
  return {
    readRepository: async (name) => (await read<{ full_name: string }>(`/repos/${org}/${name}`)).full_name,
    listRepositories: async () => {
      const names: string[] = [];
      for (let page = 1; ; page += 1) {
        const query = `per_page=100&sort=created&direction=asc&page=${page}`;
        const response = await send('GET', `/orgs/${org}/repos?${query}`);
        for (const { full_name } of (await response.json()) as { full_name: string }[]) names.push(full_name);
        if (!response.headers.get('link')?.includes('rel="next"')) return names;
      }
    },
    provision: async ({ name, description, spec, secrets }) => {
      const place = `/repos/${org}/${name}`;
      await drain(send('POST', `/orgs/${org}/repos`, { name, description, private: true }));
      const { path, ...file } = projectFile(spec);
      await drain(send('PUT', `${place}/contents/${path}`, file));
      const { key, key_id } = await read<{ key: string; key_id: string }>(`${place}/actions/secrets/public-key`);
      const seal = await sealFor(key);
      await Promise.all(
        Object.entries(secrets).map(([secret, value]) =>
          drain(send('PUT', `${place}/actions/secrets/${secret}`, { key_id, encrypted_value: seal(value) })),
        ),
      );
    },
    readLog: async (repo, runId) => {
      const response = await send('GET', `/repos/${org}/${repo}/actions/runs/${runId}/logs`);
      return measureLogArchive(Buffer.from(await response.arrayBuffer()));
    },
  };
}

/** A body that nobody reads keeps its connection busy. */
async function drain(response: Promise<Response>): Promise<void> {
  await (await response).text();
}
