import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { generateLocalIssuerKeys } from './http-server.ts'

const { publicKeyPem } = generateLocalIssuerKeys('test')
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

type Started = Readonly<{
  child: ChildProcess
  url: string
  messages: () => string[]
  errors: () => string
  exit: Promise<unknown[]>
}>

async function start(environment: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = fork(new URL('../test/sample-service.ts', import.meta.url), {
    env: { PATH: process.env['PATH'], PORT: '0', LOCAL_ISSUER_PUBLIC_KEY: publicKeyPem, ...environment },
    silent: true,
  })
  running.push(child)
  const { stdout, stderr } = child
  assert(stdout && stderr, 'fork was asked for pipes')
  // Not 'close', which never comes after the parent disconnects.
  const exit = Promise.all([once(child, 'exit'), once(stdout, 'end'), once(stderr, 'end')]).then(([status]) => status)
  let output = ''
  let errors = ''
  stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const listening = new Promise<void>((resolve) => {
    stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('listening')) resolve()
    })
  })
  await Promise.race([listening, exit])
  const messages = (): string[] =>
    output
      .split('\n')
      .filter(Boolean)
      .map((line) => String(JSON.parse(line).msg))
  const url = messages()[0]?.replace('listening at ', '') ?? ''
  return { child, url, messages, errors: () => errors, exit }
}

const ask = async (url: string, agent?: Agent): Promise<IncomingMessage> => {
  const [response] = await once(get(url, agent ? { agent } : {}), 'response')
  return response as IncomingMessage
}

describe('a service', () => {
  it('tells where it listens, and on SIGTERM answers what it has begun before it closes the rest in order', async () => {
    const { child, url, messages, exit } = await start()
    expect(messages()).toEqual([`listening at ${url}`])

    // Kept alive, this connection would outlive its answer, and this test, by more than a minute.
    const answer = ask(`${url}/slow`, new Agent({ keepAlive: true }))
    // Awaited below; where something fails before, that is what is told.
    answer.catch(() => undefined)
    await once(child, 'message')
    child.kill('SIGTERM')
    child.kill('SIGINT')
    // A signal takes its time; from some moment on nobody new is let in, while the one before still waits for its answer.
    const knock = (): Promise<number | 'refused'> =>
      fetch(`${url}/health/live`, { signal: AbortSignal.timeout(5_000) }).then(
        (r) => r.status,
        () => 'refused' as const,
      )
    await expect.poll(knock, { timeout: 10_000 }).toBe('refused')
    child.send('finish')
    expect(await text(await answer)).toBe('{"done":true}')

    expect(await exit).toEqual([0, null])
    // The line about the request itself is written once the answer is out, which may be at any moment of the closing.
    const steps = messages().filter((message) => message !== 'request')
    expect(steps.slice(1)).toEqual(['stopping', 'the work is done', 'the relay has stopped', 'the pool is closed'])
  })

  it('stops when the launcher that forked it is gone', async () => {
    const { child, messages, exit } = await start()
    child.disconnect()
    expect(await exit).toEqual([0, null])
    expect(messages().at(-1)).toBe('the pool is closed')
  })

  it('does not wait for a request that never ends', async () => {
    const { child, url, messages, exit } = await start()
    ask(`${url}/never`).catch(() => undefined)
    await once(child, 'message')
    child.kill('SIGINT')
    expect(await exit).toEqual([1, null])
    expect(messages().at(-1)).toBe('stopped before everything had ended')
  })

  it('names all that is wrong with its configuration and exits with 2', async () => {
    const { errors, messages, exit } = await start({ PORT: 'eighty', LOCAL_ISSUER_PUBLIC_KEY: '' })
    expect(await exit).toEqual([2, null])
    expect(messages()).toEqual([])
    expect(errors()).toBe(
      'PORT: expected a whole number from 0 to 65535, got "eighty"\n' +
        'LOCAL_ISSUER_PUBLIC_KEY: missing; expected a secret, in LOCAL_ISSUER_PUBLIC_KEY or in the file that LOCAL_ISSUER_PUBLIC_KEY_FILE names\n',
    )
  })

  it('does not start with the local issuer in production', async () => {
    const { errors, exit } = await start({ NODE_ENV: 'production' })
    expect(await exit).toEqual([2, null])
    expect(errors()).toBe('NODE_ENV: the local issuer is refused in production\n')
  })

  it('exits with 1 when its port is taken', async () => {
    const { url } = await start()
    const { errors, exit } = await start({ PORT: new URL(url).port })
    expect(await exit).toEqual([1, null])
    expect(errors()).toContain('EADDRINUSE')
  })
})
