/**
 * `npm start`: everything a person needs to try Kettenglied, in one go and stopped in one go. Builds the
 * extension, serves on SQLite under DATA_DIR, creates the demonstration network on the first start, and
 * opens an enrolled browser, or prints the three steps that do it by hand.
 */
import { join, resolve } from 'node:path'
import { AlreadyServed } from '../store/only-one.ts'
import { builtExtension } from './build-extension.ts'
import { findBrowser, hasDisplay } from './find-browser.ts'
import type { OpenedBrowser, Opening } from './open-browser.ts'
import { type Joinable, serveDemonstration } from './serve-demonstration.ts'
import { onStop } from './stop-signals.ts'
import { type Code, texts } from './texts.ts'

type Environment = Record<string, string | undefined>

/** Runs until SIGINT or SIGTERM; ends the process with 1 when it cannot start. */
export async function start(args: readonly string[], env: Environment): Promise<void> {
  const say = texts(env)
  const folder = resolve(env['DATA_DIR'] || 'data')
  const port = env['PORT'] || '8484'
  const open: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const close of open.splice(0).reverse()) await close()
  }
  const refuse = async (message: string) => {
    await stop()
    console.error(message)
    process.exitCode = 1
  }

  let stopping = false
  onStop(env, async () => {
    stopping = true
    await stop()
    console.log(say.stopped)
  })

  try {
    const served = await serveDemonstration({ ...env, DATA_DIR: folder, PORT: port }, () =>
      console.log(say.demonstration),
    )
    open.push(() => served.close())
    const [first, ...others] = served.organisations
    if (first === undefined) throw new Error('there is nobody to try it as')
    const extension = await builtExtension(() => console.log(say.building))
    console.log(say.running(served.address))

    const browser = await browserFor(args, env, say, {
      extension,
      profile: join(folder, 'browser'),
      address: served.address,
      invitation: first.invitation,
    })
    if (browser === undefined) {
      console.log(say.steps({ address: served.address, extension, codes: await codesOf(served.organisations) }))
      console.log(say.stopWith)
      return
    }
    open.push(() => browser.close())
    browser.onClosed(() => {
      if (!stopping) console.log(say.browserClosed(served.address))
    })
    console.log(say.browserOpen(first.name))
    console.log(say.second({ address: served.address, extension, codes: await codesOf(others) }))
  } catch (error) {
    if (error instanceof AlreadyServed) return refuse(say.dataInUse(folder))
    if (isPortInUse(error)) return refuse(say.portInUse(port))
    return refuse(say.failed(error instanceof Error ? error.message : String(error)))
  }
}

/** An enrolled browser; undefined, and said why, where none is wanted, found, shown or started. */
async function browserFor(
  args: readonly string[],
  env: Environment,
  say: ReturnType<typeof texts>,
  opening: Omit<Opening, 'executable'>,
): Promise<OpenedBrowser | undefined> {
  if (args.includes('--no-browser')) return undefined
  const executable = findBrowser(env)
  if (executable === undefined || !hasDisplay(env)) {
    console.log(executable === undefined ? say.noBrowser : say.noDisplay)
    return undefined
  }
  // Playwright is only needed where a browser opens.
  const { openBrowser } = await import('./open-browser.ts')
  try {
    return await openBrowser({ ...opening, executable })
  } catch (error) {
    console.error(say.browserFailed(error instanceof Error ? error.message : String(error)))
    return undefined
  }
}

async function codesOf(organisations: readonly Joinable[]): Promise<Code[]> {
  const codes: Code[] = []
  for (const { name, coordinates, invitation } of organisations)
    codes.push({ organisation: name, coordinates, code: await invitation() })
  return codes
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
