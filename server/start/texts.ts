/** What `npm start` says, in German or English by the terminal's language. */
export type Steps = { address: string; extension: string; code: string; organisation: string }

const en = {
  building: 'Building the extension …',
  demonstration: 'Creating the demonstration network (first start only, some seconds) …',
  running: (address: string) => `Kettenglied runs at ${address}`,
  steps: ({ address, extension, code, organisation }: Steps) => `
Address:   ${address}
Extension: ${extension}

1. Open chrome://extensions in Chromium, Chrome or Edge, switch on "Developer mode", choose "Load unpacked" and take the folder above.
2. Open the side panel: click the Kettenglied icon or press Alt+K.
3. Type the address and this invitation code (${organisation}, valid for 72 hours, once):
   ${code}
`,
  noBrowser: 'No browser of the Chromium family was found; set CHROMIUM_PATH if there is one.',
  noDisplay: 'There is no display here, so no browser was opened.',
  browserFailed: (why: string) => `The browser could not be opened: ${why}`,
  browserOpen: 'The browser is open, with the panel enrolled. Ctrl+C stops everything.',
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
  steps: ({ address, extension, code, organisation }) => `
Adresse:     ${address}
Erweiterung: ${extension}

1. In Chromium, Chrome oder Edge chrome://extensions öffnen, „Entwicklermodus“ einschalten, „Entpackte Erweiterung laden“ wählen und den Ordner oben nehmen.
2. Die Seitenleiste öffnen: auf das Kettenglied-Symbol klicken oder Alt+K drücken.
3. Die Adresse und diesen Einladungscode eingeben (${organisation}, 72 Stunden gültig, einmal):
   ${code}
`,
  noBrowser: 'Kein Browser der Chromium-Familie gefunden; falls es einen gibt, CHROMIUM_PATH setzen.',
  noDisplay: 'Hier gibt es keinen Bildschirm, darum wurde kein Browser geöffnet.',
  browserFailed: (why) => `Der Browser ließ sich nicht öffnen: ${why}`,
  browserOpen: 'Der Browser ist offen, die Seitenleiste angemeldet. Strg+C beendet alles.',
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
