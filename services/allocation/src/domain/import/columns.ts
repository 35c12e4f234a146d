/**
 * The table that is imported: one row per person, as the national register (建档立卡) exports it. What stands first among the
 * headers of a column is what the template writes; every other one is accepted as well.
 */
export const IMPORT_COLUMNS = {
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
} as const satisfies Record<string, readonly string[]>

export type ImportColumn = keyof typeof IMPORT_COLUMNS
export const IMPORT_COLUMN_NAMES = Object.keys(IMPORT_COLUMNS) as readonly ImportColumn[]

/** A file without one of these is refused as a whole; so is a cell of them that is empty, on its row. */
export const REQUIRED_COLUMNS = [
  'household_number',
  'name',
  'identity_number',
  'relation',
  'ability',
  'class',
] as const satisfies readonly ImportColumn[]

/** Said of the household as a whole and the same on each of its rows. */
export const HOUSEHOLD_COLUMNS = [
  'area_code',
  'class',
  'income_per_person',
  'willing_to_work',
  'registered_since',
  'people',
  'bank_account',
  'account_owner',
  'head_name',
] as const satisfies readonly ImportColumn[]
export type HouseholdColumn = (typeof HOUSEHOLD_COLUMNS)[number]

/** Trimmed text under one of the columns that the file has. A cell that the spreadsheet could not give as it was says why. */
export type ImportCell = Readonly<{ text: string; harm?: 'digits_lost' | 'error_value' }>
export type ImportCells = Readonly<Partial<Record<ImportColumn, ImportCell>>>
