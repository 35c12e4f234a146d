import type { AnyRoute } from '@tanstack/react-router'
import { pageRoute } from '../shell/desk-route.ts'

export const auditRoutes = (parent: AnyRoute): AnyRoute[] => [
  pageRoute(parent, '/audit', () => import('./desk-page.tsx'), 'DeskPage'),
  pageRoute(parent, '/audit/check', () => import('./check-statement-page.tsx'), 'CheckStatementPage'),
  pageRoute(parent, '/audit/jobs', () => import('./jobs-page.tsx'), 'JobsPage'),
  pageRoute(parent, '/audit/jobs/$job_id', () => import('./job-page.tsx'), 'JobPage'),
  pageRoute(parent, '/audit/runs', () => import('./runs-page.tsx'), 'RunsPage'),
  pageRoute(parent, '/audit/runs/$run_id', () => import('./run-page.tsx'), 'RunPage'),
  pageRoute(parent, '/audit/runs/$run_id/breaks/$number', () => import('./break-page.tsx'), 'BreakPage'),
  pageRoute(parent, '/audit/runs/$run_id/preview', () => import('./preview-page.tsx'), 'PreviewPage'),
  pageRoute(parent, '/audit/datasets', () => import('./datasets-page.tsx'), 'DatasetsPage'),
  pageRoute(parent, '/audit/datasets/new', () => import('./new-dataset-page.tsx'), 'NewDatasetPage'),
  pageRoute(parent, '/audit/datasets/$dataset_id', () => import('./dataset-page.tsx'), 'DatasetPage'),
  pageRoute(parent, '/audit/cases', () => import('./cases-page.tsx'), 'CasesPage'),
  pageRoute(parent, '/audit/cases/$case_id', () => import('./case-page.tsx'), 'CasePage'),
  pageRoute(parent, '/audit/comparisons', () => import('./comparisons-page.tsx'), 'ComparisonsPage'),
  pageRoute(parent, '/audit/comparisons/$run_id', () => import('./comparison-page.tsx'), 'ComparisonPage'),
  pageRoute(parent, '/audit/findings', () => import('./findings-page.tsx'), 'FindingsPage'),
  pageRoute(parent, '/audit/findings/$finding_id', () => import('./finding-page.tsx'), 'FindingPage'),
  pageRoute(parent, '/audit/corrections', () => import('./corrections-page.tsx'), 'CorrectionsPage'),
  pageRoute(parent, '/audit/corrections/$correction_id', () => import('./correction-page.tsx'), 'CorrectionPage'),
  pageRoute(parent, '/audit/trace', () => import('./trace-page.tsx'), 'TracePage'),
  pageRoute(parent, '/audit/seal', () => import('./seal-page.tsx'), 'SealPage'),
  pageRoute(parent, '/audit/reads', () => import('./reads-page.tsx'), 'ReadsPage'),
]
