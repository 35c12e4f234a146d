import { DomainError, type ProblemValues } from '@fundtrace/problem'

const problem = (code: string, zh: string, en: string, detail: string, values: ProblemValues = {}): DomainError =>
  new DomainError({ code: `CLI_${code}`, kind: 'malformed', title: { zh, en }, detail, values })

export const usageWrong = (detail: string): DomainError =>
  problem('USAGE_WRONG', '命令用法有误', 'The command is used wrongly', `${detail} See: fundtrace --help`)

export const argumentMalformed = (text: string, expected: string): DomainError =>
  problem('ARGUMENT_MALFORMED', '参数格式不正确', 'An argument cannot be read', `"${text}" is not ${expected}.`, {
    argument: text.slice(0, 100),
    expected,
  })

export const remainderPartyMissing = (party: string, ratio: string): DomainError =>
  problem(
    'REMAINDER_PARTY_MISSING',
    '指定承担尾差的一方没有分担份额',
    'The party named for the remainder has no share',
    `Party ${party} of ${ratio}, counted from 1, does not exist or bears nothing.`,
    { remainder_to: party, ratio },
  )

export const fileUnreadable = (file: string, reason: string): DomainError =>
  problem('FILE_UNREADABLE', '无法读取文件', 'The file cannot be read', `${file}: ${reason}`, { file, reason })

export const fileMalformed = (file: string, reason: string): DomainError =>
  problem('FILE_MALFORMED', '文件内容有误', 'The file is not what is needed', `${file}: ${reason}`, { file, reason })

/** What is on the disk stays there: a file with names and accounts is never written over another. */
export const fileUnwritable = (file: string, reason: string): DomainError =>
  problem('FILE_UNWRITABLE', '无法写入文件', 'The file cannot be written', `${file}: ${reason}`, { file, reason })

export const stateFolderMissing = (file: string): DomainError =>
  problem(
    'STATE_FOLDER_MISSING',
    '尚未启动过系统',
    'Fundtrace was never started here',
    `There is no ${file}: npm start first, or name the state folder in FUNDTRACE_HOME.`,
    { file },
  )

export const houseNotRunning = (file: string): DomainError =>
  problem(
    'HOUSE_NOT_RUNNING',
    '系统未在运行',
    'Fundtrace is not running',
    `There is no ${file}: npm start first, or name the services in FUNDTRACE_URLS.`,
    { file },
  )

export const accessMissing = (): DomainError =>
  problem(
    'ACCESS_MISSING',
    '未提供权限管理服务地址',
    'It is not said where the service access is',
    'Name it as "access" in FUNDTRACE_URLS.',
  )

export const addressesMalformed = (source: string, expected: string): DomainError =>
  problem('ADDRESSES_MALFORMED', '服务地址有误', 'The addresses cannot be read', `${source} is not ${expected}.`, {
    source,
    expected,
  })

export const serviceUnreachable = (service: string, address: string): DomainError =>
  problem(
    'SERVICE_UNREACHABLE',
    '无法连接服务',
    'The service does not answer',
    `Nothing came back from ${service} at ${address}. If something was being recorded, send it again with the same --key.`,
    { service, address },
  )

export const tokenMissing = (): DomainError =>
  problem(
    'TOKEN_MISSING',
    '需要登录令牌',
    'A token is needed',
    'Give --token or set FUNDTRACE_TOKEN; `fundtrace token --help` says how to get one.',
  )

/** Never repeats the token. */
export const tokenMalformed = (): DomainError =>
  problem('TOKEN_MALFORMED', '令牌格式不正确', 'The token cannot be read', 'What was given as the token is not one.')

export const localIssuerRefused = (): DomainError =>
  problem(
    'LOCAL_ISSUER_REFUSED',
    '生产环境不得使用本地令牌签发',
    'The local issuer is refused in production',
    'NODE_ENV is production: tokens come from the identity provider there.',
    { NODE_ENV: 'production' },
  )

export const issuerUnreachable = (issuer: string, reason: string): DomainError =>
  problem(
    'ISSUER_UNREACHABLE',
    '无法连接身份认证服务',
    'The identity provider does not answer as one',
    `OIDC_ISSUER ${issuer}: ${reason}`,
    { issuer },
  )

/** `reason` in the issuer's words, which speak of the request and not of its secret. */
export const issuerRefused = (issuer: string, reason: string): DomainError =>
  problem(
    'ISSUER_REFUSED',
    '身份认证服务拒绝签发令牌',
    'The identity provider gives no token',
    `${issuer} refused: ${reason}`,
    { issuer, reason },
  )

export const configRefused = (lines: readonly string[]): DomainError =>
  problem('CONFIG_REFUSED', '配置有误', 'The configuration is refused', lines.join('; '))
