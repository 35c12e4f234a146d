import { momentText } from '../parts/day.ts'
import { StateTag, type States } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import type { Move } from './batch-queries.ts'
import { moveReason } from './batch-words.ts'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  label: { zh: '办理记录', en: 'History' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '办理人', en: 'Who' },
  to: { zh: '变为', en: 'Became' },
  why: { zh: '事由', en: 'Why' },
} as const satisfies Texts

/** Who did what when and why, the newest first. */
export function HistoryTab({ moves, states }: { moves: readonly Move[]; states: States }) {
  const t = useT()
  return (
    <TableBox>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.when)}</th>
            <th scope="col">{t(T.who)}</th>
            <th scope="col">{t(T.to)}</th>
            <th scope="col">{t(T.why)}</th>
          </tr>
        </thead>
        <tbody>
          {moves.toReversed().map((move, place) => (
            <tr key={`${move.moved_at}:${place}`}>
              <td>{momentText(move.moved_at)}</td>
              <td>
                <Who by={move.moved_by} standsFor={move.moved_for} />
              </td>
              <td>
                <StateTag of={states} state={move.to_state} />
              </td>
              <td>{t(moveReason(move.reason))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
