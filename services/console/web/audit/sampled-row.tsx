import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useFundName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { FIELDS, VALUES } from './break-words.ts'
import { MatchDialog } from './match-dialog.tsx'
import type { Sample } from './sample-page.tsx'

const T = {
  row: { zh: '第 {n} 行', en: 'Row {n}' },
  gone: { zh: '找不到这一行。', en: 'It is not there.' },
  close: { zh: '关闭', en: 'Close' },
} as const

type SampledRowProps = Readonly<{ sample: Sample; run: Run; unit: number; onClose: () => void }>

/** What a drawn number stands for: a row as it was read, people masked, or both rows of a match. */
export function SampledRow(props: SampledRowProps) {
  return props.sample.population === 'matches' ? <DrawnMatch {...props} /> : <DrawnRow {...props} />
}

function DrawnMatch({ run, unit, onClose }: SampledRowProps) {
  const { data } = useQuery({
    queryKey: [...AUDIT, 'runs', run.id, 'matches', 'one', unit],
    queryFn: async () => {
      const { matches } = await answer(
        api.reconciliation.GET('/v1/job-runs/{run_id}/matches', {
          params: { path: { run_id: run.id }, query: { after: unit - 1, limit: 1 } },
        }),
      )
      return matches.find(({ number }) => number === unit) ?? null
    },
  })
  return data === null || data === undefined ? null : <MatchDialog run={run} match={data} onClose={onClose} />
}

function DrawnRow({ sample, run, unit, onClose }: SampledRowProps) {
  const t = useT()
  const datasetId = run.inputs.find(({ side }) => side === sample.population)?.dataset_id ?? ''
  const query = useQuery({
    queryKey: [...AUDIT, 'datasets', datasetId, 'rows', 'one', unit],
    queryFn: async () => {
      const { rows } = await answer(
        api.reconciliation.GET('/v1/datasets/{dataset_id}/rows', {
          params: { path: { dataset_id: datasetId }, query: { after: unit - 1, limit: 1 } },
        }),
      )
      return rows.find(({ row }) => row === unit) ?? null
    },
  })
  return (
    <Dialog
      isOpen
      title={t(T.row, { n: unit })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t(T.close)}</Button>}
    >
      <Loaded of={query}>
        {(row) =>
          row === null ? (
            <p>{t(T.gone)}</p>
          ) : (
            <dl className="facts">
              <dt>{t(FIELDS['id'] ?? T.row)}</dt>
              <dd className="mono">{row.id}</dd>
              <dt>{t(FIELDS['on'] ?? T.row)}</dt>
              <dd>{row.on ?? '—'}</dd>
              <dt>{t(FIELDS['amount'] ?? T.row)}</dt>
              <dd>
                <Yuan yuan={row.amount} />
              </dd>
              {Object.entries(row.fields).map(([name, value]) => (
                <FieldFact key={name} name={name} value={String(value)} />
              ))}
            </dl>
          )
        }
      </Loaded>
    </Dialog>
  )
}

function FieldFact({ name, value }: { name: string; value: string }) {
  const t = useT()
  const fundName = useFundName()
  const known = FIELDS[name]
  const word = VALUES[value]
  const shown = name === 'fund' ? fundName(value) : word === undefined ? value : t(word)
  return (
    <>
      <dt>{known === undefined ? name : t(known)}</dt>
      <dd>{value === '' ? '—' : shown}</dd>
    </>
  )
}
