import { connect } from '@fundtrace/database'
import { createLogger, createServer, localIssuerVerifier } from '@fundtrace/http-server'
import { generateKeyRingFile, loadKeyRing } from '@fundtrace/personal-data'
import { engineRoutes } from '../../../services/ledger/src/adapters/http/engine-routes.ts'
import { PostBody, Receipt } from '../../../services/ledger/src/adapters/http/posting-schemas.ts'
import { announceBlock } from '../../../services/ledger/src/adapters/messaging/announce-block.ts'
import { startPostingEngine } from '../../../services/ledger/src/application/engine/posting-engine.ts'
import { SHARD } from './bench-fund.ts'
import { drainOutbox } from './drain-outbox.ts'
import { takeShard } from './take-shard.ts'

/**
 * The ledger's posting routes on the house's own server, with a route beside them that takes the same body, checks it and the token just the same,
 * and does nothing. Says its port, and works until it is told to stop.
 */
export type ServeOrder = Readonly<{ appUrl: string; messagesUrl: string; publicKeyPem: string }>

const NOTHING = {
  transaction_id: '00000000-0000-8000-8000-000000000000',
  number: 1,
  reference: 'post:0011223344556677:nothing',
  shard: SHARD,
  position: 1,
  recorded_at: '2016-06-30T00:00:00.000Z',
}

const { appUrl, messagesUrl, publicKeyPem } = JSON.parse(process.argv[2] ?? '') as ServeOrder
const log = createLogger({ name: 'bench', level: 'error' })
const db = connect(appUrl, { application: 'bench http', connectionsMax: 4 })
const engine = startPostingEngine({ url: appUrl, log, announce: announceBlock })
engine.own(SHARD, await takeShard(appUrl, SHARD))
const outbox = drainOutbox({ appUrl, messagesUrl }, log)
const app = await createServer({
  name: 'ledger',
  title: 'bench',
  version: '0',
  description: 'bench',
  logger: log,
  verifier: localIssuerVerifier({ publicKeyPem, nodeEnv: 'test' }),
  readiness: {},
  register: (server) => {
    engineRoutes(server, { db, desk: engine, ring: loadKeyRing(generateKeyRingFile()) })
    server.post(
      '/v1/no-op',
      {
        config: { access: { roles: ['treasury'] } },
        schema: {
          operationId: 'noOp',
          summary: 'Nothing',
          tags: ['bench'],
          body: PostBody,
          response: { 201: Receipt },
        },
      },
      async (_request, reply) => {
        reply.statusCode = 201
        return NOTHING
      },
    )
  },
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
process.once('SIGTERM', () => {
  void app
    .close()
    .then(engine.close)
    .then(outbox.close)
    .then(() => db.destroy())
})
