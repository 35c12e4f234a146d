import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { newKey } from '../api/new-key.ts'
import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSay } from '../parts/say.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { type Language, translate } from '../shell/text.ts'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, bankFormatsQuery, filesQuery, type IncomingFile } from './batch-queries.ts'
import { roleRefusal } from './deeds.ts'

const T = {
  label: { zh: '银行结果文件', en: "The bank's result file" },
  statement: { zh: '专户银行对账单', en: 'Statement of the paying account' },
  hint: {
    zh: 'CSV、Excel、pain.002、camt.053/054、MT940；同一个文件重复导入不会重复记账。',
    en: 'CSV, Excel, pain.002, camt.053/054, MT940; the same file again changes nothing.',
  },
  statementHint: {
    zh: 'camt.053、camt.054、MT940；同一笔记账重复导入不会重复记。',
    en: 'camt.053, camt.054, MT940; a booking is kept once however often it comes.',
  },
  template: { zh: '表格文件的模板', en: 'Template of a table' },
  nothingNew: { zh: '这个文件已经导入过，没有任何变化。', en: 'This file was taken before; nothing has changed.' },
  saidNothing: { zh: '没有新的内容。', en: 'It said nothing new.' },
  came: { zh: '文件“{name}”已导入', en: 'The file "{name}" is taken' },
  taking: { zh: '文件较大，正在读取，已读 {n} 条…', en: 'A large file: {n} records so far…' },
  paid: { zh: '已支付 {n} 笔', en: '{n} paid' },
  failed: { zh: '支付失败 {n} 笔', en: '{n} failed' },
  returned: { zh: '退票 {n} 笔', en: '{n} came back' },
  unknown: { zh: '结果不明 {n} 笔', en: '{n} unknown' },
  unchanged: { zh: '无变化 {n} 笔', en: '{n} unchanged' },
  bookings: { zh: '记账 {n} 笔', en: '{n} bookings' },
  findings: { zh: '发现 {n} 处异常，请查看', en: '{n} findings to look at' },
} as const satisfies Texts

const ACCEPTED = '.csv,.txt,.xlsx,.xml,.sta,.mt940,.940'
const STATEMENTS = '.xml,.sta,.mt940,.940,.txt'
const USUAL_TEMPLATE = 'fundtrace-csv'
const LOOK_AGAIN_MILLISECONDS = 1_000
const SENDS_MAX = 600

type Order = Readonly<{ file: File; template: string }>
type Taken = Readonly<{ file: IncomingFile; name: string; isAgain: boolean }>

type Props = Readonly<{
  fundId: string
  /** Absent for a file over all batches of the fund. */
  batchId?: string
  isStatement?: boolean
}>

/** Takes what the bank sends by drag; says what it did, also that it did nothing. */
export function ResultsDrop({ fundId, batchId, isStatement = false }: Props) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const say = useSay()
  const formats = useQuery(bankFormatsQuery)
  const files = useQuery({ ...filesQuery(batchId ?? ''), enabled: batchId !== undefined })
  const asSent = files.data?.find(({ state, format }) => state === 'released' && !format.startsWith('pain.'))?.format
  const [chosenTemplate, setTemplate] = useState<string>()
  const template = chosenTemplate ?? asSent ?? USUAL_TEMPLATE
  const [taking, setTaking] = useState<number>()
  const [taken, setTaken] = useState<Taken>()
  const path =
    batchId === undefined
      ? `/api/disbursement/v1/funds/${fundId}/bank-files`
      : `/api/disbursement/v1/batches/${batchId}/results`
  const take = useCommand({
    run: async ({ file, template: chosen }: Order) => {
      setTaken(undefined)
      const before = await readFileIds(fundId, batchId)
      const taken = await sendFile(`${path}?template=${encodeURIComponent(chosen)}`, file, (done) => setTaking(done))
      return { file: taken, name: file.name, isAgain: before.has(taken.id) }
    },
    invalidates: [BATCHES],
    onDone: (done) => {
      setTaken(done)
      // The card of the next step may be another one by now, and this notice gone with it.
      say({ zh: summaryOf(done, 'zh'), en: summaryOf(done, 'en') })
    },
  })
  const refusal = roleRefusal(officer)
  if (refusal !== undefined) return <p className="notice notice-warn">{t(refusal)}</p>
  const tables = (formats.data ?? []).filter(({ format }) => !format.startsWith('pain.'))
  return (
    <>
      <FileDrop
        label={t(isStatement ? T.statement : T.label)}
        accept={isStatement ? STATEMENTS : ACCEPTED}
        hint={t(isStatement ? T.statementHint : T.hint)}
        isBusy={take.isSending}
        onFile={(file) => void take.send({ file, template })}
      />
      {tables.length > 1 && !isStatement && (
        <Choice
          label={t(T.template)}
          value={template}
          options={Object.fromEntries(
            tables.map(({ format, title_zh, title_en }) => [format, language === 'zh' ? title_zh : title_en]),
          )}
          onChange={setTemplate}
        />
      )}
      {take.isSending && taking !== undefined && <p role="status">{t(T.taking, { n: taking })}</p>}
      <ProblemNotice problem={take.problem} />
      {taken !== undefined && <TakenNotice taken={taken} fundId={fundId} />}
    </>
  )
}

