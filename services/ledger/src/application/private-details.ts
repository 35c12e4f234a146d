import { blindIndex, type KeyRing, open, seal } from '@fundtrace/personal-data'
import { type HashAlgorithm, newSalt, privateDataHash } from '@fundtrace/seal'
import { canonicalPrivate } from '../domain/posting/metadata.ts'
import type { PrivateDetails } from '../domain/posting/command.ts'

/** Where private details belong: sealed for one record, they open at no other. */
export type DetailsPlace = Readonly<{ fundId: string; reference: string }>

/** Sealed under the ring, hashed with a salt of its own for the journal. Throws what canonicalPrivate throws. */
export function sealPrivateDetails(
  ring: KeyRing,
  algorithm: HashAlgorithm,
  place: DetailsPlace,
  details: object,
): PrivateDetails {
  const salt = newSalt()
  return {
    hash: Buffer.from(privateDataHash(algorithm, salt, details), 'hex'),
    salt,
    sealed: Buffer.from(seal(ring, canonicalPrivate(details), contextOf(place))),
  }
}

/** Canonical JSON of what was sealed for this place. Throws PERSONAL_DATA_SEAL_BROKEN where it was sealed for another. */
export const openPrivateDetails = (ring: KeyRing, place: DetailsPlace, sealed: Buffer): string =>
  open(ring, sealed.toString(), contextOf(place))

/** Stands for private details in the hash of what was asked. Keyed, so that nobody finds them by trying once they are erased. */
export const privateDetailsIndex = (ring: KeyRing, canonical: string): string =>
  blindIndex(ring, canonical, 'posting:private')

const contextOf = ({ fundId, reference }: DetailsPlace): string => `posting-private:${fundId}:${reference}`
