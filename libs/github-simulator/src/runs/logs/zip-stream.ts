import { Zip } from 'fflate';
import { DeflatedFile } from './deflated-file.js';

/** One file of an archive; its bytes are made when their turn comes. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: () => Iterable<Uint8Array>;
}

/** Packs files while they are read: neither they nor the archive are ever in memory as a whole. */
export function zipStream(entries: readonly ZipEntry[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const work = pack(entries, (piece) => pieces.push(piece as Uint8Array<ArrayBuffer>));
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        let isDone = false;
        while (pieces.length === 0 && !isDone) isDone = work.next().done === true;
        for (const piece of pieces.splice(0)) controller.enqueue(piece);
        if (isDone) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Does a chunk's worth of work at each step. */
function* pack(entries: readonly ZipEntry[], onPiece: (piece: Uint8Array) => void): Generator<undefined, void> {
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    onPiece(piece);
  });
  for (const { name, chunks } of entries) {
    const file = new DeflatedFile(name);
    zip.add(file);
    for (const chunk of chunks()) {
      file.push(chunk);
      yield;
    }
    file.push(new Uint8Array(0), true);
    yield;
  }
  zip.end();
}
