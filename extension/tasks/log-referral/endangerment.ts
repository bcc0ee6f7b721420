/**
 * Signs that a case may be one of child endangerment, which never travels through this product (§ 8a
 * SGB VIII, § 4 KKG). They only bring up the notice that leads out of it; nothing is recorded or counted.
 */
import type { Need } from '../../../shared/codes/index.ts'

const needs: readonly Need[] = ['violence_partner']

const words = new RegExp(
  [
    'gefährd',
    'gefaehrd',
    'endanger',
    '8\\s?a\\b',
    'missbrauch',
    'mißbrauch',
    'misshand',
    'mißhand',
    'verwahrlos',
    'vernachlässig',
    'vernachlaessig',
    'inobhut',
    'schlägt|geschlagen|verprügel|blaue flecken|prügel',
    'sexuell\\w* gewalt|übergriff',
    'suizid|umbringen|selbstmord',
    'abuse|neglect|beaten|suicid',
  ].join('|'),
  'iu',
)

export function mayEndanger(chosen: readonly Need[], text: string): boolean {
  return chosen.some((need) => needs.includes(need)) || words.test(text)
}
