import pc from 'picocolors';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;

/** A line a step: a live one in a terminal, a plain one elsewhere. */
export class ProgressLines {
  /** Seconds from the start of the process to the first line. */
  firstAfterSeconds = 0;
  private readonly startedAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private frame = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  start(step: string): void {
    if (this.startedAt.has(step)) return;
    this.startedAt.set(step, performance.now());
    this.firstAfterSeconds ||= performance.now() / 1000;
    if (!this.out.isTTY) {
      this.out.write(`…  ${step}\n`);
      return;
    }
    this.draw(step);
    this.timer = setInterval(() => this.draw(step), FRAME_MS).unref();
  }

  /** @param ms how long it took, where the step's own record knows better */
  done(step: string, detail = '', ms?: number): void {
    this.end(pc.green('✔'), step, { detail, ms });
  }

  failed(step: string, detail = '', ms?: number): void {
    this.end(pc.red('✘'), step, { detail, ms });
  }

  /** Leaves the terminal as it should be. */
  close(): void {
    clearInterval(this.timer);
    if (this.out.isTTY) this.out.write('\r\x1b[K');
  }

  private end(mark: string, step: string, { detail, ms }: { detail: string; ms: number | undefined }): void {
    this.close();
    const took = ms ?? performance.now() - (this.startedAt.get(step) ?? performance.now());
    this.startedAt.delete(step);
    this.out.write(`${mark}  ${step.padEnd(14)} ${pc.dim(`${(took / 1000).toFixed(2)} s`.padStart(7))}  ${detail}\n`);
  }

  private draw(step: string): void {
    this.frame = (this.frame + 1) % FRAMES.length;
    this.out.write(`\r\x1b[K${pc.cyan(FRAMES[this.frame] ?? '')}  ${step}`);
  }
}
