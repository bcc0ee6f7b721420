import { join } from 'node:path'
import { defineConfig, type WxtViteConfig } from 'wxt'

/**
 * The public half of a key that exists only to give the unpacked extension the same id everywhere
 * (ijfafenmemppkgmoghoaokcjkieinaja), so that policies and the server's CORS list can name it.
 */
const stableIdKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwciHcA+mpicBc2rmpZq9aa/E9r5OunzB8D8RvIeY3QEqC3Rs0LgWu9uVcDG9EpPrq8TL8U+bfzjKLpoc/XsBxT/+mw7M+Uyuhy1bV/AJjRRIEDOyAw7PFOpfpzfxDn570a/x7NJaRAXPdnFZ/B2ynjf3WLg8teWC4pEKjvjCyH9PWkDWx0cEs2FfVUs/zXn5bMXiFOq4g/MtwoWAjO+N9GjkMDKdDiTAm2Fkdt4dwk46g4VWYhrBkbK/oygQFa/SMvSQSS2HiNx1rqgt1kbWrrBBfWJC14H7g39ANGfNpqGYUcBHWd19bXYOE0hxB9dR6ZmBFiF0BmPogm4dI0bRKQIDAQAB'

/** Nothing but our own files, and a server that the person names; while developing, Vite's styles and reload too. */
function contentSecurityPolicy(developing: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${developing ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    `font-src 'self'${developing ? ' http://localhost:*' : ''}`,
    `connect-src https: http://127.0.0.1:* http://localhost:*${developing ? ' ws://localhost:*' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const panelStart = join(import.meta.dirname, 'extension/entrypoints/sidepanel/main.tsx')

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** Every module that the panel's start imports, whatever imports it besides: what its first picture is made of. */
function importedAtStart(modules: Modules): Set<string> {
  const found = new Set<string>()
  const follow = (id: string) => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(next)) continue
      found.add(next)
      follow(next)
    }
  }
  follow(panelStart)
  return found
}

/**
 * One file for all of it: a browser pays for each file of an extension, and forty small ones took longer than all that
 * followed. The texts, of which one language is needed, are fetched beside it and not after it.
 */
function startInOneFile(): NonNullable<WxtViteConfig['plugins']> {
  let atStart: Set<string> | undefined
  const group = {
    debugName: 'start',
    name(id: string, modules: Modules) {
      atStart ??= importedAtStart(modules)
      return atStart.has(id) ? 'start' : null
    },
  }
  return [
    {
      name: 'start-in-one-file',
      config: ({ build }) =>
        typeof build?.rolldownOptions?.input === 'object' && 'sidepanel' in build.rolldownOptions.input
          ? { build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } }
          : undefined,
      transformIndexHtml: {
        order: 'post',
        handler: (_, { bundle, filename }) =>
          Object.values(bundle ?? {}).flatMap((file) =>
            file.type === 'chunk' &&
            /shared\/words\/(de|en)\/panel\.ts$/.test(file.facadeModuleId ?? '') &&
            filename.includes('sidepanel')
              ? [
                  {
                    tag: 'link',
                    attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file.fileName}` },
                    injectTo: 'head' as const,
                  },
                ]
              : [],
          ),
      },
    },
  ]
}

export default defineConfig({
  vite: () => ({ plugins: startInOneFile() }),
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: 'Kettenglied',
    description: '__MSG_description__',
    default_locale: 'de',
    minimum_chrome_version: '137',
    permissions: [
      'storage',
      'alarms',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
      'unlimitedStorage',
      'contextMenus',
      'notifications',
    ],
    action: { default_title: '__MSG_open__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+K' } },
    },
    content_security_policy: { extension_pages: contentSecurityPolicy(command === 'serve') },
    ...(browser === 'chrome'
      ? { key: stableIdKey, storage: { managed_schema: 'managed-schema.json' } }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'kettenglied@kettenglied.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }),
  }),
  zip: {
    includeSources: [
      'extension/**',
      'shared/**',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      'README.md',
      'LICENSE',
    ],
  },
})
