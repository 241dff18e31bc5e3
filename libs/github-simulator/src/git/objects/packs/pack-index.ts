const magic = 0xff744f63;
const fanOut = 8;
const names = fanOut + 256 * 4;
const largeOffset = 0x80000000;

/**
 * The `.idx` file of a pack: where each object begins.
 *
 * @see https://git-scm.com/docs/pack-format#_version_2_pack_idx_files_support_packs_larger_than_4_gib_and
 */
export class PackIndex {
  private readonly count: number;
  private readonly offsets: number[];
  private readonly sorted: Float64Array;

  constructor(private readonly bytes: Buffer) {
    if (bytes.readUInt32BE(0) !== magic || bytes.readUInt32BE(4) !== 2) {
      throw new Error('Failed to read a pack index: it is not of version 2. Unset pack.indexVersion and repack.');
    }
    this.count = bytes.readUInt32BE(fanOut + 255 * 4);
    this.offsets = Array.from({ length: this.count }, (_, position) => this.offsetAt(position));
    this.sorted = Float64Array.from(this.offsets).sort();
  }

  /** Where the object begins, or undefined when it is not in the pack. */
  offsetOf(sha: string): number | undefined {
    const position = this.firstFrom(sha);
    return this.nameAt(position) === sha ? this.offsets[position] : undefined;
  }

  /** Where the object that begins at the offset ends; undefined for the last one. */
  endOf(offset: number): number | undefined {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low];
  }

  /** The names that begin so, by name. */
  complete(prefix: string): string[] {
    const found: string[] = [];
    for (let position = this.firstFrom(prefix); this.nameAt(position)?.startsWith(prefix); position += 1) {
      found.push(this.nameAt(position) ?? '');
    }
    return found;
  }

  /** Position of the first name that is not before the prefix. */
  private firstFrom(prefix: string): number {
    const first = parseInt(prefix.slice(0, 2), 16);
    let low = first === 0 ? 0 : this.bytes.readUInt32BE(fanOut + (first - 1) * 4);
    let high = this.bytes.readUInt32BE(fanOut + first * 4);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.nameAt(middle) ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private nameAt(position: number): string | undefined {
    if (position >= this.count) return undefined;
    return this.bytes.toString('hex', names + position * 20, names + position * 20 + 20);
  }

  private offsetAt(position: number): number {
    const small = names + this.count * 24;
    const offset = this.bytes.readUInt32BE(small + position * 4);
    if (offset < largeOffset) return offset;
    return Number(this.bytes.readBigUInt64BE(small + this.count * 4 + (offset - largeOffset) * 8));
  }
}
