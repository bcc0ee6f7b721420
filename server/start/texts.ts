/** What `npm start` says, in German or English by the terminal's language. */
export type Code = { organisation: string; coordinates: boolean; code: string }
type Steps = { address: string; extension: string; codes: readonly Code[] }

/** Each code under the name of its organisation. */
function listed(codes: readonly Code[], coordinator: string): string {
  return codes
    .map(
      ({ organisation, coordinates, code }) => `   ${organisation}${coordinates ? ` ${coordinator}` : ''}:\n   ${code}`,
    )
    .join('\n')
}

const dashboard = { en: '(coordinator, with the dashboard)', de: '(Koordination, mit Dashboard)' }

const en = {
  building: 'Building the extension …',
  demonstration: 'Creating the demonstration network (first start only, some seconds) …',
  running: (address: string) => `Kettenglied runs at ${address}`,
  steps: ({ address, extension, codes }: Steps) => `
Address:   ${address}
Extension: ${extension}

1. Open chrome://extensions in Chromium, Chrome or Edge, switch on "Developer mode", choose "Load unpacked" and take the folder above.
2. Open the side panel: click the Kettenglied icon or press Alt+K.
3. Type the address and one of these invitation codes (each valid once, for 72 hours). In a second browser profile take the next, and send families to and fro; the coordinator finds the dashboard in the panel:
${listed(codes, dashboard.en)}
`,
  noBrowser: 'No browser of the Chromium family was found; set CHROMIUM_PATH if there is one.',
  noDisplay: 'There is no display here, so no browser was opened.',
  browserFailed: (why: string) => `The browser could not be opened: ${why}`,
  browserOpen: (organisation: string) =>
    `The browser is open, with the panel enrolled for ${organisation}. Ctrl+C stops everything.`,
  second: ({ address, extension, codes }: Steps) => `
To receive what it sends, or to coordinate the network, load the extension in a second browser profile (chrome://extensions, "Developer mode", "Load unpacked").
Extension: ${extension}
Address:   ${address}
Invitation code (valid once, for 72 hours):
${listed(codes, dashboard.en)}
`,
  browserClosed: (address: string) => `The browser was closed; the server still runs at ${address}. Ctrl+C stops it.`,
  stopWith: 'Ctrl+C stops the server.',
  stopped: 'Stopped.',
  dataInUse: (folder: string) =>
    `Another server already runs on the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  portInUse: (port: string) => `Port ${port} is in use. Stop what listens there, or set PORT to another one.`,
  failed: (why: string) => `Kettenglied could not start: ${why}`,
}

const de: typeof en = {
  building: 'Die Erweiterung wird gebaut …',
  demonstration: 'Das Vorführ-Netzwerk wird angelegt (nur beim ersten Start, einige Sekunden) …',
  running: (address) => `Kettenglied läuft unter ${address}`,
  steps: ({ address, extension, codes }) => `
Adresse:     ${address}
Erweiterung: ${extension}

1. In Chromium, Chrome oder Edge chrome://extensions öffnen, „Entwicklermodus“ einschalten, „Entpackte Erweiterung laden“ wählen und den Ordner oben nehmen.
2. Die Seitenleiste öffnen: auf das Kettenglied-Symbol klicken oder Alt+K drücken.
3. Die Adresse und einen dieser Einladungscodes eingeben (jeder 72 Stunden gültig, einmal). In einem zweiten Browserprofil den nächsten nehmen und Familien hin und her vermitteln; die Koordination findet das Dashboard im Panel:
${listed(codes, dashboard.de)}
`,
  noBrowser: 'Kein Browser der Chromium-Familie gefunden; falls es einen gibt, CHROMIUM_PATH setzen.',
  noDisplay: 'Hier gibt es keinen Bildschirm, darum wurde kein Browser geöffnet.',
  browserFailed: (why) => `Der Browser ließ sich nicht öffnen: ${why}`,
  browserOpen: (organisation) =>
    `Der Browser ist offen, die Seitenleiste für ${organisation} angemeldet. Strg+C beendet alles.`,
  second: ({ address, extension, codes }) => `
Um zu empfangen, was von dort kommt, oder das Netzwerk zu koordinieren, die Erweiterung in einem zweiten Browserprofil laden (chrome://extensions, „Entwicklermodus“, „Entpackte Erweiterung laden“).
Erweiterung: ${extension}
Adresse:     ${address}
Einladungscode (72 Stunden gültig, einmal):
${listed(codes, dashboard.de)}
`,
  browserClosed: (address) =>
    `Der Browser wurde geschlossen; der Server läuft weiter unter ${address}. Strg+C beendet ihn.`,
  stopWith: 'Strg+C beendet den Server.',
  stopped: 'Beendet.',
  dataInUse: (folder) =>
    `Auf den Daten in ${folder} läuft schon ein Server. Bitte zuerst beenden oder DATA_DIR auf einen anderen Ordner setzen.`,
  portInUse: (port) => `Port ${port} ist belegt. Bitte beenden, was dort lauscht, oder PORT auf einen anderen setzen.`,
  failed: (why) => `Kettenglied konnte nicht starten: ${why}`,
}

/** German where the terminal speaks German, English everywhere else. */
export function texts(env: Record<string, string | undefined>): typeof en {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return language.startsWith('de') ? de : en
}
