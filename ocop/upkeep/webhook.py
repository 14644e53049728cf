"""Messages by HTTP POST, and the beat that tells a watching service that all is well."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ocop.agent import SOFTWARE
from ocop.errors import MessageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPMessage

    from ocop.upkeep.configuration import Webhook
    from ocop.upkeep.tables import Secret

SECONDS = 30.0
# Discord takes no longer text; the others take this much at least.
_MOST_CHARACTERS = {"discord": 2000}


class _NoRedirect(HTTPRedirectHandler):
    """A redirected POST would arrive as a GET without its message, and be taken for delivered."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature of urllib
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        return None


def post(webhook: Webhook, subject: str, text: str, record: Mapping[str, Any]) -> None:
    """Send a message to a webhook.

    Raises:
        MessageError: The server cannot be reached, or does not answer with success; the address, being secret, is not
            told but for its host.
    """
    body, media_type = body_of(webhook.form, subject, text, record)
    headers = {"Content-Type": f"{media_type}; charset=utf-8", "User-Agent": SOFTWARE}
    request = Request(webhook.url.text, body, headers, method="POST")  # noqa: S310 - http or https, as is checked
    _ask(request, "webhook", _NoRedirect())


def beat(address: Secret) -> None:
    """Ask for an address, to let a service know that a run went well.

    Raises:
        MessageError: As `post`.
    """
    request = Request(address.text, headers={"User-Agent": SOFTWARE})  # noqa: S310 - http or https, as is checked
    _ask(request, "heartbeat")


def body_of(form: str, subject: str, text: str, record: Mapping[str, Any]) -> tuple[bytes, str]:
    r"""What is sent, with its media type.

    >>> body_of("text", "ocop: all is well", "…", {})[0].decode()
    '{"text": "ocop: all is well\\n\\n…"}'
    """
    whole = f"{subject}\n\n{text}"
    most = _MOST_CHARACTERS.get(form)
    if most is not None and len(whole) > most:
        whole = f"{whole[: most - 1]}…"
    if form == "plain":
        return whole.encode(), "text/plain"
    contents: dict[str, dict[str, Any]] = {
        "report": {"subject": subject, "text": text, "report": record},
        "text": {"text": whole},
        "discord": {"content": whole},
    }
    return json.dumps(contents[form], ensure_ascii=False).encode(), "application/json"


def _ask(request: Request, what: str, *handlers: HTTPRedirectHandler) -> None:
    where = f"the {what} at {urlsplit(request.full_url).hostname}"
    try:
        with build_opener(*handlers).open(request, timeout=SECONDS):
            pass
    except HTTPError as error:
        error.close()
        moved = "it has moved, give its new address" if 300 <= error.code < 400 else "see its address"
        raise MessageError(f"{where} answers with {error.code}; {moved}") from None
    except (OSError, HTTPException, ValueError) as error:
        why = getattr(error, "reason", None) or error
        told = getattr(why, "strerror", None) or type(why).__name__
        raise MessageError(f"{where} cannot be reached ({told}); see its address") from None
