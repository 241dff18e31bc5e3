/** The secret in an `Authorization` header, whatever its scheme; undefined when there is none. */
export function readCredential(header: string | null): string | undefined {
  const text = (header ?? '').trim();
  const end = text.search(/\s/);
  if (end < 0) return undefined;
  const scheme = text.slice(0, end);
  const value = text.slice(end).trim();
  if (/^(token|bearer)$/i.test(scheme)) return value;
  return /^basic$/i.test(scheme) ? readBasic(value) : undefined;
}

/** The password counts; clients that have only a token may send it as the user name. */
function readBasic(encoded: string): string {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(decoded) ?? [];
  return password === '' || password === 'x-oauth-basic' ? user : password;
}
