import { DomainError } from '@fundtrace/problem'
import type { ServiceName } from './service-names.ts'

const SERVICE_TITLES: Readonly<Record<ServiceName, Readonly<{ zh: string; en: string }>>> = {
  allocation: { zh: '资金分配服务', en: 'The allocation service' },
  ledger: { zh: '总账服务', en: 'The ledger service' },
  disbursement: { zh: '资金支付服务', en: 'The disbursement service' },
  reconciliation: { zh: '对账服务', en: 'The reconciliation service' },
  access: { zh: '权限服务', en: 'The access service' },
}

/** Nobody is signed in, or no more: the page asks for a sign-in and goes on where it was. */
export const sessionExpired = (): DomainError =>
  new DomainError({
    code: 'CONSOLE_SESSION_EXPIRED',
    kind: 'unauthenticated',
    title: { zh: '登录已过期，请重新登录', en: 'You are signed out: sign in again' },
    detail: 'There is no session, or it is over: go to /sign-in',
  })

/** Told apart from a page of ours by the header that only our pages send, and by where the browser says that it comes from. */
export const requestForeign = (): DomainError =>
  new DomainError({
    code: 'CONSOLE_REQUEST_FOREIGN',
    kind: 'forbidden',
    title: { zh: '请求不是从本系统页面发出的', en: 'The request does not come from a page of this console' },
    detail:
      'A request that changes something needs the header x-fundtrace-console: 1 and has to come from our own origin',
  })

/** The page was drawn for somebody else: himself, or another officer in whose place he acted. */
export const actingOtherwise = (acting: string | null, wanted: string | null): DomainError =>
  new DomainError({
    code: 'CONSOLE_ACTING_OTHERWISE',
    kind: 'conflict',
    title: {
      zh: '代岗身份已在别处切换，请刷新页面后再办理',
      en: 'You act for somebody else by now: reload the page, then do it again',
    },
    detail: 'Nothing was done: in another tab it was chosen to act for another officer than this page says',
    values: { acting_for: acting, wanted },
  })

export const standingInOff = (): DomainError =>
  new DomainError({
    code: 'CONSOLE_STANDING_IN_OFF',
    kind: 'refused',
    title: { zh: '本系统未启用代岗', en: 'Nobody stands in for anybody here' },
    detail: 'TOKEN_EXCHANGE is none and no STANDING_IN_URL is set, so that no token says for whom somebody acts',
  })

export const serviceDown = (service: ServiceName): DomainError => {
  const { zh, en } = SERVICE_TITLES[service]
  return new DomainError({
    code: 'CONSOLE_SERVICE_DOWN',
    kind: 'unavailable',
    title: { zh: `${zh}暂时不可用，请稍后再试`, en: `${en} does not answer for the moment: try again` },
    detail: `${service} does not answer. Whether a request that changes something took effect is not known: send it again with the same Idempotency-Key`,
    values: { service, service_zh: zh, service_en: en },
  })
}

export const issuerUnavailable = (): DomainError =>
  new DomainError({
    code: 'CONSOLE_ISSUER_UNAVAILABLE',
    kind: 'unavailable',
    title: {
      zh: '身份系统暂时不可用，请稍后再试',
      en: 'The identity provider does not answer for the moment: try again',
    },
    detail: 'The provider at which officers sign in does not answer',
  })

/** What came back from the provider is not the answer to a sign-in that this browser began. */
export const signInRefused = (reason: string): DomainError =>
  new DomainError({
    code: 'CONSOLE_SIGN_IN_REFUSED',
    kind: 'refused',
    title: { zh: '登录没有完成，请重新登录', en: 'The sign-in did not end well: try again' },
    detail: `The sign-in was refused: ${reason}`,
  })

export const pathUnknown = (path: string): DomainError =>
  new DomainError({
    code: 'CONSOLE_PATH_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有这个地址', en: 'There is no such address' },
    detail: 'Only what lies below /v1/ of a service can be reached here',
    values: { path: path.slice(0, 200) },
  })

export const exportTooLong = (rowsMax: number): DomainError =>
  new DomainError({
    code: 'CONSOLE_EXPORT_TOO_LONG',
    kind: 'too_large',
    title: {
      zh: `导出超过 ${rowsMax.toLocaleString('zh-CN')} 行，请先缩小筛选范围`,
      en: `More than ${rowsMax.toLocaleString('en')} rows: narrow the filters first`,
    },
    detail: `An export has at most ${rowsMax} rows`,
    values: { rows_max: rowsMax },
  })

export const exportUnreadable = (list: string): DomainError =>
  new DomainError({
    code: 'CONSOLE_EXPORT_UNREADABLE',
    kind: 'malformed',
    title: { zh: '无法导出该列表', en: 'This list cannot be exported' },
    detail: `The answer of the service holds no list "${list.slice(0, 100)}", or no cursor of its next page`,
    values: { list: list.slice(0, 100) },
  })
