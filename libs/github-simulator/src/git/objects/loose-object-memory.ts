import type { LooseObjects } from './loose-objects.js';

/** Loose objects that git has not asked for yet. */
export class LooseObjectMemory implements LooseObjects {
  /** What they take, deflated. */
  bytes = 0;
  private readonly objects = new Map<string, Uint8Array>();

  has(sha: string): boolean {
    return this.objects.has(sha);
  }

  read(sha: string): Uint8Array | undefined {
    return this.objects.get(sha);
  }

  readStart(sha: string, bytes: number): Uint8Array | undefined {
    return this.objects.get(sha)?.subarray(0, bytes);
  }

  write(sha: string, deflated: Uint8Array): void {
    this.objects.set(sha, deflated);
    this.bytes += deflated.byteLength;
  }

  complete(prefix: string): string[] {
    return [...this.objects.keys()].filter((sha) => sha.startsWith(prefix));
  }

  moveTo(files: LooseObjects): void {
    for (const [sha, deflated] of this.objects) files.write(sha, deflated);
  }
}
