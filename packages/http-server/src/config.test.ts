import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, type ConfigSpec, type Environment, readConfig, setting } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const complaints = (environment: Environment, spec: ConfigSpec): readonly string[] => {
  try {
    readConfig(environment, spec)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
  }
  return []
}

describe('readConfig', () => {
  it('gives each variable the type of its kind', () => {
    const config = readConfig(
      {
        HOST: ' here ',
        LEDGER_URL: 'http://127.0.0.1:8082',
        PORT: '8081',
        POOL_MAX: '-3',
        LOG_LEVEL: 'warn',
        KEY: 's3',
      },
      {
        host: setting.text('HOST'),
        ledgerUrl: setting.url('LEDGER_URL'),
        port: setting.port('PORT'),
        poolMax: setting.integer('POOL_MAX', -5, 5),
        logLevel: setting.choice('LOG_LEVEL', ['info', 'warn']),
        key: setting.secret('KEY'),
      },
    )
    const typed: {
      host: string
      ledgerUrl: string
      port: number
      poolMax: number
      logLevel: 'info' | 'warn'
      key: string
    } = config
    expect(typed).toEqual({
      host: 'here',
      ledgerUrl: 'http://127.0.0.1:8082',
      port: 8081,
      poolMax: -3,
      logLevel: 'warn',
      key: 's3',
    })
  })

  it('takes a default only where one is stated, also for an empty variable', () => {
    expect(readConfig({ PORT: ' ' }, { port: setting.port('PORT', { default: 8080 }) })).toEqual({ port: 8080 })
    expect(complaints({ PORT: ' ' }, { port: setting.port('PORT') })).toEqual([
      'PORT: missing; expected a port from 1 to 65535',
    ])
  })

  it('lets an optional variable be missing, and never be wrong', () => {
    const spec = { key: setting.optional(setting.secret('KEY')), port: setting.optional(setting.port('PORT')) }
    const config: { key: string | undefined; port: number | undefined } = readConfig({ KEY: ' ' }, spec)
    expect(config).toEqual({ key: undefined, port: undefined })
    expect(readConfig({ KEY_FILE: file('optional', 's3'), PORT: '80' }, spec)).toEqual({ key: 's3', port: 80 })
    expect(complaints({ PORT: '0' }, spec)).toEqual(['PORT: expected a port from 1 to 65535, got "0"'])
  })

  it('names every wrong and missing variable at once', () => {
    const spec = {
      host: setting.text('HOST'),
      url: setting.url('LEDGER_URL'),
      port: setting.port('PORT'),
      pool: setting.integer('POOL_MAX', 1, 50),
      level: setting.choice('LOG_LEVEL', ['info', 'warn']),
      key: setting.secret('KEY'),
    }
    expect(
      complaints({ LEDGER_URL: 'http://user:hunter2@', PORT: '65536', POOL_MAX: '1.5', LOG_LEVEL: 'loud' }, spec),
    ).toEqual([
      'HOST: missing; expected some text',
      'LEDGER_URL: expected an http or https URL',
      'PORT: expected a port from 1 to 65535, got "65536"',
      'POOL_MAX: expected a whole number from 1 to 50, got "1.5"',
      'LOG_LEVEL: expected one of info, warn, got "loud"',
      'KEY: missing; expected a secret, in KEY or in the file that KEY_FILE names',
    ])
  })

  it.each(['0', '65536', '80a', '0x50', '8e1', '+80', '99999999999999999999'])('refuses %s as a port', (text) => {
    expect(complaints({ PORT: text }, { port: setting.port('PORT') })).toHaveLength(1)
  })

  it.each(['ftp://a', 'ledger:8080', 'http://', 'postgres://u:p@h/d'])('refuses %s as a URL', (text) => {
    expect(complaints({ URL: text }, { url: setting.url('URL') })).toHaveLength(1)
  })

  it('reads a secret from a file and trims it', () => {
    const spec = { key: setting.secret('KEY') }
    expect(readConfig({ KEY_FILE: file('key', '\n s3cret\n') }, spec)).toEqual({ key: 's3cret' })
    expect(complaints({ KEY: 'a', KEY_FILE: file('key', 'b') }, spec)).toEqual([
      'KEY: set either KEY or KEY_FILE, not both',
    ])
    expect(complaints({ KEY_FILE: file('none', ' \n') }, spec)).toEqual([
      `KEY_FILE: the file ${join(folder, 'none')} is empty`,
    ])
    expect(complaints({ KEY_FILE: '/nowhere' }, spec)).toEqual(['KEY_FILE: cannot read the file /nowhere (ENOENT)'])
  })

  it('reads no file for what is not a secret', () => {
    expect(complaints({ HOST_FILE: file('host', 'h') }, { host: setting.text('HOST') })).toHaveLength(1)
  })
})
