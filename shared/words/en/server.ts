/** The texts of the pages that the server shows, in English. One namespace belongs to one room. */
import answer from './answer.json' with { type: 'json' }
import confirm from './confirm.json' with { type: 'json' }
import tables from './tables.json' with { type: 'json' }

export const server = { answer, confirm, tables }
