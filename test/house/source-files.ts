/**
 * The project's own source as a list: every file with what it imports and which globals it names. Read
 * from the syntax tree that Vite's parser gives (TypeScript 7 offers no compiler API).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { type ExportedFunction, exportedFunctions } from './exported-functions.ts'

export const root = join(import.meta.dirname, '../..')

export type Import = {
  /** Path from the root for own files (`shared/offer.ts`), the specifier for packages (`node:fs`, `dexie`). */
  target: string
  own: boolean
  typeOnly: boolean
  /** Fetched by `import()` when it is asked for, not with the file that names it; absent on others. */
  later?: true
}

export type SourceFile = {
  /** From the root, with forward slashes. */
  path: string
  bytes: number
  lines: number
  imports: Import[]
  /** Names used as globals: `fetch(…)`, `browser.storage`. */
  globals: Set<string>
  /** The functions it exports. */
  functions: ExportedFunction[]
  /** Whether it begins with a doc comment. */
  headed: boolean
}

/** Every `.ts` and `.tsx` file below the given folders of the root. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readSourceFile(relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))),
  )
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, bytes: Buffer.byteLength(text), lines: text.split('\n').length, ...readSource(path, text) }
}

/** What a source text imports, exports and names; `path` resolves its relative imports. @throws where it does not parse */
export function readSource(path: string, text: string): Omit<SourceFile, 'path' | 'bytes' | 'lines'> {
  const parsed = parseSync(path, text)
  const { module, program, errors } = parsed
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const found: { specifier: string; typeOnly: boolean; later?: true }[] = []
  for (const one of module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType)
    found.push({ specifier: one.moduleRequest.value, typeOnly })
  }
  for (const one of module.staticExports) {
    for (const entry of one.entries) {
      if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType })
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    found.push({ specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1), typeOnly: false, later: true })
  }
  const imports = found.map(({ specifier, ...how }) => {
    const own = specifier.startsWith('.')
    return { target: own ? join(dirname(path), specifier).replaceAll('\\', '/') : specifier, own, ...how }
  })
  const globals = new Set<string>()
  collectGlobals(program, globals)
  return { imports, globals, functions: exportedFunctions(parsed, text), headed: text.startsWith('/**') }
}

/** Names that are called, constructed, or whose member is taken: enough to see who touches the outside world. */
function collectGlobals(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collectGlobals(child, into)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const { type, callee, object } = node as { type?: string; callee?: unknown; object?: unknown }
  for (const used of [callee, type === 'MemberExpression' ? object : undefined]) {
    const name = identifierName(used)
    if (name !== undefined) into.add(name)
  }
  for (const child of Object.values(node)) collectGlobals(child, into)
}

function identifierName(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { type, name } = node as { type?: string; name?: unknown }
  return type === 'Identifier' && typeof name === 'string' ? name : undefined
}
