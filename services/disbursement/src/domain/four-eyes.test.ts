import { describe, expect, it } from 'vitest'
import { isAnother } from './four-eyes.ts'

const chen = { subject: 'chen', actingFor: null }
const li = { subject: 'li', actingFor: null }

describe('another officer', () => {
  it.each([
    ['li after chen', li, chen, true],
    ['chen after himself', chen, chen, false],
    ['li in the place of chen, after chen', { subject: 'li', actingFor: 'chen' }, chen, false],
    ['li after chen, who acted in the place of li', li, { subject: 'chen', actingFor: 'li' }, false],
    ['li and chen in the place of the same wang', { ...li, actingFor: 'wang' }, { ...chen, actingFor: 'wang' }, false],
    ['li in the place of wang, after chen', { ...li, actingFor: 'wang' }, chen, true],
  ])('%s: %s', (_fact, officer, maker, another) => {
    expect(isAnother(officer, maker)).toBe(another)
    expect(isAnother(maker, officer)).toBe(another)
  })
})
