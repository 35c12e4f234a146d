import { connect } from '@fundtrace/database'
import {
  type ConfigSpec,
  createLogger,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  readConfig,
} from '@fundtrace/http-server'
import { createPostgresTransport } from '@fundtrace/messaging'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import {
  assembleOpened,
  type LongLiving,
  measureService,
  openService,
  type ServiceDefinition,
} from '@fundtrace/service-process'
import { allocation } from '../../../services/allocation/src/compose.ts'
import { disbursement } from '../../../services/disbursement/src/compose.ts'
import { ledger } from '../../../services/ledger/src/compose.ts'
import { reconciliation } from '../../../services/reconciliation/src/compose.ts'

/** The labels of every series that the services' pages can show, under the series' name. */
export async function exposedMetrics(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const pages = [
    await metricsOf(allocation),
    await metricsOf(ledger),
    await metricsOf(disbursement),
    await metricsOf(reconciliation),
  ]
  return new Map(pages.flat())
}

/** Put together as the process does it; nothing listens, and no database is ever reached. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing'
const ENVIRONMENT = {
  PERSONAL_DATA_KEYS: generateKeyRingFile(),
  SEAL_KEY: newSigningKeyPem(),
  ALLOCATION_URL: 'http://127.0.0.1',
  DATABASE_URL: NOWHERE,
  PORT: '1',
}

async function metricsOf<Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
): Promise<[string, Set<string>][]> {
  const log = createLogger({ name: definition.name, level: 'silent' })
  const config = readConfig(ENVIRONMENT, definition.settings)
  const verifier = localIssuerVerifier({ publicKeyPem: generateLocalIssuerKeys().publicKeyPem, nodeEnv: undefined })
  const transport = createPostgresTransport({ url: NOWHERE, service: definition.name })
  const db = connect(NOWHERE, { application: 'metrics' })
  const service = openService(definition, { db, config, log })
  const { registry } = measureService(service, { db, transport, readiness: { messages: transport.ping } })
  const app = await assembleOpened(service, { db, log }, { verifier, transport, registry, readiness: {} })
  await Promise.all([app.close(), transport.close(), db.destroy()])
  return registry.getMetricsAsArray().flatMap((metric) => seriesOf(metric))
}

type Metric = Readonly<{ name: string; labelNames?: readonly string[]; type?: unknown }>

/** `service` is put on everything by the server. */
function seriesOf(metric: object): [string, Set<string>][] {
  const { name, labelNames = [], type } = metric as Metric
  const labels = new Set([...labelNames, 'service'])
  if (type !== 'histogram') return [[name, labels]]
  return [
    [`${name}_bucket`, new Set([...labels, 'le'])],
    [`${name}_sum`, labels],
    [`${name}_count`, labels],
  ]
}
