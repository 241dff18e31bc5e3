/** A loop, for a pattern looks at every slash in front of the last ones anew: paths come from anybody. */
export function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
