import { Command } from 'commander'
import { addArrivalCommands } from './commands/arrival.ts'
import { addAwardCommands } from './commands/award.ts'
import { addBankFindingCommands } from './commands/bank-finding.ts'
import { addBatchCommands } from './commands/batch.ts'
import { addBeneficiaryCommands } from './commands/beneficiary.ts'
import { addCaseCommands } from './commands/case.ts'
import { addChecksCommand } from './commands/checks.ts'
import { addDeadLetterCommands } from './commands/dead-letters.ts'
import { addDatasetCommands } from './commands/dataset.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addEvidenceCommands } from './commands/evidence.ts'
import { addFindingCommands } from './commands/finding.ts'
import { addFundCommands } from './commands/fund.ts'
import { addFunderCommands } from './commands/funder.ts'
import { addGuaranteeCommands } from './commands/guarantee.ts'
import { addJobCommands } from './commands/job.ts'
import { addPayingAccountCommands } from './commands/paying-account.ts'
import { addPaymentCommands } from './commands/payment.ts'
import { addPlanCommands } from './commands/plan.ts'
import { addProgrammeCommands } from './commands/programme.ts'
import { addProjectCommands } from './commands/project.ts'
import { addReconciliationCommands } from './commands/reconciliation.ts'
import { addRegisterCommands } from './commands/register.ts'
import { addReportCommands } from './commands/report.ts'
import { addSplitCommand } from './commands/split.ts'
import { addStatementCommands } from './commands/statement.ts'
import { addTokenCommand } from './commands/token.ts'
import { addWebhookCommands } from './commands/webhook.ts'
import { addLedgerCommands } from './ledger/ledger-commands.ts'
import { addOfficerCommands } from './officer/officer-commands.ts'
import { addReconcileCommand } from './reconcile/reconcile-command.ts'
import { reportFailure } from './report-failure.ts'
import type { Terminal } from './terminal.ts'
import { addVerifyCommand } from './verify/verify-command.ts'

/** One call of the command line, from its arguments to its exit status. A fault of our own is thrown, not reported. */
export async function runFundtrace(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    await createProgram(terminal).parseAsync([...args], { from: 'user' })
  } catch (error) {
    reportFailure(error, terminal, args.includes('--json'))
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command('fundtrace')
    .description(
      '扶贫资金从出资方到户,精确到分 / follows poverty-alleviation money from funder to household, to the fen',
    )
    .helpCommand('help [command]', '命令的帮助 / help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
      // What commander finds wrong is reported like every other failure.
      outputError: () => undefined,
    })
    .addHelpText('after', CLOSING_HELP)

  addSplitCommand(program, terminal)
  addTokenCommand(program, terminal)
  addOfficerCommands(program, terminal)
  addFunderCommands(program, terminal)
  addProgrammeCommands(program, terminal)
  addBeneficiaryCommands(program, terminal)
  addRegisterCommands(program, terminal)
  addPlanCommands(program, terminal)
  addGuaranteeCommands(program, terminal)
  addReportCommands(program, terminal)
  addArrivalCommands(program, terminal)
  addFundCommands(program, terminal)
  addAwardCommands(program, terminal)
  addPayingAccountCommands(program, terminal)
  addBatchCommands(program, terminal)
  addPaymentCommands(program, terminal)
  addBankFindingCommands(program, terminal)
  addProjectCommands(program, terminal)
  addWebhookCommands(program, terminal)
  addStatementCommands(program, terminal)
  addReconciliationCommands(program, terminal)
  addCaseCommands(program, terminal)
  addFindingCommands(program, terminal)
  addReconcileCommand(program, terminal)
  addDatasetCommands(program, terminal)
  addJobCommands(program, terminal)
  addEvidenceCommands(program, terminal)
  addChecksCommand(program, terminal)
  addLedgerCommands(program, terminal)
  addVerifyCommand(program, terminal)
  addDeadLetterCommands(program, terminal)
  addDemoCommand(program, terminal)
  return program
}

const CLOSING_HELP = `
在项目目录中 / in the project folder:  npm run -s fundtrace -- split 71560000 6:3:1
令牌 / token      --token T 或 / or FUNDTRACE_TOKEN          服务 / services   npm start
退出码 / exit     0 完成 done   1 发现问题或被拒绝 found something, refused   2 输入有误 bad input`
