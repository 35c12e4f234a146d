import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { AddressLink } from '../parts/address-link.tsx'
import { momentText } from '../parts/day.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { Money, Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { officerName } from '../parts/officer-name.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept, usePathPart, useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { FinancePage, Part, PartChoice } from './finance-page.tsx'
import { guaranteeWords } from './guarantee-words.ts'
import { PlainList } from './plain-list.tsx'
import { PolicyFacts, PolicyText, PolicyVersions } from './policy-parts.tsx'

const T = {
  up: { zh: '保障政策', en: 'Guarantees' },
  some: { zh: '一项保障政策', en: 'A guarantee' },
  next: { zh: '修改（新版本）', en: 'Change (next version)' },
  parts: { zh: '这项政策的内容', en: 'Parts of this guarantee' },
  says: { zh: '内容', en: 'What it says' },
  evaluate: { zh: '核算', en: 'Evaluate' },
  evaluateSays: {
    zh: '把这一年执行中的计划和其他帮扶资金合在一起，与保障线对照；结果留存，不改变任何计划。',
    en: 'What the plans in force and other support of a year give, held against the floor. The result is kept; no plan changes.',
  },
  year: { zh: '年度', en: 'Year' },
  done: { zh: '已核算', en: 'Evaluated' },
  evaluations: { zh: '历次核算', en: 'Evaluations' },
  none: { zh: '还没有核算过。', en: 'It was not evaluated yet.' },
  bound: { zh: '应保障', en: 'Bound' },
  short: { zh: '不足', en: 'Short' },
  missing: { zh: '共差', en: 'Missing' },
  on: { zh: '名册日期', en: 'Register of' },
  by: { zh: '核算人', en: 'Made by' },
  show: { zh: '看缺口', en: 'Who falls short' },
  findings: { zh: '谁还差多少', en: 'Who falls short' },
  noFindings: { zh: '没有缺口。', en: 'Nobody falls short.' },
  who: { zh: '对象', en: 'Whom' },
  area: { zh: '地区', en: 'Area' },
  floor: { zh: '应有（元）', en: 'Floor (yuan)' },
  given: { zh: '已有（元）', en: 'Given (yuan)' },
  lacks: { zh: '还差（元）', en: 'Missing (yuan)' },
  why: { zh: '原因', en: 'Why' },
  csv: { zh: '缺口清单（Excel）', en: 'Findings (Excel)' },
} as const satisfies Texts

const PARTS = {
  evaluations: { zh: '核算', en: 'Evaluations' },
  yaml: { zh: 'YAML 原文', en: 'YAML' },
  versions: { zh: '历次版本', en: 'Versions' },
} as const satisfies Texts

export function GuaranteePage() {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const id = usePathPart('guarantee_id')
  const [view, setView] = useView({ part: 'evaluations', evaluation: '' })
  const guarantee = useQuery({
    queryKey: ['guarantees', 'one', id],
    queryFn: () =>
      answer(api.allocation.GET('/v1/guarantees/{guarantee_id}', { params: { path: { guarantee_id: id } } })),
  })
  return (
    <FinancePage
      title={guarantee.data?.name ?? t(T.some)}
      up={<AddressLink to="/finance/guarantees">{t(T.up)}</AddressLink>}
      actions={
        isFinance && (
          <AddressLink className="finance-button finance-button-plain" to={`/finance/guarantees/${id}/next`}>
            {t(T.next)}
          </AddressLink>
        )
      }
    >
      <Loaded of={guarantee}>
        {(known) => (
          <>
            <PolicyFacts of={known} says={[[t(T.says), t(guaranteeWords(known))]]} />
            <PartChoice
              of={PARTS}
              chosen={view.part}
              label={t(T.parts)}
              onChoose={(part) => setView({ part }, { isStep: true })}
            />
            {view.part === 'yaml' && <PolicyText of={known} />}
            {view.part === 'versions' && <PolicyVersions noun="guarantees" id={id} />}
            {view.part === 'evaluations' && (
              <>
                <Evaluations id={id} onShow={(evaluation) => setView({ evaluation }, { isStep: true })} />
                {view.evaluation !== '' && <Findings key={view.evaluation} of={view.evaluation} />}
              </>
            )}
          </>
        )}
      </Loaded>
    </FinancePage>
  )
}

