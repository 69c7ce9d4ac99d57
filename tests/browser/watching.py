"""Listens to a browser while somebody walks through pages, and notes what ought not to happen."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# Reported as they happen, so that those of a page that has been left are not lost.
LISTENER = """
document.addEventListener('securitypolicyviolation', (event) => {
  const where = [event.sourceFile, event.lineNumber].filter(Boolean).join(':');
  window.reportViolation(`${event.effectiveDirective} stopped ${event.blockedURI} ${event.sample} ${where}`);
});
"""


class Watch:
    """What went wrong in a browser context since it was opened."""

    def __init__(self, context: BrowserContext, *, home: str) -> None:
        self.home = home
        self.problems: list[str] = []
        self.statuses: dict[str, int] = {}
        context.expose_binding("reportViolation", lambda _source, text: self.note("content security policy", text))
        context.add_init_script(LISTENER)
        context.on("console", self._console)
        context.on("weberror", self._script_error)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def note(self, kind: str, text: str) -> None:
        """Keep a problem."""
        self.problems.append(f"{kind}: {text.strip()}")

    def status_of(self, address: str) -> int:
        """Return the status with which the page at an address came."""
        return self.statuses.get(address.partition("#")[0], 0)

    def _console(self, message: ConsoleMessage) -> None:
        # A resource that does not load is noted below with its status and address.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.note(f"console {message.type}", f"{message.text} ({message.location.get('url', '')})")

    def _script_error(self, error: WebError) -> None:
        self.note("script", str(error.error))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.note("another server", request.url)

    def _failed(self, request: Request) -> None:
        # What is still loading when a page is left is given up, and that is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.note("request", f"{request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.statuses[response.url.partition("#")[0]] = response.status
        elif response.status >= 400:
            self.note("request", f"{response.url} answered {response.status}")
