"""HTML mail made safe to show and turned into text. Knows no mail."""

import re
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING

from late import Late

if TYPE_CHECKING:
    import inscriptis
    import nh3
    from inscriptis.model import config
    from lxml import etree
else:
    inscriptis, nh3, config, etree = map(Late, ("inscriptis", "nh3", "inscriptis.model.config", "lxml.etree"))

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
# Below this size no arrangement of tags takes long.
HARMLESS = 32 * 1024
MAX_TAGS = 50_000
MAX_DEPTH = 1_000
MAX_ATTRIBUTES = 1_000
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
ATTRIBUTE = re.compile(
    r"""[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+(?:"|$)|'[^']*+(?:'|$)|[^\s>"'][^\s>]*+)?)?+""",
)
# Without content, or closed by the next of their kind: they never make a tree deep.
NEVER_DEEP_TAGS = """
    area base br col embed hr img input link meta source track wbr dd dt li option p tbody td tfoot th thead tr
"""
NEVER_DEEP = frozenset(NEVER_DEEP_TAGS.split())


def sanitised(html: str) -> tuple[str, int]:
    """No script, no style, nothing that a browser fetches by itself: only images in the mail (`cid:`) keep a source.

    With it, how many images from elsewhere lost theirs: such a source also tells its server who opened the mail, when.
    """
    remote = 0

    def kept(tag: str, attribute: str, value: str) -> str | None:
        nonlocal remote
        if attribute != "src":
            return value
        if value.strip().lower().startswith("cid:"):
            return value
        remote += tag == "img"
        return None

    safe = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
    )
    return safe, remote


def text(html: str) -> str:
    """What a person reads in it, with lists and tables laid out."""
    if not html.strip():
        return ""
    if not is_bearable(html):
        return stripped(html)
    try:
        laid_out = inscriptis.get_text(html, config.ParserConfig(display_links=False, display_images=False))
    except (etree.LxmlError, etree.ParserError, ValueError, AssertionError):
        return stripped(html)
    return "\n".join(line.rstrip() for line in laid_out.splitlines()).strip()


def is_bearable(html: str) -> bool:
    """Whether the browsers' way of reading tags, quadratic in depth and in attributes, ends soon. One pass."""
    if len(html) <= HARMLESS:
        return True
    open_tags: Counter[str] = Counter()
    for number, tag in enumerate(TAG.finditer(html)):
        closing, name = tag[1], tag[2].lower()
        if number > MAX_TAGS or _attributes(html, tag.end()) > MAX_ATTRIBUTES:
            return False
        if closing:
            open_tags[name] = max(0, open_tags[name] - 1)
        elif name not in NEVER_DEEP:
            open_tags[name] += 1
            if number % 100 == 0 and open_tags.total() > MAX_DEPTH:
                return False
    return open_tags.total() <= MAX_DEPTH


def stripped(html: str) -> str:
    """The text between the tags, as it comes."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


def from_text(plain: str) -> str:
    return f"<pre>{escape(plain)}</pre>"


def lines(plain: str) -> str:
    """A few lines of text within HTML."""
    return "<br>\n".join(escape(line) for line in plain.splitlines())


def cids(html: str) -> frozenset[str]:
    """The Content-IDs that this HTML shows."""
    return frozenset(CID.findall(html))


def _attributes(html: str, start: int) -> int:
    """How many attributes follow here, up to one more than are borne."""
    count, position = 0, start
    while count <= MAX_ATTRIBUTES and (found := ATTRIBUTE.match(html, position)):
        count, position = count + 1, found.end()
    return count
