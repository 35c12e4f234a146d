import {
  type App,
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  type Role,
  type ServerOptions,
  signLocalToken,
} from '../src/http-server.ts'

const keys = generateLocalIssuerKeys()

export const tokenFor = (
  roles: readonly Role[],
  areas: readonly string[] = ['4418'],
  subject = 'officer-1',
): Promise<string> =>
  signLocalToken({ privateKeyPem: keys.privateKeyPem, subject, name: '陈清', roles, areas, lifetimeSeconds: 600 })

export const bearer = async (...claims: Parameters<typeof tokenFor>): Promise<{ authorization: string }> => ({
  authorization: `Bearer ${await tokenFor(...claims)}`,
})

export type TriedServer = Readonly<{ app: App; logLines: () => string[] }>

/** A real server around the routes of one test, with all its log lines. */
export async function tryServer(
  register: ServerOptions['register'],
  more: Partial<ServerOptions> = {},
): Promise<TriedServer> {
  const lines: string[] = []
  const app = await createServer({
    name: 'sample',
    title: 'Sample',
    version: '1.0.0',
    description: 'A service for tests',
    logger: createLogger({ name: 'sample', level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    verifier: localIssuerVerifier({ publicKeyPem: keys.publicKeyPem, nodeEnv: 'test' }),
    readiness: {},
    register,
    ...more,
  })
  return { app, logLines: () => lines }
}

/** A route that is open to all and documented, for tests that are about something else. */
export const openRoute = (operationId: string) =>
  ({ config: { access: 'public' }, schema: { operationId, summary: 'Try it', tags: ['test'] } }) as const
