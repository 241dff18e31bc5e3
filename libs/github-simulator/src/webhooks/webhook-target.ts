const thisMachine = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What is wrong with the address that a webhook is to go to, in words; undefined: nothing. */
export function faultOfTarget(url: string, anyHost = false): string | undefined {
  if (!URL.canParse(url)) return `${JSON.stringify(url)} is not a URL`;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return `${JSON.stringify(url)} is neither http nor https`;
  if (anyHost || thisMachine.test(hostname)) return undefined;
  return `${hostname} is not this machine, and a simulator sends nothing elsewhere`;
}
