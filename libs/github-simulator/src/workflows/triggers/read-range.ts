/** Whether a character is one of those between brackets, such as `a-z_`; undefined when a range runs backwards. */
export function readRange(text: string): ((character: string) => boolean) | undefined {
  const ranges: (readonly [first: string, last: string])[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const first = text.charAt(at);
    const isRange = text[at + 1] === '-' && at + 2 < text.length;
    if (isRange) at += 2;
    if (text.charAt(at) < first) return undefined;
    ranges.push([first, text.charAt(at)]);
  }
  return (character) => ranges.some(([first, last]) => first <= character && character <= last);
}
