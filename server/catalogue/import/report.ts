/** What the report of an import says of a row. */
export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused'

export type RowReport = { line: number; title: string; outcome: Outcome; reason?: string; notes: readonly string[] }
