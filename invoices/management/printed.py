"""What a command prints of one file that was read, and how it keeps the reading."""

import json
from dataclasses import dataclass
from pathlib import Path

from invoices.answers import Said, Speaker, answer_of, answer_of_failure
from invoices.bulk import KEPT_SUFFIX, ReadFile
from invoices.document import OcrResult
from invoices.management.terminal import escaped, label, shown, shown_label
from invoices.ocr.hocr import to_hocr
from invoices.ocr.kept import to_json
from invoices.wording import finding_in_words, in_words, rule_in_words

# Digest and suffixes come on top, and a file system takes 255 bytes.
LONGEST_NAME = 150
UNICODE = ("utf", "none")


@dataclass(frozen=True, slots=True)
class Printed:
    """What goes out, and what goes to the stream of errors."""

    out: str = ""
    err: str = ""


def printed(one: ReadFile, form: str, *, among: int = 1, encoding: str | None = None) -> Printed:
    """Say what stands on a file, as `jsonl`, `text` or `hocr`, or why it could not be read."""
    if form == "jsonl":
        return Printed(_line(one, encoding))
    if one.result is None:
        return Printed(err=f"{shown_label(one.path)}: {shown(in_words(one.error)) if one.error else ''}")
    if form == "hocr":
        return Printed(shown(to_hocr(one.result)))
    head = f"==> {shown_label(one.path)} <==\n" if among > 1 else ""
    return Printed(head + _text(one.result))


def _text(result: OcrResult) -> str:
    return "\n\f\n".join(shown(page.text.text).replace("\f", "") for page in result.pages)


def _line(one: ReadFile, encoding: str | None) -> str:
    if one.outcome is not None:
        name = label(_document(one.path, one.outcome.result))
        answer = answer_of(name, one.outcome, speaker=Speaker(finding_in_words, rule_in_words))
    else:
        error = one.error
        said = Said(error.code, in_words(error)) if error else Said("invoice_error", "")
        answer = answer_of_failure(label(one.path), said)
    # Signs that the stream does not know must not turn to question marks where they can be written otherwise.
    is_plain = not str(encoding).lower().startswith(UNICODE)
    return escaped(json.dumps(answer, ensure_ascii=is_plain))


def _document(path: Path, result: OcrResult) -> Path:
    """Name the document an answer is about: that of a kept reading has its name in it, and lies elsewhere."""
    return Path(result.file or path.name) if path.name.endswith(KEPT_SUFFIX) else path


def kept(one: ReadFile, folder: Path) -> str:
    """Keep a reading, unless it is a kept one or there is none; return a sentence where that failed."""
    if one.result is None or one.path.name.endswith(KEPT_SUFFIX):
        return ""
    try:
        _keep(one.result, folder)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        return f"{shown_label(one.path)}: its reading cannot be kept in {shown_label(folder)}: {reason}."
    return ""


def _keep(result: OcrResult, folder: Path) -> None:
    """Write a reading whole or not at all; the digest tells files of one name apart."""
    name = Path(result.file).name.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    path = folder / f"{name}.{result.sha256[:8]}{KEPT_SUFFIX}"
    part = path.with_suffix(".part")
    try:
        part.write_bytes(to_json(result))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
