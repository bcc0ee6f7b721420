import { describe, expect, it } from 'vitest'
import { defaultExtensionId } from '../../server/app.ts'
import { ConfigError, readConfig } from '../../server/config.ts'

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      port: 8484,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: 'sqlite:data/kettenglied.db',
      noiseKeyFile: 'data/noise.key',
      ledger: 'data/erasures.log',
      logLevel: 'info',
      extensionIds: [defaultExtensionId],
      trustedProxies: [],
    })
  })

  it('takes what is set; an empty value counts as not set', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '',
      DATA_DIR: '/srv/kettenglied',
      DATABASE_URL: 'postgres://db/network',
      LOG_LEVEL: 'warn',
      EXTENSION_IDS: `${'a'.repeat(32)}, ${'b'.repeat(32)}`,
      TRUSTED_PROXY: '10.0.0.1,::1',
    })
    expect(config).toEqual({
      port: 0,
      host: '127.0.0.1',
      dataDir: '/srv/kettenglied',
      databaseUrl: 'postgres://db/network',
      noiseKeyFile: '/srv/kettenglied/noise.key',
      ledger: '/srv/kettenglied/erasures.log',
      logLevel: 'warn',
      extensionIds: ['a'.repeat(32), 'b'.repeat(32)],
      trustedProxies: ['10.0.0.1', '::1'],
    })
  })

  it('names every setting that cannot be used, and what it should be', () => {
    const wrong = {
      PORT: '80x',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      EXTENSION_IDS: 'short',
      TRUSTED_PROXY: 'proxy.example',
    }
    const read = () => readConfig(wrong)
    expect(read).toThrow(ConfigError)
    for (const name of Object.keys(wrong)) expect(read).toThrow(new RegExp(`\\n  ${name}: expected \\S+`))
    expect(() => readConfig({ PORT: '70000' })).toThrow(/PORT/)
  })
})
