import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { SealDeeds } from './seal-deeds.tsx'
import { officerName } from '../parts/officer-name.ts'

const T = {
  last: { zh: '总账最近公布的检查点', en: 'Last checkpoint that the ledger published' },
  none: { zh: '总账还没有公布过检查点。', en: 'The ledger has published none yet.' },
  number: { zh: '编号', en: 'Number' },
  at: { zh: '公布时间', en: 'Published' },
  hash: { zh: '指纹', en: 'Hash' },
  shards: { zh: '覆盖', en: 'Covers' },
  shardsText: {
    zh: '{used} 个有记录的分片（共 {all} 个），{records} 条记录、{blocks} 个区块',
    en: '{used} of {all} shards, {records} records in {blocks} blocks',
  },
  key: { zh: '签名密钥', en: 'Key' },
  keyText: { zh: '{id}（第 {n} 把，自检查点 {since} 起）', en: '{id} (number {n}, since checkpoint {since})' },
  keyUnknown: { zh: '✗ 签名密钥不在公布的密钥中！', en: '✗ not among the published keys!' },
  kept: { zh: '审计留存', en: 'Kept by audit' },
  keptSame: { zh: '✓ 已由 {who} 于 {at} 留存，指纹一致', en: '✓ kept by {who} at {at}, the same hash' },
  keptOther: {
    zh: '✗ 审计留存的同号检查点指纹不同！账册可能被改动',
    en: '✗ audit kept another hash under this number!',
  },
  keptNone: {
    zh: '尚未留存。留存后，总账再改动以前的记录就会被发现。',
    en: 'Not kept yet. Once kept, a change of earlier records shows.',
  },
  keep: { zh: '留存此检查点', en: 'Keep this checkpoint' },
  done: { zh: '检查点已留存', en: 'Kept' },
  keepJob: {
    zh: '留存后，“序号与封印”任务会把本方副本与它核对。',
    en: 'The job “sequence and seal” holds our copies against it.',
  },
  list: { zh: '审计留存过的检查点', en: 'Checkpoints that audit kept' },
  evidence: { zh: '证据包公钥（请保存在系统之外）', en: 'Public key of evidence packs (keep it outside)' },
  take: { zh: '下载公钥', en: 'Download the key' },
} as const

const latestQuery = {
  queryKey: [...AUDIT, 'seal', 'latest'],
  queryFn: () =>
    answer(api.ledger.GET('/v1/checkpoints/latest')).catch((error: unknown) => {
      if (problemOf(error).status === 404) return null
      throw error
    }),
}
const keysQuery = {
  queryKey: [...AUDIT, 'seal', 'keys'],
  queryFn: async () => (await answer(api.ledger.GET('/v1/signing-keys'))).keys,
}
const keptQuery = {
  queryKey: [...AUDIT, 'seal', 'kept'],
  queryFn: async () =>
    (await answer(api.reconciliation.GET('/v1/ledger-checkpoints', { params: { query: { limit: 1000 } } })))
      .checkpoints,
}

/** The ledger's last checkpoint, who keeps it, and by which key it is signed. */
export function SealState() {
  const t = useT()
  const latest = useQuery(latestQuery)
  return (
    <div className="columns">
      <section className="card">
        <h2>{t(T.last)}</h2>
        <Loaded of={latest}>
          {(checkpoint) => (checkpoint === null ? <p>{t(T.none)}</p> : <Checkpoint checkpoint={checkpoint} />)}
        </Loaded>
        <SealDeeds />
      </section>
      <section className="card">
        <h2>{t(T.list)}</h2>
        <KeptList />
        <h3>{t(T.evidence)}</h3>
        <DownloadButton take={() => download('/api/reconciliation/v1/evidence-keys', 'evidence-keys.json')}>
          {t(T.take)}
        </DownloadButton>
      </section>
    </div>
  )
}

type Latest = NonNullable<Awaited<ReturnType<typeof latestQuery.queryFn>>>

function Checkpoint({ checkpoint }: { checkpoint: Latest }) {
  const t = useT()
  const { body, hash } = checkpoint
  const keys = useQuery(keysQuery).data
  const kept = useQuery(keptQuery).data
  const keep = useCommand({
    run: (_: undefined, key) =>
      answer(
        api.reconciliation.POST('/v1/ledger-checkpoints', {
          params: { header: { 'idempotency-key': key } },
          // As the ledger said them: the service proves them itself.
          body: {
            checkpoint: checkpoint as object as Record<string, never>,
            keys: (keys ?? []) as object[] as Record<string, never>[],
          },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
  })
  const signedBy = keys?.find((key) => key.body.key_id === body.key_id)
  const own = kept?.find(({ number }) => number === body.number)
  const used = body.shards.filter(({ position }) => position > 0)
  const sum = (of: 'position' | 'height') => used.reduce((total, shard) => total + shard[of], 0)
  return (
    <>
      <dl className="facts">
        <dt>{t(T.number)}</dt>
        <dd>{body.number}</dd>
        <dt>{t(T.at)}</dt>
        <dd>{momentText(body.made_at)}</dd>
        <dt>{t(T.shards)}</dt>
        <dd>
          {t(T.shardsText, {
            used: used.length,
            all: body.shards.length,
            records: sum('position'),
            blocks: sum('height'),
          })}
        </dd>
        <dt>{t(T.hash)}</dt>
        <dd className="mono">{hash}</dd>
        <dt>{t(T.key)}</dt>
        {keys !== undefined && (
          <dd className={signedBy === undefined ? 'tone-bad' : ''}>
            {signedBy === undefined
              ? t(T.keyUnknown)
              : t(T.keyText, { id: signedBy.body.key_id, n: signedBy.body.number, since: signedBy.body.since })}
          </dd>
        )}
        <dt>{t(T.kept)}</dt>
        {kept !== undefined && (
          <dd className={own === undefined ? 'tone-warn' : own.hash === hash ? 'tone-good' : 'tone-bad'}>
            {own === undefined
              ? t(T.keptNone)
              : own.hash === hash
                ? t(T.keptSame, { who: officerName(own.kept_by), at: momentText(own.kept_at) })
                : t(T.keptOther)}
          </dd>
        )}
      </dl>
      {kept !== undefined && own === undefined && (
        <>
          <p className="muted">{t(T.keepJob)}</p>
          <Button
            type="primary"
            loading={keep.isSending}
            disabled={keys === undefined}
            onClick={() => void keep.send(undefined)}
          >
            {t(T.keep)}
          </Button>
        </>
      )}
      <ProblemNotice problem={keep.problem} />
    </>
  )
}

function KeptList() {
  const t = useT()
  const query = useQuery(keptQuery)
  return (
    <Loaded of={query}>
      {(all) =>
        all.length === 0 ? (
          <p>{t(T.keptNone)}</p>
        ) : (
          <ol className="history">
            {all.toReversed().map((each) => (
              <li key={each.number}>
                <span>
                  {each.number} · <span className="mono">{each.hash.slice(0, 16)}</span>
                </span>
                <small>
                  {officerName(each.kept_by)} · {momentText(each.kept_at)}
                </small>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  )
}
