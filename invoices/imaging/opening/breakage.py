"""Libraries break on hostile bytes in a hundred ways; a document breaks in one."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from invoices.errors import DamagedFile, InvoiceError


@contextmanager
def damaged(detail: str) -> Iterator[None]:
    """Turn whatever a library throws into DamagedFile, and its warnings into silence.

    Raises:
        DamagedFile: the library broke. Our own errors pass, and so does a lack of memory, which is not the file's word.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (InvoiceError, MemoryError):
        raise
    except Exception as problem:
        raise DamagedFile(detail=detail) from problem
