/**
 * Mistakes that real sync systems made, each of which can be planted alone. A simulator that does not
 * find them proves nothing; so finding every one is the gate.
 */
export const bugs = {
  clearedWhenSent: 'a row counts as confirmed as soon as it is sent',
  clearedWholesale: 'an answer to a push confirms every row, also one written meanwhile',
  cursorBeforeItems: 'the cursor is written in a transaction before its items',
  naiveSequence: 'positions come from a sequence, readers ask for everything above their cursor',
  noResetCheck: 'the server serves any cursor without checking it',
  noChain: 'the server checks epoch and position of a cursor, not its chain',
  acknowledgementIsFinal: 'a row counts as confirmed when the push was answered',
  resetKeepsConfirmations: 'a reset clears the cursor and keeps what counts as confirmed',
  resetWipes: 'a reset drops the rows and pulls anew',
  noCompareAndSet: 'a page is applied although the cursor moved meanwhile',
  noErasureLedger: 'a restored server does not know what was erased since the backup',
  ledgerOnlyAfterRestore: 'the ledger is replayed by the command `restore`, not at every start',
  erasedAnswerIgnored: 'the answer `erased` leaves the row where it is',
  collisionIgnored: 'other bytes under a known id count as the same event',
  lateConflictBelieved: 'a late answer `conflict` puts a row aside that the feed has confirmed meanwhile',
  chainOverIdsOnly: 'the chain covers ids and leaves out the hash of the payload',
} as const

export type Bug = keyof typeof bugs
