import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
const foldersIn = (place: string): string[] =>
  readdirSync(`${root}/${place}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${place}/${entry.name}`)

describe('docs/architecture.md', () => {
  const page = read('docs/architecture.md')

  it('names every service and package, and none that is gone', () => {
    const named = [...page.matchAll(/^\| `((?:services|packages)\/[a-z-]+)` \|/gm)].map((match) => match[1])
    expect(named.toSorted()).toEqual([...foldersIn('services'), ...foldersIn('packages')].toSorted())
  })

  it('says who writes and reads each topic as the contracts do', () => {
    for (const topic of TOPICS) {
      expect(page).toContain(`| \`${topic.name}\` | ${topic.writers.join(', ')} | ${topic.readers.join(', ')} |`)
    }
  })

  it('names every kind of account that the database allows, and every request', () => {
    const chart =
      /NEW\.kind NOT IN \(([^)]*)\) THEN 'accounts_kind_in_chart'/.exec(read('services/ledger/schema.sql'))?.[1] ?? ''
    const kinds = [...chart.matchAll(/'([a-z-]+)'/g)].map((match) => match[1])
    expect(kinds).toContain('refund')
    for (const kind of kinds) expect(page).toMatch(new RegExp(`\`${kind}(:|\`)`))
    for (const [, request] of read('packages/contracts/src/ledger-requests.ts').matchAll(/request\('([a-z]+)'/g)) {
      expect(page).toContain(`| \`${request}\` |`)
    }
  })
})

describe('the READMEs', () => {
  const shape = (path: string) => ({
    headings: read(path).match(/^#+ /gm)?.join(''),
    code: [...read(path).matchAll(/^(npm .*?)(?: {2,}#.*)?$/gm)].map((match) => match[1]),
    folders: [...read(path).matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]),
    picture: /```mermaid[^`]+```/.exec(read(path))?.[0],
  })

  it('say the same in Chinese and in English', () => {
    expect(shape('README.zh-CN.md')).toEqual(shape('README.md'))
  })

  it('lead to files that exist', () => {
    for (const path of ['README.md', 'README.zh-CN.md', 'docs/architecture.md']) {
      const folder = path.includes('/') ? 'docs/' : ''
      for (const [, target] of read(path).matchAll(/\]\(([^)#:]+)\)/g))
        expect(existsSync(`${root}/${folder}${target}`), `${path}: ${target}`).toBe(true)
    }
  })

  it('tell commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const [, name] of read('README.md').matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(name)
  })
})
