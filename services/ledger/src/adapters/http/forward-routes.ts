import { createHash, timingSafeEqual } from 'node:crypto'
import type { App } from '@fundtrace/http-server'
import Type from 'typebox'
import { clusterClosed, clusterSecretWrong, forwardedFundElsewhere } from '../../application/cluster/cluster-errors.ts'
import { notOurShard } from '../../application/engine/engine-errors.ts'
import type { PostingEngine } from '../../application/engine/posting-engine.ts'
import { SHARDS, shardOf } from '../../domain/shard.ts'
import { authorisation, OWNER_HEADER } from './forward-client.ts'
import { answerWire, ForwardBody, submissionOf } from './forwarded-posting.ts'

/** A thousand transactions of twenty entries, with details of persons; more than a caller may send, for hashes and names are added. */
const BODY_LIMIT_BYTES = 32 * 1024 * 1024

/**
 * Where the other processes of the ledger hand in what is for our shards. What comes this way is posted here or not at all, and never
 * forwarded again: two processes that believe of each other that they own a shard send nothing round in a circle.
 */
export function forwardRoutes(
  app: App,
  parts: Readonly<{
    me: string
    engine: Pick<PostingEngine, 'submit'>
    secret: string | undefined
    /** Somebody let go of shards. */
    look: () => void
  }>,
): void {
  const { me, engine, secret } = parts
  const expected = secret === undefined ? undefined : digest(authorisation(secret))
  /** Before the body is read. Digests, so that neither their length nor where they differ can be told from the time. */
  const onRequest = async (request: { headers: { authorization?: string | undefined } }): Promise<void> => {
    if (expected === undefined) throw clusterClosed()
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) throw clusterSecretWrong()
  }
  const internal = { config: { access: 'public' }, onRequest } as const

  app.post(
    '/internal/shards/:shard/postings',
    {
      ...internal,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        hide: true,
        params: Type.Object({ shard: Type.Integer({ minimum: 0, maximum: SHARDS - 1 }) }),
        body: ForwardBody,
      },
    },
    async (request) => {
      const { shard } = request.params
      // Meant for whoever had this address before us, or has it too.
      if (request.headers[OWNER_HEADER] !== me) throw notOurShard(shard)
      const submissions = request.body.submissions.map(submissionOf)
      for (const { fundId } of submissions)
        if (shardOf(fundId) !== shard) throw forwardedFundElsewhere(shard, fundId, shardOf(fundId))
      const outcomes = await Promise.allSettled(
        submissions.map((submission) => engine.submit(submission.fundId, submission.commands, submission)),
      )
      return { answers: outcomes.map(answerWire) }
    },
  )

  app.post('/internal/leases/look', { ...internal, schema: { hide: true } }, async (_request, reply) => {
    parts.look()
    return reply.code(204).send()
  })
}

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
