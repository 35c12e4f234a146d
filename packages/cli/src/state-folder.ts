import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressesMalformed, fileUnreadable, houseNotRunning, stateFolderMissing } from './cli-problems.ts'
import { type Addresses, type FundServiceName, SERVICE_NAMES } from './client.ts'
import { reasonOf } from './input-file.ts'
import type { Terminal } from './terminal.ts'

type Environment = Terminal['environment']

/** Where the running services are: FUNDTRACE_URLS, else what `npm start` wrote down while it runs. */
export async function readAddresses(environment: Environment): Promise<Addresses> {
  const given = environment['FUNDTRACE_URLS']
  if (given !== undefined && given !== '') return parseAddresses(given, 'FUNDTRACE_URLS')
  const file = join(stateFolder(environment), 'addresses.json')
  const text = await readIfThere(file)
  if (text === undefined) throw houseNotRunning(file)
  return parseAddresses(text, file)
}

/** The private key of the local issuer, made at the first start. */
export async function readIssuerKey(environment: Environment): Promise<string> {
  const file = join(stateFolder(environment), 'secrets', 'issuer-private.pem')
  const pem = await readIfThere(file)
  if (pem === undefined) throw stateFolderMissing(file)
  return pem
}

/** What is there but not ours to read is another matter than what is not there. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOENT') return undefined
    throw fileUnreadable(file, reason)
  }
}

const stateFolder = (environment: Environment): string =>
  environment['FUNDTRACE_HOME'] || fileURLToPath(new URL('../../../.data', import.meta.url))

function parseAddresses(text: string, source: string): Addresses {
  const given = readJsonObject(text)
  const addressOf = (service: FundServiceName): string => {
    const address = given?.[service]
    if (typeof address === 'string' && /^https?:\/\//u.test(address) && URL.canParse(address)) return address
    throw addressesMalformed(source, `JSON with an http address for each of ${SERVICE_NAMES.join(', ')}`)
  }
  return {
    allocation: addressOf('allocation'),
    ledger: addressOf('ledger'),
    disbursement: addressOf('disbursement'),
    reconciliation: addressOf('reconciliation'),
    ...accessAddressIn(given),
  }
}

const accessAddressIn = (given: Readonly<Record<string, unknown>> | undefined): Pick<Addresses, 'access'> => {
  const access = given?.['access']
  return typeof access === 'string' && /^https?:\/\//u.test(access) && URL.canParse(access) ? { access } : {}
}

function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}
