import type { BilingualTitle } from '@fundtrace/problem'

type Words = Readonly<{
  /** A warning is told and holds nothing back. */
  severity: 'fault' | 'warning'
  reason: BilingualTitle
  /** `{expected}` and `{row}` stand for the fault's own. */
  right: BilingualTitle
}>

const words = (reason: [zh: string, en: string], right: [zh: string, en: string]): Words => ({
  severity: 'fault',
  reason: { zh: reason[0], en: reason[1] },
  right: { zh: right[0], en: right[1] },
})
const warning = (reason: [zh: string, en: string], right: [zh: string, en: string]): Words => ({
  ...words(reason, right),
  severity: 'warning',
})

/** Every kind of fault, in words. The codes are stable: programs branch on them. */
export const FAULT_WORDS = {
  CELL_MISSING: words(['必填单元格为空', 'A required cell is empty'], ['请填写', 'Fill it in']),
  CELL_HOLDS_ERROR: words(
    ['单元格为公式错误值', 'The cell holds an error value of the spreadsheet'],
    ['请改为实际值', 'Put the value itself'],
  ),
  ROW_SHIFTED: words(
    ['该行的列数与表头不同', 'The row has another number of cells than the header'],
    ['每列一格,内容含逗号时加引号', 'One cell for each column; text with a comma in quotes'],
  ),
  CELL_TOO_LONG: words(
    ['内容过长', 'The text is too long'],
    ['最多 {expected} 个字符', 'At most {expected} characters'],
  ),
  NUMBER_DAMAGED: words(
    ['号码被存为数值,15 位以后的数字已丢失', 'Stored as a number: the digits after the 15th are lost'],
    ['将该列设为文本后重新录入号码', 'Make the column text and enter the number again'],
  ),
  IDENTITY_OLD_NUMBER: words(
    ['15 位旧身份证号', 'An old number of 15 digits'],
    ['18 位公民身份号码', 'The 18-character number of the same person'],
  ),
  IDENTITY_LENGTH_WRONG: words(
    ['身份证号长度不对', 'The identity number has another length'],
    ['18 位', '18 characters'],
  ),
  IDENTITY_CHARACTER_WRONG: words(
    ['身份证号含有其他字符', 'The identity number holds other characters'],
    ['17 位数字加 1 位数字或 X', '17 digits, then a digit or X'],
  ),
  IDENTITY_BIRTH_DATE_IMPOSSIBLE: words(
    ['身份证号中的出生日期不存在', 'There is no such birth date'],
    ['第 7 至 14 位为实际出生日期', 'Characters 7 to 14 are a real day of birth'],
  ),
  IDENTITY_BIRTH_DATE_IN_FUTURE: words(
    ['身份证号中的出生日期晚于今天', 'The birth date is a day to come'],
    ['第 7 至 14 位不晚于今天', 'Characters 7 to 14 are no later than today'],
  ),
  IDENTITY_CHECK_CHARACTER_WRONG: words(
    ['身份证号校验位不符(GB 11643)', 'The check character does not fit (GB 11643)'],
    ['若前 17 位无误,末位应为 {expected}', 'If the first 17 digits are right, the last is {expected}'],
  ),
  PERSON_TWICE_IN_FILE: words(
    ['与第 {row} 行为同一人', 'The same person as on row {row}'],
    ['每人一行,只在一户', 'One row per person, in one household'],
  ),
  PERSON_IN_OTHER_HOUSEHOLD: words(
    ['此人当日已在另一户', 'On that day the person is in another household of the register'],
    [
      '先登记其从 {expected} 迁出,或将该户一并导入',
      'Record first that he left {expected}, or import that household too',
    ],
  ),
  PERSON_DECEASED: words(
    ['此人已登记死亡', 'The register has the person as deceased'],
    ['删除该行,或先更正登记', 'Remove the row, or correct the register first'],
  ),
  HOUSEHOLD_NUMBER_MALFORMED: words(
    ['户编号格式不对', 'The household number has a form that cannot be kept'],
    ['1 至 63 位小写字母、数字或连字符', '1 to 63 letters, digits or hyphens'],
  ),
  HOUSEHOLD_NUMBER_TAKEN: words(
    [
      '户编号已属于权限范围以外的户或其他对象',
      'The number belongs to an entry outside your access, or to no household',
    ],
    ['使用本地区该户自己的编号', 'The number of a household of your area'],
  ),
  AREA_UNKNOWN: words(
    ['村或区划不存在', 'There is no such village or area'],
    [
      '已登记的 9 位乡镇或 12 位村编码,或乡镇名加村名',
      'A recorded code of 9 or 12 digits, or the names of township and village',
    ],
  ),
  AREA_NAME_AMBIGUOUS: words(
    ['名称对应多个村', 'Several villages have this name'],
    ['填写乡镇或 12 位村编码', 'Name the township too, or give the code of 12 digits'],
  ),
  AREA_OUTSIDE_ACCESS: words(
    ['区划不在权限范围内', 'The area is outside your access'],
    ['{expected} 以内的区划', 'An area within {expected}'],
  ),
  HOUSEHOLD_HEAD_MISSING: words(
    ['该户没有户主', 'The household has no head'],
    ['恰有一行“与户主关系”为户主', 'Exactly one row with the relation 户主'],
  ),
  HOUSEHOLD_HEADS_SEVERAL: words(
    ['该户有多个户主(另见第 {row} 行)', 'The household has another head on row {row}'],
    ['恰有一行“与户主关系”为户主', 'Exactly one row with the relation 户主'],
  ),
  HOUSEHOLD_ROWS_DIFFER: words(
    ['与同户第 {row} 行不一致', 'Differs from row {row} of the same household'],
    ['同户各行相同:{expected}', 'The same on every row of the household: {expected}'],
  ),
  HOUSEHOLD_PEOPLE_DIFFER: words(
    ['户人口与行数不符', 'The stated number of people is not the number of rows'],
    ['{expected} 人', '{expected} people'],
  ),
  HOUSEHOLD_HELD_BACK: warning(
    [
      '与被搁置的户之间有人员迁移(第 {row} 行),一并搁置',
      'Left out too: on row {row} a person moves between it and one that is left out',
    ],
    ['改正该户后再次导入', 'Mend that household and import again'],
  ),
  CONTROL_HOUSEHOLDS_DIFFER: words(
    ['户数与控制数不符', 'The number of households is not the control total'],
    ['{expected} 户', '{expected} households'],
  ),
  CONTROL_PEOPLE_DIFFER: words(
    ['人数与控制数不符', 'The number of people is not the control total'],
    ['{expected} 人', '{expected} people'],
  ),
  CHOICE_UNKNOWN: words(['选项不存在', 'No such choice'], ['{expected} 之一', 'One of {expected}']),
  AMOUNT_MALFORMED: words(
    ['金额格式不对', 'Not an amount'],
    ['不小于 0 的元,最多两位小数,如 7500.00', 'Yuan of 0 or more with at most two places, such as 7500.00'],
  ),
  COUNT_MALFORMED: words(['人数格式不对', 'Not a number of people'], ['1 至 99 的整数', 'A whole number from 1 to 99']),
  DAY_MALFORMED: words(['日期不存在或格式不对', 'Not a day'], ['如 2016-06-30', 'Such as 2016-06-30']),
  DAY_IN_FUTURE: words(['日期晚于今天', 'The day is yet to come'], ['不晚于 {expected}', 'No later than {expected}']),
  ACCOUNT_MALFORMED: words(['账号格式不对', 'Not an account number'], ['8 至 32 位数字', '8 to 32 digits']),
  ACCOUNT_CHECK_DIGIT: warning(
    ['卡号末位校验不符,存折账号除外', 'The check digit of a card does not fit; a passbook has none'],
    ['请核对', 'Look at it again'],
  ),
  ACCOUNT_SHARED: warning(
    ['与第 {row} 行的另一户同一账号', 'The account of another household too, on row {row}'],
    ['请核对', 'Look at it again'],
  ),
} as const satisfies Readonly<Record<string, Words>>

export type FaultCode = keyof typeof FAULT_WORDS

export const isWarning = (code: FaultCode): boolean => FAULT_WORDS[code].severity === 'warning'

/** What is wrong and what would be right, in both languages. */
export function describeFault(
  fault: Readonly<{ code: FaultCode; expected: string | null; otherRow: number | null }>,
): Readonly<{ reason: BilingualTitle; right: BilingualTitle }> {
  const { reason, right } = FAULT_WORDS[fault.code]
  const fill = (text: string): string =>
    text.replaceAll('{expected}', fault.expected ?? '').replaceAll('{row}', String(fault.otherRow ?? ''))
  const both = ({ zh, en }: BilingualTitle): BilingualTitle => ({ zh: fill(zh), en: fill(en) })
  return { reason: both(reason), right: both(right) }
}
