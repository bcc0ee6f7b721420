/** Everything a database holds, as one text in which a marked string would be found. */
import type { Store } from '../../server/store/open.ts'

export async function wholeDatabase({ db }: Store): Promise<string> {
  const tables = await db.introspection.getTables()
  const texts: string[] = []
  for (const { name, isView } of tables) {
    if (isView) continue
    const rows = await db.withTables<Record<string, Record<string, unknown>>>().selectFrom(name).selectAll().execute()
    for (const row of rows)
      for (const value of Object.values(row))
        texts.push(value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value))
  }
  return texts.join('\n')
}
