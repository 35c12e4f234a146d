import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { Part } from './finance-page.tsx'
import { LineExplained } from './line-explained.tsx'
import { useNamedWords } from './use-named-words.ts'
import type { PlanLine } from './plan.ts'
import type { Programme } from './programme-text.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '试算：它会给谁、给多少', en: 'What would it give?' },
  intro: { zh: '从名册里抽取最多 20 户试算，不保存任何结果。', en: 'On up to 20 of the register. Nothing is kept.' },
  year: { zh: '年度', en: 'Year' },
  day: { zh: '登记基准日', en: 'Register day' },
  ids: { zh: '指定户编号（可不填，用逗号或空格分开）', en: 'Household numbers, or none for a draw' },
  size: { zh: '抽几户', en: 'How many' },
  seed: { zh: '抽样种子', en: 'Seed' },
  seedHint: { zh: '换一个数就换一批；同一个数总抽到同一批', en: 'Another one draws others; the same draws the same' },
  people: { zh: '文件公布的人数', en: 'People, as published' },
  compute: { zh: '试算', en: 'Try it' },
  result: { zh: '{n} 行，合计 {total} 元（{day} 的名册）', en: '{n} lines, {total} yuan in all (register of {day})' },
  notAlone: {
    zh: '注意：这项政策由全体对象共同分配（总额、限额或资金池），样本上的金额不代表正式计划的金额。',
    en: 'Note: what one gets hangs on all others (a pool or a limit). A plan gives other amounts than this sample shows.',
  },
  who: { zh: '对象', en: 'Receiver' },
  area: { zh: '村（地区）', en: 'Village' },
  units: { zh: '计量', en: 'Units' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  why: { zh: '为什么', en: 'Why' },
  nobody: { zh: '不点名', en: 'names nobody' },
  leftOut: { zh: '不给的对象和原因', en: 'Who gets nothing, and why' },
  shares: { zh: '各出资方', en: 'Funders' },
} as const satisfies Texts

type Preview = paths['/v1/programmes/preview']['post']['responses'][200]['content']['application/json']
type Order = Readonly<{ year: string; day: string; ids: string; size: string; seed: string; people: string }>

/** A document on a sample of the register, before it is saved. */
export function ProgrammePreview({ programme }: { programme: Programme }) {
  const t = useT()
  const [order, keep] = useKept<Order>('preview', {
    year: programme.valid_from?.slice(0, 4) ?? todayInShanghai().slice(0, 4),
    day: todayInShanghai(),
    ids: '',
    size: '10',
    seed: '1',
    people: '',
  })
  const set = (change: Partial<Order>) => keep({ ...order, ...change })
  const [preview, setPreview] = useState<Preview>()
  const compute = useCommand({
    run: ({ year, day, ids, size, seed, people }: Order) => {
      const named = ids.split(/[\s,，、]+/u).filter((id) => id !== '')
      return answer(
        api.allocation.POST('/v1/programmes/preview', {
          body: {
            programme,
            fiscal_year: Number(year),
            ...(day !== '' && { register_day: day }),
            ...(named.length > 0
              ? { beneficiary_ids: named.map((id) => id.toLowerCase()) }
              : { seed, size: Number(size) }),
            ...(people !== '' && programme.base.of === 'published_people' && { people: Number(people) }),
          },
        }),
      )
    },
    onDone: setPreview,
  })
  const faults = fieldProblems(compute.problem)
  return (
    <Part title={t(T.title)}>
      <form
        className="finance-steps"
        onSubmit={(event) => {
          event.preventDefault()
          void compute.send(order)
        }}
      >
        <p className="tone-soft">{t(T.intro)}</p>
        <div className="finance-form-row">
          <TextField
            label={t(T.year)}
            value={order.year}
            onChange={(year) => set({ year })}
            isRequired
            fault={faults.get('/fiscal_year')}
          />
          <DayField
            label={t(T.day)}
            value={order.day}
            onChange={(day) => set({ day })}
            max={todayInShanghai()}
            fault={faults.get('/register_day')}
          />
          <TextField
            label={t(T.size)}
            value={order.size}
            onChange={(size) => set({ size })}
            fault={faults.get('/size')}
          />
          <TextField
            label={t(T.seed)}
            value={order.seed}
            onChange={(seed) => set({ seed })}
            hint={t(T.seedHint)}
            fault={faults.get('/seed')}
          />
          {programme.base.of === 'published_people' && (
            <TextField
              label={t(T.people)}
              value={order.people}
              onChange={(people) => set({ people })}
              isRequired
              fault={faults.get('/people')}
            />
          )}
        </div>
        <TextField
          label={t(T.ids)}
          value={order.ids}
          onChange={(ids) => set({ ids })}
          fault={faults.get('/beneficiary_ids')}
        />
        <div>
          <Button htmlType="submit" loading={compute.isSending}>
            {t(T.compute)}
          </Button>
        </div>
      </form>
      <ProblemNotice problem={compute.problem} />
      {preview !== undefined && <Shown of={preview} />}
    </Part>
  )
}

function Shown({
  of: { lines, left_out: leftOut, shares, total, register_day: day, each_alone: isEachAlone },
}: {
  of: Preview
}) {
  const t = useT()
  const { language } = useLanguage()
  const named = useNamedWords()
  const [open, setOpen] = useState<PlanLine>()
  return (
    <div className="finance-steps" aria-live="polite">
      <p>
        <strong>{t(T.result, { n: lines.length, total: yuanFigures(total), day })}</strong>
      </p>
      {!isEachAlone && <p className="notice notice-warn">{t(T.notAlone)}</p>}
      {lines.length > 0 && (
        <TableBox>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t(T.who)}</th>
                <th scope="col">{t(T.area)}</th>
                <th scope="col" className="figure">
                  {t(T.units)}
                </th>
                <th scope="col" className="figure">
                  {t(T.amount)}
                </th>
                <th scope="col">{t(T.why)}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.line}>
                  <td>
                    {line.name ?? t(T.nobody)} <span className="tone-soft">{line.beneficiary_id}</span>
                  </td>
                  <td>{line.area_name ?? line.area_code}</td>
                  <td className="figure">{line.units}</td>
                  <td className="figure">
                    <Yuan yuan={line.amount} />
                  </td>
                  <td>
                    <Button size="small" onClick={() => setOpen(line)}>
                      {t(T.why)}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {shares.length > 0 && (
        <p>
          {t(T.shares)}：{shares.map(({ name, amount }) => `${name} ${yuanFigures(amount)}`).join('，')}
        </p>
      )}
      {leftOut.length > 0 && (
        <>
          <h3>{t(T.leftOut)}</h3>
          <ul className="finance-history">
            {leftOut.map((each) => (
              <li key={each.beneficiary_id}>
                {each.name} <span className="tone-soft">{each.beneficiary_id}</span>
                {each.reasons.map((reason) => (
                  <p key={reason.en}>{named(reason[language])}</p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <Dialog isOpen={open !== undefined} title={open?.name ?? ''} onClose={() => setOpen(undefined)}>
        {open !== undefined && <LineExplained line={open} />}
      </Dialog>
    </div>
  )
}
