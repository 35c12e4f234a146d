/**
 * Why a bank refuses a payment or sends it back, in the words of ISO 20022 (external code sets: status reason, return reason): the codes that
 * occur in credit transfers to people and enterprises. A code that a bank sends and that is not here is kept as it came.
 */
export const REASON_CODES = {
  AB05: { zh: '收款行处理超时', en: 'The transfer timed out at the payee’s bank' },
  AB06: { zh: '中间行处理超时', en: 'The transfer timed out at a bank between' },
  AC01: { zh: '账号有误', en: 'The account number is wrong' },
  AC02: { zh: '付款账号有误', en: 'The paying account number is wrong' },
  AC03: { zh: '收款账号有误', en: 'The payee’s account number is wrong' },
  AC04: { zh: '账户已销户', en: 'The account is closed' },
  AC06: { zh: '账户被冻结或止付', en: 'The account is blocked' },
  AC13: { zh: '付款账户类型不符', en: 'The paying account is of the wrong type' },
  AC14: { zh: '收款账户类型不符', en: 'The payee’s account is of the wrong type' },
  AG01: { zh: '账户不允许办理此类交易', en: 'The account may not take such a transfer' },
  AG03: { zh: '不支持此类交易', en: 'Such a transfer is not supported' },
  AM01: { zh: '金额为零', en: 'The amount is zero' },
  AM02: { zh: '金额超过允许的上限', en: 'The amount is more than is allowed' },
  AM03: { zh: '币种不允许', en: 'The currency is not allowed' },
  AM04: { zh: '付款账户余额不足', en: 'The paying account does not reach' },
  AM05: { zh: '重复支付', en: 'The payment is a duplicate' },
  AM09: { zh: '金额与约定不符', en: 'The amount is not the one agreed' },
  AM10: { zh: '合计金额不符', en: 'The control sum does not fit' },
  AM12: { zh: '金额无效', en: 'The amount is not valid' },
  AM14: { zh: '超过账户限额', en: 'The amount exceeds the limit of the account' },
  AM18: { zh: '笔数不符', en: 'The number of transactions does not fit' },
  BE01: { zh: '户名与账号不符', en: 'The name is not that of the account’s holder' },
  BE06: { zh: '收款人不存在', en: 'The payee is not known at this bank' },
  BE22: { zh: '缺少收款人姓名', en: 'The payee’s name is missing' },
  CNOR: { zh: '收款行未参加清算', en: 'The payee’s bank is not reached by this clearing' },
  CUST: { zh: '客户要求退回', en: 'The customer asked for it' },
  DT01: { zh: '日期无效', en: 'The date is not valid' },
  DUPL: { zh: '重复支付', en: 'The payment was made twice' },
  ED05: { zh: '清算失败', en: 'The settlement failed' },
  FF01: { zh: '文件格式有误', en: 'The file’s format is wrong' },
  FOCR: { zh: '应撤销申请退回', en: 'Sent back after it was asked back' },
  MD07: { zh: '收款人已死亡', en: 'The payee has died' },
  MS02: { zh: '客户原因,未说明', en: 'Of the customer’s own, not specified' },
  MS03: { zh: '银行未说明原因', en: 'The bank gives no reason' },
  NARR: { zh: '见银行附言', en: 'As the bank says in words' },
  NOAS: { zh: '客户未答复', en: 'The customer did not answer' },
  RC01: { zh: '行号有误', en: 'The bank code is wrong' },
  RF01: { zh: '付款编号重复', en: 'The reference is not unique' },
  RR03: { zh: '收款人信息不完整', en: 'The payee’s name or address is missing' },
  RR04: { zh: '监管原因', en: 'For a regulatory reason' },
  TECH: { zh: '系统故障', en: 'A technical problem' },
  TM01: { zh: '超过受理时间', en: 'It came after the cut-off' },
  UPAY: { zh: '不应支付的款项', en: 'The payment was not due' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

export type KnownReasonCode = keyof typeof REASON_CODES

export const isKnownReasonCode = (code: string): code is KnownReasonCode => Object.hasOwn(REASON_CODES, code)