/** Which files of the batch, or of its fund, were there before. */
async function readFileIds(fundId: string, batchId: string | undefined): Promise<ReadonlySet<string>> {
  const query = { limit: 1_000, ...(batchId !== undefined && { batch_id: batchId }) }
  const params = { path: { fund_id: fundId }, query }
  const { files } = await answer(api.disbursement.GET('/v1/funds/{fund_id}/bank-files', { params }))
  return new Set(files.map(({ id }) => id))
}

const COUNTED = ['paid', 'failed', 'returned', 'unknown', 'unchanged', 'bookings'] as const

function summaryOf({ file, name, isAgain }: Taken, language: Language): string {
  const counts = COUNTED.filter((kind) => file[kind] > 0).map((kind) => translate(language, T[kind], { n: file[kind] }))
  return [translate(language, isAgain ? T.nothingNew : T.came, { name }), ...(isAgain ? [] : counts)].join(' ')
}

function TakenNotice({ taken: { file, name, isAgain }, fundId }: { taken: Taken; fundId: string }) {
  const t = useT()
  const isNothingNew =
    file.paid + file.failed + file.returned + file.unknown + file.bookings === 0 && file.findings === 0
  return (
    <div className={file.findings > 0 ? 'notice notice-warn' : 'notice notice-good'} role="status">
      <p className="notice-title">{isAgain ? t(T.nothingNew) : t(T.came, { name })}</p>
      {!isAgain && (isNothingNew ? <p>{t(T.saidNothing)}</p> : <ResultCounts file={file} />)}
      {file.findings > 0 && (
        <p>
          <Link to="/treasury/findings" search={{ fund_id: fundId, file_id: file.id } as never}>
            {t(T.findings, { n: file.findings })} →
          </Link>
        </p>
      )}
    </div>
  )
}

/** What a file said, without what it did not say. */
export function ResultCounts({ file }: { file: IncomingFile }) {
  const t = useT()
  const counts = COUNTED.filter((kind) => file[kind] > 0)
  return <p>{counts.map((kind) => t(T[kind], { n: file[kind].toLocaleString('en-US') })).join(' · ')}</p>
}

/** The same bytes under the same key until they are taken: a service that was killed goes on with them. */
async function sendFile(path: string, file: File, say: (done: number) => void): Promise<IncomingFile> {
  const headers = { 'content-type': typeOf(file.name), 'idempotency-key': newKey() }
  const bytes = await file.arrayBuffer()
  for (let sends = 0; sends < SENDS_MAX; sends += 1) {
    const reply = await ownFetch(location.origin + path, { method: 'POST', headers, body: bytes })
    if (!reply.ok) throw new ProblemError(await readProblem(reply))
    const taken = (await reply.json()) as IncomingFile
    if (taken.state !== 'taking') return taken
    say(taken.done)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS))
  }
  throw new Error('The file is not taken yet')
}

function typeOf(name: string): string {
  const ending = name.toLowerCase().split('.').at(-1)
  if (ending === 'csv' || ending === 'txt') return 'text/csv'
  return ending === 'xlsx'
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'application/octet-stream'
}
