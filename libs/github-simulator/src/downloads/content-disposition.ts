/**
 * Lets a client save a file under its name, whatever that is: as it is for who knows how, in ASCII for everybody else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/gu, '_');
  const quoted = `attachment; filename="${plain.replace(/["\\]/g, '\\$&')}"`;
  return /^[\w .-]*$/.test(fileName) ? quoted : `${quoted}; filename*=UTF-8''${encode(fileName)}`;
}

/** Of what `encodeURIComponent` leaves alone, the RFC does not allow these. A lone surrogate has no bytes. */
function encode(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(Buffer.from(text).toString()).replace(/['()*]/g, hex);
}
