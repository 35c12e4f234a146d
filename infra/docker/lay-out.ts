import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Lays out the tree of an image: what `npm run build` made of one workspace (`services/ledger`) and of those it depends on, in
 * the folders of the repository, with package.json files that point to JavaScript instead of the sources.
 *
 * Paths inside the house are relative, so the tree runs wherever it lies, and links of pnpm stay what they are.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Manifest = Readonly<{
  name: string
  exports?: Readonly<Record<string, string>>
  dependencies?: Readonly<Record<string, string>>
}>
type Workspace = Readonly<{ path: string; manifest: Manifest }>

type Folders = Readonly<{
  /** What tsc wrote. */
  dist: string
  /** A folder like the repository, in which pnpm has installed what the workspace needs at run time. */
  dependencies: string
  target: string
}>

export async function layOut(workspace: string, { dist, dependencies, target }: Folders): Promise<void> {
  const all = await readWorkspaces()
  const entry = all.find(({ path }) => path === workspace)
  if (entry === undefined)
    throw new Error(`No workspace ${workspace}; there are ${all.map(({ path }) => path).join(', ')}`)

  for (const { path, manifest } of closureOf(entry, all)) {
    await cp(join(dist, path), join(target, path), { recursive: true })
    await copy(join(dependencies, path, 'node_modules'), join(target, path, 'node_modules'))
    await copyMigrations(path, target)
    // What the ledger's accounts are called in the books of a bureau: data, read at its start.
    await copy(join(ROOT, path, 'chart'), join(target, path, 'chart'))
    // The console's pages, as the build made them.
    await copy(join(ROOT, path, 'dist'), join(target, path, 'dist'))
    await writeFile(join(target, path, 'package.json'), `${JSON.stringify(runtimeManifest(manifest), null, 2)}\n`)
  }
  // The program of the first start brings every database up to date, and so needs every service's migrations.
  if (workspace === 'infra') {
    for (const { path } of all.filter(({ path }) => path.startsWith('services/'))) await copyMigrations(path, target)
  }
  await copy(join(dependencies, 'node_modules', '.pnpm'), join(target, 'node_modules', '.pnpm'))
}

async function readWorkspaces(): Promise<readonly Workspace[]> {
  const below = async (folder: string): Promise<string[]> =>
    (await readdir(join(ROOT, folder))).map((name) => `${folder}/${name}`)
  const paths = [...(await below('packages')), ...(await below('services')), 'infra']
  return Promise.all(
    paths.map(async (path) => ({
      path,
      manifest: JSON.parse(await readFile(join(ROOT, path, 'package.json'), 'utf8')) as Manifest,
    })),
  )
}

function closureOf(entry: Workspace, all: readonly Workspace[]): ReadonlySet<Workspace> {
  const found = new Set([entry])
  // A set hands out what is added to it while it is walked.
  for (const { manifest } of found) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const needed = all.find((workspace) => workspace.manifest.name === name)
      if (needed !== undefined) found.add(needed)
    }
  }
  return found
}

const runtimeManifest = ({ name, exports = {} }: Manifest) => ({
  name,
  private: true,
  type: 'module',
  exports: Object.fromEntries(Object.entries(exports).map(([entry, file]) => [entry, file.replace(/\.ts$/, '.js')])),
})

async function copyMigrations(path: string, target: string): Promise<void> {
  for (const name of await readdir(join(ROOT, path))) {
    if (name.endsWith('migrations')) await copy(join(ROOT, path, name), join(target, path, name))
  }
}

/** Links are copied as they are: pnpm's are relative. A package without dependencies has no node_modules to copy. */
async function copy(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [workspace, dependencies, target] = process.argv.slice(2)
  if (workspace === undefined || dependencies === undefined || target === undefined) {
    throw new Error(`node ${relative(process.cwd(), process.argv[1])} WORKSPACE DEPENDENCIES TARGET`)
  }
  await layOut(workspace, { dist: join(ROOT, 'dist'), dependencies: resolve(dependencies), target: resolve(target) })
}
