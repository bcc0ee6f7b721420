/** Brings the network's own labels, order and codes to every word on the page, and follows their changes. */
import { readCodes } from '../store/catalogue.ts'
import { watch } from '../store/live.ts'
import { adjustedLists } from '../ui/words.ts'

/** Returns at once; most networks have none, and then nothing on the page is drawn anew. */
export function followCodes(): void {
  watch(
    readCodes,
    (lists) => {
      if (lists.size + adjustedLists.peek().size > 0) adjustedLists.value = lists
    },
    (failure) => {
      throw failure
    },
  )
}
