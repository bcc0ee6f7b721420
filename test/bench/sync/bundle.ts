/** Bundles a page's module, and the workers it starts, as the extension's own build would. */
import { join } from 'node:path'
import { build } from 'vite'
import { benchFolder } from './install.ts'

/** @returns the path of the bundled script */
export async function bundle(page: string, folder: string = import.meta.dirname): Promise<string> {
  const outDir = join(benchFolder, 'pages')
  await build({
    configFile: false,
    base: '/bench-page/',
    logLevel: 'error',
    build: {
      lib: {
        entry: join(folder, `${page}.ts`),
        formats: ['es'],
        fileName: () => `${page}.js`,
      },
      outDir,
      emptyOutDir: false,
      // What a page loads later lies where its assets lie.
      rolldownOptions: { output: { chunkFileNames: 'assets/[name]-[hash].js' } },
    },
    resolve: { alias: { '@actual-app/crdt': join(benchFolder, 'node_modules/@actual-app/crdt') } },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return join(outDir, `${page}.js`)
}
