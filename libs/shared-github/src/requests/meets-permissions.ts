const levels = ['read', 'write', 'admin'];

/**
 * Whether what a token was granted is what GitHub's `X-Accepted-GitHub-Permissions` asks for: a comma joins what is
 * needed together, a semicolon separates alternatives.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
export function meetsPermissions(needed: string, granted: Readonly<Record<string, string>>): boolean {
  return needed.split(';').some((together) => together.split(',').every((one) => meets(one.trim(), granted)));
}

/** What is no permission and level, such as `allows_permissionless_access=true`, asks for nothing. */
function meets(permission: string, granted: Readonly<Record<string, string>>): boolean {
  const [name = '', level = ''] = permission.split('=');
  return !levels.includes(level) || levels.indexOf(granted[name] ?? '') >= levels.indexOf(level);
}
