import type { Octokit } from '@octokit/rest';
import type { Contender } from '../contender.js';
import { projectFile } from './project-file.js';
import { measureLogArchive } from './measure-log-archive.js';
import { sealFor } from './seal.js';

/** What a careful user of Octokit writes: pages followed, the repository's key read once, secrets sent together. */
export function octokitContender(
  org: string,
  installation: () => Promise<Pick<Octokit, 'rest' | 'paginate'>>,
): Contender {
  return {
    readRepository: async (repo) => {
      const { rest } = await installation();
      return (await rest.repos.get({ owner: org, repo })).data.full_name;
    },
    listRepositories: async () => {
      const { rest, paginate } = await installation();
      const found = await paginate(rest.repos.listForOrg, { org, per_page: 100, sort: 'created', direction: 'asc' });
      return found.map((repository) => repository.full_name);
    },
    provision: async ({ name, description, spec, secrets }) => {
      const { rest } = await installation();
      await rest.repos.createInOrg({ org, name, description, private: true });
      const place = { owner: org, repo: name };
      await rest.repos.createOrUpdateFileContents({ ...place, ...projectFile(spec) });
      const { data: key } = await rest.actions.getRepoPublicKey(place);
      const seal = await sealFor(key.key);
      await Promise.all(
        Object.entries(secrets).map(([secret_name, value]) =>
          rest.actions.createOrUpdateRepoSecret({
            ...place,
            secret_name,
            key_id: key.key_id,
            encrypted_value: seal(value),
          }),
        ),
      );
    },
    readLog: async (repo, run_id) => {
      const { rest } = await installation();
      const { data } = await rest.actions.downloadWorkflowRunLogs({ owner: org, repo, run_id });
      return measureLogArchive(Buffer.from(data as ArrayBuffer));
    },
  };
}
