"""Reports: figures over what the viewer sees, each with the list behind it. One file per noun."""

import strawberry

from schema.report.actions import ActionsReport
from schema.report.ahead import AheadReport
from schema.report.intake import IntakeReport
from schema.report.past import PastReport
from schema.report.replies import RepliesReport
from schema.report.standing import Standing as Standing
from schema.report.suggestions import SuggestionsReport


@strawberry.type(
    description="Figures over what the viewer sees today. Days are whole days in the workspace's zone. Each line has a"
    " `key`, and a connection whose rows are what it counts: ask for the same report with `only` to page through one."
)
class Report(ActionsReport, PastReport, AheadReport, RepliesReport, SuggestionsReport, IntakeReport): ...


@strawberry.type
class ReportQuery:
    @strawberry.field(description="Figures, by the filters of the lists.")
    def report(self) -> Report:
        return Report()


__all__ = ["Report", "ReportQuery"]
