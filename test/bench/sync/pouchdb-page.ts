/** In the page: PouchDB with its faster IndexedDB adapter and a batch size that suits it. */
type Database = {
  sync(remote: string, options: object): Promise<unknown>
  bulkDocs(docs: object[]): Promise<unknown>
  info(): Promise<{ doc_count: number }>
}
declare const PouchDB: new (name: string, options: object) => Database

const local = new PouchDB('bench', { adapter: 'indexeddb' })
const remote = `${location.origin}/bench`

window.bench = {
  async sync() {
    await local.sync(remote, { batch_size: 1000, batches_limit: 4 })
  },
  async write(count) {
    const p = 'x'.repeat(700)
    const docs = Array.from({ length: count }, () => ({ _id: crypto.randomUUID(), p, s: 'y'.repeat(86) }))
    await local.bulkDocs(docs)
  },
  async held() {
    return (await local.info()).doc_count
  },
}
