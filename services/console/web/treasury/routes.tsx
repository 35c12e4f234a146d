import type { AnyRoute } from '@tanstack/react-router'
import { pageRoute } from '../shell/desk-route.ts'

export const treasuryRoutes = (parent: AnyRoute): AnyRoute[] => [
  pageRoute(parent, '/treasury', () => import('./treasury-page.tsx'), 'TreasuryPage'),
  pageRoute(parent, '/treasury/new', () => import('./new-batch-page.tsx'), 'NewBatchPage'),
  pageRoute(parent, '/treasury/batches/$batch_id', () => import('./batch-page.tsx'), 'BatchPage'),
  pageRoute(parent, '/treasury/batches/$batch_id/approve', () => import('./approve-page.tsx'), 'ApprovePage'),
  pageRoute(parent, '/treasury/payments/$payment_id', () => import('./payment-page.tsx'), 'PaymentPage'),
  pageRoute(parent, '/treasury/cards', () => import('./cards-page.tsx'), 'CardsPage'),
  pageRoute(parent, '/treasury/accounts', () => import('./accounts-page.tsx'), 'AccountsPage'),
  pageRoute(parent, '/treasury/projects', () => import('./projects-page.tsx'), 'ProjectsPage'),
  pageRoute(parent, '/treasury/projects/$fund_id/$beneficiary_id', () => import('./project-page.tsx'), 'ProjectPage'),
  pageRoute(parent, '/treasury/bank-files', () => import('./bank-files-page.tsx'), 'BankFilesPage'),
  pageRoute(parent, '/treasury/findings', () => import('./findings-page.tsx'), 'FindingsPage'),
]
