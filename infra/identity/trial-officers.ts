import type { Role } from '@fundtrace/http-server'

/** Somebody who can be chosen on the trial issuer's page. */
export type TrialOfficer = Readonly<{
  subject: string
  name: string
  role: Role
  area: string
  office: Readonly<{ zh: string; en: string }>
  duty: Readonly<{ zh: string; en: string }>
}>

const PROVINCE = { zh: '省财政厅', en: 'Provincial finance' }
const FINANCE = { zh: '财政局', en: 'Finance bureau' }
const TREASURY = { zh: '国库', en: 'County treasury' }
const AUDIT = { zh: '审计局', en: 'Audit office' }
const ADMIN = { zh: '系统管理', en: 'Administration' }

const MAKER = { zh: '经办', en: 'makes' }
const CHECKER = { zh: '复核', en: 'checks' }

/** Two of each office, since what one made another approves. They are called as `fundtrace token` calls officers of that role, area and name. */
export const TRIAL_OFFICERS: readonly TrialOfficer[] = [
  officer('finance', '441802', '张会计', FINANCE, MAKER),
  officer('finance', '441802', '陈复核', FINANCE, CHECKER),
  officer('treasury', '441802', '李出纳', TREASURY, MAKER),
  officer('treasury', '441802', '周复核', TREASURY, CHECKER),
  officer('audit', '44', '王审计', AUDIT, MAKER),
  officer('audit', '44', '孙审计', AUDIT, CHECKER),
  // Whose areas are those of every fund of the main job.
  officer('finance', '44', '赵处长', PROVINCE, MAKER),
  officer('finance', '44', '钱复核', PROVINCE, CHECKER),
  officer('admin', '44', '系统管理员甲', ADMIN, MAKER),
  officer('admin', '44', '系统管理员乙', ADMIN, CHECKER),
]

export const trialOfficer = (subject: string): TrialOfficer | undefined =>
  TRIAL_OFFICERS.find((known) => known.subject === subject)

function officer(
  role: Role,
  area: string,
  name: string,
  office: TrialOfficer['office'],
  duty: TrialOfficer['duty'],
): TrialOfficer {
  return { subject: `${role}-${area}-${name}`, name, role, area, office, duty }
}
