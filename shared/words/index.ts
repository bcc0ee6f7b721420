/** All texts a person reads, in both languages. Pages of the extension load those of one language (extension/ui/words.ts). */
import { dashboard as deDashboard } from './de/dashboard.ts'
import { panel as dePanel } from './de/panel.ts'
import { server as deServer } from './de/server.ts'
import { dashboard as enDashboard } from './en/dashboard.ts'
import { panel as enPanel } from './en/panel.ts'
import { server as enServer } from './en/server.ts'
import type { Locale } from './locale.ts'

const de = { ...dePanel, ...deDashboard, ...deServer }
const en = { ...enPanel, ...enDashboard, ...enServer }

export const words = { de, en } satisfies Record<Locale, Record<keyof typeof de, object>>
export type Words = typeof de
