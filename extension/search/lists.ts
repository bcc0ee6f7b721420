/** Lists of numbers (or of anything) as one list and where each starts: how an index keeps what varies in length. */
export function lists<T>(nested: readonly (readonly T[])[]): [starts: Uint32Array, values: T[]] {
  const starts = new Uint32Array(nested.length + 1)
  const values: T[] = []
  nested.forEach((list, index) => {
    for (const value of list) values.push(value)
    starts[index + 1] = values.length
  })
  return [starts, values]
}
