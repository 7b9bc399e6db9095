"""Every route, written down once: its method and path, what goes in, what comes out, what can go wrong."""

from typing import NamedTuple

from server.schema import (
    card,
    casework,
    desk,
    guides,
    imports,
    invitations,
    ledger,
    library,
    mails,
    pairings,
    prices,
    privacy,
    report,
    rules,
)
from server.schema import incoming as into
from server.schema import outgoing as out
from server.schema import queue as urgency


class Route(NamedTuple):
    """One operation; ``problems`` are those of its own, besides the ones that every route can answer.

    ``query`` is a flat struct with one field for each parameter of the address.
    """

    method: str
    path: str
    summary: str
    body: type | None = None
    answer: type | None = None
    status: int = 200
    problems: tuple[str, ...] = ()
    query: type | None = None
    media: str = "application/json"


ROUTES = (
    Route("get", "/v1/health", "Is the server there", answer=out.Health),
    Route("get", "/v1/openapi.json", "This document"),
    Route(
        "post", "/v1/pairings", "Exchange a one-time code for a token", into.PairingRequest, out.Token, 201,
        ("pairing-refused", "pairing-expired"),
    ),
    Route("get", "/v1/pairings", "Who holds a token", answer=pairings.PairedClients),
    Route(
        "post", "/v1/pairings:code", "Make a one-time code for another browser", pairings.CodeRequest,
        pairings.PairingCode, 201,
    ),
    Route("delete", "/v1/pairings/current", "Give the token back", status=204),
    Route(
        "delete", "/v1/pairings/{pairingId}", "Take somebody's token back", status=204,
        problems=("not-found",),
    ),
    Route(
        "post", "/v1/comments:analyze", "Weigh a comment and draft a reply", into.AnalyzeRequest,
        out.Analysis, problems=("storage-full",),
    ),
    Route(
        "get", "/v1/comments/{commentId}", "Weigh a kept comment again", answer=out.Analysis,
        problems=("not-found", "text-not-kept"),
    ),
    Route(
        "patch", "/v1/comments/{commentId}", "Set the author, the role or the exposure by hand",
        into.CommentPatch, out.Analysis, problems=("not-found", "text-not-kept", "storage-full"),
    ),
    Route(
        "get", "/v1/comments/{commentId}/similar", "Comments that say the same, side by side",
        answer=out.SimilarComments, problems=("not-found", "text-not-kept"),
    ),
    Route(
        "delete", "/v1/comments/{commentId}", "Erase a comment and its case", status=204,
        problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:compose", "Draft replies", into.ComposeRequest, out.Replies,
        problems=("not-found", "text-not-kept", "gate-closed", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:check", "Hold a reply against the rules", into.CheckRequest, out.CheckResult,
        problems=("not-found", "text-not-kept", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:preview", "Read a reply as a third person does", into.PreviewRequest,
        out.Preview, problems=("not-found", "text-not-kept", "storage-full"),
    ),
    Route(
        "post", "/v1/rules:check", "What the platform and the law say of a comment", into.RulesRequest,
        rules.Rules, problems=("not-found",),
    ),
    Route(
        "post", "/v1/mails:check", "Look through a pasted mail; nothing is opened", mails.MailRequest,
        mails.MailCheck,
    ),
    Route("get", "/v1/cases", "Cases, newest first", answer=casework.CaseList, query=desk.CaseSearch),
    Route(
        "post", "/v1/cases", "Open the case of a comment", into.CaseRequest, casework.CaseBody, 201,
        ("not-found", "storage-full"),
    ),
    Route(
        "get", "/v1/cases/{caseId}", "A case with its timeline", answer=casework.CaseBody,
        problems=("not-found",),
    ),
    Route(
        "post", "/v1/cases/{caseId}/events", "Add what happened and weigh again", into.EventRequest,
        casework.EventResult, problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/cases/{caseId}/outcome", "Say how a case turned out, and learn from it",
        into.OutcomeRequest, casework.OutcomeResult, problems=("not-found", "text-not-kept", "storage-full"),
    ),
    Route(
        "delete", "/v1/cases/{caseId}/outcome", "Take the outcome back, with all that was learned from it",
        answer=casework.OutcomeResult, problems=("not-found", "text-not-kept", "storage-full"),
    ),
    Route(
        "patch", "/v1/cases/{caseId}", "Say who sees to a case, answer its card, tick what was looked up",
        card.CasePatch, casework.CaseBody, problems=("not-found", "owner-taken", "storage-full"),
    ),
    Route(
        "get", "/v1/cases/{caseId}/card", "The case card, what to look up by hand, stories that are like it",
        answer=card.CaseCard, problems=("not-found",),
    ),
    Route(
        "get", "/v1/cases/{caseId}/ledger", "What was asked, heard and checked, and what the gate lacks",
        answer=ledger.Ledger, problems=("not-found",),
    ),
    Route(
        "get", "/v1/library", "Known stories and what they teach, and this desk's cases that are over",
        answer=library.Library, query=desk.CaseQuery,
    ),
    Route(
        "get", "/v1/cases/{caseId}/options", "The two schools: what is allowed, and what speaks for each",
        answer=casework.Options, problems=("not-found",),
    ),
    Route(
        "get", "/v1/cases/{caseId}/price-check", "Hold the amounts of a comment against the price list",
        answer=prices.PriceCheck, problems=("not-found", "text-not-kept"),
    ),
    Route(
        "get", "/v1/report", "Figures of some days, without names or texts", answer=report.Report,
        query=report.ReportQuery,
    ),
    Route(
        "get", "/v1/report.csv", "The same figures as a table", query=report.ReportQuery, media="text/csv",
    ),
    Route("get", "/v1/queue", "Open cases by urgency", answer=urgency.Queue, query=desk.CaseQuery),
    Route(
        "post", "/v1/queue:done", "Say that a task of the queue was done", urgency.TaskDone, urgency.TaskNext,
        problems=("storage-full",),
    ),
    Route(
        "get", "/v1/invitation", "Invitations to write a review, the same for every customer",
        answer=invitations.Invitations, query=invitations.InvitationQuery,
    ),
    Route(
        "post", "/v1/invitation:check", "Look through an invitation: no reward, no choosing of the happy",
        invitations.InvitationCheckRequest, invitations.InvitationCheck,
    ),
    Route("get", "/v1/guides/reading", "How to read a review, for anybody", answer=guides.GuideBody),
    Route("get", "/v1/desk", "The settings of this desk", answer=desk.DeskBody),
    Route(
        "put", "/v1/desk", "Replace the settings of this desk", desk.DeskBody, desk.DeskBody,
        problems=("storage-full",),
    ),
    Route("get", "/v1/learning", "What was learned at this desk", answer=casework.Learning),
    Route(
        "delete", "/v1/learning", "Start learning anew; the cases keep their outcomes",
        answer=casework.Learning, problems=("storage-full",),
    ),
    Route(
        "get", "/v1/business", "The business profile", answer=into.BusinessBody,
        problems=("not-found",),
    ),
    Route(
        "put", "/v1/business", "Replace the business profile", into.BusinessBody, into.BusinessBody,
        problems=("storage-full",),
    ),
    Route("get", "/v1/businesses", "All business profiles", answer=desk.BusinessList),
    Route(
        "post", "/v1/businesses", "Add a business", into.BusinessBody, desk.NamedBusiness, 201,
        ("storage-full",),
    ),
    Route(
        "get", "/v1/businesses/{businessId}", "One business profile", answer=desk.NamedBusiness,
        problems=("not-found",),
    ),
    Route(
        "put", "/v1/businesses/{businessId}", "Replace one business profile", into.BusinessBody,
        desk.NamedBusiness, problems=("not-found", "storage-full"),
    ),
    Route(
        "delete", "/v1/businesses/{businessId}", "Delete a business; its comments keep its id", status=204,
        problems=("not-found", "default-business", "storage-full"),
    ),
    Route(
        "post", "/v1/imports", "Import a list of comments, in the background", imports.ImportRequest,
        imports.ImportBody, 202, ("too-many-imports",),
    ),
    Route("get", "/v1/imports", "The last imports, newest first", answer=imports.ImportList),
    Route(
        "get", "/v1/imports/{importId}", "How far an import is", answer=imports.ImportBody,
        problems=("not-found",),
    ),
    Route(
        "delete", "/v1/imports/{importId}", "Stop an import; what was weighed stays",
        answer=imports.ImportBody, problems=("not-found",),
    ),
    Route(
        "get", "/v1/imports/{importId}/groups", "Who says the same in a list, and the rest by band",
        answer=imports.ImportGroups, problems=("not-found",),
    ),
    Route("get", "/v1/privacy", "What is kept, where, and for how long", answer=privacy.Kept),
    Route(
        "post", "/v1/authors:export", "Everything that is kept of an author", privacy.AuthorRequest,
        privacy.AuthorExport,
    ),
    Route(
        "post", "/v1/authors:erase", "Erase everything that is kept of an author", privacy.AuthorRequest,
        privacy.Erased, problems=("storage-full",),
    ),
    Route(
        "post", "/v1/comments:purge", "Erase what is too old now", privacy.PurgeRequest, privacy.Erased,
        problems=("storage-full",),
    ),
    Route(
        "get", "/v1/export.json", "All comments and cases", answer=privacy.Export, query=desk.CaseQuery,
    ),
    Route(
        "get", "/v1/export.csv", "All comments and cases as a table", query=desk.CaseQuery, media="text/csv",
    ),
)  # fmt: skip
#: What is open to all.
OPEN = ("/v1/health", "/v1/openapi.json", "/v1/pairings")
