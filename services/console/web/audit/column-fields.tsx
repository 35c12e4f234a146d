import { Choice } from '../parts/choice.tsx'
import { type Text, useT } from '../shell/language.tsx'
import { type ColumnChoice, type ColumnRole, REGISTER_FIELDS } from './guess-mapping.ts'
import type { Peek } from './peek-csv.ts'

const T = {
  shape: { zh: '金额怎样写', en: 'How amounts are written' },
  one: { zh: '一列金额', en: 'in one column' },
  in_out: { zh: '收入、支出各一列', en: 'in a column of what came in and one of what went out' },
  unit: { zh: '单位', en: 'Unit' },
  yuan: { zh: '元', en: 'yuan' },
  fen: { zh: '分', en: 'fen' },
  wan: { zh: '万元', en: 'wan yuan' },
  sign: { zh: '正负', en: 'Sign' },
  as_written: { zh: '照写', en: 'as written' },
  turned: { zh: '反转（清单把付款写成正数时）', en: 'turned (where payments are written above zero)' },
  none: { zh: '（没有这一列）', en: '(there is none)' },
  top: { zh: '文件开头', en: 'The top of the file' },
} as const

const ROLES: Readonly<Record<ColumnRole, Text>> = {
  amount: { zh: '金额', en: 'Amount' },
  in: { zh: '收入', en: 'Came in' },
  out: { zh: '支出', en: 'Went out' },
  date: { zh: '日期', en: 'Day' },
  balance: { zh: '余额（逐行验算）', en: 'Balance (proven row by row)' },
  id: { zh: '本方编号或流水号', en: 'Own number of the row' },
  reference: { zh: '付款编号或文号', en: 'Reference or document' },
  name: { zh: '户名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  page: { zh: '页码（缺页会被发现）', en: 'Page number (a missing one is found)' },
  time: { zh: '时间', en: 'Time' },
  beneficiary: { zh: '户编号', en: 'Beneficiary' },
  identity_number: { zh: '身份证号', en: 'Identity number' },
  card_number: { zh: '银行卡号', en: 'Card number' },
  since: { zh: '自何日起', en: 'Since' },
  until: { zh: '至何日止', en: 'Until' },
}
const ALWAYS = ['date', 'time', 'balance', 'page', 'id', 'reference', 'name', 'account'] as const

type ColumnFieldsProps = Readonly<{
  peek: Peek
  choice: ColumnChoice
  onChange: (choice: ColumnChoice) => void
  isRegister?: boolean
}>

/** Which column is what, over the top of the file as it stands. */
export function ColumnFields({ peek, choice, onChange, isRegister = false }: ColumnFieldsProps) {
  const t = useT()
  const columns = Object.fromEntries(peek.headers.filter((header) => header !== '').map((header) => [header, header]))
  const options = { '': T.none, ...columns }
  const amounts: readonly ColumnRole[] = choice.shape === 'in_out' ? ['in', 'out'] : ['amount']
  const roles = [...amounts, ...ALWAYS, ...(isRegister ? REGISTER_FIELDS : [])]
  const used = new Map(roles.filter((role) => choice[role] !== '').map((role) => [choice[role], role]))
  return (
    <>
      <div className="field-grid">
        <Choice
          label={t(T.shape)}
          value={choice.shape}
          options={{ one: T.one, in_out: T.in_out }}
          onChange={(shape) => onChange({ ...choice, shape: shape === 'in_out' ? 'in_out' : 'one' })}
        />
        {roles.map((role) => (
          <Choice
            key={role}
            label={t(ROLES[role])}
            value={choice[role]}
            options={options}
            onChange={(header) => onChange({ ...choice, [role]: header })}
          />
        ))}
        <Choice
          label={t(T.unit)}
          value={choice.unit}
          options={{ yuan: T.yuan, fen: T.fen, wan: T.wan }}
          onChange={(unit) => onChange({ ...choice, unit: unit === 'fen' || unit === 'wan' ? unit : 'yuan' })}
        />
        <Choice
          label={t(T.sign)}
          value={choice.sign}
          options={{ as_written: T.as_written, turned: T.turned }}
          onChange={(sign) => onChange({ ...choice, sign: sign === 'turned' ? 'turned' : 'as_written' })}
        />
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t(T.top)}>
        <table className="dense-table">
          <caption className="unseen">{t(T.top)}</caption>
          <thead>
            <tr>
              {peek.headers.map((header, place) => {
                const role = used.get(header)
                return (
                  // oxlint-disable-next-line react/no-array-index-key
                  <th key={`${header}-${place}`} scope="col" className={role === undefined ? '' : 'used'}>
                    {header}
                    {role !== undefined && <div>← {t(ROLES[role])}</div>}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {peek.rows.map((cells, line) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={line}>
                {peek.headers.map((header, place) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={`${header}-${place}`} className={used.has(header) ? 'used' : ''}>
                    {cells[place] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
