import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { BulkMoveDialog } from './bulk-move-dialog.tsx'
import { MOVES, type OfficerMove } from './case-words.ts'
import { CASES_AT_ONCE_MAX, type ChosenCases, countOf } from './chosen-cases.ts'
import { FindingDialog } from './finding-dialog.tsx'
import type { caseQueryOf } from './list-filters.ts'

const T = {
  chosen: { zh: '已选 {n} 条', en: '{n} chosen' },
  whole: { zh: '已选筛选出的全部 {n} 条', en: 'All {n} of the filter chosen' },
  filtered: { zh: '筛选出 {n} 条，差额合计（元）', en: '{n} filtered, differences together (yuan)' },
  chooseAll: { zh: '选择全部 {n} 条', en: 'Choose all {n}' },
  tooMany: { zh: '一次最多办理 1,000 条，请缩小筛选。', en: 'At most 1,000 at once: narrow the filter.' },
  assign: { zh: '指派', en: 'Assign' },
  finding: { zh: '列为审计发现', en: 'Make a finding' },
  none: { zh: '取消选择', en: 'Choose none' },
} as const

const BULK_MOVES: readonly OfficerMove[] = ['explained', 'accepted', 'reopened']

type BulkBarProps = Readonly<{
  chosen: readonly string[]
  onDone: () => void
  /** What the filter names: all of it may be chosen at once. */
  filtered?: Readonly<{ filter: ReturnType<typeof caseQueryOf>; count: number; amount: string }> | undefined
}>

/** What may be done with all chosen cases at once; a break without a case is left aside. */
export function BulkBar({ chosen, onDone, filtered }: BulkBarProps) {
  const t = useT()
  // As it was when it was chosen: what is done to it changes what the filter names.
  const [whole, setWhole] = useState<Readonly<{ filter: ReturnType<typeof caseQueryOf>; count: number }>>()
  const ids = chosen.filter((id) => !id.startsWith('break-'))
  const done = () => {
    setWhole(undefined)
    onDone()
  }
  if (ids.length > 0) return <BulkDeeds said={t(T.chosen, { n: ids.length })} chosen={{ ids }} onDone={done} />
  if (whole !== undefined)
    return <BulkDeeds said={t(T.whole, { n: grouped(whole.count) })} chosen={whole} onDone={done} />
  if (filtered === undefined || filtered.count === 0) return null
  const { filter, count, amount } = filtered
  return (
    <div className="bulk-bar screen-only">
      <span role="status">
        {t(T.filtered, { n: grouped(count) })} <Yuan yuan={amount} />
      </span>
      <Button disabled={count > CASES_AT_ONCE_MAX} onClick={() => setWhole({ filter, count })}>
        {t(T.chooseAll, { n: grouped(count) })}
      </Button>
      {count > CASES_AT_ONCE_MAX && <span className="muted">{t(T.tooMany)}</span>}
    </div>
  )
}

const grouped = (count: number): string => count.toLocaleString('en-US')

function BulkDeeds({ said, chosen, onDone }: { said: ReactNode; chosen: ChosenCases; onDone: () => void }) {
  const t = useT()
  const [move, setMove] = useState<OfficerMove>()
  const [asking, setAsking] = useState<'assign' | 'finding'>()
  return (
    <div className="bulk-bar screen-only">
      <strong role="status">{said}</strong>
      {BULK_MOVES.map((to) => (
        <Button key={to} onClick={() => setMove(to)}>
          {t(MOVES[to])}
        </Button>
      ))}
      <Button onClick={() => setAsking('assign')}>{t(T.assign)}</Button>
      <Button onClick={() => setAsking('finding')}>{t(T.finding)}</Button>
      <Button type="link" onClick={onDone}>
        {t(T.none)}
      </Button>
      <BulkMoveDialog key={move} chosen={chosen} to={move} onClose={() => setMove(undefined)} onDone={onDone} />
      <AssignDialog
        key={`assign-${countOf(chosen)}`}
        chosen={chosen}
        isOpen={asking === 'assign'}
        onClose={() => setAsking(undefined)}
      />
      <FindingDialog chosen={chosen} isOpen={asking === 'finding'} onClose={() => setAsking(undefined)} />
    </div>
  )
}
