/** The area whose chain is looked at, the same on every screen of the room; undefined is the whole network. */
import { signal } from '@preact/signals'

export const chosenArea = signal<string | undefined>(undefined)
