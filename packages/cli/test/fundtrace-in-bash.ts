import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { tryFundtrace } from './try-fundtrace.ts'

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url))

export type ShellOutcome = Readonly<{ stdout: string; stderr: string }>

/**
 * Shell lines of a document, run by bash, whose calls of `npm run -s fundtrace --` are answered in this process: a process for each of them takes a
 * second of a core, which is most of the time of a test of many lines. Pipes, redirections, `$(...)` and exit statuses are bash's own. Throws where
 * the lines end with another status than 0.
 */
export async function runInBash(lines: string, environment: Record<string, string>): Promise<ShellOutcome> {
  const server = createServer((socket) => void answer(socket, environment))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const script = `${FUNDTRACE}\n${lines.replaceAll('npm run -s fundtrace --', 'fundtrace')}`
    return await bash(script, { ...environment, FUNDTRACE_DOOR: String(port) })
  } finally {
    server.close()
  }
}

/** To the door go, each closed by a NUL: the token, stdin in base64, how many arguments, the arguments. Back come status, stdout and stderr, one a line. */
const FUNDTRACE = `
fundtrace() {
  local status out err
  exec 9<>"/dev/tcp/127.0.0.1/$FUNDTRACE_DOOR"
  printf '%s\\0' "\${FUNDTRACE_TOKEN:-}" "$(base64)" "$#" "$@" >&9
  { read -r status; read -r out || true; read -r err || true; } <&9
  exec 9>&-
  base64 -d <<<"$err" >&2
  base64 -d <<<"$out"
  return "$status"
}`

async function answer(socket: Socket, environment: Record<string, string>): Promise<void> {
  const [token = '', input = '', , ...args] = await readOrder(socket)
  const given = token === '' ? environment : { ...environment, FUNDTRACE_TOKEN: token }
  const stdin = Buffer.from(input, 'base64').toString()
  const outcome = await tryFundtrace(args, given, stdin).catch((error: unknown) => ({
    // As Node ends on what nobody catches.
    status: 70,
    stdout: '',
    stderr: `${error instanceof Error ? error.stack : String(error)}\n`,
  }))
  const inBase64 = (text: string): string => Buffer.from(text).toString('base64')
  socket.end(`${outcome.status}\n${inBase64(outcome.stdout)}\n${inBase64(outcome.stderr)}\n`)
}

const BEFORE_ARGUMENTS = 3

/** bash cannot close its half of a connection: the order says itself how long it is. */
async function readOrder(socket: Socket): Promise<string[]> {
  const chunks: Buffer[] = []
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    const parts = Buffer.concat(chunks).toString().split('\0')
    if (parts.length > BEFORE_ARGUMENTS && parts.length - 1 === BEFORE_ARGUMENTS + Number(parts[2]))
      return parts.slice(0, -1)
  }
  throw new Error('bash hung up before its order was whole')
}

async function bash(script: string, environment: Record<string, string>): Promise<ShellOutcome> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: PROJECT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new Error(`The lines ended with ${status}:\n${output.stdout}${output.stderr}`)
  return output
}
