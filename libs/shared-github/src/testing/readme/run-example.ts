import ts from 'typescript';

export interface ExampleScope {
  /** What the example may import. */
  readonly modules: Readonly<Record<string, object>>;
  /** What it may use without an import. */
  readonly globals: Readonly<Record<string, unknown>>;
}

export interface ExampleResult {
  /** What it declares at its top level, by name. */
  readonly declared: Readonly<Record<string, unknown>>;
  /** What it prints, call by call. */
  readonly printed: readonly (readonly unknown[])[];
}

type Example = (...scope: unknown[]) => Promise<Record<string, unknown>>;

// No global of its own: the constructor is to be had from an instance only.
const AsyncFunction = (async () => undefined).constructor as new (...parameters: string[]) => Example;

/** Runs an example as a module would be run. */
export async function runExample(code: string, { modules, globals }: ExampleScope): Promise<ExampleResult> {
  const printed: unknown[][] = [];
  const scope = {
    ...globals,
    console: { log: (...words: unknown[]) => printed.push(words) },
    exports: {},
    require: (name: string) => {
      if (name in modules) return modules[name];
      throw new Error(`The example imports ${name}: hand it in with the modules.`);
    },
  };
  const example = new AsyncFunction(...Object.keys(scope), toFunctionBody(code));
  return { declared: await example(...Object.values(scope)), printed };
}

function toFunctionBody(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  // A block of its own, for it may declare what the scope has too.
  return `{\n${outputText}\nreturn { ${declaredNames(code).join(', ')} };\n}`;
}

function declaredNames(code: string): string[] {
  const { statements } = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement)) return statement.name?.text ?? [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  });
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}