function Evaluations({ id, onShow }: { id: string; onShow: (evaluation: string) => void }) {
  const t = useT()
  const officer = useOfficer()
  const path = { guarantee_id: id }
  const [year, setYear] = useKept(`evaluate:${id}`, String(new Date().getFullYear()))
  const evaluations = useQuery({
    queryKey: ['guarantees', 'evaluations', id],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/guarantees/{guarantee_id}/evaluations', { params: { path } }))).evaluations,
  })
  const evaluate = useCommand({
    run: (fiscalYear: number, key) =>
      answer(
        api.allocation.POST('/v1/guarantees/{guarantee_id}/evaluate', {
          params: { path, header: { 'idempotency-key': key } },
          body: { year: fiscalYear, plans: 'in_force' },
        }),
      ),
    invalidates: [['guarantees']],
    done: T.done,
    onDone: (made) => onShow(made.id),
  })
  const mayEvaluate = officer.roles.some((role) => role === 'finance' || role === 'audit')
  return (
    <Part title={t(T.evaluations)}>
      {mayEvaluate && (
        <form
          className="finance-form"
          onSubmit={(event) => {
            event.preventDefault()
            void evaluate.send(Number(year))
          }}
        >
          <p className="tone-soft">{t(T.evaluateSays)}</p>
          <div className="finance-form-row">
            <TextField
              label={t(T.year)}
              value={year}
              onChange={setYear}
              fault={fieldProblems(evaluate.problem).get('/year')}
              isRequired
            />
          </div>
          <div>
            <Button type="primary" htmlType="submit" loading={evaluate.isSending} disabled={!/^\d{4}$/u.test(year)}>
              {t(T.evaluate)}
            </Button>
          </div>
          <ProblemNotice problem={evaluate.problem} />
        </form>
      )}
      <Loaded of={evaluations}>
        {(all) => (
          <PlainList
            of={all}
            none={T.none}
            rowKey={(one) => one.id}
            columns={[
              { title: T.year, cell: ({ fiscal_year }) => fiscal_year },
              { title: T.bound, isFigure: true, cell: ({ bound }) => bound.toLocaleString('en-US') },
              { title: T.short, isFigure: true, cell: ({ short }) => short.toLocaleString('en-US') },
              { title: T.missing, isFigure: true, cell: ({ missing_total }) => <Money yuan={missing_total} /> },
              { title: T.on, cell: ({ register_day }) => register_day },
              { title: T.by, cell: ({ made_by, made_at }) => `${officerName(made_by)} ${momentText(made_at)}` },
              {
                title: T.show,
                cell: (one) => (
                  <Button size="small" onClick={() => onShow(one.id)}>
                    {t(T.show)}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Part>
  )
}

const PAGE = 200
type Finding =
  paths['/v1/evaluations/{evaluation_id}/findings']['get']['responses'][200]['content']['application/json']['findings'][number]

function Findings({ of }: { of: string }) {
  const t = useT()
  const { language } = useLanguage()
  const areaName = useAreaName()
  const path = { evaluation_id: of }
  const evaluation = useQuery({
    queryKey: ['guarantees', 'evaluation', of],
    queryFn: () => answer(api.allocation.GET('/v1/evaluations/{evaluation_id}', { params: { path } })),
  })
  return (
    <Part
      title={t(T.findings)}
      actions={
        <DownloadButton take={() => download(`/api/allocation/v1/evaluations/${of}/findings.xlsx`, 'findings.xlsx')}>
          {t(T.csv)}
        </DownloadButton>
      }
    >
      <Loaded of={evaluation}>
        {({ findings, missing_total }) =>
          findings === 0 ? (
            <p className="tone-good">{t(T.noFindings)}</p>
          ) : (
            <>
              <p className="finance-large">
                <Yuan yuan={missing_total} />
              </p>
              <LongTable<Finding>
                label={t(T.findings)}
                of={{
                  key: ['guarantees', 'findings', of],
                  page: async (after) => {
                    const query = { limit: PAGE, ...(after !== undefined && { after: Number(after) }) }
                    const { findings: rows } = await answer(
                      api.allocation.GET('/v1/evaluations/{evaluation_id}/findings', { params: { path, query } }),
                    )
                    return { rows, next: rows.length === PAGE ? String(rows.at(-1)?.number) : undefined }
                  },
                }}
                rowKey={({ number }) => String(number)}
                columns={[
                  { key: 'who', title: T.who, width: 180, text: whoOf },
                  { key: 'area', title: T.area, text: ({ area_code }) => areaName(area_code) },
                  { key: 'floor', title: T.floor, isFigure: true, width: 130, text: ({ floor }) => yuanFigures(floor) },
                  { key: 'given', title: T.given, isFigure: true, width: 130, text: ({ given }) => yuanFigures(given) },
                  {
                    key: 'lacks',
                    title: T.lacks,
                    isFigure: true,
                    width: 130,
                    text: ({ missing }) => yuanFigures(missing),
                  },
                  { key: 'why', title: T.why, text: ({ explained }) => explained[language].slice(1).join('；') },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Part>
  )
}

/** Of a pair, both sides. */
const whoOf = ({ supporter_name, name, beneficiary_id, person_name }: Finding): string =>
  [supporter_name, person_name ?? name ?? beneficiary_id].filter((part) => part !== null).join(' → ')
