"""A provider's token endpoint on loopback, by script: gives tokens, turns refresh tokens over, can take access back."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


@dataclass
class TokenService:
    """`asked`: the forms it was sent. Each refresh token is good once."""

    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    good: set[str] = field(default_factory=lambda: {"r0"})
    refuses: tuple[int, str] | None = None
    slow: float = 0.0

    def answer(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(form)
        time.sleep(self.slow)
        if self.refuses is not None:
            return self.refuses[0], {"error": self.refuses[1]}
        given = form.get("refresh_token")
        if given is not None and given not in self.good:
            return 400, {"error": "invalid_grant"}
        self.good = {f"r{len(self.asked)}"}
        return 200, {"access_token": f"a{len(self.asked)}", "refresh_token": next(iter(self.good)), "expires_in": 3600}


@contextlib.contextmanager
def token_service() -> Iterator[TokenService]:
    service = TokenService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            status, said = service.answer({name: values[0] for name, values in parse_qs(body).items()})
            told = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}/token"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield service
        server.shutdown()
        thread.join(5)
