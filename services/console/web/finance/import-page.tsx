import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { Facts, FinancePage, Part } from './finance-page.tsx'
import { ImportFaults } from './import-faults.tsx'
import { ImportTaking } from './import-taking.tsx'
import { KeptProblem } from '../parts/kept-problem.tsx'
import { officerName } from '../parts/officer-name.ts'
import { IMPORT_STATES } from './register-words.ts'
import { type Import, isImportAtWork, shownState } from './send-import.ts'

const T = {
  up: { zh: '导入名册', en: 'Import' },
  title: { zh: '{at} 的导入', en: 'Import of {at}' },
  some: { zh: '一次导入', en: 'An import' },
  outcome: { zh: '检查结果', en: 'Outcome' },
  rows: { zh: '行数（人）', en: 'Rows (people)' },
  households: { zh: '户数', en: 'Households' },
  faults: { zh: '错误 / 提示', en: 'Faults / warnings' },
  write: { zh: '将写入的户数', en: 'Households that would change' },
  written: { zh: '已写入的户数', en: 'Households taken in' },
  same: { zh: '与名册一致、不用写的户数', en: 'Households as they are already' },
  left: { zh: '因错误没有写入的户数', en: 'Left out for faults' },
  from: { zh: '从哪一天起生效', en: 'Valid from' },
  by: { zh: '经办', en: 'By' },
  bytes: { zh: '{done} / {total} 字节', en: '{done} of {total} bytes' },
  count: { zh: '{done} / {total} 户', en: '{done} of {total} households' },
  repeats: {
    zh: '这份文件以前已经完整导入过，名册没有变化。',
    en: 'This very file was taken in before. Nothing changed.',
  },
} as const satisfies Texts

export function ImportPage() {
  const t = useT()
  const id = usePathPart('import_id')
  const one = useQuery({
    queryKey: ['imports', 'one', id],
    queryFn: () =>
      answer(api.allocation.GET('/v1/register/imports/{import_id}', { params: { path: { import_id: id } } })),
    refetchInterval: (query) => (query.state.data !== undefined && isImportAtWork(query.state.data) ? 700 : false),
  })
  return (
    <FinancePage
      title={one.data === undefined ? t(T.some) : t(T.title, { at: momentText(one.data.recorded_at) })}
      up={<Link to="/finance/register/imports">{t(T.up)}</Link>}
    >
      <Loaded of={one}>
        {(known) => (
          <>
            <div className="columns">
              <Outcome of={known} />
              {!isImportAtWork(known) && <ImportTaking of={known} />}
            </div>
            {!isImportAtWork(known) && ((known.faults ?? 0) > 0 || (known.warnings ?? 0) > 0) && (
              <ImportFaults of={known} />
            )}
          </>
        )}
      </Loaded>
    </FinancePage>
  )
}

function Outcome({ of }: { of: Import }) {
  const t = useT()
  const { done, total, unit } = of.progress
  const progress = t(unit === 'bytes' ? T.bytes : T.count, {
    done: done.toLocaleString('en-US'),
    total: total.toLocaleString('en-US'),
  })
  return (
    <Part title={t(T.outcome)} actions={<StateTag of={IMPORT_STATES} state={shownState(of)} />}>
      {isImportAtWork(of) && (
        <div role="status">
          <Progress
            percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
            status="active"
            aria-label={progress}
          />
          <p className="tone-soft">{progress}</p>
        </div>
      )}
      <KeptProblem of={of.problem} />
      {of.state === 'repeated' && <p>{t(T.repeats)}</p>}
      <Facts
        of={[
          [t(T.from), of.valid_from],
          [t(T.rows), of.rows.toLocaleString('en-US')],
          [t(T.households), numberText(of.households)],
          [t(T.faults), `${numberText(of.faults)} / ${numberText(of.warnings)}`],
          ...(of.households_to_write === null ? [] : ([[t(T.write), numberText(of.households_to_write)]] as const)),
          ...(of.state === 'applied' ? ([[t(T.written), numberText(of.households_written)]] as const) : []),
          [t(T.same), numberText(of.households_unchanged)],
          ...((of.households_left_out ?? 0) > 0 ? ([[t(T.left), numberText(of.households_left_out)]] as const) : []),
          [t(T.by), officerName(of.recorded_by)],
        ]}
      />
    </Part>
  )
}

const numberText = (count: number | null): string => (count === null ? '—' : count.toLocaleString('en-US'))
