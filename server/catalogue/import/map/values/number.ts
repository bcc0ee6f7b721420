/** Numbers as offices write them: decimal commas, thousands' points, a sign of percent behind. */

/** `51,29`, `51.29`, `1.234,5`, `12 %`; a lone point is a decimal point, as in coordinates. Undefined: no number. */
export function numberOf(written: string): number | undefined {
  const bare = written.replace(/[\s'’]/g, '').replace(/%$/, '')
  const plain = bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  if (!/^[+-]?\d{1,15}(\.\d{1,17})?$/.test(plain)) return undefined
  return Number(plain)
}

/** A count: `29.838` and `1 254` are thousands here, `-` and `x` (kept secret by a statistics office) are none. */
export function countOf(written: string): number | undefined {
  const bare = written.replace(/\s/g, '')
  if (/^\d{1,3}([.'’]\d{3})+$/.test(bare)) return Number(bare.replace(/\D/g, ''))
  const number = numberOf(bare)
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined
}
