import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Part } from './finance-page.tsx'
import { holdFile, sha256Of, useHeldFile } from './held-files.ts'
import { type Import, sendImport } from './send-import.ts'

const T = {
  title: { zh: '下一步', en: 'What comes next' },
  good: { zh: '没有错误，可以写入名册。', en: 'There is no fault: it can be taken in.' },
  nothing: {
    zh: '没有错误，而且名册已经与这份表格一致，不需要写入。',
    en: 'There is no fault, and the register is as this table already.',
  },
  bad: {
    zh: '有 {n} 处错误。请在下面改好后重新检查，或在 Excel 里改好后重新上传。',
    en: '{n} faults. Correct them below and check again, or correct them in Excel and send the file again.',
  },
  takeAll: { zh: '写入名册', en: 'Take it in' },
  takeGood: { zh: '只写入没有错误的户', en: 'Take in the households without a fault' },
  takeGoodSays: {
    zh: '有错误的户整户留下不写，以后改好再导入。',
    en: 'Households with a fault are left out as a whole, for a later import.',
  },
  done: { zh: '已写入名册。', en: 'It is in the register.' },
  see: { zh: '查看名册', en: 'See the register' },
  again: { zh: '检查另一份表格', en: 'Check another table' },
  sameFile: { zh: '同一份表格', en: 'The same file' },
  sameFileHint: {
    zh: '页面重新打开过：为了保护个人信息，文件不留在浏览器里，请再选一次。',
    en: 'The page was opened anew. No file with persons’ data is kept in the browser: please choose it again.',
  },
  otherFile: {
    zh: '这不是刚才检查的那份文件。请选原来的文件，或重新检查这一份。',
    en: 'This is not the file that was checked. Choose that one, or check this one anew.',
  },
  whole: {
    zh: '表格本身读不成，请按左边的说明处理后重新上传。',
    en: 'The table as a whole could not be read: see why on the left, then send it again.',
  },
} as const satisfies Texts

/** What may be done with a file that was checked: take it in, all of it or what has no fault. */
export function ImportTaking({ of }: { of: Import }) {
  const t = useT()
  const navigate = useNavigate()
  const isFinance = useOfficer().roles.includes('finance')
  const file = useHeldFile(of.id)
  const [isOther, setOther] = useState(false)
  const take = useCommand({
    run: (amount: 'all' | 'good', key) => {
      if (file === undefined) throw new Error('no file is held')
      return sendImport(
        file,
        { valid_from: of.valid_from, isTrial: false, take: amount, isSynthetic: of.synthetic },
        key,
      )
    },
    invalidates: [['imports'], ['households']],
    onDone: (begun) => {
      if (file !== undefined) holdFile(begun.id, file)
      void navigate({ to: '/finance/register/imports/$import_id', params: { import_id: begun.id } })
    },
  })
  const choose = async (chosen: File) => {
    const isSame = (await sha256Of(chosen)) === of.file.sha256
    setOther(!isSame)
    if (isSame) holdFile(of.id, chosen)
  }
  const faults = of.faults ?? 0
  const isOver = of.state === 'applied' || of.state === 'repeated'
  const mayTake = isFinance && !isOver && of.state !== 'failed'
  const hasWork = faults > 0 || (of.households_to_write ?? 1) > 0
  return (
    <Part title={t(T.title)}>
      <div className="finance-steps">
        {of.state === 'applied' && <p>{t(T.done)}</p>}
        {isOver && (
          <Link className="finance-button" to="/finance/register" search={{ on: of.valid_from }}>
            {t(T.see)}
          </Link>
        )}
        {of.state === 'failed' && <p>{t(T.whole)}</p>}
        {mayTake && (
          <p>{faults > 0 ? t(T.bad, { n: faults.toLocaleString('en-US') }) : t(hasWork ? T.good : T.nothing)}</p>
        )}
        {mayTake && hasWork && file === undefined && (
          <>
            <FileDrop
              label={t(T.sameFile)}
              accept=".xlsx,.csv"
              hint={t(T.sameFileHint)}
              onFile={(chosen) => void choose(chosen)}
            />
            <p role="alert" className="tone-bad">
              {isOther && t(T.otherFile)}
            </p>
          </>
        )}
        {mayTake && hasWork && file !== undefined && (
          <div className="finance-action">
            <Button
              type={faults > 0 ? 'default' : 'primary'}
              loading={take.isSending}
              onClick={() => void take.send(faults > 0 ? 'good' : 'all')}
            >
              {t(faults > 0 ? T.takeGood : T.takeAll)}
            </Button>
            {faults > 0 && <small>{t(T.takeGoodSays)}</small>}
          </div>
        )}
        <ProblemNotice problem={take.problem} />
        <Link to="/finance/register/imports">{t(T.again)}</Link>
      </div>
    </Part>
  )
}
