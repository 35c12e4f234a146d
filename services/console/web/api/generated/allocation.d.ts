// Made by "npm run generate".
export interface paths {
    "/v1/funders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every funder */
        get: operations["listFunders"];
        put?: never;
        /** Record a funder */
        post: operations["recordFunder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programmes of my areas, each in its newest version */
        get: operations["listProgrammes"];
        put?: never;
        /** Record what a document says, as the next version of its programme */
        post: operations["recordProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is wrong with a document, before it is recorded; nothing is kept */
        post: operations["checkProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One programme, in its newest version or the one that is named */
        get: operations["getProgramme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a programme: which document, who recorded it and when */
        get: operations["listProgrammeVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme_id}/explained": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a programme says, in sentences */
        get: operations["explainProgramme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a document would give to up to 20 of the register of my areas, and why; nothing is kept */
        post: operations["previewProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/payment-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a fund is paid: notice, approvers by amount, who advances, checks, closed circuit
         * @description By the version of the programme that the fund's plan in force was computed with.
         */
        get: operations["getPaymentTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the register who came, left, returned or changed, each from a day on: all of the list or none */
        post: operations["changeRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The households of my areas as they were on a day, masked, by id after the cursor */
        get: operations["listHouseholds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/households/{household_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A household and its members as they were on a day, masked */
        get: operations["getHousehold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/households/{household_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was ever recorded of a household and of whoever was in it, with who, when and why */
        get: operations["getHouseholdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose identity number this is, by exact match, masked; nobody outside my areas is found */
        post: operations["searchRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counties, townships and villages as they were on a day, by code after the cursor */
        get: operations["listAreas"];
        put?: never;
        /** List areas: from then on a home in their county must be one that is listed */
        post: operations["listNewAreas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/areas/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an area another name from a day on; what it was called before stays on record */
        post: operations["renameArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/areas/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge areas into another from a day on, or abolish them: who is at home there is at home in the new one */
        post: operations["mergeAreas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/card-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another account of a beneficiary; until another officer approves, the one before is paid to */
        post: operations["askCardChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an account that another officer asked for: from now on it is paid to */
        post: operations["approveCardChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/card-changes/{change_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject an account that another officer asked for */
        post: operations["rejectCardChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account of a beneficiary and every change that was asked for, masked, with who and why */
        get: operations["listCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of accounts in my areas that wait for a second officer, by beneficiary after the cursor */
        get: operations["listWaitingCardChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payees/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names and accounts in clear, for the bank file of a treasury that covers every one of these beneficiaries */
        post: operations["lookUpPayees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payees/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What speaks against paying each of them on a day, as the register knows it; no names, no numbers */
        post: operations["checkPayees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of my areas, masked, by id after the cursor */
        get: operations["listBeneficiaries"];
        put?: never;
        /** Take households, villages, enterprises and projects into the register: all of the list or none */
        post: operations["registerBeneficiaries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/import-template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty table for the register, with what its columns take */
        get: operations["downloadImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports of my areas, newest first, before the cursor */
        get: operations["listRegisterImports"];
        put?: never;
        /**
         * Check a file of households and their members, and take it into the register of my areas
         * @description XLSX, or CSV in UTF-8 or GB18030; one row per person; docs/register-import.md has the columns. Every fault is told with its row. What is taken in is what the file says of each of its households from that day on; households that it does not name stay as they are.
         */
        post: operations["importRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import has come, and what came of it */
        get: operations["getRegisterImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/imports/{import_id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is wrong with the file, by row after the cursor */
        get: operations["listImportFaults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/imports/{import_id}/faults.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is wrong with the file, as CSV */
        get: operations["downloadImportFaultsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/imports/{import_id}/faults.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is wrong with the file, as XLSX */
        get: operations["downloadImportFaultsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans of my areas, newest first, before the cursor */
        get: operations["listPlans"];
        put?: never;
        /**
         * Compute a programme's plan for a year, with each funder's share; another officer approves it
         * @description Answers the computed plan. One that takes longer is answered as a draft with its progress, to be asked for again; one that cannot be computed is kept as failed, with the reason that is answered here.
         */
        post: operations["makePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan with the shares of its funders, or how far its computing is */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a plan and why each is what it is, by number after the cursor */
        get: operations["listPlanLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/lines.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a plan: every line, then its shares, each as canonical JSON on a line of its own
         * @description The same version of the programme, register day and revision give the same bytes; their SHA-256 is the content_sha256 of the plan.
         */
        get: operations["streamPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the approval of a computed plan; who asks does not approve */
        post: operations["submitPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan: who is to get what (公示), masked, by number after the cursor */
        get: operations["getNotice"];
        put?: never;
        /** Put a submitted plan into public notice (公示) for the days that its programme asks for */
        post: operations["noticePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a plan that another officer made and submitted; the ledger then posts what each funder owes */
        post: operations["approvePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a plan that nobody has approved; its maker alone does */
        post: operations["withdrawPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The life of a plan: every move, who made it, when and why */
        get: operations["listPlanMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The objections to a plan and their answers; who objects is masked */
        get: operations["listObjections"];
        put?: never;
        /** Write down an objection to a plan in public notice; it holds the approval until it is answered */
        post: operations["raiseObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/objections/{objection_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an objection, once */
        post: operations["answerObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this plan has otherwise than another one: who is new, gone or changed, and why; by key after the cursor */
        get: operations["comparePlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The awards of a plan and whether the ledger has posted them, by id after the cursor */
        get: operations["listAwards"];
        put?: never;
        /**
         * Award a plan in force: each of its lines, or the awards that are listed where it counts people only
         * @description Lines go out in pages of 500 with a manifest at the end; a run that takes longer is answered as running, with its progress.
         */
        post: operations["grantAwards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/award-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The award runs of a plan and how far each is, newest first */
        get: operations["listAwardRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is: a plan that is computed, awards that go out, a file that is taken in */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What arrived in a fund, and whether the ledger has posted it */
        get: operations["listArrivals"];
        put?: never;
        /** Record money of a funder that arrived in a fund's dedicated account, with its 指标 document */
        post: operations["recordArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/due-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When funders owe their shares: every version that was stated, the newest first */
        get: operations["listDueDates"];
        put?: never;
        /** State when funders owe their shares; a funder of null stands for all of whom nothing else is stated */
        post: operations["stateDueDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/funders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each funder of a fund promised, owed and sent by a day, against the promised ratio, and who carries whom */
        get: operations["getFundFunders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funders/{funder_id}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a funder promised, owed and sent by a day, fund by fund: a supporting city over all its counties */
        get: operations["getFunderPosition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/idle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资金滞留: money that arrived more than so many days before and has not been paid out, first in first out */
        get: operations["listIdleMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funders/{funder_id}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how a funder is known on bank statements: as a payer, or as the issuer of documents */
        post: operations["recordFunderAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/statement-arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take arrivals from a bank statement of the fund's dedicated account; what fits no funder waits as unidentified
         * @description CSV (UTF-8, GB18030) or XLSX. Columns: 记账日期/booking_date, 银行流水号/bank_reference, 收入/received; and, where the bank has them, 付款编号/reference, 付款人/payer, 摘要/remark, in which a document number is looked for. Lines that pay out are passed over. The same file again is answered with what it led to (200); a credit is taken once, by its bank reference. The file of another fund is refused (409); a credit of the same reference, day and amount as one of another fund waits as unidentified (in_another_fund), and so does one without a document number (no_document).
         */
        post: operations["takeStatementArrivals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/unidentified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money in the dedicated account of which nobody has said whose it is, by the day that it came */
        get: operations["listUnidentified"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unidentified/{credit_id}/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whose unidentified money is; another officer approves it */
        post: operations["proposeIdentification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unidentified/{credit_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree whose unidentified money is: it becomes that funder’s arrival */
        post: operations["approveIdentification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unidentified/{credit_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject what was proposed about unidentified money; it waits on */
        post: operations["rejectIdentification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a fund went back to its funders, and what the ledger said to it */
        get: operations["listRefunds"];
        put?: never;
        /** Send money of a funder back to it; another officer approves it, and the ledger says whether it is there */
        post: operations["orderRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{refund_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a refund that another officer ordered; the ledger is asked to post it */
        post: operations["approveRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The openings of a fund, the newest first; all but one were taken back */
        get: operations["listOpenings"];
        put?: never;
        /**
         * Take in what a county had with its funders on the day that it starts here; another officer approves it
         * @description CSV (UTF-8, GB18030) or XLSX, one row a funder: 出资方/funder (its id or name), 应拨/due (of the whole year), 已到位/arrived, 已支出/spent. A row 合计/total is the control, or all three control parameters. Every bad row is told of, and then nothing is kept; dry_run keeps nothing in any case (200).
         */
        post: operations["draftOpening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openings/{opening_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An opening with its gross figures and what of them the ledger begins with */
        get: operations["getOpening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openings/{opening_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an opening that another officer made: what is left of the year becomes the fund's plan and first arrivals */
        post: operations["approveOpening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openings/{opening_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back an opening that nobody has approved */
        post: operations["withdrawOpening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/year-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute what a year leaves unspent and whose it is, in the ratio of what each really bore; another officer approves it */
        post: operations["draftYearEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/year-ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The year ends of a fund, the newest first */
        get: operations["listYearEnds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/year-ends/{year_end_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a year left, whose it was, and what became of it */
        get: operations["getYearEnd"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/year-ends/{year_end_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a year end that another officer made; the ledger is asked */
        post: operations["approveYearEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/year-ends/{year_end_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a year end that nobody has approved */
        post: operations["withdrawYearEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/year-ends/{year_end_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the ledger again to take carried money in, after it refused */
        post: operations["retryYearEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funding/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refunds, openings, year ends and identifications in my areas that wait for a second officer, the oldest 200 first */
        get: operations["listWaitingFunding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guarantees of my areas, each in its newest version */
        get: operations["listGuarantees"];
        put?: never;
        /** Record what a document guarantees across programmes, as the next version */
        post: operations["recordGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is wrong with a guarantee, before it is recorded; nothing is kept */
        post: operations["checkGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{guarantee_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One guarantee, in its newest version or the one that is named */
        get: operations["getGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{guarantee_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a guarantee: which document, who recorded it and when */
        get: operations["listGuaranteeVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{guarantee_id}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold what the plans and other support money of a year give against a guarantee, and keep who falls short */
        post: operations["evaluateGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{guarantee_id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest evaluations of a guarantee */
        get: operations["listEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{evaluation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an evaluation found, in figures */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{evaluation_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who falls short, by number after the cursor: what is missing, what each source gave, and why, masked */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{evaluation_id}/findings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings as CSV, masked */
        get: operations["downloadFindingsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{evaluation_id}/findings.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings as a workbook, masked */
        get: operations["downloadFindingsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/notice.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan as a page to print and hang out: who is to get what (公示), masked */
        get: operations["printNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/notice.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan as a workbook: who is to get what (公示), masked */
        get: operations["downloadNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan: what was awarded (公告), masked, by number after the cursor */
        get: operations["getResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/results.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan as a page to print and hang out: what was awarded (公告), masked */
        get: operations["printResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{plan_id}/results.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a plan as a workbook: what was awarded (公告), masked */
        get: operations["downloadResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/disclosure-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a household lets its basic facts stand in public lists, or no longer does */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas that have anything on the notice board today */
        get: operations["listBoardAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on the notice board of an area today: plans in public notice (公示), and what was awarded (公告) */
        get: operations["listBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In which public lists a village, or a household by its masked name, stands */
        get: operations["searchBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/plans/{plan_id}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A public list of a plan, masked, by number after the cursor; of a village, or of a masked name */
        get: operations["getBoardList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/plans/{plan_id}/{kind}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The villages of a public list, with count and sum */
        get: operations["listBoardPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/plans/{plan_id}/{kind}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A public list, or what of it is in a village, as a workbook, masked */
        get: operations["downloadBoardList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/award-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Masked names and places of awards, for the public lists of batches; of awards that are not public nothing */
        get: operations["listAwardNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/half-year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The half-yearly report of an area: due, arrived, in arrears, planned, awarded and paid by programme */
        get: operations["getHalfYearReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/half-year.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The half-yearly report as a workbook, in yuan and in 万元 */
        get: operations["downloadHalfYearReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/half-year.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The half-yearly report as a page to print, in yuan and in 万元 */
        get: operations["printHalfYearReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/quarter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarterly bulletin of an area: due, arrived, in arrears, planned, awarded and paid by programme */
        get: operations["getQuarterReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/quarter.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarterly bulletin as a workbook, in yuan and in 万元 */
        get: operations["downloadQuarterReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/quarter.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarterly bulletin as a page to print, in yuan and in 万元 */
        get: operations["printQuarterReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which report of an area is due by when, and which was made */
        get: operations["listDueReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a report is made as its figures stand: the day, who, and the hash of its content */
        post: operations["makeReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The milestones of my areas, each in its newest version */
        get: operations["listMilestones"];
        put?: never;
        /** Record what a document wants to be reached by year, as the next version */
        post: operations["recordMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is wrong with a milestone, before it is recorded; nothing is kept */
        post: operations["checkMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones/{milestone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One milestone, in its newest version or the one that is named */
        get: operations["getMilestone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones/{milestone_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a milestone: which document, who recorded it and when */
        get: operations["listMilestoneVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/milestones/{milestone_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register on a day against the target of a year: reached, missing, and who is behind */
        get: operations["measureMilestone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check everything that must always hold; delivers every message a second time to see that nothing changes */
        get: operations["runChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages that wait, in the order in which they were put aside, after the cursor; all=true: also the closed */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who decided what about messages that waited, when and why, in the order of the decisions */
        get: operations["listDeadLetterDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message that waits or waited, as it came, with every attempt and decision about it */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handle what waits for a key again, once its cause is mended; accept_gap gives up the missing messages before it */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one message up for good, with the reason; those behind it are handled when it was its turn */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unmasked-reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw names, identity numbers, accounts or documents of your areas in clear, in the order of reading */
        get: operations["listUnmaskedReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A refusal (RFC 9457). The offending values stand beside these members */
        Problem: {
            /** @example urn:fundtrace:problem:ACCESS_ROLE_FORBIDDEN */
            type: string;
            /** @description Chinese / English */
            title: string;
            title_zh: string;
            title_en: string;
            status: number;
            /** @description What was wrong, with the offending value */
            detail: string;
            /** @description The request, as it stands in the log */
            instance: string;
            /**
             * @description Stable: programs branch on it
             * @example ACCESS_ROLE_FORBIDDEN
             */
            code: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listFunders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        funders: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            area_code: string | null;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordFunder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "province",
                 *       "name": "广东省",
                 *       "area_code": "44"
                 *     }
                 */
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    id: string;
                    name: string;
                    area_code: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "province",
                     *       "name": "广东省",
                     *       "area_code": "44"
                     *     }
                     */
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        id: string;
                        name: string;
                        area_code: string | null;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProgrammes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        programmes: {
                            id: string;
                            version?: number;
                            name: string;
                            document_number: string;
                            document_item: string;
                            quote?: string;
                            inferred?: string[];
                            /** @example 441802 */
                            area_code: string;
                            covers?: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from?: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_to?: string;
                            timing?: {
                                /** @constant */
                                kind: "yearly";
                            } | {
                                /** @constant */
                                kind: "once";
                            } | {
                                /** @constant */
                                kind: "spread";
                                years: {
                                    year: number;
                                    weight: number;
                                }[];
                            };
                            purposes?: string[];
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            base: {
                                /** @enum {unknown} */
                                of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                                /**
                                 * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                                 * @example {
                                 *       "all": [
                                 *         {
                                 *           "fact": "class",
                                 *           "is": [
                                 *             "general"
                                 *           ]
                                 *         },
                                 *         {
                                 *           "fact": "able_members",
                                 *           "at_least": 1
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                where?: {
                                    [key: string]: unknown;
                                };
                                at_least?: number;
                            };
                            amount: {
                                /** @constant */
                                kind: "per_unit";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rate: string;
                            } | {
                                /** @constant */
                                kind: "tiers";
                                by: string;
                                rates: {
                                    is?: string[];
                                    from?: string | number;
                                    below?: string | number;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    rate: string;
                                }[];
                                /** @enum {unknown} */
                                otherwise?: "refuse" | "nothing";
                            } | {
                                /** @constant */
                                kind: "share";
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                                /** @enum {unknown} */
                                rounding: "half_up" | "down" | "up";
                            } | {
                                /** @constant */
                                kind: "interest";
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                principal_max?: string;
                                term_months_max?: number;
                                /** @enum {unknown} */
                                day_count: 360 | 365;
                                /** @enum {unknown} */
                                rounding: "half_up" | "down" | "up";
                            } | {
                                /** @constant */
                                kind: "lump";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                kind: "pool";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                                /** @enum {unknown} */
                                by: "equal" | "counted";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                floor?: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                cap?: string;
                                /** @enum {unknown} */
                                beyond_caps?: "keep" | "refuse";
                                /** @enum {unknown} */
                                leftover: "largest_remainder" | "keep";
                            } | {
                                /** @constant */
                                kind: "parts";
                            };
                            bounds?: {
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                floor?: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                cap?: string;
                            };
                            yearly_limit?: {
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                                /** @enum {unknown} */
                                beyond: "refuse" | "prorate" | "in_order";
                            };
                            /** @example qingcheng-households-2016 */
                            draws_on?: string;
                            funding?: {
                                /** @constant */
                                kind: "ratio";
                                ratio: string;
                                funders: string[];
                            } | {
                                /** @constant */
                                kind: "fixed";
                                parts: ({
                                    /** @example qingcheng-households-2016 */
                                    funder: string;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    amount: string;
                                } | {
                                    /** @constant */
                                    by: "township";
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    amount: string;
                                } | {
                                    /** @constant */
                                    by: "supporters";
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    at_least: string;
                                })[];
                            } | {
                                /** @constant */
                                kind: "sole";
                                /** @example qingcheng-households-2016 */
                                funder: string;
                            } | {
                                /** @constant */
                                kind: "township";
                            } | {
                                /** @constant */
                                kind: "pots";
                                pots: {
                                    /** @example qingcheng-households-2016 */
                                    funder: string;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    yearly: string;
                                }[];
                            };
                            notice_days?: number;
                            payment?: {
                                notice_days?: number;
                                approvals?: {
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    from: string;
                                    approvers: number;
                                }[];
                                advance_by?: string[];
                                checks?: {
                                    /** @enum {unknown} */
                                    left_register?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    deceased?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    members_gone?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    same_card?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    owner_differs?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    other_county?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    account_digit?: "block" | "warn" | "off";
                                    /** @enum {unknown} */
                                    duplicate?: "block" | "warn" | "off";
                                };
                                closed_circuit?: ("enterprise" | "project" | "village")[];
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordProgramme: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_to?: string;
                    timing?: {
                        /** @constant */
                        kind: "yearly";
                    } | {
                        /** @constant */
                        kind: "once";
                    } | {
                        /** @constant */
                        kind: "spread";
                        years: {
                            year: number;
                            weight: number;
                        }[];
                    };
                    purposes?: string[];
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    base: {
                        /** @enum {unknown} */
                        of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        at_least?: number;
                    };
                    amount: {
                        /** @constant */
                        kind: "per_unit";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        rate: string;
                    } | {
                        /** @constant */
                        kind: "tiers";
                        by: string;
                        rates: {
                            is?: string[];
                            from?: string | number;
                            below?: string | number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rate: string;
                        }[];
                        /** @enum {unknown} */
                        otherwise?: "refuse" | "nothing";
                    } | {
                        /** @constant */
                        kind: "share";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        /** @enum {unknown} */
                        rounding: "half_up" | "down" | "up";
                    } | {
                        /** @constant */
                        kind: "interest";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        principal_max?: string;
                        term_months_max?: number;
                        /** @enum {unknown} */
                        day_count: 360 | 365;
                        /** @enum {unknown} */
                        rounding: "half_up" | "down" | "up";
                    } | {
                        /** @constant */
                        kind: "lump";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    } | {
                        /** @constant */
                        kind: "pool";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        /** @enum {unknown} */
                        by: "equal" | "counted";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        floor?: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        cap?: string;
                        /** @enum {unknown} */
                        beyond_caps?: "keep" | "refuse";
                        /** @enum {unknown} */
                        leftover: "largest_remainder" | "keep";
                    } | {
                        /** @constant */
                        kind: "parts";
                    };
                    bounds?: {
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        floor?: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        cap?: string;
                    };
                    yearly_limit?: {
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        /** @enum {unknown} */
                        beyond: "refuse" | "prorate" | "in_order";
                    };
                    /** @example qingcheng-households-2016 */
                    draws_on?: string;
                    funding?: {
                        /** @constant */
                        kind: "ratio";
                        ratio: string;
                        funders: string[];
                    } | {
                        /** @constant */
                        kind: "fixed";
                        parts: ({
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            by: "township";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            by: "supporters";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            at_least: string;
                        })[];
                    } | {
                        /** @constant */
                        kind: "sole";
                        /** @example qingcheng-households-2016 */
                        funder: string;
                    } | {
                        /** @constant */
                        kind: "township";
                    } | {
                        /** @constant */
                        kind: "pots";
                        pots: {
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            yearly: string;
                        }[];
                    };
                    notice_days?: number;
                    payment?: {
                        notice_days?: number;
                        approvals?: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            from: string;
                            approvers: number;
                        }[];
                        advance_by?: string[];
                        checks?: {
                            /** @enum {unknown} */
                            left_register?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            deceased?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            members_gone?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            same_card?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            owner_differs?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            other_county?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            account_digit?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            duplicate?: "block" | "warn" | "off";
                        };
                        closed_circuit?: ("enterprise" | "project" | "village")[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_to?: string;
                        timing?: {
                            /** @constant */
                            kind: "yearly";
                        } | {
                            /** @constant */
                            kind: "once";
                        } | {
                            /** @constant */
                            kind: "spread";
                            years: {
                                year: number;
                                weight: number;
                            }[];
                        };
                        purposes?: string[];
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        base: {
                            /** @enum {unknown} */
                            of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            at_least?: number;
                        };
                        amount: {
                            /** @constant */
                            kind: "per_unit";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rate: string;
                        } | {
                            /** @constant */
                            kind: "tiers";
                            by: string;
                            rates: {
                                is?: string[];
                                from?: string | number;
                                below?: string | number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rate: string;
                            }[];
                            /** @enum {unknown} */
                            otherwise?: "refuse" | "nothing";
                        } | {
                            /** @constant */
                            kind: "share";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "interest";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            principal_max?: string;
                            term_months_max?: number;
                            /** @enum {unknown} */
                            day_count: 360 | 365;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "lump";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            kind: "pool";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            by: "equal" | "counted";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                            /** @enum {unknown} */
                            beyond_caps?: "keep" | "refuse";
                            /** @enum {unknown} */
                            leftover: "largest_remainder" | "keep";
                        } | {
                            /** @constant */
                            kind: "parts";
                        };
                        bounds?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                        };
                        yearly_limit?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            beyond: "refuse" | "prorate" | "in_order";
                        };
                        /** @example qingcheng-households-2016 */
                        draws_on?: string;
                        funding?: {
                            /** @constant */
                            kind: "ratio";
                            ratio: string;
                            funders: string[];
                        } | {
                            /** @constant */
                            kind: "fixed";
                            parts: ({
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "township";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "supporters";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                at_least: string;
                            })[];
                        } | {
                            /** @constant */
                            kind: "sole";
                            /** @example qingcheng-households-2016 */
                            funder: string;
                        } | {
                            /** @constant */
                            kind: "township";
                        } | {
                            /** @constant */
                            kind: "pots";
                            pots: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                yearly: string;
                            }[];
                        };
                        notice_days?: number;
                        payment?: {
                            notice_days?: number;
                            approvals?: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by?: string[];
                            checks?: {
                                /** @enum {unknown} */
                                left_register?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                deceased?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                members_gone?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                same_card?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                owner_differs?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                other_county?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                account_digit?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                duplicate?: "block" | "warn" | "off";
                            };
                            closed_circuit?: ("enterprise" | "project" | "village")[];
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_to?: string;
                    timing?: {
                        /** @constant */
                        kind: "yearly";
                    } | {
                        /** @constant */
                        kind: "once";
                    } | {
                        /** @constant */
                        kind: "spread";
                        years: {
                            year: number;
                            weight: number;
                        }[];
                    };
                    purposes?: string[];
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    base: {
                        /** @enum {unknown} */
                        of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        at_least?: number;
                    };
                    amount: {
                        /** @constant */
                        kind: "per_unit";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        rate: string;
                    } | {
                        /** @constant */
                        kind: "tiers";
                        by: string;
                        rates: {
                            is?: string[];
                            from?: string | number;
                            below?: string | number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rate: string;
                        }[];
                        /** @enum {unknown} */
                        otherwise?: "refuse" | "nothing";
                    } | {
                        /** @constant */
                        kind: "share";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        /** @enum {unknown} */
                        rounding: "half_up" | "down" | "up";
                    } | {
                        /** @constant */
                        kind: "interest";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        principal_max?: string;
                        term_months_max?: number;
                        /** @enum {unknown} */
                        day_count: 360 | 365;
                        /** @enum {unknown} */
                        rounding: "half_up" | "down" | "up";
                    } | {
                        /** @constant */
                        kind: "lump";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    } | {
                        /** @constant */
                        kind: "pool";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        /** @enum {unknown} */
                        by: "equal" | "counted";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        floor?: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        cap?: string;
                        /** @enum {unknown} */
                        beyond_caps?: "keep" | "refuse";
                        /** @enum {unknown} */
                        leftover: "largest_remainder" | "keep";
                    } | {
                        /** @constant */
                        kind: "parts";
                    };
                    bounds?: {
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        floor?: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        cap?: string;
                    };
                    yearly_limit?: {
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        /** @enum {unknown} */
                        beyond: "refuse" | "prorate" | "in_order";
                    };
                    /** @example qingcheng-households-2016 */
                    draws_on?: string;
                    funding?: {
                        /** @constant */
                        kind: "ratio";
                        ratio: string;
                        funders: string[];
                    } | {
                        /** @constant */
                        kind: "fixed";
                        parts: ({
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            by: "township";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            by: "supporters";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            at_least: string;
                        })[];
                    } | {
                        /** @constant */
                        kind: "sole";
                        /** @example qingcheng-households-2016 */
                        funder: string;
                    } | {
                        /** @constant */
                        kind: "township";
                    } | {
                        /** @constant */
                        kind: "pots";
                        pots: {
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            yearly: string;
                        }[];
                    };
                    notice_days?: number;
                    payment?: {
                        notice_days?: number;
                        approvals?: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            from: string;
                            approvers: number;
                        }[];
                        advance_by?: string[];
                        checks?: {
                            /** @enum {unknown} */
                            left_register?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            deceased?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            members_gone?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            same_card?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            owner_differs?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            other_county?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            account_digit?: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            duplicate?: "block" | "warn" | "off";
                        };
                        closed_circuit?: ("enterprise" | "project" | "village")[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        errors: {
                            path: string;
                            value: unknown;
                            reason: {
                                zh: string;
                                en: string;
                            };
                            expected: unknown;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgramme: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                programme_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_to?: string;
                        timing?: {
                            /** @constant */
                            kind: "yearly";
                        } | {
                            /** @constant */
                            kind: "once";
                        } | {
                            /** @constant */
                            kind: "spread";
                            years: {
                                year: number;
                                weight: number;
                            }[];
                        };
                        purposes?: string[];
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        base: {
                            /** @enum {unknown} */
                            of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            at_least?: number;
                        };
                        amount: {
                            /** @constant */
                            kind: "per_unit";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rate: string;
                        } | {
                            /** @constant */
                            kind: "tiers";
                            by: string;
                            rates: {
                                is?: string[];
                                from?: string | number;
                                below?: string | number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rate: string;
                            }[];
                            /** @enum {unknown} */
                            otherwise?: "refuse" | "nothing";
                        } | {
                            /** @constant */
                            kind: "share";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "interest";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            principal_max?: string;
                            term_months_max?: number;
                            /** @enum {unknown} */
                            day_count: 360 | 365;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "lump";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            kind: "pool";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            by: "equal" | "counted";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                            /** @enum {unknown} */
                            beyond_caps?: "keep" | "refuse";
                            /** @enum {unknown} */
                            leftover: "largest_remainder" | "keep";
                        } | {
                            /** @constant */
                            kind: "parts";
                        };
                        bounds?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                        };
                        yearly_limit?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            beyond: "refuse" | "prorate" | "in_order";
                        };
                        /** @example qingcheng-households-2016 */
                        draws_on?: string;
                        funding?: {
                            /** @constant */
                            kind: "ratio";
                            ratio: string;
                            funders: string[];
                        } | {
                            /** @constant */
                            kind: "fixed";
                            parts: ({
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "township";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "supporters";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                at_least: string;
                            })[];
                        } | {
                            /** @constant */
                            kind: "sole";
                            /** @example qingcheng-households-2016 */
                            funder: string;
                        } | {
                            /** @constant */
                            kind: "township";
                        } | {
                            /** @constant */
                            kind: "pots";
                            pots: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                yearly: string;
                            }[];
                        };
                        notice_days?: number;
                        payment?: {
                            notice_days?: number;
                            approvals?: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by?: string[];
                            checks?: {
                                /** @enum {unknown} */
                                left_register?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                deceased?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                members_gone?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                same_card?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                owner_differs?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                other_county?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                account_digit?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                duplicate?: "block" | "warn" | "off";
                            };
                            closed_circuit?: ("enterprise" | "project" | "village")[];
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProgrammeVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                programme_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            version: number;
                            document_number: string;
                            document_sha256: string;
                            recorded_by: string;
                            /** Format: date-time */
                            recorded_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainProgramme: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                programme_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        version: number;
                        sentences: {
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    programme: {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_to?: string;
                        timing?: {
                            /** @constant */
                            kind: "yearly";
                        } | {
                            /** @constant */
                            kind: "once";
                        } | {
                            /** @constant */
                            kind: "spread";
                            years: {
                                year: number;
                                weight: number;
                            }[];
                        };
                        purposes?: string[];
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        base: {
                            /** @enum {unknown} */
                            of: "published_people" | "lump" | "households" | "villages" | "enterprises" | "projects" | "people" | "workers" | "medical_bills" | "insurance_contributions" | "houses" | "loans" | "shares" | "scores";
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            at_least?: number;
                        };
                        amount: {
                            /** @constant */
                            kind: "per_unit";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rate: string;
                        } | {
                            /** @constant */
                            kind: "tiers";
                            by: string;
                            rates: {
                                is?: string[];
                                from?: string | number;
                                below?: string | number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rate: string;
                            }[];
                            /** @enum {unknown} */
                            otherwise?: "refuse" | "nothing";
                        } | {
                            /** @constant */
                            kind: "share";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "interest";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            principal_max?: string;
                            term_months_max?: number;
                            /** @enum {unknown} */
                            day_count: 360 | 365;
                            /** @enum {unknown} */
                            rounding: "half_up" | "down" | "up";
                        } | {
                            /** @constant */
                            kind: "lump";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            kind: "pool";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            by: "equal" | "counted";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                            /** @enum {unknown} */
                            beyond_caps?: "keep" | "refuse";
                            /** @enum {unknown} */
                            leftover: "largest_remainder" | "keep";
                        } | {
                            /** @constant */
                            kind: "parts";
                        };
                        bounds?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            floor?: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            cap?: string;
                        };
                        yearly_limit?: {
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            /** @enum {unknown} */
                            beyond: "refuse" | "prorate" | "in_order";
                        };
                        /** @example qingcheng-households-2016 */
                        draws_on?: string;
                        funding?: {
                            /** @constant */
                            kind: "ratio";
                            ratio: string;
                            funders: string[];
                        } | {
                            /** @constant */
                            kind: "fixed";
                            parts: ({
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "township";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                by: "supporters";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                at_least: string;
                            })[];
                        } | {
                            /** @constant */
                            kind: "sole";
                            /** @example qingcheng-households-2016 */
                            funder: string;
                        } | {
                            /** @constant */
                            kind: "township";
                        } | {
                            /** @constant */
                            kind: "pots";
                            pots: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                yearly: string;
                            }[];
                        };
                        notice_days?: number;
                        payment?: {
                            notice_days?: number;
                            approvals?: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by?: string[];
                            checks?: {
                                /** @enum {unknown} */
                                left_register?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                deceased?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                members_gone?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                same_card?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                owner_differs?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                other_county?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                account_digit?: "block" | "warn" | "off";
                                /** @enum {unknown} */
                                duplicate?: "block" | "warn" | "off";
                            };
                            closed_circuit?: ("enterprise" | "project" | "village")[];
                        };
                    };
                    fiscal_year: number;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    register_day?: string;
                    people?: number;
                    beneficiary_ids?: string[];
                    seed?: string;
                    size?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        register_day: string;
                        register_revision: number;
                        each_alone: boolean;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        lines: {
                            line: number;
                            beneficiary_id: null | string;
                            /** @example 441802 */
                            area_code: string;
                            units: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            parts: null | {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                            explanation: null | {
                                [key: string]: unknown;
                            };
                            explained: null | {
                                zh: string[];
                                en: string[];
                            };
                            name: null | string;
                            area_name: null | string;
                        }[];
                        left_out: {
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            name: null | string;
                            area_code: null | string;
                            area_name: null | string;
                            reasons: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPaymentTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        notice_days: number;
                        approvals: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            from: string;
                            approvers: number;
                        }[];
                        advance_by: string[];
                        checks: {
                            /** @enum {unknown} */
                            left_register: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            deceased: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            members_gone: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            same_card: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            owner_differs: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            other_county: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            account_digit: "block" | "warn" | "off";
                            /** @enum {unknown} */
                            duplicate: "block" | "warn" | "off";
                        };
                        closed_circuit: ("enterprise" | "project" | "village")[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRegister: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: ({
                        /** @constant */
                        change: "household_entered";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        synthetic: boolean;
                        bank_account: string | null;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        household: {
                            /** @example 441802103 */
                            area_code: string;
                            name: string;
                            class: ("general" | "minimum_living" | "five_guarantees") | null;
                            income_per_person: string | null;
                            willing_to_work: boolean | null;
                            registered_since: string | null;
                            people: number | null;
                        };
                    } | {
                        /** @constant */
                        change: "household_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        synthetic: boolean;
                        bank_account: string | null;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        household: {
                            /** @example 441802103 */
                            area_code: string;
                            name: string;
                            class: ("general" | "minimum_living" | "five_guarantees") | null;
                            income_per_person: string | null;
                            willing_to_work: boolean | null;
                            registered_since: string | null;
                            people: number | null;
                        };
                    } | {
                        /** @constant */
                        change: "household_corrected";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        household: {
                            /** @example 441802103 */
                            area_code?: string;
                            name?: string;
                            class?: ("general" | "minimum_living" | "five_guarantees") | null;
                            income_per_person?: string | null;
                            willing_to_work?: boolean | null;
                            registered_since?: string | null;
                            people?: number | null;
                        };
                    } | {
                        /** @constant */
                        change: "household_left_poverty";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        grace_until: string | null;
                    } | {
                        /** @constant */
                        change: "household_returned";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                    } | {
                        /** @constant */
                        change: "household_removed";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                    } | {
                        /** @constant */
                        change: "member_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        identity_number: string;
                        member: {
                            name: string;
                            /** @enum {unknown} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            ability: ("full" | "partial" | "none") | null;
                            stage: ("none" | "preschool" | "primary" | "lower_secondary" | "upper_secondary" | "secondary_vocational" | "junior_college" | "university") | null;
                            health_cover: ("none" | "resident" | "employee") | null;
                        };
                    } | {
                        /** @constant */
                        change: "member_changed";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        person_id: string;
                        member: {
                            name?: string;
                            /** @enum {unknown} */
                            relation?: "head" | "spouse" | "child" | "parent" | "other";
                            ability?: ("full" | "partial" | "none") | null;
                            stage?: ("none" | "preschool" | "primary" | "lower_secondary" | "upper_secondary" | "secondary_vocational" | "junior_college" | "university") | null;
                            health_cover?: ("none" | "resident" | "employee") | null;
                        };
                    } | {
                        /** @constant */
                        change: "member_left";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        person_id: string;
                        /** @enum {unknown} */
                        ended: "moved" | "deceased" | "other";
                    } | {
                        /** @constant */
                        change: "village_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        village_id: string;
                        synthetic: boolean;
                        bank_account: string | null;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        village: {
                            /** @example 441802103 */
                            area_code: string;
                            name: string;
                            key: boolean | null;
                            poor: boolean | null;
                            old_revolutionary_base: boolean | null;
                            supported_by_county: boolean | null;
                            households: number | null;
                            people: number | null;
                            collective_income: string | null;
                        };
                    } | {
                        /** @constant */
                        change: "enterprise_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        enterprise_id: string;
                        synthetic: boolean;
                        bank_account: string | null;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        enterprise: {
                            /** @example 441802103 */
                            area_code: string;
                            name: string;
                            filed_since: string | null;
                            people: number | null;
                        };
                    } | {
                        /** @constant */
                        change: "project_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        project_id: string;
                        synthetic: boolean;
                        bank_account: string | null;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        project: {
                            /** @example 441802103 */
                            area_code: string;
                            name: string;
                            people: number | null;
                        };
                    } | {
                        /** @constant */
                        change: "place_removed";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                    } | {
                        /** @constant */
                        change: "pairing_recorded";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        supporter_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /** @example 200.00 */
                        pledged: string;
                        active: boolean;
                    } | {
                        /** @constant */
                        change: "unit_recorded";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        unit_id: string;
                        name: string;
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                    } | {
                        /** @constant */
                        change: "cadre_recorded";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        cadre_id: string;
                        /** @example qingcheng-households-2016 */
                        unit_id: string;
                        name: string;
                    } | {
                        /** @constant */
                        change: "item_recorded";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        item_id: string;
                        /** @enum {unknown} */
                        kind: "medical_bill" | "insurance_contribution" | "house" | "loan" | "shareholding" | "score" | "employment";
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        person_id: string | null;
                        ended_on: string | null;
                        facts: {
                            [key: string]: string | number | boolean | null;
                        };
                    } | {
                        /** @constant */
                        change: "item_withdrawn";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        item_id: string;
                    } | {
                        /** @constant */
                        change: "support_recorded";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        support_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        giver: {
                            /** @example qingcheng-households-2016 */
                            unit_id: string;
                        } | {
                            /** @example qingcheng-households-2016 */
                            cadre_id: string;
                        } | {
                            name: string;
                        };
                        funder_id: string | null;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        given_on: string;
                        kind: string;
                        counts_in: string | null;
                    } | {
                        /** @constant */
                        change: "support_withdrawn";
                        /** @example 按审计意见调整 */
                        reason: string;
                        /** @example qingcheng-households-2016 */
                        support_id: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        applied: number;
                        unchanged: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHouseholds: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
                as_known_at?: number;
                /** @example 441802 */
                area_code?: string;
                status?: "registered" | "left_poverty" | "removed";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: {
                            /** @example qingcheng-households-2016 */
                            household_id: string;
                            /** @example 441802 */
                            area_code: string;
                            name: string;
                            /** @enum {unknown} */
                            status: "registered" | "left_poverty" | "removed";
                            grace_until: string | null;
                            class: ("general" | "minimum_living" | "five_guarantees") | null;
                            income_per_person: string | null;
                            willing_to_work: boolean | null;
                            registered_since: string | null;
                            people: number | null;
                            able_members: number | null;
                            synthetic: boolean;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHousehold: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
                as_known_at?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                household_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        household_id: string;
                        /** @example 441802 */
                        area_code: string;
                        name: string;
                        /** @enum {unknown} */
                        status: "registered" | "left_poverty" | "removed";
                        grace_until: string | null;
                        class: ("general" | "minimum_living" | "five_guarantees") | null;
                        income_per_person: string | null;
                        willing_to_work: boolean | null;
                        registered_since: string | null;
                        people: number | null;
                        able_members: number | null;
                        synthetic: boolean;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        members: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            person_id: string;
                            name: string;
                            identity_number: string;
                            /** @enum {unknown} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            ability: ("full" | "partial" | "none") | null;
                            stage: ("none" | "preschool" | "primary" | "lower_secondary" | "upper_secondary" | "secondary_vocational" | "junior_college" | "university") | null;
                            health_cover: ("none" | "resident" | "employee") | null;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHouseholdHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                household_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: {
                            revision: number;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                            person_id: string | null;
                            name: string;
                            standing: string;
                            area_code: string | null;
                            grace_until: string | null;
                            reason: string;
                            recorded_by: string;
                            /** Format: date-time */
                            recorded_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identity_number: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on?: string;
                    as_known_at?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        found: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            person_id: string;
                            name: string;
                            identity_number: string;
                            /** @example qingcheng-households-2016 */
                            household_id: string;
                            /** @enum {unknown} */
                            relation: "head" | "spouse" | "child" | "parent" | "other";
                            ended: ("moved" | "deceased" | "other") | null;
                            /** @enum {unknown} */
                            status: "registered" | "left_poverty" | "removed";
                            /** @example 441802 */
                            area_code: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreas: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
                as_known_at?: number;
                /** @example 441802 */
                area_code?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        areas: {
                            /** @example 441802 */
                            code: string;
                            name: string;
                            /** @enum {unknown} */
                            state: "active" | "abolished";
                            successor_code: string | null;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNewAreas: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from: string;
                    /** @example 按审计意见调整 */
                    reason: string;
                    areas: {
                        /** @example 441802 */
                        code: string;
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        areas: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameArea: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from: string;
                    /** @example 按审计意见调整 */
                    reason: string;
                    /** @example 441802 */
                    code: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        areas: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeAreas: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from: string;
                    /** @example 按审计意见调整 */
                    reason: string;
                    codes: string[];
                    into: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        areas: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askCardChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                beneficiary_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 0000441802103000001 */
                    bank_account: string;
                    owner_name?: null | string;
                    bank_code?: null | string;
                    /** @example 按审计意见调整 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        change_id: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveCardChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                beneficiary_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                change_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        cards: {
                            change_id: null | string;
                            /** @enum {unknown} */
                            state: "in_force" | "replaced" | "waiting" | "approved" | "rejected" | "superseded";
                            version: null | number;
                            bank_account: string;
                            owner_name: null | string;
                            bank_code: null | string;
                            reason: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            decided_by: null | string;
                            decided_for: null | string;
                            decided_at: null | string;
                            decided_why: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectCardChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                beneficiary_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                change_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        cards: {
                            change_id: null | string;
                            /** @enum {unknown} */
                            state: "in_force" | "replaced" | "waiting" | "approved" | "rejected" | "superseded";
                            version: null | number;
                            bank_account: string;
                            owner_name: null | string;
                            bank_code: null | string;
                            reason: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            decided_by: null | string;
                            decided_for: null | string;
                            decided_at: null | string;
                            decided_why: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                beneficiary_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        cards: {
                            change_id: null | string;
                            /** @enum {unknown} */
                            state: "in_force" | "replaced" | "waiting" | "approved" | "rejected" | "superseded";
                            version: null | number;
                            bank_account: string;
                            owner_name: null | string;
                            bank_code: null | string;
                            reason: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            decided_by: null | string;
                            decided_for: null | string;
                            decided_at: null | string;
                            decided_why: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWaitingCardChanges: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        card_changes: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            change_id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            bank_account: string;
                            owner_name: null | string;
                            bank_code: null | string;
                            reason: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookUpPayees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beneficiary_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payees: {
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            name: string;
                            bank_account: string;
                            owner_name: null | string;
                            bank_code: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPayees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beneficiary_ids: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    known_state?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        register_revision: number;
                        register_state: string;
                        unchanged: boolean;
                        payees: {
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            findings: ({
                                /** @constant */
                                check: "left_register";
                                /** @enum {unknown} */
                                status: "not_yet" | "left_poverty" | "removed";
                                since: null | string;
                            } | {
                                /** @constant */
                                check: "deceased";
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                since: string;
                            } | {
                                /** @constant */
                                check: "members_gone";
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                since: string;
                            } | {
                                /** @constant */
                                check: "same_card";
                                count: number;
                                beneficiary_ids: string[];
                            } | {
                                /** @constant */
                                check: "owner_differs";
                            } | {
                                /** @constant */
                                check: "other_county";
                                counties: string[];
                                household_ids: string[];
                            } | {
                                /** @constant */
                                check: "account_missing";
                            } | {
                                /** @constant */
                                check: "account_malformed";
                            } | {
                                /** @constant */
                                check: "account_digit";
                            })[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBeneficiaries: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
                ids?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        beneficiaries: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            kind: "household" | "village" | "enterprise" | "project";
                            /** @example 441802 */
                            area_code: string;
                            name: string;
                            people: number;
                            synthetic: boolean;
                            bank_account: string;
                            bank_account_version: number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerBeneficiaries: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beneficiaries: {
                        /** @example qingcheng-households-2016 */
                        id: string;
                        kind: "household" | "village" | "enterprise" | "project";
                        /** @example 441802103 */
                        area_code: string;
                        name: string;
                        people: number;
                        synthetic: boolean;
                        /** @example 0000441802103000001 */
                        bank_account: string;
                        account_owner?: string | null;
                        bank_code?: string | null;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        registered: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImportTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegisterImports: {
        parameters: {
            query?: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            state: "reading" | "comparing" | "judging" | "applying" | "checked" | "refused" | "applied" | "repeated" | "failed";
                            progress: {
                                done: number;
                                total: number;
                                unit: "bytes" | "households";
                            };
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from: string;
                            dry_run: boolean;
                            take: "all" | "good";
                            synthetic: boolean;
                            areas: string[];
                            file: {
                                sha256: string;
                                bytes: number;
                            };
                            rows: number;
                            people: number;
                            households: number | null;
                            faults: number | null;
                            warnings: number | null;
                            households_left_out: number | null;
                            households_written: number;
                            households_unchanged: number;
                            households_to_write: number | null;
                            repeats: string | null;
                            problem: {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            recorded_by: string;
                            /** Format: date-time */
                            recorded_at: string;
                            ended_at: string | null;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importRegister: {
        parameters: {
            query: {
                /**
                 * @description From which day on the register is as the file says
                 * @example 2016-06-30
                 */
                valid_from: string;
                /** @description Check and report; take nothing in */
                dry_run?: boolean;
                /** @description all: nothing unless all is right; good: the households without a fault */
                take?: "all" | "good";
                /** @description Of households that are new: made up, no real persons */
                synthetic?: boolean;
                /** @description How many households the file has to hold */
                control_households?: number;
                /** @description How many people the file has to hold */
                control_people?: number;
            };
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        state: "reading" | "comparing" | "judging" | "applying" | "checked" | "refused" | "applied" | "repeated" | "failed";
                        progress: {
                            done: number;
                            total: number;
                            unit: "bytes" | "households";
                        };
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        dry_run: boolean;
                        take: "all" | "good";
                        synthetic: boolean;
                        areas: string[];
                        file: {
                            sha256: string;
                            bytes: number;
                        };
                        rows: number;
                        people: number;
                        households: number | null;
                        faults: number | null;
                        warnings: number | null;
                        households_left_out: number | null;
                        households_written: number;
                        households_unchanged: number;
                        households_to_write: number | null;
                        repeats: string | null;
                        problem: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        } | null;
                        recorded_by: string;
                        /** Format: date-time */
                        recorded_at: string;
                        ended_at: string | null;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegisterImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        state: "reading" | "comparing" | "judging" | "applying" | "checked" | "refused" | "applied" | "repeated" | "failed";
                        progress: {
                            done: number;
                            total: number;
                            unit: "bytes" | "households";
                        };
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from: string;
                        dry_run: boolean;
                        take: "all" | "good";
                        synthetic: boolean;
                        areas: string[];
                        file: {
                            sha256: string;
                            bytes: number;
                        };
                        rows: number;
                        people: number;
                        households: number | null;
                        faults: number | null;
                        warnings: number | null;
                        households_left_out: number | null;
                        households_written: number;
                        households_unchanged: number;
                        households_to_write: number | null;
                        repeats: string | null;
                        problem: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        } | null;
                        recorded_by: string;
                        /** Format: date-time */
                        recorded_at: string;
                        ended_at: string | null;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportFaults: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        faults: {
                            /** @description As the spreadsheet program numbers it, the header being 1; 0: the file as a whole */
                            row: number;
                            column: string | null;
                            code: string;
                            severity: "fault" | "warning";
                            value: string | null;
                            reason: {
                                zh: string;
                                en: string;
                            };
                            right: {
                                zh: string;
                                en: string;
                            };
                            other_row: number | null;
                            cursor: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImportFaultsCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImportFaultsXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                fund_id?: string;
                state?: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plans: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            programme_version: number;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            document_number: string;
                            register_day: null | string;
                            register_revision: null | number;
                            draws_on: null | string;
                            replaces: null | string;
                            reason: null | string;
                            /** @enum {unknown} */
                            state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                            total: null | string;
                            total_wan: null | string;
                            kept: null | string;
                            ratio: null | string[];
                            shares: {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                name: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                            share_explanation: null | {
                                [key: string]: unknown;
                            };
                            shares_explained: null | {
                                zh: string[];
                                en: string[];
                            };
                            content_sha256: null | string;
                            lines: number;
                            units: number;
                            progress: null | {
                                done: number;
                                total: null | number;
                            };
                            notice: null | {
                                days: number;
                                first_day: null | string;
                                last_day: null | string;
                            };
                            made_by: string;
                            submitted_by: null | string;
                            approved_by: null | string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "programme_id": "zhanjiang-edz",
                 *       "fiscal_year": 2016,
                 *       "people": 3578
                 *     }
                 */
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    programme_id: string;
                    version?: number;
                    fiscal_year: number;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    register_day?: string;
                    as_known_at?: number;
                    people?: number;
                    /**
                     * @description a UUID in lower case
                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                     */
                    replaces?: string;
                    /** @example 按审计意见调整 */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlanLines: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            line: number;
                            beneficiary_id: null | string;
                            /** @example 441802 */
                            area_code: string;
                            units: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            parts: null | {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                            explanation: null | {
                                [key: string]: unknown;
                            };
                            explained: null | {
                                zh: string[];
                                en: string[];
                            };
                            name: null | string;
                            area_name: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitPlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotice: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "notice" | "results";
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        plan_id: string;
                        title: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        document_number: string;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        state: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        total_wan: string;
                        lines: number;
                        notice_from: null | string;
                        notice_to: null | string;
                        how_to_object: null | {
                            zh: string;
                            en: string;
                        };
                        entries: {
                            number: number;
                            beneficiary_id: null | string;
                            name: null | string;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            line: null | string;
                            period: null | string;
                            class: null | string;
                            people: null | number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noticePlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    first_day?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvePlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawPlan: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        programme_version: number;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        document_number: string;
                        register_day: null | string;
                        register_revision: null | number;
                        draws_on: null | string;
                        replaces: null | string;
                        reason: null | string;
                        /** @enum {unknown} */
                        state: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                        total: null | string;
                        total_wan: null | string;
                        kept: null | string;
                        ratio: null | string[];
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        share_explanation: null | {
                            [key: string]: unknown;
                        };
                        shares_explained: null | {
                            zh: string[];
                            en: string[];
                        };
                        content_sha256: null | string;
                        lines: number;
                        units: number;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        notice: null | {
                            days: number;
                            first_day: null | string;
                            last_day: null | string;
                        };
                        made_by: string;
                        submitted_by: null | string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlanMoves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        moves: {
                            from: null | ("draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded");
                            /** @enum {unknown} */
                            to: "draft" | "computed" | "failed" | "submitted" | "noticed" | "approved" | "posted" | "refused" | "withdrawn" | "superseded";
                            by: string;
                            /** Format: date-time */
                            at: string;
                            reason: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listObjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        objections: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            line: null | number;
                            by: string;
                            text: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            raised_on: string;
                            recorded_by: string;
                            answer: null | {
                                text: string;
                                answered_by: string;
                                /** Format: date-time */
                                answered_at: string;
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    raiseObjection: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    line?: number;
                    /** @example 按审计意见调整 */
                    text: string;
                    /** @example 按审计意见调整 */
                    by: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        objection_id: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerObjection: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                objection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        objection_id: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comparePlans: {
        parameters: {
            query: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                with: string;
                change?: "new" | "gone" | "raised" | "cut" | "shifted";
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            plan_id: string;
                            programme_version: number;
                            register_day: null | string;
                            register_revision: null | number;
                        };
                        after: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            plan_id: string;
                            programme_version: number;
                            register_day: null | string;
                            register_revision: null | number;
                        };
                        sums: {
                            /** @enum {unknown} */
                            change: "unchanged" | "new" | "gone" | "raised" | "cut" | "shifted";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            before: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            after: string;
                        }[];
                        lines: {
                            key: string;
                            beneficiary_id: null | string;
                            name: null | string;
                            area_name: null | string;
                            /** @enum {unknown} */
                            change: "new" | "gone" | "raised" | "cut" | "shifted";
                            before: null | {
                                units: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                area_code: string;
                                parts: null | {
                                    /** @example qingcheng-households-2016 */
                                    funder_id: string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                }[];
                            };
                            after: null | {
                                units: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                area_code: string;
                                parts: null | {
                                    /** @example qingcheng-households-2016 */
                                    funder_id: string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                }[];
                            };
                            reasons: ({
                                kind: string;
                                words: {
                                    zh: string;
                                    en: string;
                                };
                            } & {
                                [key: string]: unknown;
                            })[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAwards: {
        parameters: {
            query?: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        awards: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            period: string;
                            line: string;
                            purpose: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            state: string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantAwards: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @example 2016
                     * @example 2016-H1
                     */
                    period: string;
                    purpose?: string;
                    awards?: {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        line: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        purpose?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_run_id: string;
                        job_id: null | string;
                        period: string;
                        purpose: null | string;
                        /** @enum {unknown} */
                        state: "running" | "done" | "stopped";
                        count: null | number;
                        total: null | string;
                        progress: null | {
                            done: number;
                            total: null | number;
                        };
                        made_by: string;
                        /** Format: date-time */
                        made_at: string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAwardRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        award_runs: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_run_id: string;
                            job_id: null | string;
                            period: string;
                            purpose: null | string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped";
                            count: null | number;
                            total: null | string;
                            progress: null | {
                                done: number;
                                total: null | number;
                            };
                            made_by: string;
                            /** Format: date-time */
                            made_at: string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        kind: string;
                        subject_id: string;
                        /** @enum {unknown} */
                        state: "waiting" | "running" | "done" | "failed";
                        done: number;
                        total: null | number;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArrivals: {
        parameters: {
            query: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrivals: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            document_number: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            arrived_on: string;
                            state: string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordArrival: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    fund_id: string;
                    /** @example qingcheng-households-2016 */
                    funder_id: string;
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    document_number: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    arrived_on: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        arrived_on: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDueDates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        due_dates: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            version: number;
                            /** @example 按审计意见调整 */
                            reason: string;
                            made_by: string;
                            /** Format: date-time */
                            made_at: string;
                            instalments: {
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                due_on: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stateDueDates: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
                    reason: string;
                    instalments: ({
                        funder_id: null | string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        due_on: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    } | {
                        funder_id: null | string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        due_on: string;
                        /** @example 33.33 */
                        percent: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        due_dates: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            version: number;
                            /** @example 按审计意见调整 */
                            reason: string;
                            made_by: string;
                            /** Format: date-time */
                            made_at: string;
                            instalments: {
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                due_on: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFundFunders: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            promised: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            arrears_by_age: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_0_30: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_31_90: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_91_180: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_over_180: string;
                            };
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            overpaid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        };
                        funders: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            promised: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            arrears_by_age: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_0_30: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_31_90: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_91_180: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_over_180: string;
                            };
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            overpaid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                            promised_percent: null | string;
                            actual_percent: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            ratio_part: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            deviation: string;
                            arrivals: {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                arrival_id: string;
                                document_number: string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                arrived_on: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                state: string;
                            }[];
                        }[];
                        largest_deviation: null | {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        };
                        carried: {
                            /** @example qingcheng-households-2016 */
                            by: string;
                            /** @example qingcheng-households-2016 */
                            for: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        unidentified: {
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFunderPosition: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                funder_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            promised: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            arrears_by_age: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_0_30: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_31_90: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_91_180: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_over_180: string;
                            };
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            overpaid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        };
                        funds: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example 441802 */
                            area_code: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            promised: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            arrears_by_age: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_0_30: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_31_90: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_91_180: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                days_over_180: string;
                            };
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            overpaid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIdleMoney: {
        parameters: {
            query: {
                days: number;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        funds: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            layers: {
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                arrived_on: string;
                                days: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordFunderAlias: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                funder_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "payer" | "issuer";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        kind: string;
                        text: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeStatementArrivals: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        statement_id: string;
                        credits: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            bank_reference: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            booked_on: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            document_number: null | string;
                            payer: null | string;
                            candidates: string[];
                            other_fund_id: null | string;
                            outcome: "recorded" | "linked" | "unidentified";
                            reason: null | string;
                            arrival_id: null | string;
                        }[];
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        statement_id: string;
                        credits: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            bank_reference: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            booked_on: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            document_number: null | string;
                            payer: null | string;
                            candidates: string[];
                            other_fund_id: null | string;
                            outcome: "recorded" | "linked" | "unidentified";
                            reason: null | string;
                            arrival_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnidentified: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        items: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            bank_reference: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            booked_on: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            document_number: null | string;
                            payer: null | string;
                            candidates: string[];
                            other_fund_id: null | string;
                            reason: string;
                            proposal: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                id: string;
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                document_number: string;
                                proposed_by: string;
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeIdentification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                credit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    funder_id: string;
                    document_number: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        arrival_id: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveIdentification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                credit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        arrival_id: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectIdentification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                credit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        arrival_id: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        refunds: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            document_number: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            refunded_on: string;
                            source: "overpaid" | "unspent";
                            state: string;
                            made_by: string;
                            approved_by: null | string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    funder_id: string;
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    document_number: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    refunded_on: string;
                    source: "overpaid" | "unspent";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        refunded_on: string;
                        source: "overpaid" | "unspent";
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        refunded_on: string;
                        source: "overpaid" | "unspent";
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOpenings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        openings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            document_number: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            opened_on: string;
                            state: string;
                            made_by: string;
                            approved_by: null | string;
                            plan_id: null | string;
                            plan_state: null | string;
                            funders: {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                spent: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                left_to_pay_in: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftOpening: {
        parameters: {
            query: {
                document_number: string;
                /** @example 2016-06-30 */
                opened_on: string;
                /**
                 * @description yuan as text with exactly two places, at most 10^18
                 * @example 42936000.00
                 */
                control_due?: string;
                /**
                 * @description yuan as text with exactly two places, at most 10^18
                 * @example 42936000.00
                 */
                control_arrived?: string;
                /**
                 * @description yuan as text with exactly two places, at most 10^18
                 * @example 42936000.00
                 */
                control_spent?: string;
                dry_run?: boolean;
            };
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opening: null;
                        totals: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            spent: string;
                        };
                    };
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opening: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            document_number: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            opened_on: string;
                            state: string;
                            made_by: string;
                            approved_by: null | string;
                            plan_id: null | string;
                            plan_state: null | string;
                            funders: {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                spent: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                left_to_pay_in: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                            }[];
                        };
                        totals: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            spent: string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        opened_on: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        plan_id: null | string;
                        plan_state: null | string;
                        funders: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            spent: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            left_to_pay_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveOpening: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        opened_on: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        plan_id: null | string;
                        plan_state: null | string;
                        funders: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            spent: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            left_to_pay_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawOpening: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        opened_on: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        plan_id: null | string;
                        plan_state: null | string;
                        funders: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            spent: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            left_to_pay_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftYearEnd: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "carry_over" | "refund";
                    document_number: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    decided_on: string;
                    /** @example 按审计意见调整 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        kind: "carry_over" | "refund";
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        decided_on: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        to_fund_id: null | string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            refund_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listYearEnds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        year_ends: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            kind: "carry_over" | "refund";
                            document_number: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            decided_on: string;
                            /** @example 按审计意见调整 */
                            reason: string;
                            to_fund_id: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            state: string;
                            made_by: string;
                            approved_by: null | string;
                            problem: null | {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                            parts: {
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                name: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                borne: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                refund_id: null | string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getYearEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                year_end_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        kind: "carry_over" | "refund";
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        decided_on: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        to_fund_id: null | string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            refund_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveYearEnd: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                year_end_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        kind: "carry_over" | "refund";
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        decided_on: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        to_fund_id: null | string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            refund_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawYearEnd: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                year_end_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        kind: "carry_over" | "refund";
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        decided_on: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        to_fund_id: null | string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            refund_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryYearEnd: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                year_end_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        kind: "carry_over" | "refund";
                        document_number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        decided_on: string;
                        /** @example 按审计意见调整 */
                        reason: string;
                        to_fund_id: null | string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        state: string;
                        made_by: string;
                        approved_by: null | string;
                        problem: null | {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            name: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            refund_id: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWaitingFunding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: {
                            kind: "refund" | "opening" | "year_end" | "identification";
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            made_by: string;
                            /** Format: date-time */
                            made_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGuarantees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        guarantees: {
                            id: string;
                            version?: number;
                            name: string;
                            document_number: string;
                            document_item: string;
                            quote?: string;
                            inferred?: string[];
                            /** @example 441802 */
                            area_code: string;
                            covers?: string[];
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_from?: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            valid_to?: string;
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            rule: {
                                /** @constant */
                                kind: "household_floor";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                                sources: "all" | string[];
                            } | {
                                /** @constant */
                                kind: "village_average";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                                sources: "all" | string[];
                            } | {
                                /** @constant */
                                kind: "pair_floor";
                                /** @enum {unknown} */
                                receiver: "household" | "village";
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                /** @constant */
                                kind: "rate_floor";
                                /** @constant */
                                of: "medical_bills";
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                                sources: "all" | string[];
                                /** @enum {unknown} */
                                rounding?: "half_up" | "down" | "up";
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordGuarantee: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "qingcheng-floor",
                 *       "name": "每户各类帮扶资金保底",
                 *       "document_number": "城区委办发〔2016〕11号",
                 *       "document_item": "五、(三)",
                 *       "area_code": "441802",
                 *       "where": {
                 *         "fact": "able_members",
                 *         "at_least": 1
                 *       },
                 *       "rule": {
                 *         "kind": "household_floor",
                 *         "amount": "5000.00",
                 *         "sources": "all"
                 *       }
                 *     }
                 */
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_to?: string;
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    rule: {
                        /** @constant */
                        kind: "household_floor";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        sources: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "village_average";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        sources: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "pair_floor";
                        /** @enum {unknown} */
                        receiver: "household" | "village";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    } | {
                        /** @constant */
                        kind: "rate_floor";
                        /** @constant */
                        of: "medical_bills";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        sources: "all" | string[];
                        /** @enum {unknown} */
                        rounding?: "half_up" | "down" | "up";
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "qingcheng-floor",
                     *       "name": "每户各类帮扶资金保底",
                     *       "document_number": "城区委办发〔2016〕11号",
                     *       "document_item": "五、(三)",
                     *       "area_code": "441802",
                     *       "where": {
                     *         "fact": "able_members",
                     *         "at_least": 1
                     *       },
                     *       "rule": {
                     *         "kind": "household_floor",
                     *         "amount": "5000.00",
                     *         "sources": "all"
                     *       }
                     *     }
                     */
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_to?: string;
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        rule: {
                            /** @constant */
                            kind: "household_floor";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            sources: "all" | string[];
                        } | {
                            /** @constant */
                            kind: "village_average";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            sources: "all" | string[];
                        } | {
                            /** @constant */
                            kind: "pair_floor";
                            /** @enum {unknown} */
                            receiver: "household" | "village";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            kind: "rate_floor";
                            /** @constant */
                            of: "medical_bills";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            sources: "all" | string[];
                            /** @enum {unknown} */
                            rounding?: "half_up" | "down" | "up";
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "qingcheng-floor",
                 *       "name": "每户各类帮扶资金保底",
                 *       "document_number": "城区委办发〔2016〕11号",
                 *       "document_item": "五、(三)",
                 *       "area_code": "441802",
                 *       "where": {
                 *         "fact": "able_members",
                 *         "at_least": 1
                 *       },
                 *       "rule": {
                 *         "kind": "household_floor",
                 *         "amount": "5000.00",
                 *         "sources": "all"
                 *       }
                 *     }
                 */
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_from?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    valid_to?: string;
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    rule: {
                        /** @constant */
                        kind: "household_floor";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        sources: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "village_average";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                        sources: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "pair_floor";
                        /** @enum {unknown} */
                        receiver: "household" | "village";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    } | {
                        /** @constant */
                        kind: "rate_floor";
                        /** @constant */
                        of: "medical_bills";
                        /**
                         * @example 70
                         * @example 4.35
                         */
                        percent: string;
                        sources: "all" | string[];
                        /** @enum {unknown} */
                        rounding?: "half_up" | "down" | "up";
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        errors: {
                            path: string;
                            value: unknown;
                            reason: {
                                zh: string;
                                en: string;
                            };
                            expected: unknown;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGuarantee: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                guarantee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "qingcheng-floor",
                     *       "name": "每户各类帮扶资金保底",
                     *       "document_number": "城区委办发〔2016〕11号",
                     *       "document_item": "五、(三)",
                     *       "area_code": "441802",
                     *       "where": {
                     *         "fact": "able_members",
                     *         "at_least": 1
                     *       },
                     *       "rule": {
                     *         "kind": "household_floor",
                     *         "amount": "5000.00",
                     *         "sources": "all"
                     *       }
                     *     }
                     */
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_from?: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        valid_to?: string;
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        rule: {
                            /** @constant */
                            kind: "household_floor";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            sources: "all" | string[];
                        } | {
                            /** @constant */
                            kind: "village_average";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                            sources: "all" | string[];
                        } | {
                            /** @constant */
                            kind: "pair_floor";
                            /** @enum {unknown} */
                            receiver: "household" | "village";
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            /** @constant */
                            kind: "rate_floor";
                            /** @constant */
                            of: "medical_bills";
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            sources: "all" | string[];
                            /** @enum {unknown} */
                            rounding?: "half_up" | "down" | "up";
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGuaranteeVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                guarantee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            version: number;
                            document_number: string;
                            document_sha256: string;
                            recorded_by: string;
                            /** Format: date-time */
                            recorded_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateGuarantee: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                guarantee_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "year": 2016,
                 *       "plans": "in_force"
                 *     }
                 */
                "application/json": {
                    year: number;
                    version?: number;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on?: string;
                    as_known_at?: number;
                    plans: "in_force" | string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        guarantee_id: string;
                        version: number;
                        fiscal_year: number;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        register_day: string;
                        register_revision: number;
                        plan_ids: string[];
                        bound: number;
                        short: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        floor_total: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        given_total: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        missing_total: string;
                        missing_total_wan: string;
                        findings: number;
                        content_sha256: string;
                        made_by: string;
                        /** Format: date-time */
                        made_at: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvaluations: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                guarantee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        evaluations: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            guarantee_id: string;
                            version: number;
                            fiscal_year: number;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            register_day: string;
                            register_revision: number;
                            plan_ids: string[];
                            bound: number;
                            short: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            floor_total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            given_total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            missing_total: string;
                            missing_total_wan: string;
                            findings: number;
                            content_sha256: string;
                            made_by: string;
                            /** Format: date-time */
                            made_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                evaluation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        guarantee_id: string;
                        version: number;
                        fiscal_year: number;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        register_day: string;
                        register_revision: number;
                        plan_ids: string[];
                        bound: number;
                        short: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        floor_total: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        given_total: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        missing_total: string;
                        missing_total_wan: string;
                        findings: number;
                        content_sha256: string;
                        made_by: string;
                        /** Format: date-time */
                        made_at: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                evaluation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: {
                            number: number;
                            /** @example qingcheng-households-2016 */
                            guarantee_id: string;
                            version: number;
                            /** @enum {unknown} */
                            role: "shortfall" | "member";
                            beneficiary_id: null | string;
                            name: null | string;
                            area_code: null | string;
                            supporter_id: null | string;
                            supporter_name: null | string;
                            person_id: null | string;
                            person_name: null | string;
                            receivers: number;
                            qualifying: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            floor: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            given: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            missing: string;
                            sources: ({
                                /** @constant */
                                source: "programme";
                                /** @example qingcheng-households-2016 */
                                programme_id: string;
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                plan_id: string;
                                line: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                parts: {
                                    /** @example qingcheng-households-2016 */
                                    funder_id: string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                }[];
                            } | {
                                /** @constant */
                                source: "support";
                                /** @example qingcheng-households-2016 */
                                support_id: string;
                                giver: string;
                                kind: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                contained: null | {
                                    /** @example qingcheng-households-2016 */
                                    programme_id: string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                };
                            } | {
                                /** @constant */
                                source: "receivers";
                                receivers: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            })[];
                            explained: {
                                zh: string[];
                                en: string[];
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFindingsCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                evaluation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFindingsXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                evaluation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResults: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "notice" | "results";
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        plan_id: string;
                        title: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        document_number: string;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        state: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        total_wan: string;
                        lines: number;
                        notice_from: null | string;
                        notice_to: null | string;
                        how_to_object: null | {
                            zh: string;
                            en: string;
                        };
                        entries: {
                            number: number;
                            beneficiary_id: null | string;
                            name: null | string;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            line: null | string;
                            period: null | string;
                            class: null | string;
                            people: null | number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                beneficiary_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consents": true,
                 *       "given_on": "2016-06-30",
                 *       "evidence": "档案 2016-079"
                 *     }
                 */
                "application/json": {
                    consents: boolean;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    given_on: string;
                    evidence: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        number: number;
                        consents: boolean;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBoardAreas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        areas: {
                            /** @example 441802 */
                            code: string;
                            name: null | string;
                            notices: number;
                            results: number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBoard: {
        parameters: {
            query: {
                /** @example 441802 */
                area_code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            plan_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            document_number: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchBoard: {
        parameters: {
            query?: {
                /** @description Part of its name, or its code */
                village?: string;
                /** @description Masked, as 张**; of any other only its mask is looked for */
                name?: string;
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        found: {
                            list: {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                plan_id: string;
                                /** @enum {unknown} */
                                kind: "notice" | "results";
                                title: string;
                                document_number: string;
                                fiscal_year: number;
                                /** @example 441802 */
                                area_code: string;
                                area_name: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                planned: string;
                                lines: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                total: string;
                                notice_from: null | string;
                                notice_to: null | string;
                                days_left: null | number;
                                public_to: null | string;
                            };
                            area_code: string;
                            area_name: null | string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBoardList: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
                /** @description Masked, as 张**; of any other only its mask is looked for */
                name?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
                kind: "notice" | "results";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            plan_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            document_number: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
                        };
                        how_to_object: null | {
                            zh: string;
                            en: string;
                        };
                        entries: {
                            number: number;
                            name: null | string;
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            line: null | string;
                            period: null | string;
                            class: null | string;
                            people: null | number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBoardPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
                kind: "notice" | "results";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        list: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            plan_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            document_number: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
                        };
                        places: {
                            area_code: string;
                            area_name: null | string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadBoardList: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                plan_id: string;
                kind: "notice" | "results";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAwardNames: {
        parameters: {
            query: {
                /** @description At most 200 */
                award_ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        awards: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            name: null | string;
                            area_name: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHalfYearReport: {
        parameters: {
            query: {
                year: number;
                half: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "half_year" | "quarter";
                        title: {
                            zh: string;
                            en: string;
                        };
                        year: number;
                        number: number;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        from: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        to: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        due_before: null | string;
                        /** @example 441802 */
                        area_code: string;
                        area_name: null | string;
                        programmes: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            name: string;
                            document_number: string;
                            /** @example 441802 */
                            area_code: string;
                            draws_on: null | string;
                            beneficiaries: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                        }[];
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            planned_wan: string;
                            awarded_wan: string;
                            arrears_wan: string;
                        };
                        guarantees: {
                            /** @example qingcheng-households-2016 */
                            guarantee_id: string;
                            name: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            register_day: string;
                            bound: number;
                            short: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            missing_total: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadHalfYearReport: {
        parameters: {
            query: {
                year: number;
                half: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printHalfYearReport: {
        parameters: {
            query: {
                year: number;
                half: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuarterReport: {
        parameters: {
            query: {
                year: number;
                quarter: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "half_year" | "quarter";
                        title: {
                            zh: string;
                            en: string;
                        };
                        year: number;
                        number: number;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        from: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        to: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        due_before: null | string;
                        /** @example 441802 */
                        area_code: string;
                        area_name: null | string;
                        programmes: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            name: string;
                            document_number: string;
                            /** @example 441802 */
                            area_code: string;
                            draws_on: null | string;
                            beneficiaries: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                        }[];
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded_in_period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            planned_wan: string;
                            awarded_wan: string;
                            arrears_wan: string;
                        };
                        guarantees: {
                            /** @example qingcheng-households-2016 */
                            guarantee_id: string;
                            name: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            register_day: string;
                            bound: number;
                            short: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            missing_total: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadQuarterReport: {
        parameters: {
            query: {
                year: number;
                quarter: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printQuarterReport: {
        parameters: {
            query: {
                year: number;
                quarter: number;
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDueReports: {
        parameters: {
            query: {
                /** @example 441802 */
                area_code: string;
                /** @example 2016-06-30 */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        reports: {
                            /** @enum {unknown} */
                            kind: "half_year" | "quarter";
                            year: number;
                            number: number;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            from: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            to: string;
                            due_before: null | string;
                            /** @enum {unknown} */
                            state: "made" | "due" | "late" | "ahead";
                            made_at: null | string;
                            made_by: null | string;
                            stands_at: null | string;
                            sha256: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "half_year",
                 *       "year": 2016,
                 *       "number": 1,
                 *       "area_code": "441802"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    kind: "half_year" | "quarter";
                    year: number;
                    number: number;
                    /** @example 441802 */
                    area_code: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMilestones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        milestones: {
                            id: string;
                            version?: number;
                            name: string;
                            document_number: string;
                            document_item: string;
                            quote?: string;
                            inferred?: string[];
                            /** @example 441802 */
                            area_code: string;
                            covers?: string[];
                            /**
                             * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                             * @example {
                             *       "all": [
                             *         {
                             *           "fact": "class",
                             *           "is": [
                             *             "general"
                             *           ]
                             *         },
                             *         {
                             *           "fact": "able_members",
                             *           "at_least": 1
                             *         }
                             *       ]
                             *     }
                             */
                            where?: {
                                [key: string]: unknown;
                            };
                            target: {
                                /** @constant */
                                kind: "people_out_of_poverty";
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                base_day: string;
                                by_year: {
                                    year: number;
                                    /**
                                     * @example 70
                                     * @example 4.35
                                     */
                                    percent: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "village_income";
                                by_year: {
                                    year: number;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    amount: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "income_per_person";
                                by_year: ({
                                    year: number;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    amount: string;
                                } | {
                                    year: number;
                                    /**
                                     * @example 70
                                     * @example 4.35
                                     */
                                    percent: string;
                                    /**
                                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                     * @example 4000.00
                                     */
                                    rural_average?: string;
                                })[];
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordMilestone: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "qingcheng-out-of-poverty",
                 *       "name": "相对贫困人口脱贫进度",
                 *       "document_number": "城区委办发〔2016〕11号",
                 *       "document_item": "三",
                 *       "area_code": "441802",
                 *       "target": {
                 *         "kind": "people_out_of_poverty",
                 *         "base_day": "2016-01-01",
                 *         "by_year": [
                 *           {
                 *             "year": 2016,
                 *             "percent": "30"
                 *           },
                 *           {
                 *             "year": 2017,
                 *             "percent": "70"
                 *           },
                 *           {
                 *             "year": 2018,
                 *             "percent": "100"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    target: {
                        /** @constant */
                        kind: "people_out_of_poverty";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        base_day: string;
                        by_year: {
                            year: number;
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                        }[];
                    } | {
                        /** @constant */
                        kind: "village_income";
                        by_year: {
                            year: number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        }[];
                    } | {
                        /** @constant */
                        kind: "income_per_person";
                        by_year: ({
                            year: number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            year: number;
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rural_average?: string;
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "qingcheng-out-of-poverty",
                     *       "name": "相对贫困人口脱贫进度",
                     *       "document_number": "城区委办发〔2016〕11号",
                     *       "document_item": "三",
                     *       "area_code": "441802",
                     *       "target": {
                     *         "kind": "people_out_of_poverty",
                     *         "base_day": "2016-01-01",
                     *         "by_year": [
                     *           {
                     *             "year": 2016,
                     *             "percent": "30"
                     *           },
                     *           {
                     *             "year": 2017,
                     *             "percent": "70"
                     *           },
                     *           {
                     *             "year": 2018,
                     *             "percent": "100"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        target: {
                            /** @constant */
                            kind: "people_out_of_poverty";
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            base_day: string;
                            by_year: {
                                year: number;
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "village_income";
                            by_year: {
                                year: number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "income_per_person";
                            by_year: ({
                                year: number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                year: number;
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rural_average?: string;
                            })[];
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkMilestone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "qingcheng-out-of-poverty",
                 *       "name": "相对贫困人口脱贫进度",
                 *       "document_number": "城区委办发〔2016〕11号",
                 *       "document_item": "三",
                 *       "area_code": "441802",
                 *       "target": {
                 *         "kind": "people_out_of_poverty",
                 *         "base_day": "2016-01-01",
                 *         "by_year": [
                 *           {
                 *             "year": 2016,
                 *             "percent": "30"
                 *           },
                 *           {
                 *             "year": 2017,
                 *             "percent": "70"
                 *           },
                 *           {
                 *             "year": 2018,
                 *             "percent": "100"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    id: string;
                    version?: number;
                    name: string;
                    document_number: string;
                    document_item: string;
                    quote?: string;
                    inferred?: string[];
                    /** @example 441802 */
                    area_code: string;
                    covers?: string[];
                    /**
                     * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                     * @example {
                     *       "all": [
                     *         {
                     *           "fact": "class",
                     *           "is": [
                     *             "general"
                     *           ]
                     *         },
                     *         {
                     *           "fact": "able_members",
                     *           "at_least": 1
                     *         }
                     *       ]
                     *     }
                     */
                    where?: {
                        [key: string]: unknown;
                    };
                    target: {
                        /** @constant */
                        kind: "people_out_of_poverty";
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        base_day: string;
                        by_year: {
                            year: number;
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                        }[];
                    } | {
                        /** @constant */
                        kind: "village_income";
                        by_year: {
                            year: number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        }[];
                    } | {
                        /** @constant */
                        kind: "income_per_person";
                        by_year: ({
                            year: number;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        } | {
                            year: number;
                            /**
                             * @example 70
                             * @example 4.35
                             */
                            percent: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            rural_average?: string;
                        })[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        valid: boolean;
                        errors: {
                            path: string;
                            value: unknown;
                            reason: {
                                zh: string;
                                en: string;
                            };
                            expected: unknown;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMilestone: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                milestone_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "qingcheng-out-of-poverty",
                     *       "name": "相对贫困人口脱贫进度",
                     *       "document_number": "城区委办发〔2016〕11号",
                     *       "document_item": "三",
                     *       "area_code": "441802",
                     *       "target": {
                     *         "kind": "people_out_of_poverty",
                     *         "base_day": "2016-01-01",
                     *         "by_year": [
                     *           {
                     *             "year": 2016,
                     *             "percent": "30"
                     *           },
                     *           {
                     *             "year": 2017,
                     *             "percent": "70"
                     *           },
                     *           {
                     *             "year": 2018,
                     *             "percent": "100"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        id: string;
                        version?: number;
                        name: string;
                        document_number: string;
                        document_item: string;
                        quote?: string;
                        inferred?: string[];
                        /** @example 441802 */
                        area_code: string;
                        covers?: string[];
                        /**
                         * @description One of {all: [...]}, {any: [...]}, {not: ...}, or {fact, and one of is, at_least, at_most, more_than, less_than, within}
                         * @example {
                         *       "all": [
                         *         {
                         *           "fact": "class",
                         *           "is": [
                         *             "general"
                         *           ]
                         *         },
                         *         {
                         *           "fact": "able_members",
                         *           "at_least": 1
                         *         }
                         *       ]
                         *     }
                         */
                        where?: {
                            [key: string]: unknown;
                        };
                        target: {
                            /** @constant */
                            kind: "people_out_of_poverty";
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            base_day: string;
                            by_year: {
                                year: number;
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "village_income";
                            by_year: {
                                year: number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "income_per_person";
                            by_year: ({
                                year: number;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                amount: string;
                            } | {
                                year: number;
                                /**
                                 * @example 70
                                 * @example 4.35
                                 */
                                percent: string;
                                /**
                                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                                 * @example 4000.00
                                 */
                                rural_average?: string;
                            })[];
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMilestoneVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                milestone_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            version: number;
                            document_number: string;
                            document_sha256: string;
                            recorded_by: string;
                            /** Format: date-time */
                            recorded_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    measureMilestone: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                on?: string;
                as_known_at?: number;
                version?: number;
                year?: number;
                /**
                 * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                 * @example 4000.00
                 */
                rural_average?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                milestone_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        milestone_id: string;
                        version: number;
                        /** @enum {unknown} */
                        kind: "people_out_of_poverty" | "village_income" | "income_per_person";
                        year: number;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        register_revision: number;
                        target: string;
                        measured: number;
                        reached: number;
                        missing: number;
                        is_reached: boolean;
                        by_area: {
                            /** @example 441802 */
                            area_code: string;
                            name: null | string;
                            measured: number;
                            reached: number;
                            missing: number;
                            is_reached: boolean;
                        }[];
                        behind: {
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            name: string;
                            /** @example 441802 */
                            area_code: string;
                            income: null | string;
                            missing: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What carries the messages of this service
                         * @enum {unknown}
                         */
                        transport: "postgres" | "kafka";
                        checks: {
                            name: string;
                            ok: boolean;
                            detail: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a dead letter */
                after?: string;
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dead_letters: {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetterDecisions: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a decision */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        consumer: string;
                        topic: string;
                        partition: number;
                        position: string;
                        key: string;
                        event_id: null | string;
                        event_type: null | string;
                        source: null | string;
                        sequence: null | string;
                        /** @enum {unknown} */
                        state: "poison" | "parked" | "replayed" | "discarded";
                        /** @description why it waits now, or waited last */
                        reason: string;
                        /** @description why it was put aside */
                        first_reason: string;
                        /** Format: date-time */
                        recorded_at: string;
                        closed_at: null | string;
                        /** @description how many later messages of its key wait behind it */
                        parked_behind: number;
                        discarded_by: null | string;
                        discard_reason: null | string;
                        /** @description as it was delivered */
                        message: string;
                        /** @description to handle it again, the newest first */
                        attempts: {
                            /** @enum {unknown} */
                            outcome: "handled" | "duplicate" | "failed";
                            reason: null | string;
                            /** Format: date-time */
                            attempted_at: string;
                            ordered_by: null | string;
                        }[];
                        /** @description about its consumer and key, the newest first */
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consumer: string;
                    key: string;
                    accept_gap?: {
                        /**
                         * @description a reason in words, of 4 to 500 characters
                         * @example 原系统确认为重复发送
                         */
                        reason: string;
                        /** @description how many are missing; another number is refused and told the right one */
                        count: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description a reason in words, of 4 to 500 characters
                     * @example 原系统确认为重复发送
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnmaskedReads: {
        parameters: {
            query?: {
                /** @description the id of the last one seen */
                after?: string;
                limit?: number;
                /** @description who read, or for whom somebody read */
                reader?: string;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unmasked_reads: {
                            id: string;
                            /** Format: date-time */
                            read_at: string;
                            reader: string;
                            acting_for: null | string;
                            what: string;
                            /** @description the id of what was read */
                            subject: string;
                            /** @description where the people live, to the county */
                            area_code: string;
                            /** @description how many were shown */
                            people: number;
                            purpose: null | string;
                            request_id: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
