/** express-pouchdb on LevelDB; arguments: folder of the packages, folder of the data, port. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [packages = '', data = '', port = ''] = process.argv.slice(2)
const require = createRequire(join(packages, 'package.json'))
const express = require('express')
const PouchDB = require('pouchdb')
const expressPouchdb = require('express-pouchdb')

process.chdir(data)
const app = express()
app.use(
  expressPouchdb(PouchDB.defaults({ prefix: `${data}/` }), { mode: 'minimumForPouchDB', logPath: join(data, 'log') }),
)
app.listen(Number(port), '127.0.0.1')
