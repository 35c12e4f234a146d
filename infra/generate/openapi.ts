import { connect } from '@fundtrace/database'
import {
  type ConfigSpec,
  createLogger,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  readConfig,
  toOpenApi,
} from '@fundtrace/http-server'
import { createPostgresTransport } from '@fundtrace/messaging'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { assembleServer, type LongLiving, type ServiceDefinition } from '@fundtrace/service-process'
import { access } from '../../services/access/src/compose.ts'
import { allocation } from '../../services/allocation/src/compose.ts'
import { disbursement } from '../../services/disbursement/src/compose.ts'
import { ledger } from '../../services/ledger/src/compose.ts'
import { reconciliation } from '../../services/reconciliation/src/compose.ts'

/** A server is assembled and asked for its description; nothing listens, and no database is ever reached. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing'
const ENVIRONMENT = {
  PERSONAL_DATA_KEYS: generateKeyRingFile(),
  SEAL_KEY: newSigningKeyPem(),
  ACCESS_KEY: newSigningKeyPem(),
  ACCESS_ISSUER_URL: 'http://127.0.0.1',
  ALLOCATION_URL: 'http://127.0.0.1',
  DATABASE_URL: NOWHERE,
  PORT: '1',
}

export async function describeApis(): Promise<[path: string, content: string][]> {
  return [
    ['services/allocation/openapi.json', await describe(allocation)],
    ['services/ledger/openapi.json', await describe(ledger)],
    ['services/disbursement/openapi.json', await describe(disbursement)],
    ['services/reconciliation/openapi.json', await describe(reconciliation)],
    ['services/access/openapi.json', await describe(access)],
  ]
}

async function describe<Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
): Promise<string> {
  const log = createLogger({ name: definition.name, level: 'silent' })
  const config = readConfig(ENVIRONMENT, definition.settings)
  const verifier = localIssuerVerifier({ publicKeyPem: generateLocalIssuerKeys().publicKeyPem, nodeEnv: undefined })
  const transport = createPostgresTransport({ url: NOWHERE, service: definition.name })
  const db = connect(NOWHERE, { application: 'describe' })
  const app = await assembleServer(definition, { db, config, log }, { verifier, transport, readiness: {} })
  const description = await toOpenApi(app)
  await Promise.all([app.close(), transport.close(), db.destroy()])
  return `${JSON.stringify(description, null, 2)}\n`
}
