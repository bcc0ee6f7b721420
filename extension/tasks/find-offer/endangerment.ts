/**
 * Whether somebody searches about a child in danger (§ 8a SGB VIII, § 4 KKG). Then a notice stands
 * above the results and leads out of the tool; the results stay, since a wrong alarm must cost nothing.
 */
const signs = [
  /kindeswohlgef|kindswohlgef|\bkwg\b/u,
  /(^|[^\p{N}])§?\s*8\s?a(?![\p{L}\p{N}])/u,
  /(^|[^\p{L}])(kindes)?misshand/u,
  /(^|[^\p{L}])(kindes)?missbrauch|sexueller? missbrauch/u,
  /(^|[^\p{L}])(kindes)?vernachl(ä|ae)ssig/u,
  /(^|[^\p{L}])verwahrlos/u,
  /inobhutnahme|kind in gefahr|kinderschutzfall/u,
  /(kind|baby|säugling)\p{L}* (wird |werden )?(geschlagen|verprügelt|geschüttelt)/u,
]

export function speaksOfEndangerment(query: string): boolean {
  const text = query.toLowerCase().replaceAll('mißh', 'missh').replaceAll('mißb', 'missb').normalize('NFC')
  return signs.some((sign) => sign.test(text))
}
