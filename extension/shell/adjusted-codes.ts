/** Brings the network's own labels, order and codes to every word on the page, and follows their changes. */
import { readCodes } from '../store/catalogue.ts'
import { watch } from '../store/live.ts'
import { adjustedLists } from '../ui/words.ts'

export function followCodes(): void {
  watch(
    readCodes,
    (lists) => {
      adjustedLists.value = lists
    },
    (failure) => {
      throw failure
    },
  )
}
