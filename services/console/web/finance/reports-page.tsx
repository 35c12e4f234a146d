import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { useCommand } from '../api/use-command.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { DayField } from '../parts/day-field.tsx'
import { momentText } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { officerName } from '../parts/officer-name.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag, type States } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part } from './finance-page.tsx'
import { PlainList } from './plain-list.tsx'

const T = {
  up: { zh: '资金到位', en: 'Funding' },
  title: { zh: '上报报表', en: 'Reports' },
  intro: {
    zh: '季度简报和半年报：应拨、到位、欠拨、计划、补助、发放。看过数字再记为“已报”，当时的数字留痕。',
    en: 'Quarterly bulletins and half-yearly reports. Look at the figures, then record that the report is made as they stand.',
  },
  area: { zh: '地区', en: 'Area' },
  on: { zh: '截至', en: 'As of' },
  today: { zh: '今天', en: 'today' },
  due: { zh: '应报的报表', en: 'Reports that are due' },
  none: { zh: '没有应报的报表。', en: 'No report is due.' },
  report: { zh: '报表', en: 'Report' },
  period: { zh: '期间', en: 'Period' },
  before: { zh: '报送期限', en: 'Due before' },
  state: { zh: '状态', en: 'State' },
  made: { zh: '{name} 于 {at} 报出', en: 'made by {name} at {at}' },
  what: { zh: '办理', en: 'What to do' },
  look: { zh: '查看数字', en: 'Look at it' },
  excel: { zh: '下载 Excel', en: 'Excel' },
  make: { zh: '记为已报', en: 'Record as made' },
  makeSays: {
    zh: '以现在的数字记为已报：报出人、日期和内容指纹留存。以后数字再变，也查得到当时报的是什么。',
    en: 'It is recorded as it stands: who, when, and the hash of its content.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已记为报出', en: 'Recorded' },
  quarter: { zh: '{year} 年第 {n} 季度简报', en: 'Bulletin of quarter {n}, {year}' },
  half: { zh: '{year} 年{n}半年报', en: 'Report of half-year {n}, {year}' },
  first: { zh: '上', en: '1' },
  second: { zh: '下', en: '2' },
  programme: { zh: '项目', en: 'Programme' },
  planned: { zh: '计划', en: 'Planned' },
  owed: { zh: '应拨', en: 'Due' },
  arrived: { zh: '到位', en: 'Arrived' },
  arrears: { zh: '欠拨', en: 'Arrears' },
  awarded: { zh: '补助', en: 'Awarded' },
  paid: { zh: '发放', en: 'Paid' },
  total: { zh: '合计', en: 'Total' },
  noProgrammes: { zh: '这个期间没有执行的项目。', en: 'There was no programme in force.' },
} as const satisfies Texts

const REPORT_STATES = {
  made: { text: { zh: '已报', en: 'Made' }, tone: 'good' },
  due: { text: { zh: '应报', en: 'Due' }, tone: 'warn' },
  late: { text: { zh: '逾期', en: 'Late' }, tone: 'bad' },
  ahead: { text: { zh: '未到期', en: 'Not yet' }, tone: 'neutral' },
} as const satisfies States

type Due = paths['/v1/reports/due']['get']['responses'][200]['content']['application/json']['reports'][number]

export function ReportsPage() {
  const t = useT()
  const officer = useOfficer()
  const [view, setView] = useView({ area_code: officer.areas[0] ?? '', report: '', on: '' })
  const reports = useQuery({
    queryKey: ['reports', 'due', view.area_code, view.on],
    enabled: view.area_code !== '',
    queryFn: async () => {
      const query = { area_code: view.area_code, ...(view.on !== '' && { on: view.on }) }
      return (await answer(api.allocation.GET('/v1/reports/due', { params: { query } }))).reports
    },
  })
  const shown = reports.data?.find((report) => keyOf(report) === view.report)
  return (
    <FinancePage title={t(T.title)} intro={t(T.intro)} up={<Link to="/finance/funds">{t(T.up)}</Link>}>
      <div className="finance-form-row">
        <AreaSelect
          label={t(T.area)}
          value={view.area_code}
          longest={6}
          onChange={(area_code) => setView({ area_code, report: '' })}
        />
        <DayField
          label={t(T.on)}
          value={view.on}
          placeholder={t(T.today)}
          onChange={(on) => setView({ on, report: '' })}
        />
      </div>
      {view.area_code !== '' && (
        <Part title={t(T.due)}>
          <Loaded of={reports}>
            {(all) => (
              <DueReports
                of={all.toReversed()}
                areaCode={view.area_code}
                onLook={(report) => setView({ report: keyOf(report) }, { isStep: true })}
              />
            )}
          </Loaded>
        </Part>
      )}
      {shown !== undefined && <Figures key={view.report} of={shown} areaCode={view.area_code} />}
    </FinancePage>
  )
}

const keyOf = ({ kind, year, number }: Due): string => `${kind}-${year}-${number}`

