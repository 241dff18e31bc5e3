/** Where the pages of a GitHub are: on Enterprise Server beside its API, elsewhere on the host without `api.`. */
export function webOrigin(apiBaseUrl: string): string {
  const { protocol, host } = new URL(apiBaseUrl);
  return `${protocol}//${host.replace(/^api\.(?=github\.com$|[\w-]+\.ghe\.com$)/, '')}`;
}
