import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { ListFaults } from './list-faults.tsx'
import { fundsQuery, useFundName } from '../parts/known-names.ts'
import { yuanFigures } from '../parts/money-text.ts'

const T = {
  title: { zh: '新的核对', en: 'A new comparison' },
  hint: {
    zh: '逐份上传专户对账单（CSV；列：记账日期、银行流水号、付款编号、支出、收入、余额），然后一起核对。',
    en: 'Send the statements one by one (CSV: 记账日期, 银行流水号, 付款编号, 支出, 收入, 余额), then compare them together.',
  },
  fund: { zh: '资金', en: 'Fund' },
  choose: { zh: '请选择', en: 'choose' },
  from: { zh: '对账单自（可不填）', en: 'From (if it says)' },
  to: { zh: '对账单至（可不填）', en: 'To (if it says)' },
  file: { zh: '对账单文件', en: 'The statement' },
  taken: { zh: '已收下的对账单', en: 'Statements that were taken' },
  one: {
    zh: '{fund}：{from} 至 {to}，{n} 行，期末余额 {closing}（余额已验算）',
    en: '{fund}: {from} to {to}, {n} lines, closing {closing} (proven)',
  },
  send: { zh: '核对', en: 'Compare' },
  took: { zh: '对账单已收下', en: 'The statement was taken' },
  done: { zh: '核对完成', en: 'Compared' },
} as const

type Statement = Readonly<{ id: string; fund_id: string; from: string; to: string; count: number; closing: string }>
const NONE: readonly Statement[] = []

export function NewComparison() {
  const t = useT()
  const navigate = useNavigate()
  const fundName = useFundName()
  const funds = useQuery(fundsQuery).data ?? []
  const [about, setAbout] = useState({ fund_id: '', from: '', to: '' })
  const [statements, setStatements, forget] = useKept('comparison-statements', NONE)
  const take = useCommand({
    run: ({ file, ...said }: { file: File; fund_id: string; from: string; to: string }, key) =>
      uploadStatement(file, said, key),
    done: T.took,
    onDone: (taken) => setStatements([...statements.filter(({ id }) => id !== taken.id), taken]),
  })
  const compare = useCommand({
    run: (ids: string[], key) =>
      answer(
        api.reconciliation.POST('/v1/runs', {
          params: { header: { 'idempotency-key': key } },
          body: { statement_ids: ids },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: ({ id }) => {
      setStatements(NONE)
      forget()
      void navigate({ to: '/audit/comparisons/$run_id', params: { run_id: id } })
    },
  })
  return (
    <section className="card page">
      <h2>{t(T.title)}</h2>
      <p className="muted">{t(T.hint)}</p>
      <div className="field-grid">
        <Choice
          label={t(T.fund)}
          value={about.fund_id}
          options={{ '': T.choose, ...Object.fromEntries(funds.map(({ id, name }) => [id, name])) }}
          onChange={(fundId) => setAbout({ ...about, fund_id: fundId })}
        />
        <DayField label={t(T.from)} value={about.from} onChange={(from) => setAbout({ ...about, from })} />
        <DayField label={t(T.to)} value={about.to} onChange={(to) => setAbout({ ...about, to })} />
      </div>
      {about.fund_id !== '' && (
        <FileDrop
          label={t(T.file)}
          accept=".csv"
          isBusy={take.isSending}
          onFile={(file) => void take.send({ ...about, file })}
        />
      )}
      <ListFaults problem={take.problem ?? compare.problem} />
      {statements.length > 0 && (
        <>
          <h3>{t(T.taken)}</h3>
          <ul className="plain-list">
            {statements.map((each) => (
              <li key={each.id}>
                {t(T.one, {
                  fund: fundName(each.fund_id),
                  from: each.from,
                  to: each.to,
                  n: each.count,
                  closing: yuanFigures(each.closing),
                })}
              </li>
            ))}
          </ul>
          <p>
            <Button
              type="primary"
              loading={compare.isSending}
              onClick={() => void compare.send(statements.map(({ id }) => id))}
            >
              {t(T.send)}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

async function uploadStatement(file: File, about: Readonly<Record<string, string>>, key: string): Promise<Statement> {
  const query = new URLSearchParams(Object.entries(about).filter(([, value]) => value !== ''))
  const reply = await ownFetch(`${location.origin}/api/reconciliation/v1/statements?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'idempotency-key': key },
    body: file,
  })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return (await reply.json()) as Statement
}
