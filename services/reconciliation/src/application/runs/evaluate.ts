import assert from 'node:assert/strict'
import type { Dataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import type { RunSide } from '../../adapters/postgres/runs/job-run-repository.ts'
import { openDataset, openFacts } from '../datasets/open-dataset.ts'
import { type JobText, requireControl, termsOf } from '../jobs/job-document.ts'
import { evaluateControl } from './evaluate-control.ts'
import { evaluateMatch, spillFolder } from './evaluate-match.ts'
import { type FrozenInputs, type RunInHand, scopeOf } from './freeze-inputs.ts'
import type { Evaluated, ResultSink } from './result-sink.ts'

/** Compares the frozen inputs by a document: the job's own, or one that somebody tries out. Touches nothing but the sink. */
export async function evaluate(
  hand: Pick<RunInHand, 'db' | 'ring' | 'run' | 'job'>,
  { datasets }: FrozenInputs,
  document: JobText,
  sink: ResultSink,
): Promise<Evaluated> {
  const { run } = hand
  if (document.evaluator === 'control') {
    const scope = { ...scopeOf(hand), terms: termsOf(document) }
    const facts = openFacts(hand, inputOf(datasets, 'facts'))
    return evaluateControl(requireControl(document.control), facts, scope, sink)
  }
  return evaluateMatch(
    {
      left: () => openDataset(hand, inputOf(datasets, 'left')),
      right: () => openDataset(hand, inputOf(datasets, 'right')),
      rules: document.rules,
      asOf: run.as_of,
      from: run.from_day,
      folder: spillFolder(run),
    },
    sink,
  )
}

function inputOf(datasets: ReadonlyMap<RunSide, Dataset>, side: RunSide): Dataset {
  const dataset = datasets.get(side)
  assert(dataset !== undefined, 'every side of a run is frozen before it is compared')
  return dataset
}
