import { Button } from 'antd'
import type { QueryKey } from '@tanstack/react-query'
import { useCommand } from '../api/use-command.ts'
import { isMe, officerName } from '../parts/officer-name.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'

const T = {
  made: { zh: '{name} 经办', en: 'made by {name}' },
  approved: { zh: '，{name} 复核', en: ', approved by {name}' },
  own: { zh: '由您经办，须由另一名财政人员复核。', en: 'You made it; another finance officer approves.' },
  approve: { zh: '复核通过', en: 'Approve' },
  withdraw: { zh: '撤回', en: 'Take back' },
  done: { zh: '已办理', en: 'Done' },
} as const satisfies Texts

export type DeedDecisionProps = Readonly<{
  madeBy: string
  approvedBy: string | null
  /** It waits for a second officer. */
  isOpen: boolean
  approve: (key: string) => Promise<unknown>
  withdraw?: (key: string) => Promise<unknown>
  /** Something else that may be done with it now, such as asking again. */
  again?: Readonly<{ text: Text; run: (key: string) => Promise<unknown> }>
  invalidates: readonly QueryKey[]
}>

/** Who made and who approved something of two officers; and the buttons for who may now. */
export function DeedDecision(props: DeedDecisionProps) {
  const { madeBy, approvedBy, isOpen, approve, withdraw, again, invalidates } = props
  const t = useT()
  const officer = useOfficer()
  const decide = useCommand({
    run: (deed: 'approve' | 'withdraw' | 'again', key) => {
      if (deed === 'approve') return approve(key)
      const run = deed === 'withdraw' ? withdraw : again?.run
      return run === undefined ? Promise.resolve() : run(key)
    },
    invalidates,
    done: T.done,
  })
  const isOwn = isMe(officer, madeBy)
  const isFinance = officer.roles.includes('finance')
  return (
    <div className="finance-action">
      <span>
        {t(T.made, { name: officerName(madeBy) })}
        {approvedBy !== null && t(T.approved, { name: officerName(approvedBy) })}
      </span>
      {isFinance && (
        <span className="row">
          {isOpen && (
            <Button
              size="small"
              type="primary"
              disabled={isOwn}
              loading={decide.isSending}
              onClick={() => void decide.send('approve')}
            >
              {t(T.approve)}
            </Button>
          )}
          {isOpen && withdraw !== undefined && (
            <Button size="small" loading={decide.isSending} onClick={() => void decide.send('withdraw')}>
              {t(T.withdraw)}
            </Button>
          )}
          {again !== undefined && (
            <Button size="small" loading={decide.isSending} onClick={() => void decide.send('again')}>
              {t(again.text)}
            </Button>
          )}
        </span>
      )}
      {isFinance && isOpen && isOwn && <small>{t(T.own)}</small>}
      <ProblemNotice problem={decide.problem} />
    </div>
  )
}
