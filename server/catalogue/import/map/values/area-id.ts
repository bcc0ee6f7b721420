/** Keys of areas as the catalogue writes them: small letters, digits and hyphens. */
import { areaId } from '../../../../../shared/scalars.ts'

const most = 40

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** `Köln 909` → `koeln-909`; undefined when nothing is left. */
export function areaIdOf(written: string): string | undefined {
  const id = written
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, most)
    .replace(/-+$/, '')
  return areaId.safeParse(id).data
}
