import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hooksDirectoryName } from '../../storage/check-state-directory.js';

/** Looks at the commits that are new to the repository, as GitHub does: what it has already may go anywhere. */
const preReceive = `#!/bin/sh
while read -r _ new _; do
  case "$new" in *[!0]*) ;; *) continue ;; esac
  files=$(git log -c --format= --name-only "$new" --not --all -- .github/workflows) || exit 1
  if [ -n "$files" ]; then
    file=$(printf '%s' "$files" | sed -n '/./{p;q;}')
    echo "refusing to allow a GitHub App to create or update workflow \\\`$file\\\` without \\\`workflows\\\` permission" >&2
    exit 1
  fi
done
`;

/** Writes the hooks for pushes without the `workflows` permission and returns their directory. */
export function writeGuardedHooks(parent: string): string {
  const directory = join(parent, hooksDirectoryName);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(join(directory, 'pre-receive'), preReceive, { mode: 0o700 });
  return directory;
}