const titleOf = (t: ReturnType<typeof useT>, { kind, year, number }: Due): string =>
  kind === 'quarter' ? t(T.quarter, { year, n: number }) : t(T.half, { year, n: t(number === 1 ? T.first : T.second) })

/** The report's address without its ending. */
const addressOf = ({ kind, year, number }: Due, areaCode: string, ending: string): string =>
  kind === 'quarter'
    ? `/api/allocation/v1/reports/quarter${ending}?year=${year}&quarter=${number}&area_code=${areaCode}`
    : `/api/allocation/v1/reports/half-year${ending}?year=${year}&half=${number}&area_code=${areaCode}`

type DueReportsProps = Readonly<{ of: readonly Due[]; areaCode: string; onLook: (report: Due) => void }>

function DueReports({ of, areaCode, onLook }: DueReportsProps) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const [making, setMaking] = useState<Due>()
  return (
    <>
      <PlainList
        of={of}
        none={T.none}
        rowKey={keyOf}
        columns={[
          { title: T.report, cell: (report) => titleOf(t, report) },
          { title: T.period, cell: ({ from, to }) => `${from} – ${to}` },
          { title: T.before, cell: ({ due_before }) => due_before ?? '—' },
          {
            title: T.state,
            cell: ({ state, made_by, made_at }) => (
              <>
                <StateTag of={REPORT_STATES} state={state} />{' '}
                <span className="tone-soft">
                  {made_at !== null && t(T.made, { name: officerName(made_by), at: momentText(made_at) })}
                </span>
              </>
            ),
          },
          {
            title: T.what,
            cell: (report) => (
              <span className="row">
                <Button onClick={() => onLook(report)}>{t(T.look)}</Button>
                <DownloadButton
                  take={() => download(addressOf(report, areaCode, '.xlsx'), `${titleOf(t, report)}.xlsx`)}
                >
                  {t(T.excel)}
                </DownloadButton>
                {isFinance && report.state !== 'made' && report.state !== 'ahead' && (
                  <Button onClick={() => setMaking(report)}>{t(T.make)}</Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {making !== undefined && <MakeDialog of={making} areaCode={areaCode} onClose={() => setMaking(undefined)} />}
    </>
  )
}

function MakeDialog({ of, areaCode, onClose }: { of: Due; areaCode: string; onClose: () => void }) {
  const t = useT()
  const make = useCommand({
    run: ({ kind, year, number }: Due, key) =>
      answer(
        api.allocation.POST('/v1/reports', {
          params: { header: { 'idempotency-key': key } },
          body: { kind, year, number, area_code: areaCode },
        }),
      ),
    invalidates: [['reports']],
    done: T.done,
    onDone: onClose,
  })
  return (
    <Dialog
      isOpen
      title={titleOf(t, of)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button type="primary" loading={make.isSending} onClick={() => void make.send(of)}>
            {t(T.make)}
          </Button>
        </>
      }
    >
      <p>{t(T.makeSays)}</p>
      <ProblemNotice problem={make.problem} />
    </Dialog>
  )
}

function Figures({ of, areaCode }: { of: Due; areaCode: string }) {
  const t = useT()
  const { language } = useLanguage()
  const report = useQuery({
    queryKey: ['reports', 'figures', areaCode, keyOf(of)],
    queryFn: () =>
      of.kind === 'quarter'
        ? answer(
            api.allocation.GET('/v1/reports/quarter', {
              params: { query: { year: of.year, quarter: of.number, area_code: areaCode } },
            }),
          )
        : answer(
            api.allocation.GET('/v1/reports/half-year', {
              params: { query: { year: of.year, half: of.number, area_code: areaCode } },
            }),
          ),
  })
  return (
    <Part title={report.data?.title[language] ?? titleOf(t, of)}>
      <Loaded of={report}>
        {({ programmes, total }) => (
          <PlainList
            of={programmes}
            none={T.noProgrammes}
            rowKey={({ fund_id }) => fund_id}
            columns={[
              {
                title: T.programme,
                cell: ({ fund_id, name }) => (
                  <Link to="/finance/funds/$fund_id" params={{ fund_id }}>
                    {name}
                  </Link>
                ),
              },
              ...SUMS.map(({ title, sum }) => ({
                title,
                isFigure: true,
                cell: (row: Sums) => <Money yuan={row[sum]} />,
              })),
            ]}
            foot={
              <tr>
                <th scope="row">{t(T.total)}</th>
                {SUMS.map(({ sum }) => (
                  <td key={sum} className="figure">
                    <Money yuan={total[sum]} />
                  </td>
                ))}
              </tr>
            }
          />
        )}
      </Loaded>
    </Part>
  )
}

const SUMS = [
  { title: T.planned, sum: 'planned' },
  { title: T.owed, sum: 'due' },
  { title: T.arrived, sum: 'arrived' },
  { title: T.arrears, sum: 'arrears' },
  { title: T.awarded, sum: 'awarded' },
  { title: T.paid, sum: 'paid' },
] as const
type Sums = Readonly<Record<(typeof SUMS)[number]['sum'], string>>
