/** Where something stands in a {@link Fifo}. */
export interface Place<T> {
  readonly value: T;
  before: Place<T> | undefined;
  after: Place<T> | undefined;
}

/**
 * First in, first out, and whoever leaves early may do so from anywhere. A `Set` would do the same, but tables that are
 * filled and emptied without end are what the garbage collector is slowest with.
 */
export class Fifo<T> implements Iterable<T> {
  private head: Place<T> | undefined;
  private tail: Place<T> | undefined;

  get first(): T | undefined {
    return this.head?.value;
  }

  add(value: T): Place<T> {
    const place: Place<T> = { value, before: this.tail, after: undefined };
    if (this.tail) this.tail.after = place;
    else this.head = place;
    this.tail = place;
    return place;
  }

  /** @param place that is still taken */
  remove(place: Place<T>): void {
    const { before, after } = place;
    if (before) before.after = after;
    else this.head = after;
    if (after) after.before = before;
    else this.tail = before;
    place.before = place.after = undefined;
  }

  /** Adds the first so many to a list. */
  addFirstTo(list: T[], count: number): void {
    let left = count;
    for (let place = this.head; place && left > 0; place = place.after) {
      list.push(place.value);
      left -= 1;
    }
  }

  *[Symbol.iterator](): Generator<T> {
    for (let place = this.head; place; place = place.after) yield place.value;
  }
}
