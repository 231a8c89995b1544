import type { Operation } from './operation';

interface Node {
  readonly literals: Map<string, Node>;
  /** What follows a parameter, by what its segment ends in: `.json` or nothing. */
  readonly parameters: Map<string, Node>;
  readonly operations: Map<string, { readonly operation: Operation; readonly names: readonly string[] }>;
}

/** What stands at a path: its operations by method, and what the path's parameters are. */
export interface Match {
  readonly methods: readonly string[];
  for(method: string): { readonly operation: Operation; readonly path: Readonly<Record<string, string>> } | undefined;
}

const suffixes = ['.json', ''];

const newNode = (): Node => ({ literals: new Map(), parameters: new Map(), operations: new Map() });

/** Operations found by path and method; a literal segment wins over a parameter. */
export class Routes {
  readonly #root = newNode();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  #add(operation: Operation): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of operation.path.split('/').slice(1)) {
      const suffix = segment.endsWith('.json') ? '.json' : '';
      const isParameter = segment.startsWith(':');
      if (isParameter) names.push(segment.slice(1, segment.length - suffix.length));
      const children = isParameter ? node.parameters : node.literals;
      const key = isParameter ? suffix : segment;
      const next = children.get(key) ?? newNode();
      children.set(key, next);
      node = next;
    }
    if (node.operations.has(operation.method))
      throw new Error(`Two operations answer ${operation.method} ${operation.path}`);
    node.operations.set(operation.method, { operation, names });
  }

  /** @returns `undefined` where no operation has this path, by any method. */
  match(pathname: string): Match | undefined {
    const values: string[] = [];
    const node = this.#walk(this.#root, pathname.split('/'), 1, values);
    if (!node) return undefined;
    return {
      methods: [...node.operations.keys()],
      for(method) {
        const found = node.operations.get(method);
        if (!found) return undefined;
        const path: Record<string, string> = {};
        for (const [position, name] of found.names.entries()) path[name] = values[position] ?? '';
        return { operation: found.operation, path };
      },
    };
  }

  #walk(node: Node, segments: readonly string[], at: number, values: string[]): Node | undefined {
    const segment = segments[at];
    if (segment === undefined) return node.operations.size > 0 ? node : undefined;
    const literal = node.literals.get(segment);
    const found = literal && this.#walk(literal, segments, at + 1, values);
    if (found) return found;
    if (segment === '') return undefined;
    const { length } = values;
    for (const suffix of suffixes) {
      const child = segment.endsWith(suffix) ? node.parameters.get(suffix) : undefined;
      if (!child) continue;
      values.push(decode(segment.slice(0, segment.length - suffix.length)));
      const beyond = this.#walk(child, segments, at + 1, values);
      if (beyond) return beyond;
      values.length = length;
    }
    return undefined;
  }
}

/** Percent-encoding undone; where it is broken, the text as it stands, which then names nothing. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
