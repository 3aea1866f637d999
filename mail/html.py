"""HTML mail made safe to show and turned into text. Knows no mail."""

import re
from html import escape

import nh3
from inscriptis import get_text
from inscriptis.model.config import ParserConfig
from lxml.etree import LxmlError, ParserError

CID = re.compile(r"""(?:src|background)\s*=\s*["']?cid:([^"'\s>]{1,250})""", re.IGNORECASE)
READ_ONLY_TAGS = """
    a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
    figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub
    summary sup table tbody td tfoot th thead time tr tt u ul var
"""
TAGS = frozenset(READ_ONLY_TAGS.split())
ATTRIBUTES = {
    "*": {"dir", "lang", "title", "align", "valign"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "font": {"color", "face", "size"},
    "ol": {"start"},
    "table": {"width", "border", "cellpadding", "cellspacing", "bgcolor"},
    "tr": {"bgcolor"},
    "td": {"colspan", "rowspan", "width", "height", "bgcolor"},
    "th": {"colspan", "rowspan", "width", "height", "bgcolor"},
}
DROPPED_WITH_CONTENT = {"script", "style", "title", "head", "object", "iframe", "noscript", "template", "svg", "math"}
TEXT_RULES = ParserConfig(display_links=False, display_images=False)
MAX_TAGS = 50_000


def sanitised(html: str) -> str:
    """No script, no style, nothing that a browser fetches by itself: only images in the mail (`cid:`) keep a source."""
    return nh3.clean(
        _bounded(html),
        tags=set(TAGS),
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
    )


def text(html: str) -> str:
    """What a person reads in it, with lists and tables laid out."""
    if not html.strip():
        return ""
    try:
        laid_out = get_text(_bounded(html), TEXT_RULES)
    except (LxmlError, ParserError, ValueError, AssertionError):
        return re.sub(r"<[^>]{0,2000}>", " ", html).strip()
    return "\n".join(line.rstrip() for line in laid_out.splitlines()).strip()


def from_text(plain: str) -> str:
    return f"<pre>{escape(plain)}</pre>"


def cids(html: str) -> frozenset[str]:
    """The Content-IDs that this HTML shows."""
    return frozenset(CID.findall(html))


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if value.strip().lower().startswith("cid:") else None
    return value


def _bounded(html: str) -> str:
    """Tag soup of a size that no person wrote costs the browsers' algorithm minutes; the raw mail keeps the rest."""
    return html[: next((tag.start() for number, tag in enumerate(re.finditer("<", html)) if number >= MAX_TAGS), None)]
