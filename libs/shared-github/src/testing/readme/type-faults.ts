import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { ReadmeExample } from './examples.js';

/**
 * What the compiler says of the examples, as `title, line: message`.
 *
 * @param folder where they would stand as files: what they import is looked for from there
 * @param ambient declarations of what they may use without an import
 */
export function typeFaults(examples: readonly ReadmeExample[], folder: string, ambient: string): string[] {
  const files = new Map(examples.map(({ code }, index) => [join(folder, `example-${index}.ts`), asModule(code)]));
  const names = [...files.keys()];
  files.set(join(folder, 'ambient.d.ts'), ambient);

  const options = compilerOptions(folder);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const { getSourceFile } = host;
  host.getSourceFile = (file, target, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return names.flatMap((name, index) => {
    const file = program.getSourceFile(name);
    const faults = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return faults.map((fault) => `${examples[index]?.title}, ${describe(fault)}`);
  });
}

/** Examples that import nothing may wait at their top level, and declare the same name as another. */
function asModule(code: string): string {
  return `${code}\nexport {};\n`;
}

function compilerOptions(folder: string): ts.CompilerOptions {
  const file = ts.findConfigFile(dirname(folder), ts.sys.fileExists, 'tsconfig.base.json');
  if (file === undefined) throw new Error(`There is no tsconfig.base.json above ${folder}.`);
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
  return { ...options, composite: false, noEmit: true, noUnusedLocals: false, noUnusedParameters: false };
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
