import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { type GovernmentAccounts, mappingMalformed, readGovernmentAccounts } from '../../domain/government-accounts.ts'

/** The mapping that comes with the ledger; `file` is a bureau's own. Read once, at the start: a wrong file stops it. */
export function loadGovernmentAccounts(file: string = OWN): GovernmentAccounts {
  return parseGovernmentAccounts(readFileSync(file, 'utf8'))
}

/** YAML or JSON. "core" leaves a day a text; a name that is there twice is a fault, not the winner. */
export function parseGovernmentAccounts(text: string): GovernmentAccounts {
  if (text.length > LENGTH_MAX) throw mappingMalformed('the file', `at most ${LENGTH_MAX} characters`)
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), {
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
  })
  const [fault] = document.errors
  if (fault !== undefined) throw mappingMalformed(`character ${fault.pos[0]}`, `YAML: ${fault.message}`)
  return readGovernmentAccounts(document.toJS({ maxAliasCount: 100 }))
}

const OWN = fileURLToPath(new URL('../../../chart/government-accounts.yaml', import.meta.url))
const LENGTH_MAX = 100_000
