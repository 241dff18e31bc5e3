import { ApiError } from './api.error.js';

const defaultVersion = '2022-11-28';
export const versions: readonly string[] = [defaultVersion, '2026-03-10'];

/** The API version that a request gets. */
export function selectedVersion(request: Request): string {
  return request.headers.get('x-github-api-version') ?? defaultVersion;
}

/**
 * @throws ApiError 400 for a version that does not exist
 * @see https://docs.github.com/rest/about-the-rest-api/api-versions
 */
export function checkVersion(request: Request): void {
  const version = selectedVersion(request);
  if (!versions.includes(version)) throw new ApiError(400, `API version ${version} is not supported.`);
}
