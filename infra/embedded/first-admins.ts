/**
 * The two administrators of an embedded run, who can appoint everybody else. They are called as `fundtrace token` calls an officer of that role, area
 * and name.
 */
export const FIRST_ADMINS = ['系统管理员甲', '系统管理员乙'].map((name) => ({
  subject: `admin-44-${name}`,
  name,
  areas: ['44'],
}))
