/** A place in a seed, and what is wrong there. */
export class Place {
  constructor(
    readonly complaints: string[],
    private readonly name = '',
  ) {}

  key(key: string): Place {
    const isWord = /^[A-Za-z_]\w*$/.test(key);
    const name = isWord ? [this.name, key].filter(Boolean).join('.') : `${this.name}[${JSON.stringify(key)}]`;
    return new Place(this.complaints, name);
  }

  item(index: number): Place {
    return new Place(this.complaints, `${this.name}[${index}]`);
  }

  /** A value as it may stand in a complaint: secrets may not. */
  show(value: unknown): string {
    if (/(^|[._])secrets\b/.test(this.name)) return 'what stands there';
    const json = JSON.stringify(value) ?? String(value);
    return json.length > 60 ? `${json.slice(0, 57)}...` : json;
  }

  /** Notes what is wrong; undefined stands for what could not be read. */
  complain(what: string): undefined {
    this.complaints.push(this.name === '' ? what : `${this.name}: ${what}`);
    return undefined;
  }
}
