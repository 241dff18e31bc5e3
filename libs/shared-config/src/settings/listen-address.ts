import { Variable } from '../environment/variable.js';
import { wholeNumber } from '../environment/parse.js';
import { IsBetween } from '../rules/is-between.js';
import { IsHost } from '../rules/is-host.js';

const HIGHEST_PORT = 65_535;

/** `HOST`: the address to listen on. */
export function HostVariable(): PropertyDecorator {
  return all(Variable('HOST'), IsHost());
}

/** A port to listen on; 0 takes a free one. */
export function PortVariable(...names: readonly string[]): PropertyDecorator {
  return all(Variable(names, { parse: wholeNumber }), IsBetween(0, HIGHEST_PORT));
}

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of decorators) decorate(prototype, property);
  };
}
