/** What reading a cell gives: a value; undefined for an empty cell, which clears the field; or that it is left out. */

/** The cell says something nobody can use: what is known of the field stays. */
export const leftOut = Symbol('left out')
export type Read<T> = T | undefined | typeof leftOut
