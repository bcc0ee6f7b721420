// What `npm start` runs. Plain JavaScript, so that an old Node can still say what is missing instead of
// failing on the first TypeScript file.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Kettenglied needs Node 22.18 or newer; this is ${process.version}. / Kettenglied braucht Node 22.18 oder neuer.`,
  )
  process.exit(1)
}
const { start } = await import('./start.ts')
await start(process.argv.slice(2), process.env)
