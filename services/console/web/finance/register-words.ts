import type { States } from '../parts/state-tag.tsx'
import type { Texts } from '../shell/language.tsx'

export const HOUSEHOLD_STATES = {
  registered: { text: { zh: '在册', en: 'In the register' }, tone: 'good' },
  left_poverty: { text: { zh: '已脱贫', en: 'Out of poverty' }, tone: 'neutral' },
  removed: { text: { zh: '已移出', en: 'Removed' }, tone: 'bad' },
} as const satisfies States

export const CLASSES = {
  general: { zh: '一般贫困户', en: 'General' },
  minimum_living: { zh: '低保户', en: 'Minimum living' },
  five_guarantees: { zh: '五保户', en: 'Five guarantees' },
} as const satisfies Texts

export const RELATIONS = {
  head: { zh: '户主', en: 'Head' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Texts

export const ABILITIES = {
  full: { zh: '有劳动能力', en: 'Able to work' },
  partial: { zh: '弱劳动能力', en: 'Partly able' },
  none: { zh: '无劳动能力', en: 'Not able' },
} as const satisfies Texts

export const STAGES = {
  none: { zh: '不在读', en: 'Not at school' },
  preschool: { zh: '学前', en: 'Preschool' },
  primary: { zh: '小学', en: 'Primary' },
  lower_secondary: { zh: '初中', en: 'Lower secondary' },
  upper_secondary: { zh: '普通高中', en: 'Upper secondary' },
  secondary_vocational: { zh: '中职', en: 'Vocational' },
  junior_college: { zh: '大专', en: 'Junior college' },
  university: { zh: '本科及以上', en: 'University' },
} as const satisfies Texts

export const HEALTH_COVERS = {
  none: { zh: '未参保', en: 'None' },
  resident: { zh: '城乡居民医保', en: 'Resident' },
  employee: { zh: '职工医保', en: 'Employee' },
} as const satisfies Texts

/** What the history of a household calls where somebody stands. */
export const STANDINGS = {
  registered: { zh: '在册', en: 'In the register' },
  left_poverty: { zh: '脱贫', en: 'Left poverty' },
  removed: { zh: '移出名册', en: 'Removed' },
  ...RELATIONS,
  moved: { zh: '迁出本户', en: 'Moved away' },
  deceased: { zh: '死亡', en: 'Deceased' },
} as const satisfies Texts

export const CARD_STATES = {
  in_force: { text: { zh: '现用账户', en: 'Paid to now' }, tone: 'good' },
  replaced: { text: { zh: '已更换', en: 'Replaced' }, tone: 'neutral' },
  waiting: { text: { zh: '待复核', en: 'Waits for approval' }, tone: 'warn' },
  approved: { text: { zh: '已通过', en: 'Approved' }, tone: 'good' },
  rejected: { text: { zh: '已退回', en: 'Rejected' }, tone: 'bad' },
  superseded: { text: { zh: '已被后来的申请替代', en: 'Superseded' }, tone: 'neutral' },
} as const satisfies States

export const IMPORT_STATES = {
  reading: { text: { zh: '正在读取', en: 'Reading' }, tone: 'busy' },
  comparing: { text: { zh: '正在比对', en: 'Comparing' }, tone: 'busy' },
  judging: { text: { zh: '正在逐户检查', en: 'Judging' }, tone: 'busy' },
  applying: { text: { zh: '正在写入名册', en: 'Taking in' }, tone: 'busy' },
  checked: { text: { zh: '检查完成（未写入）', en: 'Checked, nothing taken in' }, tone: 'good' },
  faulty: { text: { zh: '有错误（未写入）', en: 'Faults found, nothing taken in' }, tone: 'bad' },
  refused: { text: { zh: '有错误，未写入', en: 'Faults found, nothing taken in' }, tone: 'bad' },
  applied: { text: { zh: '已写入名册', en: 'Taken in' }, tone: 'good' },
  repeated: { text: { zh: '以前已导入过', en: 'Was taken in before' }, tone: 'neutral' },
  failed: { text: { zh: '无法读取', en: 'Could not be read' }, tone: 'bad' },
} as const satisfies States

/** Columns of the imported table, as a fault names them. */
export const IMPORT_COLUMNS = {
  household_number: { zh: '户编号', en: 'Household number' },
  area_code: { zh: '村编码', en: 'Village code' },
  township: { zh: '乡镇', en: 'Township' },
  village: { zh: '村名', en: 'Village' },
  head_name: { zh: '户主姓名', en: 'Head' },
  name: { zh: '姓名', en: 'Name' },
  identity_number: { zh: '身份证号', en: 'Identity number' },
  relation: { zh: '与户主关系', en: 'Relation' },
  ability: { zh: '劳动能力', en: 'Ability' },
  stage: { zh: '在读学段', en: 'Schooling' },
  health_cover: { zh: '医保', en: 'Health cover' },
  class: { zh: '户类别', en: 'Class' },
  income_per_person: { zh: '人均年收入', en: 'Income per person' },
  willing_to_work: { zh: '有劳动意愿', en: 'Willing to work' },
  registered_since: { zh: '建档日期', en: 'Registered since' },
  people: { zh: '户人口', en: 'People' },
  account_owner: { zh: '户名', en: 'Account owner' },
  bank_account: { zh: '一卡通账号', en: 'Account' },
} as const satisfies Texts
