import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hexHash, leafHash, merkleRoot, proveInclusion, verifyInclusion } from './seal.ts'

const hash = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()

/** RFC 6962, 2.1, word for word. */
function rootByTheBook(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (first === undefined) return hash('')
  if (leaves.length === 1) return first
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hash(Buffer.of(1), rootByTheBook(leaves.slice(0, split)), rootByTheBook(leaves.slice(split)))
}

const LEAVES_MAX = 65
const leaves = Array.from({ length: LEAVES_MAX }, (_, index) => leafHash('sha256', `省财政 ${index}`))

describe('merkleRoot', () => {
  // The leaves and roots that Certificate Transparency's own implementations are tested with.
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('is that of RFC 6962 over %i leaves', (size, root) => {
    const texts = ['', '\u0000', '\u0010', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'].slice(0, size)
    expect(
      merkleRoot(
        'sha256',
        texts.map((text) => leafHash('sha256', text)),
      ).toString('hex'),
    ).toBe(root)
  })

  it('is that of the definition for every size up to 65', () => {
    for (let size = 0; size <= LEAVES_MAX; size += 1)
      expect(merkleRoot('sha256', leaves.slice(0, size))).toEqual(rootByTheBook(leaves.slice(0, size)))
  })

  it('hashes a leaf as 0x00 and the UTF-8 of its record', () => {
    expect(leafHash('sha256', '扶贫')).toEqual(hash(Buffer.of(0), Buffer.from('扶贫')))
  })

  it('knows SM3 as GB/T 32905-2016 gives it', () => {
    expect(hexHash('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(merkleRoot('sm3', leaves)).not.toEqual(merkleRoot('sha256', leaves))
  })
})

describe('verifyInclusion', () => {
  it('proves every leaf of every tree of up to 65, at its own place alone', { timeout: 30_000 }, () => {
    const isProven = (tree: readonly Buffer[], leaf: Buffer, index: number, at: number, root: Buffer): boolean =>
      verifyInclusion('sha256', {
        leaf,
        index: at,
        size: tree.length,
        proof: proveInclusion('sha256', tree, index),
        root,
      })
    const wrong: string[] = []
    for (let size = 1; size <= LEAVES_MAX; size += 1) {
      const tree = leaves.slice(0, size)
      const root = merkleRoot('sha256', tree)
      for (const [index, leaf] of tree.entries()) {
        const other = (index + 1) % size
        if (!isProven(tree, leaf, index, index, root)) wrong.push(`${index} of ${size} is not proven`)
        if (other !== index && isProven(tree, leaf, index, other, root))
          wrong.push(`${index} of ${size} is proven at ${other}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('takes no other leaf, root or size, and no proof that is shorter, longer or another', () => {
    const [index, size] = [20, 37]
    const tree = leaves.slice(0, size)
    const [leaf = Buffer.alloc(0), other = Buffer.alloc(0)] = [tree[index], leaves[64]]
    const proof = proveInclusion('sha256', tree, index)
    const right = { leaf, index, size, proof, root: merkleRoot('sha256', tree) }
    expect(verifyInclusion('sha256', right)).toBe(true)
    const wrong = [
      { leaf: other },
      { root: other },
      { size: index },
      { index: -1 },
      { proof: proof.slice(1) },
      { proof: proof.slice(0, -1) },
      { proof: [...proof, other] },
      { proof: proof.with(2, other) },
    ]
    for (const change of wrong)
      expect([change, verifyInclusion('sha256', { ...right, ...change })]).toEqual([change, false])
    expect(verifyInclusion('sm3', right)).toBe(false)
  })

  it('takes no inner node for a leaf, and no leaf of another size of tree', () => {
    const tree = leaves.slice(0, 4)
    const [one, two, three, four] = tree
    if (one === undefined || two === undefined || three === undefined || four === undefined)
      throw new Error('no leaves')
    const [left, right] = [merkleRoot('sha256', [one, two]), merkleRoot('sha256', [three, four])]
    const root = merkleRoot('sha256', tree)
    expect(verifyInclusion('sha256', { leaf: left, index: 0, size: 4, proof: [right], root })).toBe(false)
    expect(verifyInclusion('sha256', { leaf: four, index: 1, size: 2, proof: [three, left], root })).toBe(false)
  })
})
