import { answer, api } from '../api/client.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { ADDRESSEES, CORRECTION_STATES, type CorrectionState } from './case-words.ts'
import { personText } from './person-names.ts'

const T = {
  title: { zh: '更正建议', en: 'Corrections' },
  intro: {
    zh: '审计向总账或国库提出的文书：不入账、不付款，跟踪到办结。',
    en: 'Papers to ledger or treasury: nothing is posted or paid by them.',
  },
  all: { zh: '全部', en: 'all' },
  state: { zh: '状态', en: 'State' },
  to: { zh: '致', en: 'To' },
  number: { zh: '编号', en: 'No.' },
  what: { zh: '建议', en: 'What' },
  ofCase: { zh: '差异', en: 'Case' },
  by: { zh: '提出', en: 'Proposed by' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
  none: { zh: '还没有更正建议。打开一条差异即可提出。', en: 'There is none. Open a case to propose one.' },
} as const

const LIMIT = 200
const isAddressee = (value: string): value is keyof typeof ADDRESSEES => value in ADDRESSEES
const isState = (value: string): value is CorrectionState => value in CORRECTION_STATES

export function CorrectionsPage() {
  const t = useT()
  const [view] = useView({ state: '', addressee: '' })
  const query = {
    ...(isState(view.state) && { state: view.state }),
    ...(isAddressee(view.addressee) && { addressee: view.addressee }),
  }
  const search = new URLSearchParams({ ...query, format: 'xlsx' })
  const states = Object.fromEntries(Object.entries(CORRECTION_STATES).map(([state, { text }]) => [state, text]))
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <FilterBar
        of={[
          { name: 'state', label: T.state, kind: 'choice', options: { '': T.all, ...states } },
          { name: 'addressee', label: T.to, kind: 'choice', options: { '': T.all, ...ADDRESSEES } },
        ]}
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'corrections', 'list', query],
          page: async (after) => {
            const { corrections } = await answer(
              api.reconciliation.GET('/v1/corrections', {
                params: { query: { ...query, limit: LIMIT, ...(after !== undefined && { after: Number(after) }) } },
              }),
            )
            return {
              rows: corrections,
              next: corrections.length === LIMIT ? String(corrections.at(-1)?.number) : undefined,
            }
          },
        }}
        columns={[
          { key: 'number', title: T.number, width: 80, text: ({ number }) => String(number) },
          { key: 'what', title: T.what, text: ({ what }) => what },
          { key: 'to', title: T.to, width: 150, text: ({ addressee }) => t(ADDRESSEES[addressee]) },
          { key: 'case', title: T.ofCase, width: 80, text: (each) => String(each.case_number) },
          { key: 'by', title: T.by, width: 120, text: (each) => personText(each.proposed_by, each.proposed_for) },
          {
            key: 'state',
            title: T.state,
            width: 110,
            text: ({ state }) => t(CORRECTION_STATES[state].text),
            render: ({ state }) => <StateTag of={CORRECTION_STATES} state={state} />,
          },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/corrections/${id}`}
        empty={t(T.none)}
        tools={
          <DownloadButton
            take={() => download(`/api/reconciliation/v1/corrections/export?${search.toString()}`, 'corrections.xlsx')}
          >
            {t(T.export)}
          </DownloadButton>
        }
      />
    </AuditPage>
  )
}
