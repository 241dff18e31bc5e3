/** What stands in a directory. */
export interface FileItem {
  readonly name: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly type: 'file' | 'dir' | 'symlink' | 'submodule';
  /** Of the blob or tree; of a submodule, the commit. */
  readonly sha: string;
}

const kinds: Readonly<Record<FileItem['type'], string>> = {
  file: 'a file',
  dir: 'a directory',
  symlink: 'a symbolic link that leads to no file',
  submodule: 'a submodule',
};

/** What a type is called in a sentence. */
export function kindOf(type: string): string {
  return kinds[type as FileItem['type']] ?? type;
}
