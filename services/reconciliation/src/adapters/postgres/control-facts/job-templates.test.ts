import { describe, expect, it } from 'vitest'
import { readJobTemplates } from '../../../application/jobs/job-templates.ts'
import { SHIPPED_CONTROLS } from './shipped-controls.ts'

describe('the shipped jobs', () => {
  it('can be read, and every control has one', () => {
    const texts = readJobTemplates().map(({ text }) => text)
    const controls = texts.flatMap((text) => (text.evaluator === 'control' ? [text.control] : []))
    expect(controls.toSorted()).toEqual(SHIPPED_CONTROLS.map(({ name }) => name).toSorted())
  })
})
