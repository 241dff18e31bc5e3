// Found at the first place: a pattern for the whole text would have to step back, and long texts make that dear.
const foreign = /[^A-Za-z0-9+/]/;

/** Whether a text is base64 and nothing else, padded to its full length. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && isOfBase64(text);
}

/** Whether a text has only what base64 is made of; it need not be padded. */
export function isOfBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  return !foreign.test(text.slice(0, text.length - padding));
}

/** Base64 without the line breaks that it may be sent with. */
export function compactBase64(text: string): string {
  return text.replace(/\s/g, '');
}
