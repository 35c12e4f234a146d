import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { momentText } from '../parts/day.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { bankFormatsQuery, type IncomingFile } from './batch-queries.ts'
import { INCOMING_STATES } from './batch-words.ts'
import { isTreasurer } from './officers.ts'
import { ResultCounts } from './results-drop.tsx'
import { Who } from './who.tsx'

const T = {
  takenBy: { zh: '导入', en: 'Taken by' },
  findings: { zh: '发现 {n} 处异常，请查看', en: '{n} findings to look at' },
  download: { zh: '下载原件', en: 'Download as it came' },
  logged: {
    zh: '含完整姓名和账号，谁下载会被记录。',
    en: 'Names and accounts in clear; who takes it is written down.',
  },
  nothing: { zh: '没有新的内容。', en: 'It said nothing new.' },
  table: { zh: '表格', en: 'Table' },
} as const satisfies Texts

/** A file of the bank: how far it is taken, what came of it, and the file itself. */
export function IncomingFilePart({ file }: { file: IncomingFile }) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const formats = useQuery(bankFormatsQuery)
  const template = formats.data?.find(({ format }) => format === file.template)
  const format =
    file.format !== 'table'
      ? file.format
      : template === undefined
        ? t(T.table)
        : language === 'zh'
          ? template.title_zh
          : template.title_en
  const isQuiet = file.state === 'taken' && file.paid + file.failed + file.returned + file.unknown + file.bookings === 0
  return (
    <>
      <p>
        <StateTag of={INCOMING_STATES} state={file.state} /> <strong>{format}</strong> {momentText(file.received_at)} ·{' '}
        {t(T.takenBy)} <Who by={file.taken_by} standsFor={file.taken_for} />
      </p>
      {isQuiet && file.findings === 0 ? <p className="tone-soft">{t(T.nothing)}</p> : <ResultCounts file={file} />}
      {file.findings > 0 && (
        <p>
          <Link to="/treasury/findings" search={{ fund_id: file.fund_id, file_id: file.id } as never}>
            {t(T.findings, { n: file.findings })} →
          </Link>
        </p>
      )}
      {file.problem !== null && (
        <p className="tone-bad">
          {language === 'zh' ? file.problem.title.zh : file.problem.title.en} <small>{file.problem.code}</small>
        </p>
      )}
      {isTreasurer(officer) && file.state !== 'taking' && (
        <span className="deed">
          <DownloadButton
            take={() =>
              download(`/api/disbursement/v1/bank-files/${file.id}/content`, `bank-file-${file.id.slice(0, 8)}`)
            }
          >
            {t(T.download)}
          </DownloadButton>
          <small className="tone-soft">{t(T.logged)}</small>
        </span>
      )}
      <p className="mono tone-soft">{file.sha256.slice(0, 16)}…</p>
    </>
  )
}
