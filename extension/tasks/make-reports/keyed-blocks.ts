/**
 * The blocks of a report, each with what tells it from the others while it is moved; never stored. A draft that was
 * written elsewhere comes without: a block that is the same as before keeps its key, and with it fields and focus.
 */
import type { ReportBlock } from '../../../shared/report.ts'
import { sameValue } from '../../../shared/same-value.ts'

export type KeyedBlock = { key: string; block: ReportBlock }

/** @param fresh gives a key that no block has had */
export function keyedAs(
  before: readonly KeyedBlock[],
  blocks: readonly ReportBlock[],
  fresh: () => string,
): readonly KeyedBlock[] {
  const left = [...before]
  const take = (fits: (each: KeyedBlock) => boolean) => {
    const at = left.findIndex(fits)
    return at === -1 ? undefined : left.splice(at, 1)[0]?.key
  }
  const same = blocks.map((block) => take((each) => sameValue(each.block, block)))
  return blocks.map((block, at) => {
    // One that was typed into stands where it stood, and is of its kind.
    const typedInto = () => take((each) => each === before[at] && each.block.kind === block.kind)
    return { key: same[at] ?? typedInto() ?? fresh(), block }
  })
}
