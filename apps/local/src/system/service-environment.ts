import type { Environment } from '@project-factory/shared-config';
import type { SystemOptions } from './system-options.js';

/** The settings of all services, as they would stand in their environments if each had a process of its own. */
export function serviceEnvironment(
  { org, dataDirectory, keys, ports, redisUrl, limits }: Omit<SystemOptions, 'logger'>,
  { appId, apiBaseUrl }: { appId: number; apiBaseUrl: string },
): Environment {
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    SCAFFOLDER_PORT: String(ports.scaffolder),
    TOOLS_PORT: String(ports.tools),
    GITHUB_ORG: org,
    GITHUB_APP_ID: String(appId),
    GITHUB_APP_PRIVATE_KEY: keys.appPrivateKey,
    GITHUB_API_BASE_URL: apiBaseUrl,
    DATA_DIRECTORY: dataDirectory,
    TEMPLATES_DIRECTORY: new URL('../../../../templates', import.meta.url).pathname,
    API_TOKENS: keys.apiToken,
    TOOLS_TOKENS: keys.toolsToken,
    JOB_SEALING_PUBLIC_KEY: keys.sealing.publicKey,
    JOB_SEALING_PRIVATE_KEY: keys.sealing.privateKey,
    ...limits,
    ...(redisUrl && { REDIS_URL: redisUrl }),
  };
}
