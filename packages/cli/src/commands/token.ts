import type { Command } from 'commander'
import { asWritten, countArgument, repeated } from '../arguments.ts'
import { localIssuerRefused } from '../cli-problems.ts'
import { fetchOfficerToken, readTokenIssuer } from '../issuer-token.ts'
import { type OfficerOrder, officerOf, signOfficerToken } from '../officer-token.ts'
import { readIssuerKey } from '../state-folder.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'

const DEFAULT_NAME = '默认姓名(default name)'
const DEFAULT_HOURS = 8
const HOURS_MAX = 720

export function addTokenCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'token', {
    about:
      '本机签发或(设有 OIDC_ISSUER 时)身份认证服务签发的令牌 / a token of the local issuer, not for production, or of OIDC_ISSUER',
    example: 'token --role treasury --area 441802 --name 李出纳',
  })
    .requiredOption('--role <role>', 'finance | treasury | audit | admin,可重复 / may be repeated', repeated(asWritten))
    .requiredOption('--area <code>', '行政区划代码,可重复 / area code, may be repeated', repeated(asWritten))
    .option('--name <name>', '姓名 / name; 经办与复核须为两人 / maker and checker are two people')
    .option('--for <name>', '代岗: 所代者姓名,同角色同区划 / stands in for this officer of the same roles and areas')
    .option(
      '--hours <n>',
      '有效小时数,由身份认证服务签发的除外 / valid for hours, unless of OIDC_ISSUER',
      countArgument(1, HOURS_MAX),
      DEFAULT_HOURS,
    )

  verb.action(async () => {
    const { role, area, name, for: standsInFor, hours } = verb.opts<TokenOptions>()
    const order = { roles: role, areas: area, name: name ?? DEFAULT_NAME, standsInFor, lifetimeHours: hours }
    const token = await tokenFor(order, terminal.environment)
    if (name === undefined) terminal.say(NAME_HINT)
    terminal.write(`${token}\n`)
  })
}

async function tokenFor(order: OfficerOrder, environment: Terminal['environment']): Promise<string> {
  const issuer = await readTokenIssuer(environment)
  if (issuer) return fetchOfficerToken({ ...issuer, officer: await officerOf(order) })
  if (environment['NODE_ENV'] === 'production') throw localIssuerRefused()
  return signOfficerToken(await readIssuerKey(environment), order)
}

type TokenOptions = { role: readonly string[]; area: readonly string[]; name?: string; for?: string; hours: number }

const NAME_HINT = `· 未给 --name,用 "${DEFAULT_NAME}": 同角色同区划者视为同一人 / without --name all of this role and area are one person`
