"""Until when somebody is away, as a vacation note says it. A guess over plain text; knows no class of mail."""

import re
from datetime import date, datetime, timedelta

READ = 4_000
LONGEST = timedelta(days=400)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janeiro januar jänner enero ene janvier janv gennaio",
            "february feb fevereiro fev februar febrero février févr fevrier febbraio",
            "march mar março marco märz maerz mrz marzo mars",
            "april apr abril abr avril avr aprile",
            "may maio mai mayo maggio",
            "june jun junho juni junio juin giugno",
            "july jul julho juli julio juillet juil luglio",
            "august aug agosto ago août aout",
            "september sep sept setembro set septiembre septembre settembre",
            "october oct outubro out oktober okt octubre octobre ottobre",
            "november nov novembro noviembre novembre",
            "december dec dezembro dez dezember diciembre dic décembre déc decembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
UNTIL = r"""(?:
    (?:at[ée]|hasta)(?:\s+(?:o\s+dia|el\s+d[íi]a|dia|o|a|el))?
    | (?:un)?til(?:\s+(?:and\s+including|the))? | through(?:\s+the)?
    | bis(?:\s+(?:zum|einschlie(?:ß|ss)lich|einschl\.))?
    | jusqu['’]?(?:au|à|a)(?:\s+le)? | fino\s+al(?:l['’])? | t/m | tot(?:\s+en\s+met)?
)"""
BACK = r"""(?:
    (?:back|return(?:ing)?)(?:\s+(?:in|to)\s+(?:the\s+)?office)?\s+on(?:\s+the)?
    | retorn(?:o|arei|aremos)\s+(?:em|no\s+dia|dia)
    | volt(?:o|arei|aremos)\s+(?:em|no\s+dia|dia) | de\s+volta\s+(?:em|no\s+dia|dia)
    | (?:vuelvo|regreso|volver[ée]|regresar[ée])\s+el(?:\s+d[íi]a)?
    | (?:wieder|zurück)\s+(?:ab|am)(?:\s+dem)? | ab\s+dem | de\s+retour\s+(?:le|à\s+partir\s+du)
)"""
WEEKDAY = r"(?:[^\W\d_]{2,14}(?:-feira)?,?\s+(?:dia\s+|the\s+)?)?"
YEAR = r"(?:(?:,|\s|\s+(?:de|of|del)\s+|[./-])\s*(?P<year{n}>20\d\d|\d\d(?!\d|:)))?"
WHEN = rf"""{WEEKDAY}(?:
    (?P<iso>20\d\d-\d\d-\d\d)
    | (?P<day1>\d{{1,2}})(?:\.|º|°|st|nd|rd|th)?\s*(?:de|of|-|/)?\s*(?P<name1>{MONTH})\b\.?{YEAR.replace("{n}", "1")}
    | (?P<name2>{MONTH})\.?\s+(?:the\s+)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b{YEAR.replace("{n}", "2")}
    | (?P<first>\d{{1,2}})[./-](?P<second>\d{{1,2}})(?:[./-](?P<year3>20\d\d|\d\d(?!\d)))?
)"""
FLAGS = re.IGNORECASE | re.VERBOSE
ENDS = re.compile(rf"\b{UNTIL}\s+{WHEN}", FLAGS)
RETURNS = re.compile(rf"\b{BACK}\s+{WHEN}", FLAGS)


def until(text: str, written: datetime | None) -> date | None:
    """The last day of an absence; None where the note names none, or one that lies before it or far off.

    Without a year the next such day is meant. `5/1` is the fifth of January, unless only the other way round is a day.
    """
    start = " ".join(text[:READ].split())
    for pattern, later in ((ENDS, timedelta(0)), (RETURNS, timedelta(days=1))):
        for match in pattern.finditer(start):
            found = _date(match, written.date() if written else None)
            if found is not None:
                return found - later
    return None


def _date(match: re.Match[str], written: date | None) -> date | None:
    if match["iso"]:
        return _near(_day(*map(int, match["iso"].split("-"))), written)
    if match["first"]:
        first, second = int(match["first"]), int(match["second"])
        day, month = (first, second) if second <= 12 else (second, first)
        year = match["year3"]
    else:
        day = int(match["day1"] or match["day2"])
        month = MONTHS[(match["name1"] or match["name2"]).lower()]
        year = match["year1"] or match["year2"]
    if year:
        return _near(_day(int(year) + (2000 if len(year) == 2 else 0), month, day), written)
    if written is None:
        return None
    candidates = (_day(written.year + ahead, month, day) for ahead in (0, 1))
    return next((found for each in candidates if each and (found := _near(each, written))), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(found: date | None, written: date | None) -> date | None:
    if found is None or written is None:
        return found
    return found if written <= found <= written + LONGEST else None
