import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { planPath } from '../plan.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addReadingVerb } from '../verb.ts'

type Side = Readonly<{ units: number; amount: string }> | null
type Comparison = Readonly<{
  sums: readonly Readonly<{ change: string; count: number; before: string; after: string }>[]
  lines: readonly Readonly<{
    key: string
    beneficiary_id: string | null
    change: string
    before: Side
    after: Side
    reasons: readonly Readonly<{ words: Readonly<{ zh: string; en: string }> }>[]
  }>[]
}>

/** What officers ask before they approve: who is new, who is gone, whose amount changed, and why. */
export function addComparison(noun: Command, terminal: Terminal): void {
  const verb = withPages(
    addReadingVerb(noun, 'compare <plan> <before>', {
      about: '与前一计划逐行对比 / this plan against one before it: who is new, gone or changed, and why',
      example: 'plan compare 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 6c1d0b1e-2b5f-4a0e-8f35-1f0f5f8a7a11',
    }),
    'key',
  )
  verb.action(async (id: string, before: string) => {
    const services = await openServices(terminal, verb)
    const path = `${planPath(id)}/compare?${pageQuery(verb, { with: before })}`
    const reply = await services.get<Comparison>('allocation', path)
    giveAnswer(terminal, verb, { data: reply, text: `${sumTable(reply)}\n${lineTable(reply)}` })
    sayIfMore(terminal, verb, reply.lines.length, reply.lines.at(-1)?.key)
  })
}

const sumTable = ({ sums }: Comparison): string =>
  textTable(
    ['变化 change', { right: '行数 lines' }, { right: '前 before' }, { right: '后 after' }],
    sums.map(({ change, count, before, after }) => [wordOf(change), String(count), before, after]),
  )

const lineTable = ({ lines }: Comparison): string =>
  textTable(
    ['受益对象 beneficiary', '变化 change', { right: '前 before' }, { right: '后 after' }, '原因 why'],
    lines.map(({ beneficiary_id, change, before, after, reasons }) => [
      beneficiary_id ?? '—',
      wordOf(change),
      before?.amount ?? '—',
      after?.amount ?? '—',
      reasons.map(({ words }) => `${words.zh} / ${words.en}`).join('\n'),
    ]),
  )

const WORDS: Readonly<Record<string, string>> = {
  unchanged: '不变 unchanged',
  new: '新增 new',
  gone: '退出 gone',
  raised: '增加 raised',
  cut: '减少 cut',
  shifted: '出资方变化 shifted',
}
const wordOf = (change: string): string => WORDS[change] ?? change
