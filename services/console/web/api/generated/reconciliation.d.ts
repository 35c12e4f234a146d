// Made by "npm run generate".
export interface paths {
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a bank statement of a fund's dedicated account; stored once its balances are proven
         * @description Columns: 记账日期/booking_date, 银行流水号/bank_reference, 付款编号/reference (a payment, the document of an arrival, a refund or a carry-over, or empty), 支出/paid_out, 收入/received (one of the two), 余额/balance (after the line). UTF-8 or GB18030. Other columns are not kept. The same file of the same fund again is answered with the statement that is there (200).
         */
        post: operations["uploadStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{statement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a stored statement speaks for, and the hash of its file */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs whose funds I may all see, newest first, below the cursor */
        get: operations["listRuns"];
        put?: never;
        /** Compare the ledger with these statements and with disbursement, for every fund of the statements */
        post: operations["makeRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run with its frozen inputs and its breaks, by ordinal after the cursor */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/money-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money of each fund went by a day: awarded, in transit and paid by township and kind of receiver
         * @description Of the funds that my areas carry out or pay for, out of our copies. The sums of a fund are those of the ledger's report of this name, once the copies have read its journal.
         */
        get: operations["getMoneyWayPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/beneficiaries/{beneficiary_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a household, village, enterprise or project was paid, by payment after the cursor
         * @description Of the funds that my areas carry out or pay for, out of our copies; empty where there is nothing.
         */
        get: operations["listBeneficiaryPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The checkpoints that audit kept, by number after the cursor */
        get: operations["listKeptCheckpoints"];
        put?: never;
        /** Keep a signed checkpoint of the ledger with its keys: the copies have to lead to it from now on; the same again changes nothing */
        post: operations["keepCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was uploaded for my areas, newest first, behind the cursor */
        get: operations["listDatasets"];
        put?: never;
        /**
         * Upload a list, a statement or a register of another office, read through a column mapping
         * @description CSV (UTF-8 or GB18030), XLSX, camt.053, camt.054 or MT940, of at most 512 MiB. Read to its end before anything is stored: every fault is told with its line and column, a statement whose balances or pages are not whole is refused. Kept sealed. The same file, read in the same way, of the same area and name is answered with the dataset that is there (200).
         */
        post: operations["uploadDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{dataset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a dataset is: hash, rows, control total */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{dataset_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a dataset as they were read, people masked, behind a row */
        get: operations["listDatasetRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs that are shipped, to be made for an area */
        get: operations["listJobTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs of my areas, by id after the cursor */
        get: operations["listJobs"];
        put?: never;
        /** Make a job of a document or of a shipped one; the same again is the same job */
        post: operations["makeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a job, newest first, below the cursor */
        get: operations["listJobVersions"];
        put?: never;
        /** Record the next version of a job; what is the same as the newest is the newest */
        post: operations["recordJobVersion"];
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
        /** A job in its newest version */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a job, newest first, below the cursor */
        get: operations["listRunsOfJob"];
        put?: never;
        /** Run a job; answers 202 with its progress where it takes longer than the request waits */
        post: operations["beginRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of the jobs of my areas, newest first, below the cursor */
        get: operations["listJobRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run: how far it is, what it compared, what came of it */
        get: operations["getJobRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a run: what it has half written is thrown away */
        post: operations["cancelJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/breaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The breaks of a completed run by number after the cursor, people masked */
        get: operations["listRunBreaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/breaks/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The breaks of a completed run as a table for a spreadsheet, people masked */
        get: operations["exportRunBreaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/breaks/{number}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A break with names and accounts in clear; who reads it is kept */
        get: operations["readClearBreak"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The matches of a completed run by number after the cursor, those of officers first */
        get: operations["listRunMatches"];
        put?: never;
        /** Match rows of open breaks by hand, with a reason; their breaks are settled by it */
        post: operations["matchByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officers' hands in a run by number after the cursor: undone matches, matches by hand, confirmed suggestions, each with its reason */
        get: operations["listRunChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/matches/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a match, with a reason: its rows are breaks again, and the trail stays */
        post: operations["undoMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/matches/{number}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a match that a rule only suggested */
        post: operations["confirmMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other rules or terms would give over a run's frozen inputs; nothing else is written */
        post: operations["previewRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/previews/{preview_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What other rules would have given, as far as it is known */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of my areas, by number after the cursor */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of my areas as a table for a spreadsheet */
        get: operations["exportCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that are neither agreed to nor gone, by job, kind and days since they were first found */
        get: operations["reportAgeing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with everything that happened to it */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases of my areas a filter names, by state, and how many of them I may accept */
        get: operations["sumCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain a case, say that it is corrected, accept what another officer said of it, or open it again */
        post: operations["moveCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write something down about a case; kept as written */
        post: operations["noteCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move up to 1,000 cases by ids or by a filter: each as far as it may be, or all or none; the result of each is told */
        post: operations["moveCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whose up to 1,000 cases are, by ids or by a filter */
        post: operations["assignCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{case_id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to the ledger or the treasury how to put a case right: a document, nothing is posted or paid by it */
        post: operations["proposeCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{correction_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a proposal was sent, with which letter; that it was done, by which document; or refused, and why */
        post: operations["followCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals to correct of my areas, by number after the cursor */
        get: operations["listCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals to correct of my areas as a table, one row for each line */
        get: operations["exportCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections/{correction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proposal to correct */
        get: operations["getCorrection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The closings of a job, newest first */
        get: operations["listPeriods"];
        put?: never;
        /** Ask that a job be closed up to and including a day that is over; another officer agrees */
        post: operations["askClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the period, as another officer than who asked for it; it is never opened again */
        post: operations["closePeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not close the period */
        post: operations["rejectPeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings of my areas, by number after the cursor */
        get: operations["listFindings"];
        put?: never;
        /** Put up to 1,000 cases of one area before the audited office: what was found, what is to be done, until when */
        post: operations["issueFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what the audited office answers, with the hashes of what it shows */
        post: operations["answerFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an answer back, verify the rectification, close or withdraw the finding; all but the first by another officer */
        post: operations["decideFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings of my areas a filter names, by state; how many are overdue, how many wait for my word */
        get: operations["sumFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings of my areas as a table (整改台账) */
        get: operations["exportFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A finding with its cases, answers, evidence and history */
        get: operations["getFinding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The samples drawn of a run */
        get: operations["listSamples"];
        put?: never;
        /**
         * Draw a sample of the rows of a side, the matches or the breaks of a completed run, by a seed
         * @description Units are put in the order of SHA-256(seed, LF, number); random takes the first of them, stratified the first of each stratum by its share, monetary_unit every total/size fen.
         */
        post: operations["drawSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/samples/{sample_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sample as it was written down */
        get: operations["getSample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/samples/{sample_id}/redrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Draw a sample again and say whether it is the same */
        get: operations["redrawSample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The signed evidence pack of a job's completed run, a ZIP that `fundtrace verify` proves without us; who took it is kept */
        post: operations["takeJobRunEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a job's completed run for people, to print; not signed, and people masked */
        get: operations["getJobRunPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/job-runs/{run_id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a job's completed run for people, as a workbook; not signed, and people masked */
        get: operations["getJobRunWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The signed evidence pack of a comparison of statements, a ZIP that `fundtrace verify` proves without us; who took it is kept */
        post: operations["takeRunEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a comparison of statements for people, to print; not signed, and people masked */
        get: operations["getRunPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of a comparison of statements for people, as a workbook; not signed, and people masked */
        get: operations["getRunWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key that evidence packs are signed with, for `fundtrace verify --key`; keep it outside of this house */
        get: operations["listEvidenceKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/audit-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A fund from our own copies for an audit office: XML files grouped as GB/T 42940-2023 groups them, signed, in a ZIP; no conformity is claimed */
        get: operations["exportForAudit"];
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
    uploadStatement: {
        parameters: {
            query: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description First day it speaks for; unless told, of its first line
                 * @example 2016-06-30
                 */
                from?: string;
                /**
                 * @description Last day it speaks for; unless told, of its last line
                 * @example 2016-06-30
                 */
                to?: string;
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
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        opening: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        paid_out: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        received: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        closing: string;
                        /** @description Lines below the header */
                        count: number;
                        /** @description Of the file as it was sent */
                        sha256: string;
                        uploaded_by: string;
                        /** Format: date-time */
                        uploaded_at: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
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
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        opening: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        paid_out: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        received: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        closing: string;
                        /** @description Lines below the header */
                        count: number;
                        /** @description Of the file as it was sent */
                        sha256: string;
                        uploaded_by: string;
                        /** Format: date-time */
                        uploaded_at: string;
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
    getStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                statement_id: string;
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
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        opening: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        paid_out: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        received: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        closing: string;
                        /** @description Lines below the header */
                        count: number;
                        /** @description Of the file as it was sent */
                        sha256: string;
                        uploaded_by: string;
                        /** Format: date-time */
                        uploaded_at: string;
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
    listRuns: {
        parameters: {
            query?: {
                before?: number;
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
                        runs: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @description Counts up; newer runs have higher numbers */
                            number: number;
                            /** @constant */
                            state: "completed";
                            funds: string[];
                            /** @description Statement lines compared */
                            lines: number;
                            /** @description Records of the ledger that the statements show as they are */
                            matched: number;
                            break_count: number;
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
    makeRun: {
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
                    statement_ids: string[];
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
                        /** @description Counts up; newer runs have higher numbers */
                        number: number;
                        /** @constant */
                        state: "completed";
                        funds: string[];
                        /** @description Statement lines compared */
                        lines: number;
                        /** @description Records of the ledger that the statements show as they are */
                        matched: number;
                        break_count: number;
                        made_by: string;
                        /** Format: date-time */
                        made_at: string;
                        statements: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            sha256: string;
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
                        }[];
                        /** @description Up to which event each copy went when it was compared */
                        positions: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            consumer: string;
                            source: string;
                            sequence: number;
                        }[];
                        /** @description In order, after the cursor; break_count says how many there are */
                        breaks: {
                            ordinal: number;
                            /** @enum {string} */
                            kind: "missing_in_statement" | "amount_differs" | "duplicate_in_statement" | "return_missing_in_statement" | "return_missing_in_ledger" | "not_settled_in_ledger" | "outside_statement_period" | "ambiguous" | "missing_in_ledger" | "wrong_fund" | "status_differs" | "amount_differs_in_disbursement";
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description Statement minus ledger (status_differs and amount_differs_in_disbursement: disbursement minus ledger). Positive: more was paid out than the ledger says; where direction is received: the bank received more
                             * @example 42936000.00
                             */
                            difference: string;
                            direction: "paid_out" | "received";
                            ledger: null | ({
                                /** @constant */
                                record: "payment";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                payment_id: string;
                                reference: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                state: "in_transit" | "settled" | "returned";
                                settled_on: null | string;
                                returned_on: null | string;
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                batch_id: string;
                                beneficiary_id: null | string;
                            } | {
                                /** @constant */
                                record: "arrival";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                arrival_id: string;
                                document_number: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                arrived_on: string;
                                funder_id: null | string;
                            } | {
                                record: "refund" | "carry";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                transfer_id: string;
                                direction: "paid_out" | "received";
                                document_number: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                moved_on: string;
                                funder_id: null | string;
                            });
                            statement: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                statement_id: string;
                                /** @description In the file, whose header is line 1 */
                                line: number;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                booking_date: string;
                                bank_reference: string;
                                reference: null | string;
                                paid_out: null | string;
                                received: null | string;
                            };
                            disbursement: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                payment_id: string;
                                reference: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                state: "approved" | "sent" | "settled" | "returned";
                                settled_on: null | string;
                                returned_on: null | string;
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                batch_id: string;
                                /** @example qingcheng-households-2016 */
                                beneficiary_id: string;
                            };
                            /** @description Further rows that this break speaks for */
                            related: {
                                ledger: ({
                                    /** @constant */
                                    record: "payment";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    payment_id: string;
                                    reference: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    state: "in_transit" | "settled" | "returned";
                                    settled_on: null | string;
                                    returned_on: null | string;
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    batch_id: string;
                                    beneficiary_id: null | string;
                                } | {
                                    /** @constant */
                                    record: "arrival";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    arrival_id: string;
                                    document_number: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    arrived_on: string;
                                    funder_id: null | string;
                                } | {
                                    record: "refund" | "carry";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    transfer_id: string;
                                    direction: "paid_out" | "received";
                                    document_number: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    moved_on: string;
                                    funder_id: null | string;
                                })[];
                                statement: {
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    statement_id: string;
                                    /** @description In the file, whose header is line 1 */
                                    line: number;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    booking_date: string;
                                    bank_reference: string;
                                    reference: null | string;
                                    paid_out: null | string;
                                    received: null | string;
                                }[];
                            };
                            explanation: {
                                zh: string;
                                en: string;
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
    getRun: {
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
                run_id: string;
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
                        /** @description Counts up; newer runs have higher numbers */
                        number: number;
                        /** @constant */
                        state: "completed";
                        funds: string[];
                        /** @description Statement lines compared */
                        lines: number;
                        /** @description Records of the ledger that the statements show as they are */
                        matched: number;
                        break_count: number;
                        made_by: string;
                        /** Format: date-time */
                        made_at: string;
                        statements: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            sha256: string;
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
                        }[];
                        /** @description Up to which event each copy went when it was compared */
                        positions: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            consumer: string;
                            source: string;
                            sequence: number;
                        }[];
                        /** @description In order, after the cursor; break_count says how many there are */
                        breaks: {
                            ordinal: number;
                            /** @enum {string} */
                            kind: "missing_in_statement" | "amount_differs" | "duplicate_in_statement" | "return_missing_in_statement" | "return_missing_in_ledger" | "not_settled_in_ledger" | "outside_statement_period" | "ambiguous" | "missing_in_ledger" | "wrong_fund" | "status_differs" | "amount_differs_in_disbursement";
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description Statement minus ledger (status_differs and amount_differs_in_disbursement: disbursement minus ledger). Positive: more was paid out than the ledger says; where direction is received: the bank received more
                             * @example 42936000.00
                             */
                            difference: string;
                            direction: "paid_out" | "received";
                            ledger: null | ({
                                /** @constant */
                                record: "payment";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                payment_id: string;
                                reference: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                state: "in_transit" | "settled" | "returned";
                                settled_on: null | string;
                                returned_on: null | string;
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                batch_id: string;
                                beneficiary_id: null | string;
                            } | {
                                /** @constant */
                                record: "arrival";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                arrival_id: string;
                                document_number: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                arrived_on: string;
                                funder_id: null | string;
                            } | {
                                record: "refund" | "carry";
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                transfer_id: string;
                                direction: "paid_out" | "received";
                                document_number: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                moved_on: string;
                                funder_id: null | string;
                            });
                            statement: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                statement_id: string;
                                /** @description In the file, whose header is line 1 */
                                line: number;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                booking_date: string;
                                bank_reference: string;
                                reference: null | string;
                                paid_out: null | string;
                                received: null | string;
                            };
                            disbursement: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                payment_id: string;
                                reference: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                state: "approved" | "sent" | "settled" | "returned";
                                settled_on: null | string;
                                returned_on: null | string;
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                batch_id: string;
                                /** @example qingcheng-households-2016 */
                                beneficiary_id: string;
                            };
                            /** @description Further rows that this break speaks for */
                            related: {
                                ledger: ({
                                    /** @constant */
                                    record: "payment";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    payment_id: string;
                                    reference: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    state: "in_transit" | "settled" | "returned";
                                    settled_on: null | string;
                                    returned_on: null | string;
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    batch_id: string;
                                    beneficiary_id: null | string;
                                } | {
                                    /** @constant */
                                    record: "arrival";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    arrival_id: string;
                                    document_number: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    arrived_on: string;
                                    funder_id: null | string;
                                } | {
                                    record: "refund" | "carry";
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    transfer_id: string;
                                    direction: "paid_out" | "received";
                                    document_number: null | string;
                                    /**
                                     * @description yuan as text with exactly two places, at most 10^18
                                     * @example 42936000.00
                                     */
                                    amount: string;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    moved_on: string;
                                    funder_id: null | string;
                                })[];
                                statement: {
                                    /**
                                     * @description a UUID in lower case
                                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                     */
                                    statement_id: string;
                                    /** @description In the file, whose header is line 1 */
                                    line: number;
                                    /**
                                     * Format: date
                                     * @example 2016-06-30
                                     */
                                    booking_date: string;
                                    bank_reference: string;
                                    reference: null | string;
                                    paid_out: null | string;
                                    received: null | string;
                                }[];
                            };
                            explanation: {
                                zh: string;
                                en: string;
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
    getMoneyWayPlaces: {
        parameters: {
            query: {
                fiscal_year: number;
                /** @example 2016-06-30 */
                on?: string;
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
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        fiscal_year: number;
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            places: {
                                /** @example 441802 */
                                area_code: string;
                                kind: "household" | "village" | "enterprise" | "project";
                                beneficiaries: number;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                awarded: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                in_transit: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                paid: string;
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
    listBeneficiaryPayments: {
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
                        payments: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            reference: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            fund_name: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description By the last word of the bank; ordered: approved, and it has said nothing yet
                             * @enum {unknown}
                             */
                            state: "ordered" | "paid" | "returned" | "void";
                            occurred_on: null | string;
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
    listKeptCheckpoints: {
        parameters: {
            query?: {
                after?: number;
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
                        checkpoints: {
                            number: number;
                            hash: string;
                            made_at: string;
                            key_id: string;
                            kept_by: string;
                            kept_at: string;
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
    keepCheckpoint: {
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
                    /** @description As the ledger published it: body, hash, signature */
                    checkpoint: Record<string, never>;
                    /** @description Key records from the first to the one that signed it */
                    keys: Record<string, never>[];
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
                        number: number;
                        hash: string;
                        is_new: boolean;
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
    listDatasets: {
        parameters: {
            query?: {
                /** @example icbc-qingcheng */
                name?: string;
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
                        datasets: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "list" | "statement" | "register" | "copy";
                            name: string;
                            area_code: string;
                            /** @description The column mapping, or what was asked of a copy */
                            mapping: {
                                [key: string]: unknown;
                            };
                            mapping_sha256: string;
                            file_sha256: string;
                            bytes: number;
                            row_count: number;
                            /** @description The sum of all rows, signed, in yuan */
                            control_total: string;
                            first_day: null | string;
                            last_day: null | string;
                            proof: null | {
                                [key: string]: unknown;
                            };
                            positions: null | {
                                [key: string]: unknown;
                            }[];
                            uploaded_by: string;
                            uploaded_for: null | string;
                            /** Format: date-time */
                            uploaded_at: string;
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
    uploadDataset: {
        parameters: {
            query: {
                kind: "list" | "statement" | "register";
                /**
                 * @description The series that it continues: jobs take the newest of a name
                 * @example icbc-qingcheng
                 */
                name: string;
                /** @example 441802 */
                area_code: string;
                /** @description The column mapping, as JSON */
                mapping: string;
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
                        /** @enum {unknown} */
                        kind: "list" | "statement" | "register" | "copy";
                        name: string;
                        area_code: string;
                        /** @description The column mapping, or what was asked of a copy */
                        mapping: {
                            [key: string]: unknown;
                        };
                        mapping_sha256: string;
                        file_sha256: string;
                        bytes: number;
                        row_count: number;
                        /** @description The sum of all rows, signed, in yuan */
                        control_total: string;
                        first_day: null | string;
                        last_day: null | string;
                        proof: null | {
                            [key: string]: unknown;
                        };
                        positions: null | {
                            [key: string]: unknown;
                        }[];
                        uploaded_by: string;
                        uploaded_for: null | string;
                        /** Format: date-time */
                        uploaded_at: string;
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
                        id: string;
                        /** @enum {unknown} */
                        kind: "list" | "statement" | "register" | "copy";
                        name: string;
                        area_code: string;
                        /** @description The column mapping, or what was asked of a copy */
                        mapping: {
                            [key: string]: unknown;
                        };
                        mapping_sha256: string;
                        file_sha256: string;
                        bytes: number;
                        row_count: number;
                        /** @description The sum of all rows, signed, in yuan */
                        control_total: string;
                        first_day: null | string;
                        last_day: null | string;
                        proof: null | {
                            [key: string]: unknown;
                        };
                        positions: null | {
                            [key: string]: unknown;
                        }[];
                        uploaded_by: string;
                        uploaded_for: null | string;
                        /** Format: date-time */
                        uploaded_at: string;
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
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                dataset_id: string;
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
                        /** @enum {unknown} */
                        kind: "list" | "statement" | "register" | "copy";
                        name: string;
                        area_code: string;
                        /** @description The column mapping, or what was asked of a copy */
                        mapping: {
                            [key: string]: unknown;
                        };
                        mapping_sha256: string;
                        file_sha256: string;
                        bytes: number;
                        row_count: number;
                        /** @description The sum of all rows, signed, in yuan */
                        control_total: string;
                        first_day: null | string;
                        last_day: null | string;
                        proof: null | {
                            [key: string]: unknown;
                        };
                        positions: null | {
                            [key: string]: unknown;
                        }[];
                        uploaded_by: string;
                        uploaded_for: null | string;
                        /** Format: date-time */
                        uploaded_at: string;
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
    listDatasetRows: {
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
                dataset_id: string;
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
                        rows: {
                            row: number;
                            id: string;
                            amount: string;
                            on: null | string;
                            at: null | string;
                            fields: {
                                [key: string]: string;
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
    listJobTemplates: {
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
                        templates: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {unknown} */
                            evaluator: "match" | "control";
                            /** @description The document as it was recorded; docs of the service say what may stand in it */
                            document: {
                                [key: string]: unknown;
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
    listJobs: {
        parameters: {
            query?: {
                after?: "" | string;
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
                        jobs: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            area_code: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {unknown} */
                            evaluator: "match" | "control";
                            /** @description The document as it was recorded; docs of the service say what may stand in it */
                            document: {
                                [key: string]: unknown;
                            };
                            owner: string;
                            funds: null | string[];
                            document_sha256: string;
                            /** @description Of what decides the result */
                            rules_sha256: string;
                            reason: null | string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            due_failure: null | {
                                /** Format: date-time */
                                due_at: string;
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
                                };
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
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
    makeJob: {
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
                    id: string;
                    /** @example 441802 */
                    area_code: string;
                    /** @description A shipped job: GET /v1/job-templates */
                    template?: string;
                    /** @description Title, evaluator, sides and rules or control, terms, schedule */
                    document?: {
                        [key: string]: unknown;
                    };
                    /** @description In place of those of the document */
                    terms?: {
                        [key: string]: unknown;
                    };
                    schedule?: null | {
                        [key: string]: unknown;
                    };
                    owner?: string;
                    /** @description Funds of the area; all of them unless told */
                    funds?: null | string[];
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
                        id: string;
                        area_code: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                        /** @enum {unknown} */
                        evaluator: "match" | "control";
                        /** @description The document as it was recorded; docs of the service say what may stand in it */
                        document: {
                            [key: string]: unknown;
                        };
                        owner: string;
                        funds: null | string[];
                        document_sha256: string;
                        /** @description Of what decides the result */
                        rules_sha256: string;
                        reason: null | string;
                        recorded_by: string;
                        recorded_for: null | string;
                        /** Format: date-time */
                        recorded_at: string;
                        due_failure: null | {
                            /** Format: date-time */
                            due_at: string;
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
                            };
                            /** Format: date-time */
                            first_at: string;
                            /** Format: date-time */
                            last_at: string;
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
    listJobVersions: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
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
                        versions: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            area_code: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {unknown} */
                            evaluator: "match" | "control";
                            /** @description The document as it was recorded; docs of the service say what may stand in it */
                            document: {
                                [key: string]: unknown;
                            };
                            owner: string;
                            funds: null | string[];
                            document_sha256: string;
                            /** @description Of what decides the result */
                            rules_sha256: string;
                            reason: null | string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            due_failure: null | {
                                /** Format: date-time */
                                due_at: string;
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
                                };
                                /** Format: date-time */
                                first_at: string;
                                /** Format: date-time */
                                last_at: string;
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
    recordJobVersion: {
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
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A shipped job: GET /v1/job-templates */
                    template?: string;
                    /** @description Title, evaluator, sides and rules or control, terms, schedule */
                    document?: {
                        [key: string]: unknown;
                    };
                    /** @description In place of those of the document */
                    terms?: {
                        [key: string]: unknown;
                    };
                    schedule?: null | {
                        [key: string]: unknown;
                    };
                    owner?: string;
                    /** @description Funds of the area; all of them unless told */
                    funds?: null | string[];
                    /** @example 银行次日入账 */
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
                        id: string;
                        area_code: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                        /** @enum {unknown} */
                        evaluator: "match" | "control";
                        /** @description The document as it was recorded; docs of the service say what may stand in it */
                        document: {
                            [key: string]: unknown;
                        };
                        owner: string;
                        funds: null | string[];
                        document_sha256: string;
                        /** @description Of what decides the result */
                        rules_sha256: string;
                        reason: null | string;
                        recorded_by: string;
                        recorded_for: null | string;
                        /** Format: date-time */
                        recorded_at: string;
                        due_failure: null | {
                            /** Format: date-time */
                            due_at: string;
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
                            };
                            /** Format: date-time */
                            first_at: string;
                            /** Format: date-time */
                            last_at: string;
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
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
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
                        /** @example qingcheng-households-2016 */
                        id: string;
                        area_code: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                        /** @enum {unknown} */
                        evaluator: "match" | "control";
                        /** @description The document as it was recorded; docs of the service say what may stand in it */
                        document: {
                            [key: string]: unknown;
                        };
                        owner: string;
                        funds: null | string[];
                        document_sha256: string;
                        /** @description Of what decides the result */
                        rules_sha256: string;
                        reason: null | string;
                        recorded_by: string;
                        recorded_for: null | string;
                        /** Format: date-time */
                        recorded_at: string;
                        due_failure: null | {
                            /** Format: date-time */
                            due_at: string;
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
                            };
                            /** Format: date-time */
                            first_at: string;
                            /** Format: date-time */
                            last_at: string;
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
    listRunsOfJob: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
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
                        runs: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            job_version: number;
                            area_code: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            as_of: string;
                            from: null | string;
                            /** @enum {unknown} */
                            state: "queued" | "running" | "completed" | "cancelled" | "failed";
                            progress: {
                                /** @enum {unknown} */
                                phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                                done: number;
                                total: null | number;
                                /** @description How often it was taken up */
                                epoch: number;
                            };
                            is_being_cancelled: boolean;
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
                            left_rows: null | number;
                            right_rows: null | number;
                            match_count: null | number;
                            break_count: null | number;
                            rules_sha256: string;
                            inputs_sha256: null | string;
                            result_sha256: null | string;
                            totals: null | {
                                [key: string]: unknown;
                            };
                            asked_by: string;
                            asked_for: null | string;
                            /** Format: date-time */
                            asked_at: string;
                            due_at: null | string;
                            started_at: null | string;
                            ended_at: null | string;
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
    beginRun: {
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
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The last day that it speaks for; today unless told
                     * @example 2016-06-30
                     */
                    as_of?: string;
                    /**
                     * Format: date
                     * @description The first; that of the job unless told
                     * @example 2016-06-30
                     */
                    from?: string;
                    /**
                     * @description a UUID in lower case
                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                     */
                    left_dataset_id?: string;
                    /**
                     * @description a UUID in lower case
                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                     */
                    right_dataset_id?: string;
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
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        job_version: number;
                        area_code: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        from: null | string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "cancelled" | "failed";
                        progress: {
                            /** @enum {unknown} */
                            phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                            done: number;
                            total: null | number;
                            /** @description How often it was taken up */
                            epoch: number;
                        };
                        is_being_cancelled: boolean;
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
                        left_rows: null | number;
                        right_rows: null | number;
                        match_count: null | number;
                        break_count: null | number;
                        rules_sha256: string;
                        inputs_sha256: null | string;
                        result_sha256: null | string;
                        totals: null | {
                            [key: string]: unknown;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        due_at: null | string;
                        started_at: null | string;
                        ended_at: null | string;
                    };
                };
            };
            /** @description Done */
            202: {
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
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        job_version: number;
                        area_code: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        from: null | string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "cancelled" | "failed";
                        progress: {
                            /** @enum {unknown} */
                            phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                            done: number;
                            total: null | number;
                            /** @description How often it was taken up */
                            epoch: number;
                        };
                        is_being_cancelled: boolean;
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
                        left_rows: null | number;
                        right_rows: null | number;
                        match_count: null | number;
                        break_count: null | number;
                        rules_sha256: string;
                        inputs_sha256: null | string;
                        result_sha256: null | string;
                        totals: null | {
                            [key: string]: unknown;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        due_at: null | string;
                        started_at: null | string;
                        ended_at: null | string;
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
    listJobRuns: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                before?: number;
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
                        runs: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            job_version: number;
                            area_code: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            as_of: string;
                            from: null | string;
                            /** @enum {unknown} */
                            state: "queued" | "running" | "completed" | "cancelled" | "failed";
                            progress: {
                                /** @enum {unknown} */
                                phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                                done: number;
                                total: null | number;
                                /** @description How often it was taken up */
                                epoch: number;
                            };
                            is_being_cancelled: boolean;
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
                            left_rows: null | number;
                            right_rows: null | number;
                            match_count: null | number;
                            break_count: null | number;
                            rules_sha256: string;
                            inputs_sha256: null | string;
                            result_sha256: null | string;
                            totals: null | {
                                [key: string]: unknown;
                            };
                            asked_by: string;
                            asked_for: null | string;
                            /** Format: date-time */
                            asked_at: string;
                            due_at: null | string;
                            started_at: null | string;
                            ended_at: null | string;
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
    getJobRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        job_version: number;
                        area_code: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        from: null | string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "cancelled" | "failed";
                        progress: {
                            /** @enum {unknown} */
                            phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                            done: number;
                            total: null | number;
                            /** @description How often it was taken up */
                            epoch: number;
                        };
                        is_being_cancelled: boolean;
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
                        left_rows: null | number;
                        right_rows: null | number;
                        match_count: null | number;
                        break_count: null | number;
                        rules_sha256: string;
                        inputs_sha256: null | string;
                        result_sha256: null | string;
                        totals: null | {
                            [key: string]: unknown;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        due_at: null | string;
                        started_at: null | string;
                        ended_at: null | string;
                        inputs: {
                            /** @enum {unknown} */
                            side: "left" | "right" | "facts";
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            dataset_id: string;
                            sha256: string;
                        }[];
                        breaks_by_kind: {
                            [key: string]: number;
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
    cancelJobRun: {
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
                run_id: string;
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
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        job_version: number;
                        area_code: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        from: null | string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "cancelled" | "failed";
                        progress: {
                            /** @enum {unknown} */
                            phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                            done: number;
                            total: null | number;
                            /** @description How often it was taken up */
                            epoch: number;
                        };
                        is_being_cancelled: boolean;
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
                        left_rows: null | number;
                        right_rows: null | number;
                        match_count: null | number;
                        break_count: null | number;
                        rules_sha256: string;
                        inputs_sha256: null | string;
                        result_sha256: null | string;
                        totals: null | {
                            [key: string]: unknown;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        due_at: null | string;
                        started_at: null | string;
                        ended_at: null | string;
                    };
                };
            };
            /** @description Done */
            202: {
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
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        job_version: number;
                        area_code: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        from: null | string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "cancelled" | "failed";
                        progress: {
                            /** @enum {unknown} */
                            phase: "waiting" | "freezing" | "reading" | "matching" | "writing" | "ended";
                            done: number;
                            total: null | number;
                            /** @description How often it was taken up */
                            epoch: number;
                        };
                        is_being_cancelled: boolean;
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
                        left_rows: null | number;
                        right_rows: null | number;
                        match_count: null | number;
                        break_count: null | number;
                        rules_sha256: string;
                        inputs_sha256: null | string;
                        result_sha256: null | string;
                        totals: null | {
                            [key: string]: unknown;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        due_at: null | string;
                        started_at: null | string;
                        ended_at: null | string;
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
    listRunBreaks: {
        parameters: {
            query?: {
                /** @description One or several, with commas between */
                kind?: string;
                /** @description Only those that no officer has settled */
                open?: boolean;
                /**
                 * @description Yuan that it differs by, at least; without the sign
                 * @example 42936000.00
                 */
                amount_from?: string;
                /**
                 * @description At most
                 * @example 42936000.00
                 */
                amount_to?: string;
                /** @description Whose its case is */
                owner?: string;
                state?: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                /** @description Days since its case was first found, at least */
                age_from?: number;
                /** @description At most */
                age_to?: number;
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                        breaks: {
                            number: number;
                            /** @enum {unknown} */
                            kind: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                            title: {
                                zh: string;
                                en: string;
                            };
                            rule: null | string;
                            failed: null | string;
                            /** @description Right minus left, in yuan */
                            difference: string;
                            fund: null | string;
                            /** @description The same break in another run of the job has the same */
                            identity: string;
                            change: null | number;
                            settled: null | number;
                            case: null | {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                id: string;
                                number: number;
                                /** @enum {unknown} */
                                state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                                owner: null | string;
                                age_days: number;
                            };
                            left: null | {
                                [key: string]: unknown;
                            };
                            right: null | {
                                [key: string]: unknown;
                            };
                            /** @description What was compared */
                            detail: {
                                [key: string]: unknown;
                            };
                            candidates: {
                                [key: string]: unknown;
                            }[];
                            /** @description Further rows that it speaks for */
                            related: {
                                [key: string]: unknown;
                            };
                            explanation: {
                                zh: string;
                                en: string;
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
    exportRunBreaks: {
        parameters: {
            query?: {
                /** @description One or several, with commas between */
                kind?: string;
                /** @description Only those that no officer has settled */
                open?: boolean;
                /**
                 * @description Yuan that it differs by, at least; without the sign
                 * @example 42936000.00
                 */
                amount_from?: string;
                /**
                 * @description At most
                 * @example 42936000.00
                 */
                amount_to?: string;
                /** @description Whose its case is */
                owner?: string;
                state?: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                /** @description Days since its case was first found, at least */
                age_from?: number;
                /** @description At most */
                age_to?: number;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
    readClearBreak: {
        parameters: {
            query: {
                /** @example 银行次日入账 */
                purpose: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
                number: number;
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
                        [key: string]: unknown;
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
    listRunMatches: {
        parameters: {
            query?: {
                rule?: string;
                suggested?: boolean;
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                        matches: {
                            /** @description Below zero: made by an officer */
                            number: number;
                            rule: string;
                            left: number[];
                            right: number[];
                            difference: string;
                            suggested: boolean;
                            change: null | number;
                            undone: null | number;
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
    matchByHand: {
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    left: number[];
                    right: number[];
                    /** @example 银行次日入账 */
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
                        change: number;
                        match: number;
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
    listRunChanges: {
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
                run_id: string;
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
                        changes: {
                            number: number;
                            /** @enum {unknown} */
                            kind: "undo" | "manual_match" | "confirm";
                            match: number;
                            reason: string;
                            made_by: string;
                            made_for: null | string;
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
    undoMatch: {
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
                run_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
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
                        change: number;
                        match: number;
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
    confirmMatch: {
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
                run_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
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
                        change: number;
                        match: number;
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
    previewRules: {
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule set, in place of that of the job */
                    rules?: {
                        [key: string]: unknown;
                    };
                    /** @description Terms of a control, in place of those of the job */
                    terms?: {
                        [key: string]: unknown;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "failed";
                        rules_sha256: string;
                        result: null | {
                            [key: string]: unknown;
                        };
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
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        ended_at: null | string;
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "failed";
                        rules_sha256: string;
                        result: null | {
                            [key: string]: unknown;
                        };
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
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        ended_at: null | string;
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
    getPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                preview_id: string;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "completed" | "failed";
                        rules_sha256: string;
                        result: null | {
                            [key: string]: unknown;
                        };
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
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        ended_at: null | string;
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
    listCases: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                state?: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                kind?: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                owner?: string;
                fund?: string;
                /** @description Days, at least */
                age_from?: number;
                /** @description Days, at most */
                age_to?: number;
                /** @description true: only explained or corrected ones that I had no hand in, so that I may accept them */
                awaits_me?: boolean;
                /**
                 * @description Yuan that it differs by, at least; without the sign
                 * @example 42936000.00
                 */
                amount_from?: string;
                /**
                 * @description At most
                 * @example 42936000.00
                 */
                amount_to?: string;
                after?: number;
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
                        cases: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @description What people name it by; counts up */
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            /** @example 441802 */
                            area_code: string;
                            kind: string;
                            fund: null | string;
                            /** @enum {unknown} */
                            state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                            owner: null | string;
                            /**
                             * @description Right minus left: bank minus book
                             * @example 42936000.00
                             */
                            difference: string;
                            left_amount: null | string;
                            right_amount: null | string;
                            left_on: null | string;
                            right_on: null | string;
                            /**
                             * Format: date
                             * @description Cut-off day of the first run that found it
                             * @example 2016-06-30
                             */
                            first_seen_on: string;
                            /**
                             * Format: date
                             * @description Cut-off day of the last run that found it
                             * @example 2016-06-30
                             */
                            last_seen_on: string;
                            /**
                             * Format: date
                             * @description Cut-off day of the last run that looked at it
                             * @example 2016-06-30
                             */
                            judged_on: string;
                            times_seen: number;
                            /** @description Since first_seen_on, today in Shanghai */
                            age_days: number;
                            /** @description Why it is in its state */
                            why: string;
                            detail: null | {
                                [key: string]: string | number | boolean;
                            };
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            run_id: string;
                            /** @description Its number among the breaks of that run */
                            break: number;
                            explanation: null | {
                                zh: string;
                                en: string;
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
    exportCases: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                state?: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                kind?: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                owner?: string;
                fund?: string;
                /** @description Days, at least */
                age_from?: number;
                /** @description Days, at most */
                age_to?: number;
                /** @description true: only explained or corrected ones that I had no hand in, so that I may accept them */
                awaits_me?: boolean;
                /**
                 * @description Yuan that it differs by, at least; without the sign
                 * @example 42936000.00
                 */
                amount_from?: string;
                /**
                 * @description At most
                 * @example 42936000.00
                 */
                amount_to?: string;
                format?: "csv" | "xlsx";
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
    reportAgeing: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                /**
                 * @description Counted up to this day; unless told, today
                 * @example 2016-06-30
                 */
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
                        /** @description Days, in order */
                        bands: string[];
                        lines: {
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            kind: string;
                            band: string;
                            count: number;
                            /** @description Sum of the differences without their signs */
                            amount: string;
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
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                case_id: string;
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
                        /** @description What people name it by; counts up */
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        kind: string;
                        fund: null | string;
                        /** @enum {unknown} */
                        state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                        owner: null | string;
                        /**
                         * @description Right minus left: bank minus book
                         * @example 42936000.00
                         */
                        difference: string;
                        left_amount: null | string;
                        right_amount: null | string;
                        left_on: null | string;
                        right_on: null | string;
                        /**
                         * Format: date
                         * @description Cut-off day of the first run that found it
                         * @example 2016-06-30
                         */
                        first_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that found it
                         * @example 2016-06-30
                         */
                        last_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that looked at it
                         * @example 2016-06-30
                         */
                        judged_on: string;
                        times_seen: number;
                        /** @description Since first_seen_on, today in Shanghai */
                        age_days: number;
                        /** @description Why it is in its state */
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @description Its number among the breaks of that run */
                        break: number;
                        explanation: null | {
                            zh: string;
                            en: string;
                        };
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            run: null | number;
                            why: string;
                            detail: null | {
                                [key: string]: string | number | boolean;
                            };
                            /** Format: date-time */
                            moved_at: string;
                        }[];
                        notes: {
                            /** @enum {unknown} */
                            kind: "note" | "owner";
                            note: string;
                            noted_by: string;
                            noted_for: null | string;
                            /** Format: date-time */
                            noted_at: string;
                        }[];
                        corrections: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            addressee: string;
                        }[];
                        findings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            title: string;
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
    sumCases: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                state?: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                kind?: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                owner?: string;
                fund?: string;
                /** @description Days, at least */
                age_from?: number;
                /** @description Days, at most */
                age_to?: number;
                /** @description true: only explained or corrected ones that I had no hand in, so that I may accept them */
                awaits_me?: boolean;
                /**
                 * @description Yuan that it differs by, at least; without the sign
                 * @example 42936000.00
                 */
                amount_from?: string;
                /**
                 * @description At most
                 * @example 42936000.00
                 */
                amount_to?: string;
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
                        states: {
                            /** @enum {unknown} */
                            state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                            count: number;
                            /**
                             * @description Sum of the differences without their signs
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        /** @description Explained or corrected by others than me */
                        awaits_me: {
                            count: number;
                            /**
                             * @description Sum of the differences without their signs
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
    moveCase: {
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
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    to: "explained" | "corrected" | "accepted" | "reopened";
                    /** @example 银行次日入账 */
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
                        /** @description What people name it by; counts up */
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        kind: string;
                        fund: null | string;
                        /** @enum {unknown} */
                        state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                        owner: null | string;
                        /**
                         * @description Right minus left: bank minus book
                         * @example 42936000.00
                         */
                        difference: string;
                        left_amount: null | string;
                        right_amount: null | string;
                        left_on: null | string;
                        right_on: null | string;
                        /**
                         * Format: date
                         * @description Cut-off day of the first run that found it
                         * @example 2016-06-30
                         */
                        first_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that found it
                         * @example 2016-06-30
                         */
                        last_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that looked at it
                         * @example 2016-06-30
                         */
                        judged_on: string;
                        times_seen: number;
                        /** @description Since first_seen_on, today in Shanghai */
                        age_days: number;
                        /** @description Why it is in its state */
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @description Its number among the breaks of that run */
                        break: number;
                        explanation: null | {
                            zh: string;
                            en: string;
                        };
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            run: null | number;
                            why: string;
                            detail: null | {
                                [key: string]: string | number | boolean;
                            };
                            /** Format: date-time */
                            moved_at: string;
                        }[];
                        notes: {
                            /** @enum {unknown} */
                            kind: "note" | "owner";
                            note: string;
                            noted_by: string;
                            noted_for: null | string;
                            /** Format: date-time */
                            noted_at: string;
                        }[];
                        corrections: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            addressee: string;
                        }[];
                        findings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            title: string;
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
    noteCase: {
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
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
                    note: string;
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
                        /** @description What people name it by; counts up */
                        number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        kind: string;
                        fund: null | string;
                        /** @enum {unknown} */
                        state: "open" | "explained" | "corrected" | "accepted" | "reopened" | "healed";
                        owner: null | string;
                        /**
                         * @description Right minus left: bank minus book
                         * @example 42936000.00
                         */
                        difference: string;
                        left_amount: null | string;
                        right_amount: null | string;
                        left_on: null | string;
                        right_on: null | string;
                        /**
                         * Format: date
                         * @description Cut-off day of the first run that found it
                         * @example 2016-06-30
                         */
                        first_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that found it
                         * @example 2016-06-30
                         */
                        last_seen_on: string;
                        /**
                         * Format: date
                         * @description Cut-off day of the last run that looked at it
                         * @example 2016-06-30
                         */
                        judged_on: string;
                        times_seen: number;
                        /** @description Since first_seen_on, today in Shanghai */
                        age_days: number;
                        /** @description Why it is in its state */
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        /** @description Its number among the breaks of that run */
                        break: number;
                        explanation: null | {
                            zh: string;
                            en: string;
                        };
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            run: null | number;
                            why: string;
                            detail: null | {
                                [key: string]: string | number | boolean;
                            };
                            /** Format: date-time */
                            moved_at: string;
                        }[];
                        notes: {
                            /** @enum {unknown} */
                            kind: "note" | "owner";
                            note: string;
                            noted_by: string;
                            noted_for: null | string;
                            /** Format: date-time */
                            noted_at: string;
                        }[];
                        corrections: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            addressee: string;
                        }[];
                        findings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            state: string;
                            title: string;
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
    moveCases: {
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
                    cases: string[] | {
                        /** @example qingcheng-households-2016 */
                        job_id?: string;
                        states?: ("open" | "explained" | "corrected" | "accepted" | "reopened" | "healed")[];
                        /** @enum {unknown} */
                        kind?: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                        owner?: string;
                        fund?: string;
                        /** @description Days, at least */
                        age_from?: number;
                        /** @description Days, at most */
                        age_to?: number;
                        /** @description true: only explained or corrected ones that I had no hand in, so that I may accept them */
                        awaits_me?: boolean;
                        /**
                         * @description Yuan that it differs by, at least; without the sign
                         * @example 42936000.00
                         */
                        amount_from?: string;
                        /**
                         * @description At most
                         * @example 42936000.00
                         */
                        amount_to?: string;
                    };
                    /** @enum {unknown} */
                    to: "explained" | "corrected" | "accepted" | "reopened";
                    /** @example 银行次日入账 */
                    reason: string;
                    /** @description Move none where one cannot be moved */
                    all_or_nothing?: boolean;
                    /** @description How many the filter named when the officer saw them; refused where it is another number now */
                    expected?: number;
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
                        moved: number;
                        not_moved: number;
                        results: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            case_id: string;
                            number: number;
                            moved: boolean;
                            title: null | {
                                zh: string;
                                en: string;
                            };
                            code: null | string;
                            detail: null | string;
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
    assignCases: {
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
                    cases: string[] | {
                        /** @example qingcheng-households-2016 */
                        job_id?: string;
                        states?: ("open" | "explained" | "corrected" | "accepted" | "reopened" | "healed")[];
                        /** @enum {unknown} */
                        kind?: "missing_left" | "missing_right" | "amount_differs" | "rounding" | "date_out_of_window" | "status_conflict" | "duplicate" | "payee_mismatch" | "wrong_programme" | "ambiguous" | "sign_reversed" | "returned_unposted" | "ratio_break" | "underfunded" | "overpaid" | "stalled" | "below_floor" | "not_conserved" | "ineligible" | "sequence_gap" | "seal_broken" | "statement_incomplete";
                        owner?: string;
                        fund?: string;
                        /** @description Days, at least */
                        age_from?: number;
                        /** @description Days, at most */
                        age_to?: number;
                        /** @description true: only explained or corrected ones that I had no hand in, so that I may accept them */
                        awaits_me?: boolean;
                        /**
                         * @description Yuan that it differs by, at least; without the sign
                         * @example 42936000.00
                         */
                        amount_from?: string;
                        /**
                         * @description At most
                         * @example 42936000.00
                         */
                        amount_to?: string;
                    };
                    owner: null | string;
                    /** @description How many the filter named when the officer saw them; refused where it is another number now */
                    expected?: number;
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
                        assigned: number;
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
    proposeCorrection: {
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
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    addressee: "ledger";
                    /** @example 银行次日入账 */
                    what: string;
                    /** @example 银行次日入账 */
                    ground: string;
                    lines: {
                        /** @example cash:province */
                        account: string;
                        /**
                         * @description yuan as text with two places; debit positive, credit negative, never 0.00
                         * @example 0.10
                         */
                        amount: string;
                    }[];
                } | {
                    /** @constant */
                    addressee: "treasury";
                    /** @example 银行次日入账 */
                    what: string;
                    /** @example 银行次日入账 */
                    ground: string;
                    lines: {
                        /** @example 银行次日入账 */
                        payment: string;
                        /** @enum {unknown} */
                        action: "claw_back" | "pay" | "stop" | "ask_bank";
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
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
                        id: string;
                        number: number;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        case_id: string;
                        case_number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        addressee: "ledger" | "treasury";
                        what: string;
                        ground: string;
                        /** @enum {unknown} */
                        state: "proposed" | "sent" | "done" | "refused";
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        lines: {
                            account: null | string;
                            payment: null | string;
                            action: null | ("claw_back" | "pay" | "stop" | "ask_bank");
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        proposed_by: string;
                        proposed_for: null | string;
                        /** Format: date-time */
                        proposed_at: string;
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
    followCorrection: {
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
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    to: "sent" | "done";
                    /** @example 银行次日入账 */
                    document_number: string;
                    /** @example 银行次日入账 */
                    reason: string;
                } | {
                    /** @constant */
                    to: "refused";
                    /** @example 银行次日入账 */
                    document_number?: string;
                    /** @example 银行次日入账 */
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
                        number: number;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        case_id: string;
                        case_number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        addressee: "ledger" | "treasury";
                        what: string;
                        ground: string;
                        /** @enum {unknown} */
                        state: "proposed" | "sent" | "done" | "refused";
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        lines: {
                            account: null | string;
                            payment: null | string;
                            action: null | ("claw_back" | "pay" | "stop" | "ask_bank");
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        proposed_by: string;
                        proposed_for: null | string;
                        /** Format: date-time */
                        proposed_at: string;
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
    listCorrections: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                addressee?: "ledger" | "treasury";
                state?: "proposed" | "sent" | "done" | "refused";
                after?: number;
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
                        corrections: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            case_id: string;
                            case_number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            /** @example 441802 */
                            area_code: string;
                            /** @enum {unknown} */
                            addressee: "ledger" | "treasury";
                            what: string;
                            ground: string;
                            /** @enum {unknown} */
                            state: "proposed" | "sent" | "done" | "refused";
                            why: string;
                            detail: null | {
                                [key: string]: string | number | boolean;
                            };
                            lines: {
                                account: null | string;
                                payment: null | string;
                                action: null | ("claw_back" | "pay" | "stop" | "ask_bank");
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                            proposed_by: string;
                            proposed_for: null | string;
                            /** Format: date-time */
                            proposed_at: string;
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
    exportCorrections: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                job_id?: string;
                addressee?: "ledger" | "treasury";
                state?: "proposed" | "sent" | "done" | "refused";
                format?: "csv" | "xlsx";
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
    getCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                correction_id: string;
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
                        number: number;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        case_id: string;
                        case_number: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        addressee: "ledger" | "treasury";
                        what: string;
                        ground: string;
                        /** @enum {unknown} */
                        state: "proposed" | "sent" | "done" | "refused";
                        why: string;
                        detail: null | {
                            [key: string]: string | number | boolean;
                        };
                        lines: {
                            account: null | string;
                            payment: null | string;
                            action: null | ("claw_back" | "pay" | "stop" | "ask_bank");
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        proposed_by: string;
                        proposed_for: null | string;
                        /** Format: date-time */
                        proposed_at: string;
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
    listPeriods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
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
                        periods: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            /** @example 441802 */
                            area_code: string;
                            from_day: null | string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            through_day: string;
                            /** @enum {unknown} */
                            state: "asked" | "closed" | "rejected";
                            why: string;
                            cases: null | {
                                [key: string]: number;
                            };
                            asked_by: string;
                            asked_for: null | string;
                            /** Format: date-time */
                            asked_at: string;
                            decided_by: null | string;
                            decided_for: null | string;
                            decided_at: null | string;
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
    askClosing: {
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
                job_id: string;
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
                    through_day: string;
                    /** @example 银行次日入账 */
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
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        from_day: null | string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        through_day: string;
                        /** @enum {unknown} */
                        state: "asked" | "closed" | "rejected";
                        why: string;
                        cases: null | {
                            [key: string]: number;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        decided_by: null | string;
                        decided_for: null | string;
                        decided_at: null | string;
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
    closePeriod: {
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
                period_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
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
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        from_day: null | string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        through_day: string;
                        /** @enum {unknown} */
                        state: "asked" | "closed" | "rejected";
                        why: string;
                        cases: null | {
                            [key: string]: number;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        decided_by: null | string;
                        decided_for: null | string;
                        decided_at: null | string;
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
    rejectPeriod: {
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
                period_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
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
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        from_day: null | string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        through_day: string;
                        /** @enum {unknown} */
                        state: "asked" | "closed" | "rejected";
                        why: string;
                        cases: null | {
                            [key: string]: number;
                        };
                        asked_by: string;
                        asked_for: null | string;
                        /** Format: date-time */
                        asked_at: string;
                        decided_by: null | string;
                        decided_for: null | string;
                        decided_at: null | string;
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
                state?: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                office?: string;
                overdue?: boolean;
                /** @description true: only answered or verified ones that I neither issued nor recorded an answer to */
                awaits_me?: boolean;
                after?: number;
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
                        findings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example 441802 */
                            area_code: string;
                            title: string;
                            statement: string;
                            requirement: string;
                            office: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            deadline: string;
                            /** @enum {unknown} */
                            state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                            is_overdue: boolean;
                            why: string;
                            case_count: number;
                            /** @description Sum of the differences of its cases without their signs */
                            amount: string;
                            made_by: string;
                            made_for: null | string;
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
    issueFinding: {
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
                    case_ids: string[];
                    /** @example 银行次日入账 */
                    title: string;
                    /** @example 银行次日入账 */
                    statement: string;
                    /** @example 银行次日入账 */
                    requirement: string;
                    /** @example 银行次日入账 */
                    office: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    deadline: string;
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
                        number: number;
                        /** @example 441802 */
                        area_code: string;
                        title: string;
                        statement: string;
                        requirement: string;
                        office: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        deadline: string;
                        /** @enum {unknown} */
                        state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                        is_overdue: boolean;
                        why: string;
                        case_count: number;
                        /** @description Sum of the differences of its cases without their signs */
                        amount: string;
                        made_by: string;
                        made_for: null | string;
                        /** Format: date-time */
                        made_at: string;
                        cases: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            kind: string;
                            state: string;
                            difference: string;
                        }[];
                        answers: {
                            place: number;
                            answer: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            answered_on: string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            evidence: {
                                name: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        }[];
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            why: string;
                            /** Format: date-time */
                            moved_at: string;
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
    answerFinding: {
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
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 银行次日入账 */
                    answer: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    answered_on: string;
                    evidence: {
                        /** @example 银行次日入账 */
                        name: string;
                        /** @description Of the file as the office keeps it */
                        sha256: string;
                        bytes: number;
                    }[];
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
                        number: number;
                        /** @example 441802 */
                        area_code: string;
                        title: string;
                        statement: string;
                        requirement: string;
                        office: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        deadline: string;
                        /** @enum {unknown} */
                        state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                        is_overdue: boolean;
                        why: string;
                        case_count: number;
                        /** @description Sum of the differences of its cases without their signs */
                        amount: string;
                        made_by: string;
                        made_for: null | string;
                        /** Format: date-time */
                        made_at: string;
                        cases: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            kind: string;
                            state: string;
                            difference: string;
                        }[];
                        answers: {
                            place: number;
                            answer: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            answered_on: string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            evidence: {
                                name: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        }[];
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            why: string;
                            /** Format: date-time */
                            moved_at: string;
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
    decideFinding: {
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
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    to: "returned" | "verified" | "closed" | "withdrawn";
                    /** @example 银行次日入账 */
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
                        number: number;
                        /** @example 441802 */
                        area_code: string;
                        title: string;
                        statement: string;
                        requirement: string;
                        office: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        deadline: string;
                        /** @enum {unknown} */
                        state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                        is_overdue: boolean;
                        why: string;
                        case_count: number;
                        /** @description Sum of the differences of its cases without their signs */
                        amount: string;
                        made_by: string;
                        made_for: null | string;
                        /** Format: date-time */
                        made_at: string;
                        cases: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            kind: string;
                            state: string;
                            difference: string;
                        }[];
                        answers: {
                            place: number;
                            answer: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            answered_on: string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            evidence: {
                                name: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        }[];
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            why: string;
                            /** Format: date-time */
                            moved_at: string;
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
    sumFindings: {
        parameters: {
            query?: {
                state?: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                office?: string;
                overdue?: boolean;
                /** @description true: only answered or verified ones that I neither issued nor recorded an answer to */
                awaits_me?: boolean;
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
                        states: {
                            /** @enum {unknown} */
                            state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                            count: number;
                        }[];
                        overdue: number;
                        /** @description To be verified or closed, and not made or answered by me */
                        awaits_me: number;
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
    exportFindings: {
        parameters: {
            query?: {
                state?: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                office?: string;
                overdue?: boolean;
                /** @description true: only answered or verified ones that I neither issued nor recorded an answer to */
                awaits_me?: boolean;
                format?: "csv" | "xlsx";
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
    getFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                finding_id: string;
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
                        number: number;
                        /** @example 441802 */
                        area_code: string;
                        title: string;
                        statement: string;
                        requirement: string;
                        office: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        deadline: string;
                        /** @enum {unknown} */
                        state: "issued" | "answered" | "returned" | "verified" | "closed" | "withdrawn";
                        is_overdue: boolean;
                        why: string;
                        case_count: number;
                        /** @description Sum of the differences of its cases without their signs */
                        amount: string;
                        made_by: string;
                        made_for: null | string;
                        /** Format: date-time */
                        made_at: string;
                        cases: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @example qingcheng-households-2016 */
                            job_id: string;
                            kind: string;
                            state: string;
                            difference: string;
                        }[];
                        answers: {
                            place: number;
                            answer: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            answered_on: string;
                            recorded_by: string;
                            recorded_for: null | string;
                            /** Format: date-time */
                            recorded_at: string;
                            evidence: {
                                name: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        }[];
                        moves: {
                            place: number;
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            why: string;
                            /** Format: date-time */
                            moved_at: string;
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
    listSamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                        samples: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @enum {unknown} */
                            population: "left" | "right" | "matches" | "breaks";
                            /** @enum {unknown} */
                            method: "random" | "monetary_unit" | "stratified";
                            seed: string;
                            size: number;
                            drawn_by: string;
                            /** Format: date-time */
                            drawn_at: string;
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
    drawSample: {
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    population: "left" | "right" | "matches" | "breaks";
                    /** @enum {unknown} */
                    by: "random" | "monetary_unit" | "stratified";
                    seed: string;
                    size: number;
                    stratify_by?: string;
                    /** @example 银行次日入账 */
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        run: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        population: "left" | "right" | "matches" | "breaks";
                        /** @enum {unknown} */
                        method: "random" | "monetary_unit" | "stratified";
                        stratify_by: null | string;
                        seed: string;
                        size: number;
                        population_count: number;
                        /** @description Amounts without their signs */
                        population_total: string;
                        population_sha256: string;
                        reason: string;
                        drawn_by: string;
                        drawn_for: null | string;
                        /** Format: date-time */
                        drawn_at: string;
                        units: {
                            place: number;
                            /** @description Number of the row, match or break */
                            unit: number;
                            stratum: string;
                            amount: string;
                            /** @description How many monetary units of the sample fall on it */
                            hits: number;
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
    getSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                sample_id: string;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        run_id: string;
                        run: number;
                        /** @example qingcheng-households-2016 */
                        job_id: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        population: "left" | "right" | "matches" | "breaks";
                        /** @enum {unknown} */
                        method: "random" | "monetary_unit" | "stratified";
                        stratify_by: null | string;
                        seed: string;
                        size: number;
                        population_count: number;
                        /** @description Amounts without their signs */
                        population_total: string;
                        population_sha256: string;
                        reason: string;
                        drawn_by: string;
                        drawn_for: null | string;
                        /** Format: date-time */
                        drawn_at: string;
                        units: {
                            place: number;
                            /** @description Number of the row, match or break */
                            unit: number;
                            stratum: string;
                            amount: string;
                            /** @description How many monetary units of the sample fall on it */
                            hits: number;
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
    redrawSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                sample_id: string;
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
                        same_population: boolean;
                        same_sample: boolean;
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
    takeJobRunEvidence: {
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description With the input files as they were sent, which may name people: it is kept who took them, and what for */
                    with_inputs?: boolean;
                    purpose?: string;
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
                    "application/zip": string;
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
    getJobRunPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                    "text/html": string;
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
    getJobRunWorkbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    takeRunEvidence: {
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
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description With the input files as they were sent, which may name people: it is kept who took them, and what for */
                    with_inputs?: boolean;
                    purpose?: string;
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
                    "application/zip": string;
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
    getRunPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                    "text/html": string;
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
    getRunWorkbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                run_id: string;
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
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    listEvidenceKeys: {
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
                        keys: {
                            key_id: string;
                            public_key: string;
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
    exportForAudit: {
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
                    "application/zip": string;
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
