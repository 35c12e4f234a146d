import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import {
  BATCHES,
  type BankFile,
  bankFormatsQuery,
  type Batch,
  filesQuery,
  incomingFilesQuery,
} from './batch-queries.ts'
import { FILE_STATES } from './batch-words.ts'
import { DeedButton } from './deed-button.tsx'
import { releaseRefusal, roleRefusal } from './deeds.ts'
import { IncomingFilePart } from './incoming-file-part.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { ResultsDrop } from './results-drop.tsx'
import { Who } from './who.tsx'

const T = {
  out: { zh: '发给银行的文件', en: 'Files to the bank' },
  none: {
    zh: '还没有生成文件；资金落实后在“下一步”里生成。',
    en: 'No file yet; it is written under "Next step" once the money is held.',
  },
  sum: { zh: '{n} 笔 · ', en: '{n} payments · ' },
  writtenBy: { zh: '生成', en: 'Written by' },
  releasedBy: { zh: '放行', en: 'Released by' },
  discardedBy: { zh: '作废', en: 'Discarded by' },
  hash: { zh: '校验值', en: 'SHA-256' },
  download: { zh: '下载', en: 'Download' },
  inspect: { zh: '放行前查看', en: 'Look before the release' },
  logged: {
    zh: '文件里有完整的姓名和账号，谁在何时下载会被记录。',
    en: 'Names and accounts are in clear; who downloads it, and when, is written down.',
  },
  release: { zh: '放行', en: 'Release' },
  released: { zh: '文件已放行', en: 'Released' },
  discard: { zh: '作废', en: 'Discard' },
  discarded: { zh: '文件已作废', en: 'Discarded' },
  into: { zh: '银行给回的文件', en: 'Files from the bank' },
  noneIn: { zh: '还没有导入结果文件。', en: 'No file was taken yet.' },
  drop: { zh: '导入结果文件', en: 'Take a result file' },
} as const satisfies Texts

const AFTER_RELEASE: ReadonlySet<string> = new Set(['released', 'partly_paid', 'paid', 'reconciled', 'closed'])

/** What went to the bank and what came back. */
export function FilesTab({ batch }: { batch: Batch }) {
  const t = useT()
  const files = useQuery(filesQuery(batch.id))
  const incoming = useQuery(incomingFilesQuery(batch.fund_id, batch.id))
  return (
    <div className="form">
      <h3>{t(T.out)}</h3>
      <Loaded of={files}>
        {(all) =>
          all.length === 0 ? (
            <p className="tone-soft">{t(T.none)}</p>
          ) : (
            <ul className="file-list">
              {all.map((file) => (
                <OutgoingFile key={file.id} file={file} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <h3>{t(T.into)}</h3>
      <Loaded of={incoming}>
        {(all) =>
          all.length === 0 ? (
            <p className="tone-soft">{t(T.noneIn)}</p>
          ) : (
            <ul className="file-list">
              {all.map((file) => (
                <li key={file.id}>
                  <IncomingFilePart file={file} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {AFTER_RELEASE.has(batch.state) && (
        <>
          <h3>{t(T.drop)}</h3>
          <ResultsDrop fundId={batch.fund_id} batchId={batch.id} />
        </>
      )}
    </div>
  )
}

function OutgoingFile({ file }: { file: BankFile }) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const [isDiscarding, setDiscarding] = useState(false)
  const formats = useQuery(bankFormatsQuery)
  const format = formats.data?.find((known) => known.format === file.format)
  const params = (key: string) => ({ params: { path: { file_id: file.id }, header: { 'idempotency-key': key } } })
  const release = useCommand({
    run: (_: void, key) => answer(api.disbursement.POST('/v1/files/{file_id}/release', params(key))),
    invalidates: [BATCHES],
    done: T.released,
  })
  const discard = useCommand({
    run: (reason: string, key) =>
      answer(api.disbursement.POST('/v1/files/{file_id}/discard', { ...params(key), body: { reason } })),
    invalidates: [BATCHES],
    done: T.discarded,
  })
  const isOpen = file.state === 'written' || file.state === 'writing'
  const name = `${file.purpose ?? 'bank-file'}.${format?.extension ?? 'csv'}`
  const content = `/api/disbursement/v1/files/${file.id}/content${file.state === 'released' ? '' : '?inspect=true'}`
  return (
    <li>
      <p>
        <StateTag of={FILE_STATES} state={file.state} />{' '}
        <strong>{format === undefined ? file.format : language === 'zh' ? format.title_zh : format.title_en}</strong>{' '}
        {t(T.sum, { n: (file.count ?? 0).toLocaleString('en-US') })}
        <Yuan yuan={file.total} />
      </p>
      <p className="tone-soft">
        {t(T.writtenBy)} <Who by={file.written_by} standsFor={file.written_for} /> {momentText(file.written_at)}
        {file.released_by !== null && (
          <>
            {' · '}
            {t(T.releasedBy)} <Who by={file.released_by} standsFor={file.released_for} /> {momentText(file.released_at)}
          </>
        )}
        {file.discarded_by !== null && (
          <>
            {' · '}
            {t(T.discardedBy)} <Who by={file.discarded_by} /> {file.discard_reason}
          </>
        )}
      </p>
      {file.sha256 !== null && (
        <p className="mono tone-soft">
          {t(T.hash)} {file.sha256.slice(0, 16)}…
        </p>
      )}
      <ProblemNotice problem={release.problem} />
      {file.state !== 'discarded' && roleRefusal(officer) === undefined && (
        <div className="row">
          {(file.state === 'released' || file.state === 'written') && (
            <span className="deed">
              <DownloadButton take={() => download(content, name)}>
                {t(file.state === 'released' ? T.download : T.inspect)}
              </DownloadButton>
              <small className="tone-soft">{t(T.logged)}</small>
            </span>
          )}
          {isOpen && (
            <>
              <DeedButton
                refusal={releaseRefusal(file, officer)}
                isSending={release.isSending}
                onDo={() => void release.send()}
              >
                {t(T.release)}
              </DeedButton>
              <DeedButton isDangerous onDo={() => setDiscarding(true)}>
                {t(T.discard)}
              </DeedButton>
            </>
          )}
        </div>
      )}
      <ReasonDialog
        name={`discard:${file.id}`}
        isOpen={isDiscarding}
        onClose={() => setDiscarding(false)}
        title={t(T.discard)}
        action={t(T.discard)}
        command={discard}
        isDangerous
      />
    </li>
  )
}
