import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AUDIT } from './audit-queries.ts'

const T = {
  publish: { zh: '公布新检查点', en: 'Publish a checkpoint now' },
  hint: {
    zh: '公布即对总账此刻的全部记录签名；此前任何改动都会使签名不符。',
    en: 'It signs all that the ledger has recorded by now: any change of it shows from then on.',
  },
  archive: { zh: '下载总账存档', en: 'Download the archive of the ledger' },
  archiveHint: {
    zh: '存档含全部记录和封印，离开本系统也能用“fundtrace verify”验证；可能很大。',
    en: 'The whole journal with its seal, proven with `fundtrace verify` without this system; it may be large.',
  },
} as const

/** What an auditor does about the seal: has it signed up to now, and takes the whole journal away. */
export function SealDeeds() {
  const t = useT()
  const { roles } = useOfficer()
  const publish = useCommand({
    run: (_: undefined, key) =>
      answer(api.ledger.POST('/v1/checkpoints', { params: { header: { 'idempotency-key': key } } })),
    invalidates: [AUDIT],
  })
  return (
    <div className="screen-only seal-deeds">
      <p className="muted">{t(T.hint)}</p>
      <Button loading={publish.isSending} onClick={() => void publish.send(undefined)}>
        {t(T.publish)}
      </Button>
      <ProblemNotice problem={publish.problem} />
      {roles.includes('audit') && (
        <>
          <p className="muted">{t(T.archiveHint)}</p>
          <DownloadButton take={() => download('/api/ledger/v1/journal/archive', 'journal.ndjson.gz')}>
            {t(T.archive)}
          </DownloadButton>
        </>
      )}
    </div>
  )
}
