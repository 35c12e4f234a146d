import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { Choice } from '../parts/choice.tsx'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch } from './batch-queries.ts'
import { OUTCOME_WORDS } from './batch-words.ts'
import { isTreasurer } from './officers.ts'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  voucher: { zh: '记账凭证', en: 'Voucher' },
  register: { zh: '发放花名册', en: 'Payment register' },
  publicList: { zh: '公示表', en: 'Public list' },
  notices: { zh: '到户通知', en: 'Notices to households' },
  voucherWhy: { zh: '按已支付的金额；A5，带大写金额。', en: 'Over what is paid; A5, with the amount in capitals.' },
  registerWhy: {
    zh: '按村小计，带签字栏；含完整姓名，谁下载会被记录。',
    en: 'By village, with a column to sign; names in clear, who takes it is written down.',
  },
  publicWhy: { zh: '姓名已遮盖，可以张贴。', en: 'Names are masked; it can be hung out.' },
  noticesWhy: {
    zh: '每户一条通知；含完整姓名，谁下载会被记录。',
    en: 'A text for each household; names in clear, who takes it is written down.',
  },
  print: { zh: '打印版', en: 'To print' },
  of: { zh: '通知哪些户', en: 'For whom' },
  noneYet: { zh: '有付款到账后才有凭证。', en: 'There is a voucher once something is paid.' },
  debit: { zh: '借', en: 'Dr' },
  credit: { zh: '贷', en: 'Cr' },
  total: { zh: '合计', en: 'Total' },
  people: { zh: '制单 / 批准 / 放行', en: 'Made / approved / released' },
  onlyTreasury: {
    zh: '花名册、公示表和通知由国库人员下载。',
    en: 'Register, public list and notices are for treasury officers.',
  },
} as const satisfies Texts

const PAID: ReadonlySet<string> = new Set(['released', 'partly_paid', 'paid', 'reconciled', 'closed'])

/** Everything of a batch that goes onto paper. */
export function PapersTab({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [state, setState] = useState<string>('paid')
  const take =
    (paper: string, format: string, name: string, more = '') =>
    () =>
      download(`/api/disbursement/v1/batches/${batch.id}/${paper}?format=${format}${more}`, `${name}.${format}`)
  const papers = [
    { text: T.register, why: T.registerWhy, path: 'register', print: true },
    { text: T.publicList, why: T.publicWhy, path: 'public-list', print: true },
  ]
  return (
    <div className="form">
      <h3>{t(T.voucher)}</h3>
      {PAID.has(batch.state) ? <Voucher batch={batch} /> : <p className="tone-soft">{t(T.noneYet)}</p>}
      <p className="row">
        <DownloadButton take={take('voucher/file', 'html', t(T.voucher))}>{t(T.print)}</DownloadButton>
        <DownloadButton take={take('voucher/file', 'xlsx', t(T.voucher))}>Excel</DownloadButton>
        <small className="tone-soft">{t(T.voucherWhy)}</small>
      </p>
      {isTreasurer(officer) ? (
        <>
          {papers.map(({ text, why, path }) => (
            <div key={path}>
              <h3>{t(text)}</h3>
              <p className="row">
                <DownloadButton take={take(path, 'html', t(text))}>{t(T.print)}</DownloadButton>
                <DownloadButton take={take(path, 'xlsx', t(text))}>Excel</DownloadButton>
                <small className="tone-soft">{t(why)}</small>
              </p>
            </div>
          ))}
          <div>
            <h3>{t(T.notices)}</h3>
            <div className="row form-row">
              <Choice label={t(T.of)} value={state} options={OUTCOME_WORDS} onChange={setState} />
              <DownloadButton take={take('notices', 'xlsx', t(T.notices), `&state=${state}`)}>Excel</DownloadButton>
              <DownloadButton take={take('notices', 'csv', t(T.notices), `&state=${state}`)}>CSV</DownloadButton>
              <small className="tone-soft">{t(T.noticesWhy)}</small>
            </div>
          </div>
        </>
      ) : (
        <p className="tone-soft">{t(T.onlyTreasury)}</p>
      )}
    </div>
  )
}

function Voucher({ batch }: { batch: Batch }) {
  const t = useT()
  const voucher = useQuery({
    queryKey: [...BATCHES, batch.id, 'voucher'],
    queryFn: () =>
      answer(api.disbursement.GET('/v1/batches/{batch_id}/voucher', { params: { path: { batch_id: batch.id } } })),
  })
  return (
    <Loaded of={voucher}>
      {(paper) => (
        <TableBox>
          <table className="plain-table">
            <tbody>
              {paper.entries.map((entry, place) => (
                <tr key={place}>
                  <td>{t(T[entry.side])}</td>
                  <td>{entry.account}</td>
                  <td>{entry.summary}</td>
                  <td className="figure">
                    <Yuan yuan={entry.amount} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row" colSpan={3}>
                  {t(T.total)} <span lang="zh">人民币{paper.total_capitals}</span>
                </th>
                <td className="figure">
                  <strong>
                    <Yuan yuan={paper.total} />
                  </strong>
                </td>
              </tr>
              <tr>
                <td colSpan={4}>
                  {t(T.people)}: <Who by={paper.people.made_by} /> / <People of={paper.people.approved_by} /> /{' '}
                  <People of={paper.people.released_by} />
                </td>
              </tr>
            </tbody>
          </table>
        </TableBox>
      )}
    </Loaded>
  )
}

const People = ({ of }: { of: readonly string[] }) => (
  <span>
    {of.map((person) => (
      <span key={person} className="listed">
        <Who by={person} />
      </span>
    ))}
  </span>
)
