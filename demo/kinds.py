"""What else comes by mail than customers' words: a letter made into another kind of mail. Knows no server.

`funil demo mail spam` shows what intake makes of it.
"""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    "spam": {"X-Spam-Flag": "YES"},
    "forged": {"Authentication-Results": "funil.example; dmarc=fail header.from={domain}"},
    "newsletter": {"List-Unsubscribe": "<https://{domain}/leave>", "Precedence": "bulk"},
    "list": {"List-Id": "<talk.{domain}>", "List-Post": "<mailto:talk@{domain}>"},
    "alert": {"Auto-Submitted": "auto-generated"},
    "absence": {"Auto-Submitted": "auto-replied"},
    "nobody": {"To": "nobody@funil.example"},
}
"""The headers that make a kind, for a sender of `domain`."""
INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Funil//Demo//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:{uid}
SEQUENCE:0
DTSTART:{start}
DTEND:{end}
ORGANIZER:mailto:{sender}
SUMMARY:{summary}
END:VEVENT
END:VCALENDAR
"""
NAMES = (*KINDS, "invitation")
