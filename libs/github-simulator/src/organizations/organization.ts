export interface Organization {
  readonly id: number;
  readonly login: string;
}
