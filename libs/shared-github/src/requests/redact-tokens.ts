/** Every shape a credential of GitHub's has: tokens old and new, JSON Web Tokens, and what stands in git's addresses. */
const credentials =
  /gh[a-z]_[A-Za-z0-9._-]{16,}|github_pat_\w{16,}|eyJ[\w-]+\.[\w-]+\.[\w-]+|(?<=x-access-token:)[^@\s]+/g;

/** Takes credentials out of a text that others wrote: a proxy may repeat in its answer what was sent to it. */
export function redactTokens(text: string): string {
  return text.replace(credentials, '[redacted]');
}
