import { Link } from '@tanstack/react-router'
import { useT } from '../shell/language.tsx'
import type { Run } from './audit-queries.ts'
import { BREAK_KINDS } from './break-words.ts'

const T = {
  left: { zh: '左方行数', en: 'Left rows' },
  right: { zh: '右方行数', en: 'Right rows' },
  matched: { zh: '已匹配', en: 'Matched' },
  breaks: { zh: '差异', en: 'Breaks' },
  fine: { zh: '双方完全相符，没有差异。', en: 'Both sides agree; there is no break.' },
} as const

/** What came of a run; each kind of break leads to those breaks. */
export function RunFigures({ run }: { run: Run }) {
  const t = useT()
  const kinds: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = BREAK_KINDS
  return (
    <>
      <div className="figures">
        {(
          [
            ['left', run.left_rows],
            ['right', run.right_rows],
            ['matched', run.match_count],
            ['breaks', run.break_count],
          ] as const
        ).map(([name, count]) =>
          count === null ? null : (
            <p key={name}>
              <span className="figure-name">{t(T[name])}</span>
              <strong className={name === 'breaks' && count > 0 ? 'tone-bad' : ''}>
                {count.toLocaleString('en-US')}
              </strong>
            </p>
          ),
        )}
        {Object.entries(run.breaks_by_kind).map(([kind, count]) => (
          <Link key={kind} to="/audit/runs/$run_id" params={{ run_id: run.id }} search={{ kind }}>
            <span className="figure-name">{kinds[kind] === undefined ? kind : t(kinds[kind])}</span>
            <strong>{String(count)}</strong>
          </Link>
        ))}
      </div>
      {run.break_count === 0 && <p className="notice notice-good">{t(T.fine)}</p>}
    </>
  )
}
