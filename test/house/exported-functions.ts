/**
 * Which functions a source text exports, and whether somebody tells what they do: for the rule that whoever studies a
 * room from outside need not read bodies.
 */
import type { ParseResult } from 'vite'

export type ExportedFunction = {
  name: string
  /** A doc comment of its own stands right before it. */
  documented: boolean
}

type Node = ParseResult['program']['body'][number]

/** The exported functions of a parsed text in their order, written as `function` or as an arrow; each name once. */
export function exportedFunctions({ program, comments }: ParseResult, text: string): ExportedFunction[] {
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  const documented = new Map<string, boolean>()
  for (const node of program.body) {
    const told = docs.some(({ end }) => end <= node.start && /^[ \t]*\n?[ \t]*$/.test(text.slice(end, node.start)))
    // Of an overloaded function one comment tells of all.
    for (const name of functionNames(node)) documented.set(name, told || documented.get(name) === true)
  }
  return [...documented].map(([name, own]) => ({ name, documented: own }))
}

function functionNames(node: Node): string[] {
  if (node.type === 'ExportDefaultDeclaration') return isFunction(node.declaration) ? ['default'] : []
  if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return []
  const { declaration } = node
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && isFunction(init) ? [id.name] : [],
    )
  return isFunction(declaration) && 'id' in declaration && declaration.id?.type === 'Identifier'
    ? [declaration.id.name]
    : []
}

function isFunction(node: { type: string } | null): boolean {
  return (
    node !== null &&
    /^(FunctionDeclaration|TSDeclareFunction|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
  )
}
