/** A worker's right to write to a project. The next claim ends it: writes under an older one are refused. */
export interface ProjectClaim {
  readonly name: string;
  readonly id: string;
  readonly fence: number;
}
