import { readFile } from 'node:fs/promises';
import { App, Octokit } from 'octokit';

const silence = () => undefined;
const silent = { debug: silence, info: silence, warn: silence, error: silence };

export interface OctokitSettings {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** The App as Octokit knows it, with the plugins that come with the package. */
export function openApp({ url, appId, privateKey, webhookSecret }: OctokitSettings): App {
  const webhooks = { secret: webhookSecret };
  return new App({ appId, privateKey, webhooks, Octokit: Octokit.defaults({ baseUrl: url, log: silent }) });
}

/** An Octokit with nothing but a token, or not even that. */
export function octokitWith(url: string, token?: string): Octokit {
  return new Octokit({ baseUrl: url, log: silent, ...(token && { auth: token }) });
}

/** An Octokit for the installation on `acme`. */
export async function installationOctokit(app: App): Promise<Octokit> {
  const { data } = await app.octokit.rest.apps.getOrgInstallation({ org: 'acme' });
  return app.getInstallationOctokit(data.id);
}

/** The status that a request is refused with. */
export async function refusal(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error = await request.then(
    () => new Error('the request was not refused'),
    (reason: unknown) => reason as Error,
  );
  if ('status' in error && typeof error.status === 'number') return { status: error.status, message: error.message };
  throw error;
}

/** What its package says. */
export async function octokitVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('octokit'));
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}
