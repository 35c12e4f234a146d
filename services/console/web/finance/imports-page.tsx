import { Link, useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { DayField } from '../parts/day-field.tsx'
import { momentText, todayInShanghai } from '../parts/day.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part } from './finance-page.tsx'
import { holdFile } from './held-files.ts'
import { officerName } from '../parts/officer-name.ts'
import { IMPORT_STATES } from './register-words.ts'
import { sendImport, shownState } from './send-import.ts'

const T = {
  up: { zh: '建档立卡', en: 'Register' },
  title: { zh: '导入名册', en: 'Import the register' },
  intro: {
    zh: '先检查：每一处错误都指明行、列和正确的写法；改好后再写入名册。检查不改动任何数据。',
    en: 'First it is checked: every fault is told with its row and what would be right. Nothing is taken in before you say so.',
  },
  new: { zh: '检查一份表格', en: 'Check a spreadsheet' },
  file: { zh: '名册表格', en: 'The spreadsheet' },
  fileHint: {
    zh: 'Excel、WPS 的 .xlsx，或 .csv；每人一行。最大 200 MB。',
    en: '.xlsx of Excel or WPS, or .csv; one row per person; at most 200 MB.',
  },
  from: { zh: '从哪一天起生效', en: 'Valid from' },
  households: { zh: '应有户数（可不填）', en: 'Households expected' },
  people: { zh: '应有人数（可不填）', en: 'People expected' },
  controlHint: { zh: '填了就核对总数', en: 'Held against the file' },
  synthetic: { zh: '演示数据，并非真人', en: 'Made-up data, no real people' },
  template: { zh: '下载空白模板', en: 'Download an empty table' },
  before: { zh: '以前的导入', en: 'Earlier imports' },
  at: { zh: '时间', en: 'When' },
  by: { zh: '经办', en: 'By' },
  state: { zh: '结果', en: 'Outcome' },
  rows: { zh: '行数', en: 'Rows' },
  count: { zh: '户数', en: 'Households' },
  faults: { zh: '错误', en: 'Faults' },
  written: { zh: '写入户数', en: 'Taken in' },
} as const satisfies Texts

const PAGE = 50
type Order = Readonly<{ from: string; households: string; people: string; isSynthetic: boolean }>

export function ImportsPage() {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const navigate = useNavigate()
  const [order, keep] = useKept<Order>('import', {
    from: todayInShanghai(),
    households: '',
    people: '',
    isSynthetic: false,
  })
  const set = (change: Partial<Order>) => keep({ ...order, ...change })
  const check = useCommand({
    run: (file: File, key) =>
      sendImport(
        file,
        {
          valid_from: order.from,
          isTrial: true,
          take: 'all',
          isSynthetic: order.isSynthetic,
          controlHouseholds: order.households.trim(),
          controlPeople: order.people.trim(),
        },
        key,
      ),
    invalidates: [['imports', 'list']],
    onDone: (begun, file) => {
      holdFile(begun.id, file)
      void navigate({ to: '/finance/register/imports/$import_id', params: { import_id: begun.id } })
    },
  })
  return (
    <FinancePage
      title={t(T.title)}
      intro={t(T.intro)}
      up={<Link to="/finance/register">{t(T.up)}</Link>}
      actions={
        <DownloadButton take={() => download('/api/allocation/v1/register/import-template.xlsx', '名册模板.xlsx')}>
          {t(T.template)}
        </DownloadButton>
      }
    >
      {officer.roles.includes('finance') && (
        <Part title={t(T.new)}>
          <div className="finance-steps">
            <div className="finance-form-row">
              <DayField
                label={t(T.from)}
                value={order.from}
                onChange={(from) => set({ from })}
                max={todayInShanghai()}
              />
              <TextField
                label={t(T.households)}
                value={order.households}
                onChange={(households) => set({ households })}
                hint={t(T.controlHint)}
              />
              <TextField
                label={t(T.people)}
                value={order.people}
                onChange={(people) => set({ people })}
                hint={t(T.controlHint)}
              />
            </div>
            <Checkbox checked={order.isSynthetic} onChange={(event) => set({ isSynthetic: event.target.checked })}>
              {t(T.synthetic)}
            </Checkbox>
            <FileDrop
              label={t(T.file)}
              accept=".xlsx,.csv"
              hint={t(T.fileHint)}
              isBusy={check.isSending}
              onFile={(file) => void check.send(file)}
            />
            <ProblemNotice problem={check.problem} />
          </div>
        </Part>
      )}
      <Part title={t(T.before)}>
        <LongTable
          label={t(T.before)}
          height="420px"
          of={{
            key: ['imports', 'list'],
            page: async (before) => {
              const query = { limit: PAGE, ...(before !== undefined && { before }) }
              const { imports } = await answer(api.allocation.GET('/v1/register/imports', { params: { query } }))
              return { rows: imports, next: imports.length === PAGE ? imports.at(-1)?.id : undefined }
            },
          }}
          rowKey={({ id }) => id}
          href={({ id }) => `/finance/register/imports/${id}`}
          exports={{
            service: 'allocation',
            path: '/v1/register/imports',
            query: {},
            list: 'imports',
            name: t(T.before),
            next: { parameter: 'before', from: '/id' },
          }}
          columns={[
            { key: 'at', title: T.at, width: 170, text: (one) => momentText(one.recorded_at), pointer: '/recorded_at' },
            {
              key: 'by',
              title: T.by,
              width: 110,
              text: (one) => officerName(one.recorded_by),
              pointer: '/recorded_by',
            },
            {
              key: 'from',
              title: T.from,
              width: 140,
              kind: 'day',
              text: (one) => one.valid_from,
              pointer: '/valid_from',
            },
            {
              key: 'state',
              title: T.state,
              text: (one) => IMPORT_STATES[shownState(one)].text[language],
              render: (one) => <StateTag of={IMPORT_STATES} state={shownState(one)} />,
              pointer: '/state',
              words: IMPORT_STATES,
            },
            {
              key: 'rows',
              title: T.rows,
              width: 90,
              isFigure: true,
              text: (one) => String(one.rows),
              pointer: '/rows',
            },
            {
              key: 'count',
              title: T.count,
              width: 90,
              isFigure: true,
              text: (one) => String(one.households ?? '—'),
              pointer: '/households',
            },
            {
              key: 'faults',
              title: T.faults,
              width: 90,
              isFigure: true,
              text: (one) => String(one.faults ?? '—'),
              pointer: '/faults',
            },
            {
              key: 'written',
              title: T.written,
              width: 110,
              isFigure: true,
              text: (one) => String(one.households_written),
              pointer: '/households_written',
            },
          ]}
        />
      </Part>
    </FinancePage>
  )
}
