import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'

type Node = Readonly<{ type: string; [name: string]: unknown }>

/** Every name under which a service's refusal says a value beside its sentence, with the first place where it is said: read off the sources, for tests. */
export function problemValueNames(root: string): ReadonlyMap<string, string> {
  const files = globSync('{services,packages}/*/src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }))
    .filter(({ text }) => /@fundtrace\/problem|edgeProblem/u.test(text))
    .map(({ file, text }) => ({ file, nodes: nodesOf(parseSync(file, text).program) }))
  const factories = new Set(files.flatMap(({ nodes }) => nodes.flatMap(factoryName)))
  const names = new Map<string, string>()
  for (const { file, nodes } of files)
    for (const values of nodes.flatMap((node) => valuesIn(node, factories)))
      for (const name of keysOf(values)) if (!names.has(name)) names.set(name, file)
  return names
}

/** A function that takes the values as its last parameter: `problem(kind, code, zh, en, detail, values)`. */
function factoryName(node: Node): string[] {
  if (node.type === 'FunctionDeclaration') return takesValues(node) ? [nameOf(node['id'])] : []
  const made = node.type === 'VariableDeclarator' ? node['init'] : undefined
  return isNode(made) && made.type === 'ArrowFunctionExpression' && takesValues(made) ? [nameOf(node['id'])] : []
}

function takesValues(made: Node): boolean {
  const last = Array.isArray(made['params']) ? (made['params'] as unknown[]).at(-1) : undefined
  if (!isNode(last)) return false
  return nameOf(last.type === 'AssignmentPattern' ? last['left'] : last) === 'values'
}

function valuesIn(node: Node, factories: ReadonlySet<string>): Node[] {
  if (node.type === 'Property' && nameOf(node['key']) === 'values') return objectsOf(node['value'])
  if (node.type !== 'CallExpression' || !factories.has(nameOf(node['callee']))) return []
  return Array.isArray(node['arguments']) ? objectsOf((node['arguments'] as unknown[]).at(-1)) : []
}

const objectsOf = (value: unknown): Node[] => (isNode(value) && value.type === 'ObjectExpression' ? [value] : [])

/** Of the object and of what is spread into it on a condition: `...(line !== undefined && { line })`. */
const keysOf = (object: Node): string[] =>
  (Array.isArray(object['properties']) ? (object['properties'] as unknown[]) : [])
    .filter(isNode)
    .flatMap((property) => {
      // A name that is only known at work is that of another value.
      if (property.type === 'Property') return property['computed'] === true ? [] : [nameOf(property['key'])]
      return nodesOf(property['argument'], (node) => node.type !== 'Property').flatMap((node) =>
        node.type === 'ObjectExpression' ? keysOf(node) : [],
      )
    })

const nameOf = (node: unknown): string => {
  const name = isNode(node) ? (node['name'] ?? node['value']) : undefined
  return typeof name === 'string' ? name : ''
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'

function nodesOf(value: unknown, goesOn: (node: Node) => boolean = () => true): Node[] {
  if (Array.isArray(value)) return value.flatMap((one) => nodesOf(one, goesOn))
  if (!isNode(value)) return []
  return goesOn(value) ? [value, ...Object.values(value).flatMap((one) => nodesOf(one, goesOn))] : [value]
}
