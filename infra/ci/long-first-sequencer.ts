import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LONG_FILES } from './long-files.ts'

/** Processes of their own first, of whichever project; then what shares processes, a project after the other, so that it is read in once; the long ones first. */
export default class LongFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await super.sort(files)
    return known
      .map((spec, index) => ({ spec, order: [projectOrder(spec), lengthOrder(this.ctx.config.root, spec), index] }))
      .sort((left, right) => compare(left.order, right.order))
      .map(({ spec }) => spec)
  }
}

const SHARED = ['int', 'unit']
const projectOrder = ({ project }: TestSpecification): number => SHARED.indexOf(project.name)

function lengthOrder(root: string, { moduleId }: TestSpecification): number {
  const place = LONG_FILES.indexOf(relative(root, moduleId))
  return place === -1 ? LONG_FILES.length : place
}

const compare = (left: readonly number[], right: readonly number[]): number =>
  left.map((value, index) => value - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
