import { connect } from '@fundtrace/database'
import {
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  readConfig,
} from '@fundtrace/http-server'
import { openPosting, POSTING_SETTINGS } from '../src/open-posting.ts'

/** What of the ledger posts, as a process of its own: killed, stopped and told to end by tests. */
const config = readConfig(process.env, POSTING_SETTINGS)
const log = createLogger({ name: 'ledger', level: 'error' })
const db = connect(config.databaseUrl, { application: 'posting process', connectionsMax: 2 })
const posting = openPosting({ db, config, log }, { announce: () => [] })
const app = await createServer({
  name: 'ledger',
  title: 'ledger',
  version: '0',
  description: 'test',
  logger: log,
  verifier: localIssuerVerifier({ publicKeyPem: generateLocalIssuerKeys().publicKeyPem, nodeEnv: 'test' }),
  readiness: {},
  register: posting.internalRoutes,
})
app.addHook('preClose', posting.retire)
app.addHook('onClose', async () => {
  await posting.close()
  await db.destroy()
})
await app.listen({ host: config.host, port: config.port })
posting.start()
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
process.on('disconnect', () => process.exit(1))
process.send?.('listening')
