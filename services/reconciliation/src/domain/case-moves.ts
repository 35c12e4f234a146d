/**
 * A break as it is followed from run to run.
 *
 * - `explained`: somebody says why it is there; `corrected`: a correction of it has been carried out
 * - `accepted`: another officer agrees; `reopened`: he does not, or a run shows it other than it was explained, or again
 * - `healed`: a run that looked at its rows does not find it any more
 */
export type CaseState = 'open' | 'explained' | 'corrected' | 'accepted' | 'reopened' | 'healed'

/** An officer explains, corrects, accepts and reopens; only a run says that a break is gone or has come back. */
export type Mover = 'officer' | 'run'

type Moves = Readonly<Record<CaseState, readonly CaseState[]>>

/** Which state may follow which, and by whom. The table `allowed_audit_moves` says the same; a test compares the two. */
export const CASE_MOVES: Readonly<Record<Mover, Moves>> = {
  officer: {
    open: ['explained', 'corrected'],
    explained: ['accepted', 'corrected', 'reopened'],
    corrected: ['accepted', 'reopened'],
    accepted: ['reopened'],
    reopened: ['explained', 'corrected'],
    /** What is gone is not argued about: it comes back by a run, or not at all. */
    healed: [],
  },
  run: {
    open: ['healed'],
    explained: ['reopened', 'healed'],
    corrected: ['reopened', 'healed'],
    accepted: ['reopened', 'healed'],
    reopened: ['healed'],
    healed: ['reopened'],
  },
}

export const CASE_STATES = [
  'open',
  'explained',
  'corrected',
  'accepted',
  'reopened',
  'healed',
] as const satisfies readonly CaseState[]

/** What an officer may ask for. */
export const OFFICER_STATES = ['explained', 'corrected', 'accepted', 'reopened'] as const satisfies readonly CaseState[]
export type OfficerState = (typeof OFFICER_STATES)[number]

/** Still somebody's to do: neither agreed to nor gone. */
export const UNSETTLED_STATES = ['open', 'explained', 'corrected', 'reopened'] as const satisfies readonly CaseState[]
