/**
 * Signs that somebody speaks of a child in danger (§ 8a SGB VIII, § 4 KKG), which never travels through
 * this product. They only bring up a notice that leads out of it; nothing is recorded or counted, so a
 * false alarm costs nothing, and a word that usually means something else is left out.
 */
const signs = [
  /gefährd|gefaehrd|\bkwg\b|endanger/u,
  /(^|[^\p{N}])§?\s*8\s?a(?![\p{L}\p{N}])/u,
  /(^|[^\p{L}])(kindes)?misshand/u,
  /(^|[^\p{L}])(kindes)?missbrauch|child abuse/u,
  /(^|[^\p{L}])(kindes)?vernachl(ä|ae)ssig|neglect/u,
  /(^|[^\p{L}])verwahrlos/u,
  /inobhut|kind in gefahr|kinderschutzfall/u,
  /geschlagen|verprügel|verpruegel|geschüttelt|blaue flecken|(^|[^\p{L}])beaten/u,
  /(^|[^\p{L}])(er|sie|vater|mutter|papa|mama|mann|partner|freund) schl(ä|ae)gt/u,
  /sexuell\p{L}* (gewalt|übergriff)|sexualisierte gewalt/u,
  /suizid|selbstmord|umbringen|suicid/u,
]

export function speaksOfEndangerment(text: string): boolean {
  const plain = text.toLowerCase().normalize('NFC').replaceAll('mißh', 'missh').replaceAll('mißb', 'missb')
  return signs.some((sign) => sign.test(plain))
}
