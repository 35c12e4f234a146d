import type { IMPORT_COLUMNS } from './register-words.ts'

export type ImportColumn = keyof typeof IMPORT_COLUMNS

/** Every header that a column of the imported table is known by, as docs/register-import.md lists them. */
export const IMPORT_HEADERS: Readonly<Record<ImportColumn, readonly string[]>> = {
  household_number: ['户编号', '户编码', '贫困户编号', 'household_number', 'household_id'],
  area_code: ['村编码', '行政区划', '行政区划代码', '区划代码', '村代码', 'area_code', 'village_code'],
  township: ['乡镇', '乡(镇)', '乡镇名称', '镇', 'township'],
  village: ['村名', '行政村', '村', '村名称', 'village'],
  head_name: ['户主姓名', 'head_name'],
  name: ['姓名', '成员姓名', 'name'],
  identity_number: ['身份证号', '身份证号码', '公民身份号码', '证件号码', 'identity_number'],
  relation: ['与户主关系', '家庭关系', 'relation'],
  ability: ['劳动能力', '劳动技能', 'working_ability', 'ability'],
  stage: ['在读学段', '在校生状况', 'stage_of_schooling', 'stage'],
  health_cover: ['医保', '医疗保险', '参保情况', 'health_cover'],
  class: ['户类别', '户类型', '贫困户属性', 'household_class', 'class'],
  income_per_person: ['人均年收入', '人均年收入(元)', '人均纯收入', '人均收入', 'income_per_person'],
  willing_to_work: ['有劳动意愿', '劳动意愿', 'willing_to_work'],
  registered_since: ['建档日期', '建档时间', 'registered_since'],
  people: ['户人口', '家庭人口', '家庭人口数', '户人口数', 'people'],
  account_owner: ['户名', '账户名', '开户名', '开户姓名', 'account_owner'],
  bank_account: ['一卡通账号', '银行卡号', '一卡通', '银行卡号(一卡通)', '银行账号', 'bank_account'],
}

/** Where a column stands among the cells of the header row, from 0; -1 where the file does not have it. */
export const placeOfColumn = (header: readonly string[], column: ImportColumn): number => {
  const known = new Set(IMPORT_HEADERS[column].map(keyOf))
  return header.findIndex((cell) => known.has(keyOf(cell)))
}

/** As the service compares headers: full-width and half-width, capital and small letters are the same. */
const keyOf = (header: string): string => header.normalize('NFKC').trim().toLowerCase()
