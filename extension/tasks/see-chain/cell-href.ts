/** The address of a cell of the matrix. */
export function cellHref({ phase, field }: { phase: string; field: string }): string {
  return `#/chain/cell/${phase}/${field}`
}
