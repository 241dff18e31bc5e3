/** The variant of GitHub's media type that the client asks for: `raw`, `object`, `sha`, `diff`, else `json`. */
export function mediaVariant(request: Request): string {
  const accept = request.headers.get('accept') ?? '';
  const [, variant] = /application\/vnd\.github(?:\.v3)?\.([a-z]+)/.exec(accept) ?? [];
  return variant ?? 'json';
}

/** The value of `x-github-media-type`. */
export function describeMediaType(request: Request): string {
  const accept = request.headers.get('accept') ?? '';
  if (!accept.includes('application/vnd.github')) return 'github.v3; format=json';
  const variant = mediaVariant(request);
  return variant === 'json' ? 'github.v3; format=json' : `github.v3; param=${variant}; format=json`;
}
