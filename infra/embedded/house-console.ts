import { CONSOLE_CLIENT_ID } from '../identity/trial-issuer.ts'
import { appointTrialOfficers } from './appoint-trial-officers.ts'
import { buildPages } from './build-pages.ts'
import type { Secrets } from './secrets.ts'
import { type ProgramProcess, type ServiceProcess, startProgram } from './service-processes.ts'
import type { Supervised } from './supervised.ts'

/** The web console of a house, and what is typed there to sign in. */
export type HouseConsole = Readonly<{
  url: string
  passcode: string
  /** For tests, which let it end and come back. */
  process: ProgramProcess
  identity: ProgramProcess
}>

export async function startConsole(
  options: Readonly<{
    services: readonly Pick<ServiceProcess, 'name' | 'url'>[]
    secrets: Secrets
    identityFolder: string
    environment: Readonly<Record<string, string>>
    ports: Readonly<{ console: number; identity: number }>
    logFileOf: (name: string) => string
    onProgress: (message: string) => void
    /** Told of each process, so that it ends with the house also where the next one does not start. */
    started: (program: Supervised) => void
  }>,
): Promise<HouseConsole> {
  const { services, secrets, environment, ports, logFileOf, onProgress, started } = options
  // Built elsewhere, as by whoever is just writing others.
  const pages = process.env['CONSOLE_PAGES']
  if (pages === undefined) await buildPages(onProgress)
  const url = `http://127.0.0.1:${ports.console}`
  const issuer = `http://127.0.0.1:${ports.identity}`
  const accessUrl = services.find(({ name }) => name === 'access')?.url ?? ''
  await appointTrialOfficers(accessUrl, secrets.issuerPrivateKeyFile)

  onProgress('试用登录与工作台启动 / starting the trial sign-in and the console')
  const identity = await startProgram({
    name: 'identity',
    entry: 'infra/identity/main.ts',
    port: ports.identity,
    logFile: logFileOf('identity'),
    onRestart: onProgress,
    environment: {
      ...environment,
      TRIAL_ISSUER_URL: issuer,
      TRIAL_ISSUER_FOLDER: options.identityFolder,
      TRIAL_CLIENT_SECRET_FILE: secrets.trialClientSecretFile,
      TRIAL_CONSOLE_URL: url,
      TRIAL_PASSCODE_FILE: secrets.passcodeFile,
      TRIAL_ACCESS_URL: accessUrl,
      TRIAL_LOCAL_ISSUER_KEY_FILE: secrets.issuerPrivateKeyFile,
    },
  })
  started(identity)
  const program = await startProgram({
    name: 'console',
    port: ports.console,
    logFile: logFileOf('console'),
    onRestart: onProgress,
    environment: {
      ...environment,
      ...Object.fromEntries(services.map((service) => [`${service.name.toUpperCase()}_URL`, service.url])),
      ...(pages !== undefined && { CONSOLE_PAGES: pages }),
      CONSOLE_URL: url,
      CONSOLE_SESSION_KEY_FILE: secrets.consoleSessionKeyFile,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CONSOLE_CLIENT_ID,
      OIDC_ALLOW_HTTP: '1',
      // Who was here last is not whom the next one means to be.
      OIDC_PROMPT: 'login',
      // The local issuer's tokens are what the services of a house believe.
      TOKEN_EXCHANGE: 'none',
      STANDING_IN_URL: issuer,
    },
  })
  started(program)
  return { url, passcode: secrets.passcode, process: program, identity }
}
