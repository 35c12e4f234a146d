import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../shell/language.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { BulkMoveDialog } from './bulk-move-dialog.tsx'
import { MOVES, type OfficerMove } from './case-words.ts'
import { FindingDialog } from './finding-dialog.tsx'

const T = {
  chosen: { zh: '已选 {n} 条', en: '{n} chosen' },
  assign: { zh: '指派', en: 'Assign' },
  finding: { zh: '列为审计发现', en: 'Make a finding' },
  none: { zh: '取消选择', en: 'Choose none' },
} as const

const BULK_MOVES: readonly OfficerMove[] = ['explained', 'accepted', 'reopened']

type BulkBarProps = Readonly<{ chosen: readonly string[]; onDone: () => void }>

/** What may be done with all chosen cases at once; a break without a case is left aside. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const t = useT()
  const [move, setMove] = useState<OfficerMove>()
  const [asking, setAsking] = useState<'assign' | 'finding'>()
  const cases = chosen.filter((id) => !id.startsWith('break-'))
  if (cases.length === 0) return null
  return (
    <div className="bulk-bar screen-only">
      <strong role="status">{t(T.chosen, { n: cases.length })}</strong>
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
      <BulkMoveDialog key={move} cases={cases} to={move} onClose={() => setMove(undefined)} onDone={onDone} />
      <AssignDialog cases={cases} isOpen={asking === 'assign'} onClose={() => setAsking(undefined)} />
      <FindingDialog cases={cases} isOpen={asking === 'finding'} onClose={() => setAsking(undefined)} />
    </div>
  )
}
