/** A file as it was: which one on disk, and under which name it is kept. */
export interface SavedFile {
  readonly inode: number;
  readonly keptAs: string;
}

/** A directory as it was, by name. */
export type SavedDirectory = ReadonlyMap<string, SavedFile | SavedDirectory>;

export function isSavedFile(entry: SavedFile | SavedDirectory | undefined): entry is SavedFile {
  return entry !== undefined && 'inode' in entry;
}
