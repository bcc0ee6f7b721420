/**
 * What is shown when the panel cannot start. Imports nothing on purpose: whatever is broken, this must
 * still work. It names the step that failed and lets the person try again or save what lies on the device.
 */

const words = {
  de: {
    title: 'Kettenglied konnte nicht starten',
    text: 'Ihre Einträge liegen weiter auf diesem Gerät. Versuchen Sie es noch einmal. Bleibt der Fehler, sichern Sie bitte die Einträge als Datei und wenden Sie sich an Ihre IT.',
    step: 'Schritt',
    retry: 'Erneut versuchen',
    save: 'Einträge als Datei sichern',
    saved: 'Die Datei wurde gesichert. Sie kann vertrauliche Notizen enthalten.',
    unreadable: 'Die Einträge lassen sich gerade nicht lesen. Bitte starten Sie den Browser neu.',
  },
  en: {
    title: 'Kettenglied could not start',
    text: 'Your entries are still on this device. Please try again. If the error stays, save the entries as a file and turn to your IT.',
    step: 'Step',
    retry: 'Try again',
    save: 'Save entries as a file',
    saved: 'The file was saved. It may contain confidential notes.',
    unreadable: 'The entries cannot be read right now. Please restart the browser.',
  },
}

/** The tables that hold what a person entered; the catalogue can be fetched again. */
const tables = ['referrals', 'localNotes', 'drafts', 'quarantine']

/**
 * @param step the step of the start that failed
 * @param failure what it threw
 * @param lastResort JSON of what was not delivered, asked for when the database itself cannot be read
 */
export function showLaunchError(
  root: HTMLElement,
  step: string,
  failure: unknown,
  lastResort: () => Promise<string>,
): void {
  const say = document.documentElement.lang === 'en' ? words.en : words.de
  const message = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)
  const told = element('p', '')
  told.setAttribute('role', 'status')
  const retry = button(say.retry, 'button button-primary', () => location.reload())
  const save = button(say.save, 'button button-secondary', () => {
    readEntries()
      .catch(() => lastResort())
      .then((entries) => {
        saveJson(entries)
        told.textContent = say.saved
      })
      .catch(() => {
        told.textContent = say.unreadable
      })
  })
  const main = document.createElement('main')
  main.className = 'page'
  const detail = element('p', `${say.step}: ${step} – ${message}`)
  detail.className = 'small muted'
  main.append(element('h1', say.title), element('p', say.text), retry, save, told, detail)
  root.replaceChildren(main)
  retry.focus()
}

function element(tag: 'h1' | 'p', text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

function button(text: string, classes: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = classes
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

/** Everything a person entered, read past the product's own code. */
async function readEntries(): Promise<string> {
  const opened = await settled(indexedDB.open('kettenglied'))
  try {
    const present = tables.filter((name) => opened.objectStoreNames.contains(name))
    if (present.length === 0) throw new Error('there is nothing to read')
    const transaction = opened.transaction([...present, 'meta'], 'readonly')
    const [kept, ...rows] = await Promise.all([
      settled(transaction.objectStore('meta').get('localKey')),
      ...present.map((name) => settled(transaction.objectStore(name).getAll())),
    ])
    const key: unknown = kept?.value?.key
    const read = rows.map((all) => Promise.all(all.map((row: Row) => inTheClear(row, key))))
    const found = await Promise.all(read)
    return JSON.stringify(Object.fromEntries(present.map((name, at) => [name, found[at]])), null, 2)
  } finally {
    opened.close()
  }
}

type Row = { sealed?: unknown }

/** What lies under the local key (extension/crypto/local-key.ts) is opened where no PIN guards that; else it stays as it is. */
async function inTheClear(row: Row, key: unknown): Promise<unknown> {
  const { sealed, ...rest } = row
  if (!(sealed instanceof Uint8Array) || !(key instanceof CryptoKey)) return row
  const bytes = new Uint8Array(sealed)
  const additionalData = new TextEncoder().encode('local-v1')
  const how = { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData }
  try {
    const text = new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes.slice(12)))
    return { ...rest, opened: JSON.parse(text) }
  } catch {
    return row
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function saveJson(entries: string): void {
  const url = URL.createObjectURL(new Blob([entries], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'kettenglied.json'
  link.click()
}
