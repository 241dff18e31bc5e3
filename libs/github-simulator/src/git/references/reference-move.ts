/** A reference that goes from one object to another; undefined: it is new, or it is gone. */
export interface ReferenceMove {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}
