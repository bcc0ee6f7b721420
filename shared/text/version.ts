/**
 * Counts the changes of the German preparation and the thesaurus. Indexes on devices were built with a
 * certain state of them; a test holds the fingerprint, so that no change goes without a new number.
 */
export const textVersion = 2
