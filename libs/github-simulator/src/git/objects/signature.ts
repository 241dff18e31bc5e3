/** Who did something to a repository, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: Date;
  /** The clock that he was on, as `+0200`; default: `+0000`. */
  readonly zone?: string;
}

export function serializeSignature({ name, email, at, zone = '+0000' }: Signature): string {
  return `${clean(name)} <${clean(email)}> ${Math.floor(at.getTime() / 1000)} ${zone}`;
}

export function parseSignature(line = ''): Signature {
  const [, name = '', email = '', seconds = '0', zone] = /^(.*?) ?<(.*?)> (-?\d+)(?: ([+-]\d{4}))?/.exec(line) ?? [];
  return { name, email, at: new Date(Number(seconds) * 1000), ...(zone && { zone }) };
}

/** What git strips from names: the characters that end a field. */
function clean(text: string): string {
  return text.replace(/[<>\n\0]/g, '').trim();
}
