/** What of a table an auditor says: which column is what. '' where none is. */
export type ColumnChoice = Readonly<{
  shape: 'one' | 'in_out'
  amount: string
  in: string
  out: string
  unit: 'yuan' | 'fen' | 'wan'
  sign: 'as_written' | 'turned'
  date: string
  balance: string
  id: string
  reference: string
  name: string
  account: string
}>
export type ColumnRole = Exclude<keyof ColumnChoice, 'shape' | 'unit' | 'sign'>

/** Proposes a column for each role by how the headers of banks and offices are called. */
export function guessColumns(headers: readonly string[]): ColumnChoice {
  const find = (role: ColumnRole): string =>
    headers.find((header) => HEADERS[role].exact.test(comparable(header))) ??
    headers.find((header) => HEADERS[role].near.test(comparable(header))) ??
    ''
  const [incoming, outgoing] = [find('in'), find('out')]
  const isPair = incoming !== '' && outgoing !== ''
  const amount = isPair ? '' : find('amount')
  return {
    shape: isPair ? 'in_out' : 'one',
    amount,
    in: isPair ? incoming : '',
    out: isPair ? outgoing : '',
    unit: /万元/u.test(amount + incoming) ? 'wan' : /[（(]分[）)]/u.test(amount + incoming) ? 'fen' : 'yuan',
    sign: 'as_written',
    date: find('date'),
    balance: find('balance'),
    id: find('id'),
    reference: find('reference'),
    name: find('name'),
    account: find('account'),
  }
}

/** As the service reads a mapping (packages/tabular-source). */
export function mappingOf(choice: ColumnChoice): Record<string, unknown> {
  const unit = choice.unit === 'yuan' ? {} : { unit: choice.unit }
  const fields = Object.fromEntries(
    (['reference', 'name', 'account'] as const).flatMap((role) => (choice[role] === '' ? [] : [[role, choice[role]]])),
  )
  return {
    amount:
      choice.shape === 'in_out'
        ? { in: choice.in, out: choice.out, ...unit }
        : choice.unit === 'yuan'
          ? choice.amount
          : { header: choice.amount, ...unit },
    ...(choice.sign === 'turned' && { sign: 'turned' }),
    ...(choice.date !== '' && { date: choice.date }),
    ...(choice.balance !== '' && { balance: choice.balance }),
    ...(choice.id !== '' && { id: choice.id }),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

/** What still has to be said before it can be read. */
export const isComplete = (choice: ColumnChoice): boolean =>
  choice.shape === 'in_out' ? choice.in !== '' && choice.out !== '' : choice.amount !== ''

const comparable = (header: string): string => header.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')

const HEADERS: Readonly<Record<ColumnRole, Readonly<{ exact: RegExp; near: RegExp }>>> = {
  amount: { exact: /^(?:金额|交易金额|发生额|amount)$/u, near: /金额|发生额|补助额|amount/u },
  in: { exact: /^(?:收入|贷方|贷方发生额|收入金额|credit|received)$/u, near: /收入|贷方|存入|转入|credit|received/u },
  out: { exact: /^(?:支出|借方|借方发生额|支出金额|debit|paid_out)$/u, near: /支出|借方|支取|转出|debit|paid.?out/u },
  date: { exact: /^(?:日期|记账日期|交易日期|date|booking_date)$/u, near: /日期|日|date/u },
  balance: { exact: /^(?:余额|账户余额|balance)$/u, near: /余额|balance/u },
  id: { exact: /^(?:银行流水号|流水号|交易流水号|序号|编号|bank_reference|id)$/u, near: /流水|序号|bank.?reference/u },
  reference: {
    exact: /^(?:付款编号|业务编号|客户参考号|文号|reference)$/u,
    near: /付款编号|业务编号|参考号|凭证号|reference/u,
  },
  name: { exact: /^(?:户名|姓名|对方户名|收款人|payee|name)$/u, near: /户名|姓名|收款人|payee|name/u },
  account: { exact: /^(?:账号|帐号|卡号|对方账号|account)$/u, near: /账号|帐号|卡号|account/u },
}
