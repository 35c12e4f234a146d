import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { officerName } from '../parts/officer-name.ts'
import { POPULATIONS, SAMPLE_METHODS } from './run-words.ts'

const T = {
  draw: { zh: '抽取样本', en: 'Draw a sample' },
  hint: {
    zh: '按种子抽样：种子和总体写下后，任何人用同样的种子都抽出同样的样本。',
    en: 'By a seed that is written down: anybody draws the same sample by it.',
  },
  population: { zh: '总体', en: 'Population' },
  by: { zh: '方法', en: 'Method' },
  seed: { zh: '种子（如抽样日期加文号）', en: 'Seed' },
  size: { zh: '样本量', en: 'Size' },
  stratify: { zh: '分层字段（分层抽样时）', en: 'Field of the strata' },
  reason: { zh: '抽样目的', en: 'What for' },
  preview: { zh: '总体有 {n} 个，将抽取 {size} 个。', en: 'The population has {n}; {size} will be drawn.' },
  send: { zh: '抽样', en: 'Draw' },
  done: { zh: '样本已抽取', en: 'Drawn' },
  drawn: { zh: '已抽取的样本', en: 'Samples that were drawn' },
  none: { zh: '还没有抽过样。', en: 'None yet.' },
  seedOf: { zh: '种子 {seed}', en: 'seed {seed}' },
  one: { zh: '{population}，{method}，{n} 个', en: '{population}, {method}, {n}' },
} as const

type Population = keyof typeof POPULATIONS
type Method = keyof typeof SAMPLE_METHODS
const isPopulation = (value: string): value is Population => value in POPULATIONS
const isMethod = (value: string): value is Method => value in SAMPLE_METHODS

export function RunSamples({ run }: { run: Run }) {
  const t = useT()
  const samples = useQuery({
    queryKey: [...AUDIT, 'runs', run.id, 'samples'],
    queryFn: async () =>
      (await answer(api.reconciliation.GET('/v1/job-runs/{run_id}/samples', { params: { path: { run_id: run.id } } })))
        .samples,
  })
  return (
    <>
      <DrawSample run={run} />
      <section className="card">
        <h2>{t(T.drawn)}</h2>
        <Loaded of={samples}>
          {(all) =>
            all.length === 0 ? (
              <p>{t(T.none)}</p>
            ) : (
              <ul className="history">
                {all.map((sample) => (
                  <li key={sample.id}>
                    <span>
                      {t(T.one, {
                        population: t(POPULATIONS[sample.population]),
                        method: t(SAMPLE_METHODS[sample.method]),
                        n: sample.size,
                      })}{' '}
                      <Link to="/audit/samples/$sample_id" params={{ sample_id: sample.id }}>
                        {t(T.seedOf, { seed: sample.seed })}
                      </Link>
                    </span>
                    <small>
                      {officerName(sample.drawn_by)} · {momentText(sample.drawn_at)}
                    </small>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </>
  )
}

/** What the run itself says of how many there are. */
const countOf = (run: Run, population: Population): number | null =>
  ({ left: run.left_rows, right: run.right_rows, matches: run.match_count, breaks: run.break_count })[population]

/** No more than there are. */
const sizeOf = (typed: string, count: number): string =>
  /^\d{1,5}$/u.test(typed) ? Math.min(Number(typed), count).toLocaleString('en-US') : '—'

const EMPTY = { seed: '', size: '20', stratify_by: '', reason: '' }

function DrawSample({ run }: { run: Run }) {
  const t = useT()
  const [population, setPopulation] = useState<Population>('breaks')
  const [by, setBy] = useState<Method>('random')
  const navigate = useNavigate()
  const [said, setSaid, forget] = useKept(`sample-${run.id}`, EMPTY)
  const draw = useCommand({
    run: (sent: typeof EMPTY & { population: Population; by: Method }, key) => {
      const { stratify_by: stratifyBy, size, ...rest } = sent
      return answer(
        api.reconciliation.POST('/v1/job-runs/{run_id}/samples', {
          params: { path: { run_id: run.id }, header: { 'idempotency-key': key } },
          body: { ...rest, size: Number(size), ...(stratifyBy !== '' && { stratify_by: stratifyBy }) },
        }),
      )
    },
    invalidates: [AUDIT],
    done: T.done,
    onDone: ({ id }) => {
      forget()
      void navigate({ to: '/audit/samples/$sample_id', params: { sample_id: id } })
    },
  })
  const count = countOf(run, population)
  const faults = fieldProblems(draw.problem)
  return (
    <section className="card screen-only">
      <h2>{t(T.draw)}</h2>
      <p className="muted">{t(T.hint)}</p>
      <div className="field-grid">
        <Choice
          label={t(T.population)}
          value={population}
          options={POPULATIONS}
          onChange={(value) => isPopulation(value) && setPopulation(value)}
        />
        <Choice
          label={t(T.by)}
          value={by}
          options={SAMPLE_METHODS}
          onChange={(value) => isMethod(value) && setBy(value)}
        />
        <TextField
          label={t(T.seed)}
          value={said.seed}
          onChange={(seed) => setSaid({ ...said, seed })}
          isRequired
          fault={faults.get('/seed')}
        />
        <TextField
          label={t(T.size)}
          value={said.size}
          onChange={(size) => setSaid({ ...said, size })}
          isRequired
          fault={faults.get('/size')}
        />
        {by === 'stratified' && (
          <TextField
            label={t(T.stratify)}
            value={said.stratify_by}
            onChange={(stratify_by) => setSaid({ ...said, stratify_by })}
            fault={faults.get('/stratify_by')}
          />
        )}
        <TextField
          label={t(T.reason)}
          value={said.reason}
          onChange={(reason) => setSaid({ ...said, reason })}
          isRequired
          fault={faults.get('/reason')}
        />
      </div>
      {count !== null && (
        <p role="status">{t(T.preview, { n: count.toLocaleString('en-US'), size: sizeOf(said.size, count) })}</p>
      )}
      <p>
        <Button
          type="primary"
          loading={draw.isSending}
          disabled={said.seed === '' || said.reason.trim() === '' || !/^\d+$/u.test(said.size)}
          onClick={() => void draw.send({ ...said, population, by })}
        >
          {t(T.send)}
        </Button>
      </p>
      <ProblemNotice problem={draw.problem} />
    </section>
  )
}
