"""Messages arrive by mail and webhook; where they do not, one line says why and holds no secret."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop.errors import MessageError
from ocop.upkeep.configuration import FORMS, Configuration, Mail, Webhook
from ocop.upkeep.mail import send_mail
from ocop.upkeep.message import Message, deliver
from ocop.upkeep.tables import Secret
from ocop.upkeep.webhook import beat, post
from tests.ocop.upkeep.servers import PASSWORD, USER, mail_server, make_certificate, web_server

SUBJECT = "ocop: Báo Đất Mũi Ngày Nay im lặng"
TEXT = "Báo Đất Mũi Ngày Nay: has brought nothing since 2026-11-01\n"


@pytest.fixture
def server_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """A server's side of an encrypted connection that this machine trusts."""
    context, chain = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    yield context


def a_mail(port: int, security: str = "none", **fields: object) -> Mail:
    given = {"sender": "ocop@example.org", "recipients": ("lan@example.org", "Minh <minh@example.org>")} | fields
    return Mail("127.0.0.1", port, security, **given)  # type: ignore[arg-type]


def test_a_mail_arrives_with_its_accents_at_all_recipients() -> None:
    with mail_server() as postbox:
        send_mail(a_mail(postbox.port), SUBJECT, TEXT)
    (mail,) = postbox.mails
    assert (mail["Subject"], mail.get_content().replace("\r\n", "\n")) == (SUBJECT, TEXT)
    assert (mail["Auto-Submitted"], mail["To"]) == ("auto-generated", "lan@example.org, Minh <minh@example.org>")
    assert postbox.recipients == [["lan@example.org", "minh@example.org"]]


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
def test_a_mail_arrives_over_a_safe_connection_with_a_password(server_side: ssl.SSLContext, security: str) -> None:
    with mail_server(**{security: server_side}) as postbox:  # type: ignore[arg-type]
        send_mail(a_mail(postbox.port, security, user=USER, password=Secret(PASSWORD)), SUBJECT, TEXT)
        with pytest.raises(MessageError, match=r"refuses user and password \(535\)") as wrong:
            send_mail(a_mail(postbox.port, security, user=USER, password=Secret("falsch")), SUBJECT, TEXT)
        with pytest.raises(MessageError, match="plain letters"):
            send_mail(a_mail(postbox.port, security, user=USER, password=Secret("mật khẩu")), SUBJECT, TEXT)
    assert len(postbox.mails) == 1
    assert "falsch" not in str(wrong.value)


@pytest.mark.parametrize(
    ("trusted", "security", "why"),
    [
        pytest.param(True, "tls", "no safe connection", id="the server speaks in the clear first"),
        pytest.param(False, "starttls", "no safe connection", id="a certificate that nobody vouches for"),
    ],
)
def test_a_connection_that_is_not_safe_carries_nothing(
    server_side: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, trusted: bool, security: str, why: str
) -> None:
    if not trusted:
        monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(starttls=server_side) as postbox, pytest.raises(MessageError, match=why):
        send_mail(a_mail(postbox.port, security, user=USER, password=Secret(PASSWORD)), SUBJECT, TEXT)
    assert postbox.mails == []


def test_a_server_without_encryption_is_told() -> None:
    with mail_server() as postbox, pytest.raises(MessageError, match=r"does not do as it should \(STARTTLS"):
        send_mail(a_mail(postbox.port, "starttls"), SUBJECT, TEXT)


@pytest.mark.parametrize(
    ("refused", "arrived"),
    [
        pytest.param({"lan@example.org"}, 1, id="one of two"),
        pytest.param({"lan@example.org", "minh@example.org"}, 0, id="both"),
    ],
)
def test_refused_recipients_are_named(refused: set[str], arrived: int) -> None:
    with mail_server(refused=frozenset(refused)) as postbox, pytest.raises(MessageError, match=r"lan@example\.org"):
        send_mail(a_mail(postbox.port), SUBJECT, TEXT)
    assert len(postbox.mails) == arrived


def test_a_server_that_is_not_there_is_told() -> None:
    with mail_server() as postbox:
        port = postbox.port
    with pytest.raises(MessageError, match=rf"127.0.0.1:{port} cannot be reached \(Connection refused\)"):
        send_mail(a_mail(port), SUBJECT, TEXT)


@pytest.mark.parametrize("form", FORMS)
def test_a_webhook_gets_the_message_in_its_form(form: str) -> None:
    with web_server() as hook:
        post(Webhook(Secret(f"{hook.url}/secret"), form), SUBJECT, TEXT, {"outcome": "failed"})
    ((method, path, media_type, body),) = hook.requests
    assert (method, path) == ("POST", "/secret")
    whole = f"{SUBJECT}\n\n{TEXT}"
    if form == "plain":
        assert (media_type, body.decode()) == ("text/plain; charset=utf-8", whole)
        return
    assert media_type == "application/json; charset=utf-8"
    assert (
        json.loads(body)
        == {
            "report": {"subject": SUBJECT, "text": TEXT, "report": {"outcome": "failed"}},
            "text": {"text": whole},
            "discord": {"content": whole},
        }[form]
    )


def test_a_message_too_long_for_discord_is_cut() -> None:
    with web_server() as hook:
        post(Webhook(Secret(hook.url), "discord"), SUBJECT, "đ" * 3000, {})
    content = json.loads(hook.requests[0][3])["content"]
    assert len(content) == 2000
    assert content.endswith("đ…")


@pytest.mark.parametrize(
    ("status", "why"),
    [(302, "answers with 302; it has moved"), (404, "answers with 404"), (500, "answers with 500")],
)
def test_a_webhook_that_does_not_take_a_message_is_told_without_its_secret(status: int, why: str) -> None:
    with web_server(status) as hook, pytest.raises(MessageError, match=why) as told:
        post(Webhook(Secret(f"{hook.url}/geheim")), SUBJECT, TEXT, {})
    assert "geheim" not in str(told.value)
    assert [method for method, *_ in hook.requests] == ["POST"], "a redirect would lose the message on its way"


def test_a_webhook_that_is_not_there_is_told_without_its_secret() -> None:
    with web_server() as hook:
        url = f"{hook.url}/geheim"
    with pytest.raises(
        MessageError, match=r"the webhook at 127.0.0.1 cannot be reached \(Connection refused\)"
    ) as told:
        post(Webhook(Secret(url)), SUBJECT, TEXT, {})
    assert "geheim" not in str(told.value)
    assert "geheim" not in repr(Webhook(Secret(url)))


def test_the_heartbeat_asks_for_its_address() -> None:
    with web_server() as hook:
        beat(Secret(f"{hook.url}/ping/1"))
    assert [(method, path) for method, path, *_ in hook.requests] == [("GET", "/ping/1")]


def test_one_way_that_fails_stops_no_other() -> None:
    with web_server() as hook, mail_server() as postbox:
        port = postbox.port
        message = Message(SUBJECT, TEXT, {})
        fine = Configuration(webhook=Webhook(Secret(hook.url)), mail=a_mail(port))
        assert [(each.way, each.failure) for each in deliver(message, fine)] == [("mail", None), ("webhook", None)]
    with web_server() as hook:
        half = Configuration(webhook=Webhook(Secret(hook.url)), mail=a_mail(port))
        mail, webhook = deliver(message, half)
    assert "cannot be reached" in (mail.failure or "")
    assert (webhook.failure, len(hook.requests)) == (None, 1)
    assert deliver(message, Configuration()) == ()
