import { App, Octokit, RequestError } from 'octokit';
import { lookedUpOnce } from '../../../client/contenders/looked-up-once.js';
import { projectFile } from '../../../client/contenders/project-file.js';
import { sealFor } from '../../../client/contenders/seal.js';
import { type Contender, project, type Surroundings, workflow } from '../contender.js';

type Persist = <T>(step: () => Promise<T>) => Promise<T>;

/** `octokit` as it comes: what is refused twice fails, and with it the project. */
export const connectOctokit = (surroundings: Surroundings): Contender => connect(surroundings, (step) => step());

/** The same for a user who sends each step until GitHub takes it. */
export const connectPersistentOctokit = (surroundings: Surroundings): Contender => connect(surroundings, persist);

function connect({ org, appId, privateKey, fetch }: Surroundings, persist: Persist): Contender {
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const app = new App({ appId, privateKey, log, Octokit: Octokit.defaults({ request: { fetch }, log }) });
  const installation = lookedUpOnce(async () => {
    const { data } = await app.octokit.rest.apps.getOrgInstallation({ org });
    return app.getInstallationOctokit(data.id);
  });
  return {
    provision: async ({ name, automation }) => {
      const { rest } = await installation();
      const place = { owner: org, repo: name };
      const { description, spec, secrets } = project;
      await persist(() => rest.repos.createInOrg({ org, name, description, private: true }));
      await persist(() => rest.repos.createOrUpdateFileContents({ ...place, ...projectFile(spec) }));
      const { data: key } = await persist(() => rest.actions.getRepoPublicKey(place));
      const seal = await sealFor(key.key);
      await Promise.all(
        Object.entries(secrets).map(([secret_name, value]) => {
          const secret = { ...place, secret_name, key_id: key.key_id, encrypted_value: seal(value) };
          return persist(() => rest.actions.createOrUpdateRepoSecret(secret));
        }),
      );
      const dispatch = { workflow_id: workflow.file, ref: 'main', inputs: { project: name } };
      await persist(() => rest.actions.createWorkflowDispatch({ owner: org, repo: automation, ...dispatch }));
    },
  };
}

async function persist<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof RequestError && (error.status === 403 || error.status === 429))) throw error;
    }
  }
}

function ignore(): void {
  // What it says of each refusal is counted.
}
