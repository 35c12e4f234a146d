import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSay } from '../parts/say.tsx'
import type { Text } from '../shell/language.tsx'
import { type Intent, intentOf } from './intent.ts'
import { newKey } from './new-key.ts'
import { isPassing, type Problem, problemOf } from './problem.ts'

export type Command<Input, Done> = Readonly<{
  /** Resolves to what the service answered, to nothing where it refused (then `problem` says why). */
  send: (input: Input) => Promise<Done | undefined>
  isSending: boolean
  problem: Problem | undefined
  /** Forgets the problem, for example when a dialog is opened again. */
  forget: () => void
}>

export type CommandOptions<Input, Done> = Readonly<{
  /** `key` goes into the header idempotency-key: it is the same when the same input is sent again after a failure that nobody can judge. */
  run: (input: Input, key: string) => Promise<Done>
  /** What is asked for anew when it is done, by the beginning of its query key. */
  invalidates?: readonly QueryKey[]
  /** Said to the officer when it is done. */
  done?: Text
  onDone?: (done: Done, input: Input) => void
}>

const CONFLICT = 409
/** Such as an approval that the ledger answers with what is missing: the batch has moved all the same. */
const UNPROCESSABLE = 422

/** Something that is to happen once: a double click, a retry after a cut line or a reload of the session do not do it twice. */
export function useCommand<Input = void, Done = unknown>(options: CommandOptions<Input, Done>): Command<Input, Done> {
  const { run, invalidates = [], done, onDone } = options
  const queries = useQueryClient()
  const say = useSay()
  const intent = useRef<Intent | undefined>(undefined)
  const isOnItsWay = useRef(false)
  const mutation = useMutation<Done, unknown, Input>({
    mutationFn: (input) => {
      intent.current = intentOf(intent.current, input, newKey)
      return run(input, intent.current.key)
    },
    onSuccess: async () => {
      intent.current = undefined
      await Promise.all(invalidates.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
    onError: async (error) => {
      const problem = problemOf(error)
      if (!isPassing(problem)) intent.current = undefined
      // Somebody else was sooner: what stands on the page is no longer so.
      if (problem.status === CONFLICT || problem.status === UNPROCESSABLE)
        await Promise.all(invalidates.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  const send = async (input: Input): Promise<Done | undefined> => {
    if (isOnItsWay.current) return undefined
    isOnItsWay.current = true
    try {
      const result = await mutation.mutateAsync(input)
      if (done !== undefined) say(done)
      onDone?.(result, input)
      return result
    } catch {
      return undefined
    } finally {
      isOnItsWay.current = false
    }
  }
  return {
    send,
    isSending: mutation.isPending,
    problem: mutation.error === null ? undefined : problemOf(mutation.error),
    forget: mutation.reset,
  }
}
