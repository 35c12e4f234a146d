import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { areasQuery, areaWords, useAreaName } from '../parts/known-names.ts'
import { LongTable } from '../parts/long-table.tsx'
import { useView } from '../parts/view.ts'
import { type Text, useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { personText } from './person-names.ts'

const T = {
  title: { zh: '明文查看记录', en: 'Who saw what in clear' },
  intro: {
    zh: '谁在何时、为何查看了姓名、证件号、账号或证明材料的明文。',
    en: 'Who saw names, identity numbers, accounts or documents in clear, when and what for.',
  },
  where: { zh: '系统', en: 'System' },
  at: { zh: '时间', en: 'When' },
  who: { zh: '查看人', en: 'Who' },
  what: { zh: '内容', en: 'What' },
  subject: { zh: '对象', en: 'Of what' },
  people: { zh: '涉及人数', en: 'People' },
  area: { zh: '行政区划', en: 'Area' },
  purpose: { zh: '用途', en: 'What for' },
  reader: { zh: '查看人（账号）', en: 'Reader (subject)' },
  none: { zh: '没有人查看过明文。', en: 'Nobody has.' },
} as const

const SERVICES: Readonly<Record<'reconciliation' | 'disbursement' | 'allocation', Text>> = {
  reconciliation: { zh: '审计对账', en: 'Reconciliation' },
  disbursement: { zh: '国库支付', en: 'Disbursement' },
  allocation: { zh: '资金分配', en: 'Allocation' },
}

/** What a service calls that which was read. */
const WHAT: Readonly<Record<string, Text>> = {
  break: { zh: '差异的双方记录', en: 'rows of a break' },
  evidence_inputs: { zh: '含明文的证据包', en: 'evidence pack with inputs' },
  payee_accounts: { zh: '收款人户名与账号', en: 'payees and accounts' },
  document: { zh: '证明材料', en: 'document' },
  bank_file: { zh: '发出的银行文件', en: 'bank file' },
  incoming_file: { zh: '银行发来的文件', en: 'file of a bank' },
  objections: { zh: '异议原文', en: 'objections' },
  household: { zh: '户档案', en: 'household' },
  notices: { zh: '入户告知书', en: 'notices to households' },
  register: { zh: '发放花名册', en: 'payment register' },
}

const LIMIT = 200

export function ReadsPage() {
  const t = useT()
  const [view] = useView({ service: 'reconciliation', reader: '', subject: '' })
  const service = view.service === 'disbursement' || view.service === 'allocation' ? view.service : 'reconciliation'
  const query = {
    ...(view.reader !== '' && { reader: view.reader }),
    ...(view.subject !== '' && { subject: view.subject }),
  }
  const areas = useQuery(areasQuery).data ?? new Map<string, string>()
  const areaName = useAreaName()
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <FilterBar
        of={[
          {
            name: 'service',
            label: T.where,
            kind: 'choice',
            options: {
              '': SERVICES.reconciliation,
              disbursement: SERVICES.disbursement,
              allocation: SERVICES.allocation,
            },
          },
          { name: 'reader', label: T.reader, kind: 'text' },
          { name: 'subject', label: T.subject, kind: 'text' },
        ]}
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'reads', service, query],
          page: async (after) => {
            const { unmasked_reads: reads } = await answer(
              readsOf(service, { ...query, limit: LIMIT, ...(after !== undefined && { after }) }),
            )
            return { rows: reads, next: reads.length === LIMIT ? reads.at(-1)?.id : undefined }
          },
        }}
        columns={[
          { key: 'at', title: T.at, width: 160, text: (read) => momentText(read.read_at), pointer: '/read_at' },
          {
            key: 'who',
            title: T.who,
            width: 160,
            text: (read) => personText(read.reader, read.acting_for),
            pointer: '/reader',
          },
          {
            key: 'what',
            title: T.what,
            width: 190,
            text: ({ what }) => t(WHAT[what] ?? { zh: what, en: what }),
            pointer: '/what',
            words: WHAT,
          },
          { key: 'subject', title: T.subject, text: ({ subject }) => subject, pointer: '/subject' },
          {
            key: 'people',
            title: T.people,
            width: 100,
            isFigure: true,
            text: ({ people }) => String(people),
            pointer: '/people',
          },
          {
            key: 'area',
            title: T.area,
            width: 150,
            text: (read) => areaName(read.area_code),
            pointer: '/area_code',
            words: areaWords(areas),
          },
          { key: 'purpose', title: T.purpose, text: ({ purpose }) => purpose ?? '', pointer: '/purpose' },
        ]}
        rowKey={({ id }) => id}
        empty={t(T.none)}
        exports={{
          service,
          path: '/v1/unmasked-reads',
          query,
          list: 'unmasked_reads',
          name: t(T.title),
          next: { parameter: 'after', from: '/id' },
        }}
      />
    </AuditPage>
  )
}

type Query = Readonly<{ reader?: string; subject?: string; limit: number; after?: string }>

const readsOf = (service: 'reconciliation' | 'disbursement' | 'allocation', query: Query) =>
  service === 'reconciliation'
    ? api.reconciliation.GET('/v1/unmasked-reads', { params: { query } })
    : service === 'disbursement'
      ? api.disbursement.GET('/v1/unmasked-reads', { params: { query } })
      : api.allocation.GET('/v1/unmasked-reads', { params: { query } })
