import { answer, api } from '../api/client.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { FINDING_STATES, type FindingState } from './case-words.ts'
import { personText } from './person-names.ts'

const T = {
  title: { zh: '审计发现与整改', en: 'Findings and rectification' },
  intro: {
    zh: '在“差异台账”中选中差异，即可列为审计发现；下达后跟踪到销号。',
    en: 'Choose cases to make a finding; it is followed until it is closed.',
  },
  all: { zh: '全部', en: 'all' },
  state: { zh: '状态', en: 'State' },
  office: { zh: '被审计单位', en: 'Audited office' },
  due: { zh: '期限', en: 'Deadline' },
  overdueOnly: { zh: '只看逾期的', en: 'overdue only' },
  awaits: { zh: '核实', en: 'Verification' },
  awaitsMe: { zh: '只看待我核实、销号的', en: 'only those that wait for me' },
  number: { zh: '编号', en: 'No.' },
  name: { zh: '标题', en: 'Title' },
  cases: { zh: '差异', en: 'Cases' },
  amount: { zh: '涉及金额', en: 'Amount' },
  by: { zh: '下达', en: 'Issued by' },
  overdue: { zh: '已逾期', en: 'overdue' },
  export: { zh: '整改台账（Excel）', en: 'Export to Excel' },
  none: { zh: '还没有审计发现。', en: 'There is none.' },
} as const

const LIMIT = 200
const isState = (value: string): value is FindingState => value in FINDING_STATES

export function FindingsPage() {
  const t = useT()
  const [view] = useView({ state: '', office: '', overdue: '', awaits_me: '' })
  const query = {
    ...(isState(view.state) && { state: view.state }),
    ...(view.office !== '' && { office: view.office }),
    ...(view.overdue === 'true' && { overdue: true }),
    ...(view.awaits_me === 'true' && { awaits_me: true }),
  }
  const search = new URLSearchParams(
    Object.entries({ ...query, format: 'xlsx' }).map(([name, value]) => [name, String(value)]),
  )
  const states = Object.fromEntries(Object.entries(FINDING_STATES).map(([state, { text }]) => [state, text]))
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <FilterBar
        of={[
          { name: 'state', label: T.state, kind: 'choice', options: { '': T.all, ...states } },
          { name: 'overdue', label: T.due, kind: 'choice', options: { '': T.all, true: T.overdueOnly } },
          { name: 'awaits_me', label: T.awaits, kind: 'choice', options: { '': T.all, true: T.awaitsMe } },
          { name: 'office', label: T.office, kind: 'text' },
        ]}
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'findings', 'list', query],
          page: async (after) => {
            const { findings } = await answer(
              api.reconciliation.GET('/v1/findings', {
                params: { query: { ...query, limit: LIMIT, ...(after !== undefined && { after: Number(after) }) } },
              }),
            )
            return { rows: findings, next: findings.length === LIMIT ? String(findings.at(-1)?.number) : undefined }
          },
        }}
        columns={[
          { key: 'number', title: T.number, width: 80, text: ({ number }) => String(number) },
          { key: 'title', title: T.name, text: ({ title }) => title },
          { key: 'office', title: T.office, width: 180, text: ({ office }) => office },
          { key: 'cases', title: T.cases, width: 80, isFigure: true, text: (found) => String(found.case_count) },
          { key: 'amount', title: T.amount, width: 150, isFigure: true, text: ({ amount }) => yuanFigures(amount) },
          {
            key: 'due',
            title: T.due,
            width: 190,
            text: ({ deadline }) => deadline,
            render: ({ deadline, is_overdue: isOverdue }) => (
              <>
                {deadline} {isOverdue && <span className="tag tag-bad">{t(T.overdue)}</span>}
              </>
            ),
          },
          { key: 'by', title: T.by, width: 120, text: (found) => personText(found.made_by, found.made_for) },
          {
            key: 'state',
            title: T.state,
            width: 140,
            text: ({ state }) => t(FINDING_STATES[state].text),
            render: ({ state }) => <StateTag of={FINDING_STATES} state={state} />,
          },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/findings/${id}`}
        empty={t(T.none)}
        tools={
          <DownloadButton
            take={() => download(`/api/reconciliation/v1/findings/export?${search.toString()}`, 'findings.xlsx')}
          >
            {t(T.export)}
          </DownloadButton>
        }
      />
    </AuditPage>
  )
}
