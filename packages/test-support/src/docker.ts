import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ContainerRuntimeClient } from 'testcontainers'
import { checkConnects } from './connects.ts'
import { reasonOf } from './reason.ts'
import type { Refusal } from './source.ts'
import { within } from './within.ts'

const ENGINE_ANSWERS_WITHIN_MS = 5_000
const REGISTRY_ANSWERS_WITHIN_MS = 10_000
const IMAGE_PULLED_WITHIN_MS = 300_000

/** The Docker engine, where it answers and has the image or can bring it. */
export async function dockerWith(image: string): Promise<ContainerRuntimeClient | Refusal> {
  if (!mayHaveEngine()) return { refused: 'no engine: DOCKER_HOST is not set and there is no docker.sock' }
  let docker: ContainerRuntimeClient
  try {
    await checkNamedEngine()
    const { getContainerRuntimeClient } = await import('testcontainers')
    docker = await within(ENGINE_ANSWERS_WITHIN_MS, 'the engine', getContainerRuntimeClient())
  } catch (error) {
    return { refused: `no engine answers (${reasonOf(error)})` }
  }
  const missing = await bring(docker, image)
  if (missing !== undefined) return { refused: `the engine answers, and ${missing}` }
  await goWithoutReaperWhereItCannotBeHad(docker)
  return docker
}

/** Looked at before testcontainers is even loaded: a machine without Docker pays nothing. The places are those that it knows. */
function mayHaveEngine(): boolean {
  if (process.env['DOCKER_HOST']) return true
  const runtime = process.env['XDG_RUNTIME_DIR'] ?? `/run/user/${process.getuid?.() ?? ''}`
  const sockets = [
    '/var/run/docker.sock',
    join(runtime, 'docker.sock'),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
    join(homedir(), '.testcontainers.properties'),
  ]
  return sockets.some((path) => existsSync(path))
}

/** Testcontainers would quietly take another engine than the one that was named. */
async function checkNamedEngine(): Promise<void> {
  const named = process.env['DOCKER_HOST']
  if (!named) return
  const { protocol, hostname, port, pathname } = new URL(named)
  const place = protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || 2375) }
  await checkConnects(place).catch((cause: unknown) => {
    throw new Error(`DOCKER_HOST is ${named}`, { cause })
  })
}

/** Why the image cannot be had, or undefined where it is there now. An image that is there is taken as it is. */
async function bring(docker: ContainerRuntimeClient, name: string): Promise<string | undefined> {
  const { ImageName } = await import('testcontainers')
  const image = ImageName.fromString(name)
  try {
    if (await within(ENGINE_ANSWERS_WITHIN_MS, 'looking for the image', docker.image.exists(image))) return undefined
    // A pull that cannot succeed may take minutes to fail; what the registry says of the image comes at once or never.
    const known = docker.container.dockerode.getImage(image.string).distribution()
    await within(REGISTRY_ANSWERS_WITHIN_MS, 'the registry', known)
    await within(IMAGE_PULLED_WITHIN_MS, 'the pull', docker.image.pull(image))
    return undefined
  } catch (error) {
    return `${image.string} is not there and cannot be pulled (${reasonOf(error)})`
  }
}

const REAPER_IMAGE = 'testcontainers/ryuk:0.14.0'

/** It removes the containers of a run that was killed. Without it an orderly run still removes its own. */
async function goWithoutReaperWhereItCannotBeHad(docker: ContainerRuntimeClient): Promise<void> {
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] !== undefined) return
  const image = process.env['RYUK_CONTAINER_IMAGE'] ?? REAPER_IMAGE
  if ((await bring(docker, image)) !== undefined) process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'
}
