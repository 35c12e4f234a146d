import type { RunSheet } from './run-sheets.ts'

/** What an auditor reads first, who never heard of the format. */
export const packReadme = ({ run, peopleMasked }: Readonly<{ run: RunSheet; peopleMasked: boolean }>): string =>
  [
    `对账证据包  ${run.job?.title_zh ?? '银行对账单核对'}  第${run.number}轮`,
    '',
    '核验(不需要网络、服务与令牌):  fundtrace verify 本文件.zip --key 可信公钥.pem',
    '任何一个字节被改动都会被拒绝,并指出是哪个文件。解压后再压缩即不再可核验:请保留原文件。',
    '',
    'report.html / report.xlsx   可读报告(可打印)',
    'run.json                    轮次:任务、范围、经办人、时间、结果摘要',
    'job.yaml / rules.json       对账任务与规则(如有)',
    'inputs.json, inputs/        输入数据的摘要与位置;经许可时含原文件',
    'matches.csv                 匹配明细',
    'breaks.csv / breaks.jsonl   差异明细(后者含候选与未匹配原因)',
    'changes.json                人工撤销与人工匹配及理由',
    'cases.json                  差异台账及其经过',
    'totals.json                 合计(可由明细重算)',
    'three-way.json              账证、账账、账实三方对照',
    'ledger-checkpoint.json      账本最近一次签名检查点',
    'actors.json                 经办、审批、调阅人与时间',
    'manifest.json               全部文件的SHA-256与大小(RFC 8785规范JSON)',
    'signature.json              对manifest.json的Ed25519签名与公钥',
    '',
    peopleMasked ? '姓名与账号已隐去部分字符。' : '本包含完整姓名或账号,请按个人信息保管;调阅已留痕。',
    '差额 = 右方 - 左方 = 银行 - 账面。金额单位:元。时间:UTC;日期:北京时间。',
    '',
    'Evidence of one run of reconciliation. Check it offline with `fundtrace verify`; a pack that was unpacked and packed again proves nothing.',
    'Differences are right minus left: bank minus book. Amounts are yuan with two places.',
    '',
  ].join('\r\n')
