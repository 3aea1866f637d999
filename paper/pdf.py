"""The layout: A4, a heading, a table of lines that goes over as many pages as it needs, totals, terms.

The fonts are Bitstream Vera, which reportlab brings along (so their version is the locked library's) and of which only
the signs in use are embedded. They have the Latin alphabets; for other signs stands the closest one of these, or `?`.
"""

import unicodedata
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from paper.sheet import Party, Row, Sheet
from paper.words import Words, words_of

PLAIN, BOLD = TTFont("Vera", "Vera.ttf"), TTFont("Vera-Bold", "VeraBd.ttf")
for font in (PLAIN, BOLD):
    pdfmetrics.registerFont(font)
GLYPHS = set(PLAIN.face.charToGlyph) & set(BOLD.face.charToGlyph)
UNKNOWN = "?"

INK, FAINT, RULE, SHADE, ACCENT = (
    colors.HexColor(code) for code in ("#1f2933", "#52606d", "#d5dae1", "#f3f4f8", "#4338ca")
)
BODY = ParagraphStyle("body", fontName="Vera", fontSize=8.5, leading=11.5, textColor=INK)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7.5, leading=10, textColor=FAINT)
RIGHT = ParagraphStyle("right", parent=BODY, alignment=TA_RIGHT, splitLongWords=0)
STRONG = ParagraphStyle("strong", parent=BODY, fontName="Vera-Bold")
SELLER = ParagraphStyle("seller", parent=STRONG, fontSize=11, leading=15, textColor=ACCENT)
LEAD = ParagraphStyle("lead", parent=BODY, fontSize=10.5, leading=14)
TOTAL = ParagraphStyle("total", parent=STRONG, fontSize=10.5, leading=14)
TOTAL_RIGHT = ParagraphStyle("total right", parent=TOTAL, alignment=TA_RIGHT, splitLongWords=0)
TITLE = ParagraphStyle("title", parent=STRONG, fontSize=18, leading=24)
WIDTHS = (60 * mm, 20 * mm, 17 * mm, 28 * mm, 25 * mm, 30 * mm)
MARGIN = 15 * mm
PADDING = 6
"""Of the library's frame, in points: margins are less by it, so that text and tables begin at one line."""
BAND = 4 * mm


def printed(sheet: Sheet, locale: str) -> bytes:
    """The PDF; `invariant` leaves out the hour of printing, so that the same sheet is the same bytes."""
    words, out = words_of(locale), BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=MARGIN + BAND,
        bottomMargin=MARGIN + 5 * mm,
        title=drawable(words.heading(sheet)),
        author=drawable(sheet.seller.name),
        lang=locale,
        invariant=1,
    )

    def frame(canvas: Any, held: Any) -> None:
        canvas.setFillColor(ACCENT)
        canvas.rect(0, A4[1] - BAND, A4[0], BAND, stroke=0, fill=1)
        canvas.setFont("Vera", 7)
        canvas.setFillColor(FAINT)
        canvas.drawString(MARGIN, MARGIN, drawable(f"{sheet.seller.name} · {words.heading(sheet)}"))
        canvas.drawRightString(A4[0] - MARGIN, MARGIN, words.page.format(page=held.page))

    document.build(_story(sheet, words), onFirstPage=frame, onLaterPages=frame)
    return out.getvalue()


def _story(sheet: Sheet, words: Words) -> list[Any]:
    story: list[Any] = [*_party(sheet.seller, SELLER), Spacer(1, 9 * mm), _text(words.heading(sheet), TITLE)]
    if sheet.cancelled:
        story.append(_text(words.cancelled, STRONG))
    story += [_text(sheet.title, LEAD), Spacer(1, 6 * mm), _about(sheet, words), Spacer(1, 8 * mm)]
    story += [_lines(sheet, words), Spacer(1, 3 * mm), KeepTogether(_totals(sheet, words))]
    if sheet.terms:
        story += [Spacer(1, 8 * mm), _text(words.terms, STRONG)]
        story += [_text(line or "\u00a0", BODY) for line in sheet.terms.split("\n")]
    return story


def _about(sheet: Sheet, words: Words) -> Table:
    left = [] if sheet.customer is None else [_text(words.to, SMALL), *_party(sheet.customer, STRONG)]
    right = [_text(f"{words.dated}: {words.day(sheet.dated)}", RIGHT)]
    if sheet.valid_until is not None:
        right.append(_text(f"{words.valid_until}: {words.day(sheet.valid_until)}", RIGHT))
    flush = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT")]
    return Table([[left, right]], colWidths=(110 * mm, 70 * mm), splitInRow=1, style=_style(*flush))


def _party(party: Party, style: ParagraphStyle) -> list[Paragraph]:
    return [_text(party.name, style), *(_text(line, SMALL) for line in party.details if line)]


def _lines(sheet: Sheet, words: Words) -> Table:
    named = (words.description, words.quantity, words.unit, words.price, words.discount, words.amount)
    head = [_text(name, SMALL if number in (0, 2) else _right_small()) for number, name in enumerate(named)]
    body = [_line(row, sheet.currency, words) for row in sheet.rows]
    ruled = [("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE), ("BACKGROUND", (0, 0), (-1, 0), SHADE)]
    return Table([head, *body], colWidths=WIDTHS, repeatRows=1, splitInRow=1, style=_style(*ruled))


def _line(row: Row, currency: str, words: Words) -> list[Paragraph]:
    off = ""
    if row.percent:
        off = f"{words.number(row.percent)} %"
    elif row.discount:
        off = words.money(row.discount, currency)
    numbers = (words.money(row.price, currency), off, words.money(row.total, currency))
    return [
        Paragraph(_marked(row.description), BODY),
        _text(words.number(row.quantity), RIGHT),
        _text(row.unit or "", BODY),
        *(_text(number, RIGHT) for number in numbers),
    ]


def _totals(sheet: Sheet, words: Words) -> Table:
    rows = []
    if sheet.discount:
        rows.append((words.subtotal, sheet.total + sheet.discount, BODY, RIGHT))
        rows.append((words.discounts, -sheet.discount, BODY, RIGHT))
    rows.append((words.total, sheet.total, TOTAL, TOTAL_RIGHT))
    cells = [
        [_text(name, left), _text(words.money(amount, sheet.currency), right)] for name, amount, left, right in rows
    ]
    marked = [("LINEABOVE", (0, -1), (-1, -1), 1, ACCENT), ("BACKGROUND", (0, -1), (-1, -1), SHADE)]
    return Table(cells, colWidths=(35 * mm, 45 * mm), hAlign="RIGHT", style=_style(*marked))


def _style(*more: Any) -> TableStyle:
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            *more,
        ]
    )


def _right_small() -> ParagraphStyle:
    return ParagraphStyle("right small", parent=SMALL, alignment=TA_RIGHT)


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(_marked(text), style)


def _marked(text: str) -> str:
    """As reportlab's markup: what people wrote is text, never markup."""
    return escape(drawable(text)).replace("\n", "<br/>")


def drawable(text: str) -> str:
    """The text in signs that the fonts have."""
    return "".join(sign if ord(sign) in GLYPHS or sign == "\n" else _nearest(sign) for sign in text)


def _nearest(sign: str) -> str:
    if sign.isspace():
        return " "
    plain = [part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)]
    return "".join(part if ord(part) in GLYPHS else UNKNOWN for part in plain)
