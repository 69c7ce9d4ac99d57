"""The only reader of settings here: from what an installation says to the tools of the pipeline."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from invoices.document import OcrResult, SourceFile
from invoices.errors import EngineUnavailable
from invoices.extraction.scoring import Scorer
from invoices.fields import Context, Outcome
from invoices.imaging.confined import Limits
from invoices.imaging.confined_pool import ConfinedPool
from invoices.imaging.looking import JOB as LOOK_JOB
from invoices.imaging.looking import LIMITS as LOOK_LIMITS
from invoices.imaging.looking import Look, Looker, config_of
from invoices.imaging.opening.limits import FileLimits
from invoices.ocr.breaker import Breaker
from invoices.ocr.engine import Engine
from invoices.ocr.kept import encode
from invoices.ocr.order import ReaderConfig
from invoices.ocr.policy import Policy
from invoices.ocr.registry import ENGINES, LOCAL, load_engine
from invoices.ocr.service import Service
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.own_settings import check_engine, check_engines, check_recipes
from invoices.pipeline import Tools
from invoices.quality.shipped import shipped_calibration
from invoices.scanner import Clamd, NoScanner, Scanner
from invoices.sources.door import Allowed
from invoices.understanding import Models, understand

JOB = "invoices.ocr.job:reader"
# A child that has read so many documents is replaced: what libraries leak never adds up.
DOCUMENTS_PER_CHILD = 200


def file_limits() -> FileLimits:
    """Return what one document may have."""
    most = settings.READER_LIMITS
    return FileLimits(most_bytes=most["most_bytes"], most_pages=most["most_pages"])


def installation_policy() -> Policy:
    """Return how this installation reads unless told otherwise."""
    ocr = settings.OCR
    return Policy(
        engine=ocr["engine"],
        away=ocr["away"],
        away_allowed=ocr["away_allowed"],
        languages=ocr["languages"],
        recipes=ocr["first_recipe"],
        own_services=tuple(name for name, engine in service_engines().items() if not engine.leaves_the_building),
    )


def reader_config() -> ReaderConfig:
    """Return what a confined reader is started with; nothing in it is a secret.

    Raises:
        ImproperlyConfigured: OCR_SETTINGS says what cannot be; said here, not by a reader that does not start.
    """
    ocr = settings.OCR
    check_engines(ocr["engines"])
    check_recipes(ocr["recipes"], ocr["first_recipe"])
    engines = {name: data for name, data in ocr["engines"].items() if name in LOCAL}
    return ReaderConfig(limits=file_limits(), engines=engines, recipes=ocr["recipes"])


def reader_limits() -> Limits:
    """Return what a confined reader may take."""
    most = settings.READER_LIMITS
    return Limits(
        memory_bytes=most["memory_bytes"],
        cpu_seconds=most["document_seconds"],
        step_seconds=most["page_seconds"],
        wall_seconds=most["document_seconds"],
        documents=DOCUMENTS_PER_CHILD,
    )


@cache
def service_engines() -> dict[str, Engine]:
    """Return the engines that are called from this process; kept, because their breakers remember failures.

    Raises:
        ImproperlyConfigured: OCR_SETTINGS has something for one of them that it does not know.
    """
    guard = _guard()
    return {name: _service_engine(name, said, guard) for name, said in settings.OCR_SERVICES.items()}


def _service_engine(name: str, said: dict[str, object], guard: Guard) -> Engine:
    """Build one engine: what the environment says goes before what the file says."""
    own = settings.OCR["engines"].get(name, {})
    check_engine(name, own)
    service = Service(outbound=Outbound(guard), breaker=Breaker())
    return load_engine(name, {**own, **said, "service": service})


def _guard() -> Guard:
    try:
        return Guard(private_hosts=frozenset(settings.OCR["private_hosts"]))
    except ValueError as problem:
        raise ImproperlyConfigured(f"OCR_PRIVATE_HOSTS: {problem}.") from problem


@contextmanager
def toolbox(*, readers: int = 1, policy: Policy | None = None) -> Iterator[Tools]:
    """Give the tools of the pipeline with so many confined readers, and end the readers afterwards."""
    settled = policy or installation_policy()
    with ConfinedPool(JOB, encode(reader_config()), reader_limits(), readers) as pool:
        yield Tools(reader=pool, services=service_engines(), policy=settled)


def quick_half(context: Context | None = None, *, scorer: Scorer | None = None) -> Callable[[OcrResult], Outcome]:
    """Return what understands a reading with the models of this installation, about nobody in particular unless told.

    Another scorer stands in where one is given.
    """
    known = Models.shipped() if scorer is None else Models(scorer, shipped_calibration())
    return partial(understand, context=context or Context.empty(timezone.localdate()), models=known)


def program_version() -> str:
    """Return the number of this version."""
    return str(settings.SPECTACULAR_SETTINGS["VERSION"])


@cache
def looker() -> Looker:
    """Return what looks at what comes in; its children start with the first documents and end with this process."""
    # Two: one that a hostile file keeps busy for its twenty seconds does not hold up everybody else.
    return Looker(ConfinedPool(LOOK_JOB, config_of(file_limits()), LOOK_LIMITS, 2))


def look_at(file: SourceFile) -> Look:
    """Return what kind of document it is and how many pages it has, found out in a confined child.

    Raises:
        UnreadableFile: one of its kinds.
        VirusFound, ScannerAway: the scanner knows what is in it, or cannot say.
        ReaderError: the look failed.
    """
    file_limits().check_bytes(len(file.content))
    # Before any parser of ours: what the scanner knows is called by its name, whatever else is wrong with it.
    scanner().scan(file.content)
    return looker().look(file)


def scanner() -> Scanner:
    """Return what looks for viruses, or what lets everything pass where this installation has none.

    Raises:
        ImproperlyConfigured: CLAMD_ADDRESS leads nowhere.
    """
    address = settings.CLAMD_ADDRESS
    try:
        return Clamd(address) if address else NoScanner()
    except ValueError as problem:
        raise ImproperlyConfigured(f"CLAMD_ADDRESS is not an address of clamd: {problem}.") from problem


def lease_seconds() -> float:
    """Return for how long a worker may be silent before another one takes its document."""
    return float(settings.INTAKE["lease_seconds"])


def most_waiting() -> int:
    """Return from how many waiting documents of an organisation on bulk imports are held back; 0 is never."""
    return int(settings.INTAKE["most_waiting"])


def calls_at_once() -> int:
    """Return how many calls to one paid engine may be open at a time, over all workers."""
    return int(settings.INTAKE["calls_at_once"])


@cache
def _worker_toolbox() -> tuple[Tools, ExitStack]:
    stack = ExitStack()
    return stack.enter_context(toolbox()), stack


def worker_tools() -> Tools:
    """Return the tools of this worker process, made for its first document and kept."""
    return _worker_toolbox()[0]


def close_worker_tools(**_facts: object) -> None:
    """End the readers of this process, if it has any."""
    if _worker_toolbox.cache_info().currsize:
        _worker_toolbox()[1].close()
        _worker_toolbox.cache_clear()


def source_outbound() -> Outbound:
    """Return the client by which sources are reached: the internet, and at home only what is listed for sources.

    Raises:
        ImproperlyConfigured: SOURCE_PRIVATE_HOSTS holds what is no host with its port.
    """
    try:
        return Outbound(Guard(private_hosts=frozenset(settings.SOURCE_PRIVATE_HOSTS)))
    except ValueError as problem:
        raise ImproperlyConfigured(f"SOURCE_PRIVATE_HOSTS: {problem}.") from problem


def source_allowed(organisation_id: int) -> Allowed:
    """Return what sources of an organisation may do; where a root names `{organisation}`, each has its own."""
    listed = [str(root) for root in settings.SOURCE_ROOTS]
    roots = tuple(Path(root.replace("{organisation}", str(organisation_id))) for root in listed)
    return Allowed(roots, settings.READER_LIMITS["most_bytes"])


def signing_key() -> bytes:
    """Return the key that signs models trained on this installation; what signs other things is worth nothing here."""
    return sha256(b"probant.models:" + settings.SECRET_KEY.encode()).digest()


def engines_here(languages: tuple[str, ...]) -> dict[str, str | None]:
    """Say of every engine why it cannot work on this installation, or nothing where it can."""
    here = service_engines()
    return {name: _why_not(name, here, languages) for name in ENGINES}


def _why_not(name: str, here: dict[str, Engine], languages: tuple[str, ...]) -> str | None:
    try:
        engine = here.get(name) or _local_engine(name)
    except EngineUnavailable as problem:
        return str(problem.facts["detail"])
    except ImproperlyConfigured as problem:
        return str(problem)
    return engine.why_unavailable(languages)


def _local_engine(name: str) -> Engine:
    own = settings.OCR["engines"].get(name, {})
    check_engine(name, own)
    return load_engine(name, own)
