import { isKnownReasonCode, type KnownReasonCode, REASON_CODES } from './reason-codes.ts'

/** `code`: four capitals or digits, as the column of a payment asks. `zh` and `en` say it in our words; the bank's stay beside them. */
export type Reason = Readonly<{ code: string; zh: string; en: string }>

/**
 * The ISO reason of what a bank writes: a code, a code before words ('AC04 已销户'), or words alone. What nothing here knows is MS03, not
 * specified: the bank's own words are for the caller to keep. A code of four that is in no table stays, in the bank's own words.
 */
export function reasonOf(text: string): Reason {
  const said = text.normalize('NFKC').trim()
  const code = /^[A-Z]{4}(?![A-Za-z0-9])|^[A-Z]{2}[0-9]{2}(?![A-Za-z0-9])/.exec(said)?.[0]
  if (code !== undefined && !isKnownReasonCode(code) && /[0-9]/.test(code)) {
    const words = said.slice(code.length).trim()
    return { code, zh: words || code, en: words || code }
  }
  const known =
    code !== undefined && isKnownReasonCode(code)
      ? code
      : (WORDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'MS03')
  return { code: known, ...REASON_CODES[known] }
}

/** In this order: what is said of the payee before what is said of his account, and 户名账号不符 before 账号不存在. */
const WORDS: readonly (readonly [KnownReasonCode, RegExp])[] = [
  ['MD07', /死亡|身故|已故|去世|亡故/],
  [
    'BE01',
    /(户名|姓名|名称|收款人名).{0,8}(不符|不一致|不匹配|不相符|错|有误)|账号.{0,3}户名|户名.{0,3}账号|名账不符|账户名/,
  ],
  ['BE22', /(户名|姓名).{0,2}(为空|缺失|未填)|缺少(户名|姓名)/],
  ['AM05', /重复(支付|付款|入账|代发|提交|交易)?|已入账|已处理过/],
  ['AM04', /(余额|头寸|资金).{0,2}不足/],
  ['AC04', /销户|注销|已关闭|已清户/],
  [
    'AC06',
    /冻结|止付|挂失|控制|只收不付|只付不收|久悬|睡眠|不动户|长期不用|休眠|中止|暂停非柜面|证件.{0,4}(过期|失效)|未激活|身份(信息)?.{0,3}(过期|核实)/,
  ],
  ['AM14', /限额|超限|超额/],
  ['AC14', /账户类(型|别)|账户性质|非(个人|对公|结算)账?户|[ⅠⅡⅢ123I]{1,3}类(账?户|卡)/],
  ['RC01', /行号|联行|开户行.{0,4}(错|误|不符|不存在)|机构号/],
  ['CNOR', /收款行.{0,6}(未加入|未参加|未开通|不支持)|他行.{0,4}不支持/],
  [
    'AC01',
    /(账号|帐号|卡号|账户|帐户|户口).{0,6}(不存在|错|有误|无效|不正确|不符|非法)|无此(账|帐|卡)|无此户|查无(账|帐|卡|户)|校验位/,
  ],
  ['BE06', /查无此人|收款人不存在|客户不存在|无此客户/],
  ['AM12', /金额.{0,4}(错|有误|无效|非法|格式)/],
  ['AM10', /(合计|总金额|总额).{0,4}不符/],
  ['AM18', /(总?笔数).{0,4}不符/],
  ['FF01', /(文件|格式).{0,4}(错|有误|不符|非法)/],
  ['TM01', /(超过|已过).{0,6}(受理|截止|营业|工作)?时间|非工作时间/],
  ['AB05', /超时|未收到.{0,4}(应答|回执)/],
  ['FOCR', /撤销|冲正|撤回/],
  ['CUST', /客户(要求|申请|主动)|拒收|拒绝入账/],
  ['AG01', /不允许|受限|禁止|不支持/],
  ['TECH', /系统(故障|异常|错误|繁忙)|通讯(故障|异常|失败)|技术/],
]
