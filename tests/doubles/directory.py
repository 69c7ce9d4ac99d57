"""A company's directory that speaks OpenID Connect, on a port of this machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

CODE = "a-code-for-once"
TOKEN = "a-token-for-once"


class Quiet(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class Directory:
    """Vouches for one person, to whoever brings the code and the proof key it was made for."""

    def __init__(self, email: str) -> None:
        self.person = {"sub": "42", "email": email, "email_verified": True, "name": "Nadia Petit"}
        self.address = ""
        self.asked: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"]
        self.asked.append(path)
        answers = {
            "/.well-known/openid-configuration": self._configuration,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }
        status, body = answers[path](environ)
        start(status, [("Content-Type", "application/json")])
        return [json.dumps(body).encode()]

    def _configuration(self, environ: WSGIEnvironment) -> tuple[str, dict[str, object]]:
        parts = ("authorization", "token", "userinfo")
        endpoints: dict[str, object] = {f"{part}_endpoint": f"{self.address}/{part}" for part in parts}
        return "200 OK", endpoints | {"issuer": self.address}

    def _token(self, environ: WSGIEnvironment) -> tuple[str, dict[str, object]]:
        sent = parse_qs(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode())
        if sent["code"] != [CODE] or not sent.get("code_verifier"):
            return "400 Bad Request", {"error": "invalid_grant"}
        return "200 OK", {"access_token": TOKEN, "token_type": "Bearer"}

    def _userinfo(self, environ: WSGIEnvironment) -> tuple[str, dict[str, object]]:
        if environ.get("HTTP_AUTHORIZATION") != f"Bearer {TOKEN}":
            return "401 Unauthorized", {}
        return "200 OK", dict(self.person)


@contextmanager
def directory(email: str) -> Iterator[Directory]:
    """Run a directory that vouches for a person, until the test is over."""
    vouches = Directory(email)
    with make_server("127.0.0.1", 0, vouches, server_class=WSGIServer, handler_class=Quiet) as server:
        vouches.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield vouches
        server.shutdown()
        thread.join()
