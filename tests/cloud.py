"""A stand-in for the WhatsApp Cloud API on loopback: keeps what it is asked, and answers as the provider's pages show.

TAKEN: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages (successful response).
THROTTLED: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes (sample response); the other
errors have its form, with the codes, titles and statuses of the same page.
"""

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PHONE_ID, TOKEN = "106540352242922", "EAAJB-example"
CUSTOMER = "+16505551234"
WAMID = "wamid.HBgLMTY0NjcwNDM1OTUVAgASGBQzQTdCNTg5RjY1MEMyRjlGMjRGNgA="
TAKEN = (
    200,
    {
        "messaging_product": "whatsapp",
        "contacts": [{"input": CUSTOMER, "wa_id": "16505551234"}],
        "messages": [{"id": WAMID}],
    },
)


def error(status: int, code: int, title: str, details: str) -> tuple[int, dict[str, Any]]:
    said = {
        "message": f"(#{code}) {title}",
        "type": "OAuthException",
        "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": details},
        "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam",
    }
    return status, {"error": said}


THROTTLED = error(
    400,
    130429,
    "Rate limit hit",
    "Message failed to send because there were too many messages sent from this phone number in a short period of time",
)
EXPIRED = error(401, 190, "Access token has expired", "Your access token has expired.")
WINDOW_CLOSED = error(
    400,
    131047,
    "Re-engagement message",
    "More than 24 hours have passed since the recipient last replied to the sender number.",
)
UNDELIVERABLE = error(400, 131026, "Message undeliverable", "Unable to deliver message.")
INVALID = error(400, 100, "Invalid parameter", "The request included one or more unsupported parameters.")
DOWN = error(500, 131000, "Something went wrong", "Message failed to send due to an unknown error.")
HANG_UP: tuple[int, Any] = (0, None)
GATEWAY: tuple[int, Any] = (502, "<html>Bad Gateway</html>")

Answer = tuple[int, Any]


@dataclass
class Cloud:
    """`asked`: path, authorization and body of each request. `answers`: of each next one; then TAKEN."""

    url: str = ""
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def bodies(self) -> list[Any]:
        return [body for _, _, body in self.asked]


@contextlib.contextmanager
def cloud() -> Iterator[Cloud]:
    held = Cloud()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            held.asked.append((self.path, self.headers["authorization"], body))
            status, said = held.answers.pop(0) if held.answers else TAKEN
            if status:
                told = said.encode() if isinstance(said, str) else json.dumps(said).encode()
                self.send_response(status)
                self.send_header("content-length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.url = f"http://127.0.0.1:{server.server_port}/v23.0"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield held
        server.shutdown()
        thread.join(5)
