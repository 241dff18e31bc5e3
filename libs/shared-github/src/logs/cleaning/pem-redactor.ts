const HIDDEN = '[redacted]';
const BEGIN = /-----BEGIN [A-Z0-9 ]+-----/;
const END = /-----END [A-Z0-9 ]+-----/;

/** No key is longer; where no end comes, the rest of the log is not to be lost. */
const MOST_LINES = 400;
/** What the runner itself prints between the lines of a program. */
const runnerCommand = /^##\[/;

/** Takes PEM blocks out of the lines of a log, on one line or over many. */
export class PemRedactor {
  private linesLeft = 0;

  /** Undefined when nothing of the line is left. */
  redact(line: string): string | undefined {
    if (this.linesLeft === 0) return BEGIN.test(line) ? this.redactFrom(line) : line;
    this.linesLeft -= 1;
    if (runnerCommand.test(line)) {
      this.linesLeft = 0;
      return this.redact(line);
    }
    const end = END.exec(line);
    if (!end) return undefined;
    this.linesLeft = 0;
    const rest = line.slice(end.index + end[0].length);
    return rest.trim() === '' ? undefined : this.redactFrom(rest);
  }

  private redactFrom(line: string): string {
    let text = '';
    for (let rest = line; ;) {
      const begin = BEGIN.exec(rest);
      if (!begin) return text + rest;
      text += rest.slice(0, begin.index) + HIDDEN;
      rest = rest.slice(begin.index + begin[0].length);
      const end = END.exec(rest);
      if (!end) {
        this.linesLeft = MOST_LINES;
        return text;
      }
      rest = rest.slice(end.index + end[0].length);
    }
  }
}
