"""Who is told what in reports: lines count what the viewer sees, and list it."""

from tests.rights.told import ALL, CONNECTION, COUNT, EDGE, LINK, LIST, ROW, Told

FIGURE = {COUNT: "key count"}
WORTH = {COUNT: "key count values"}
REPORTS: dict[str, dict[Told, str]] = {
    "Report": {
        COUNT: "actions funnelAsOf funnel timeInStage lostReasons forecast idle responseTimes suggestions intake"
    },
    "Figure": FIGURE,
    "WorthFigure": WORTH,
    "ActionFigure": FIGURE | {ALL: "from to person type stage", LINK: "channel", LIST: "activities"},
    "FunnelThen": {ALL: "at", COUNT: "columns"},
    "FunnelColumnThen": {COUNT: WORTH[COUNT] + " weightedValues", ALL: "stageId stage", LIST: "standings"},
    "ConversionFigure": {
        COUNT: WORTH[COUNT] + " share",
        ALL: "turn fromStage fromOutcome stage outcome",
        LIST: "standings",
    },
    "StayFigure": {COUNT: FIGURE[COUNT] + " p50 p75 p90 open", ALL: "stage", LIST: "standings openStandings"},
    "EndingFigure": WORTH | {ALL: "outcome reason stage", LIST: "standings"},
    "ForecastFigure": {COUNT: WORTH[COUNT] + " weighted", ALL: "month currency basis", LIST: "subjects"},
    "IdleFigure": WORTH | {ALL: "silence owner", LINK: "channel", LIST: "subjects"},
    "ResponseFigure": {
        COUNT: FIGURE[COUNT] + " inTime late notYet median p90",
        ALL: "hours",
        LINK: "channel",
        LIST: "messages",
    },
    "IntakeFigure": FIGURE | {ALL: "state from to", LINK: "mailbox", LIST: "mails"},
    "SuggestionResult": {COUNT: "key rule made open accepted done dismissed stale type", LIST: "suggestions"},
    "Standing": {
        ROW: "turn since until outcome away fromOutcome closedAt erased stayed stage fromStage owner lostReason value"
        " manualProbability",
        LINK: "subject channel",
    },
    "StandingConnection": CONNECTION,
    "StandingEdge": EDGE,
}
