"""The only door to WeasyPrint. It is imported on first use; without Pango there is no PDF and the caller prints HTML.

Nothing is fetched but our own stylesheet and fonts: no network, no file of the machine, whatever a template contains.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "static" / "documents"
BASE_URL = "https://bundled.invalid/"  # relative addresses need a scheme that joins; nothing is ever looked up
PDF_VARIANT = "pdf/a-3a"
APT_LINE = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
ALLOWED = frozenset(
    path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.suffix in {".css", ".ttf"}
)


class PangoMissing(RuntimeError):  # noqa: N818
    """The machine lacks the libraries that WeasyPrint needs."""


@cache
def is_available() -> bool:
    """Whether PDF can be made here. WeasyPrint raises OSError on import where a library is missing."""
    try:
        import weasyprint  # noqa: F401 - the lazy import is the point
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class _Press:
    """What is costly to make and can be used again."""

    fetcher: Any
    fonts: Any
    stylesheet: Any


_here = threading.local()  # Pango's font map is not shared between threads
atexit.register(_here.__dict__.clear)  # fonts are let go while WeasyPrint can still do it


def _press() -> _Press:
    if not hasattr(_here, "press"):
        _here.press = _set_up()
    return _here.press


def _set_up() -> _Press:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(), FontConfiguration()
    text = (ASSETS / "official.css").read_text(encoding="utf-8")
    return _Press(fetcher, fonts, CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts))


def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Bundled(URLFetcher):
        """Serves our folder under BASE_URL and stops the rendering at anything else."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            name = url.removeprefix(BASE_URL)
            if not url.startswith(BASE_URL) or name not in ALLOWED:
                raise FatalURLFetchingError("a document may use its bundled assets only")
            return URLFetcherResponse(url, (ASSETS / name).read_bytes())

    return Bundled()


@dataclass(frozen=True)
class Pdf:
    data: bytes
    pages: int


def make_pdf(html: str) -> Pdf:
    """PDF/A-3a: tagged, with output intent. Its structure is what the variant asks for; no validator has judged it."""
    if not is_available():
        raise PangoMissing
    from weasyprint import HTML

    press = _press()
    document = HTML(string=html, base_url=BASE_URL, url_fetcher=press.fetcher).render(
        font_config=press.fonts, stylesheets=[press.stylesheet], pdf_variant=PDF_VARIANT
    )
    return Pdf(document.write_pdf(pdf_variant=PDF_VARIANT), len(document.pages))
