/** What a device is called among people: no name of a person, but short enough to read out and the same on every screen. */

/** The last four characters of its id, e.g. `7C1B`. */
export function deviceName(id: string): string {
  return id.slice(-4).toUpperCase()
}
