"""What stands in `ocop.toml` is read as it is meant; every mistake is one line with its key and no secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop.errors import ConfigurationError
from ocop.upkeep.configuration import Configuration, Mail, Webhook, load_configuration
from ocop.upkeep.tables import Secret

WHOLE = """\
contact = "lan@example.org"
sources = "outlets.toml"
keep = 14
package = "published"
silent_days = 5
remind_days = 3
heartbeat_url = "https://beats.example/1"

[webhook]
url_env = "HOOK"
form = "text"

[mail]
host = "smtp.example.org"
security = "tls"
user = "lan"
password_file = "password"
from = "Bộ dữ liệu OCOP <ocop@example.org>"
to = ["lan@example.org", "minh@example.org"]
"""


def test_a_whole_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "https://hooks.example/geheim")
    (tmp_path / "password").write_text("mat-khau\n")
    (tmp_path / "ocop.toml").write_text(WHOLE, encoding="utf-8")
    assert load_configuration(tmp_path / "ocop.toml") == Configuration(
        contact="lan@example.org",
        sources=tmp_path / "outlets.toml",
        keep=14,
        package=tmp_path / "published",
        silent_days=5,
        remind_days=3,
        heartbeat=Secret("https://beats.example/1"),
        webhook=Webhook(Secret("https://hooks.example/geheim"), "text"),
        mail=Mail(
            host="smtp.example.org",
            port=465,
            security="tls",
            sender="Bộ dữ liệu OCOP <ocop@example.org>",
            recipients=("lan@example.org", "minh@example.org"),
            user="lan",
            password=Secret("mat-khau"),
        ),
    )


def test_no_file_is_no_wish_unless_it_was_named(tmp_path: Path) -> None:
    assert load_configuration(tmp_path / "ocop.toml") == Configuration()
    with pytest.raises(ConfigurationError, match="no such file"):
        load_configuration(tmp_path / "ocop.toml", may_be_missing=False)


def test_the_command_line_counts_before_the_file() -> None:
    configuration = Configuration(contact="lan@example.org", keep=14, package=Path("published"))
    assert configuration.overridden() == configuration
    other = configuration.overridden(contact="minh@example.org", keep=0, package=Path("here"), sources=Path("s.toml"))
    assert other == Configuration("minh@example.org", Path("s.toml"), 0, Path("here"))


MAIL = '[mail]\nhost = "h.example"\nfrom = "a@b.example"\nto = "c@d.example"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("keep = \n", "not valid TOML: Invalid value (at line 1", id="no TOML"),
        pytest.param("keepp = 7", "keepp: unknown key; the keys are contact, heartbeat_url", id="a misspelt key"),
        pytest.param("keep = -1", "keep: must be a whole number from 0 to 1000", id="a negative number"),
        pytest.param("keep = true", "keep: must be a whole number", id="a truth for a number"),
        pytest.param("silent_days = 0", "silent_days: must be a whole number from 1", id="silence at once"),
        pytest.param("contact = 3", "contact: must be a text in quotation marks", id="a number for a text"),
        pytest.param('contact = "a\\nb"', "contact: must be one line", id="two lines"),
        pytest.param("mail = 3", "mail: must be a table", id="a number for a table"),
        pytest.param('heartbeat_url = "geheim"', "heartbeat_url: must be an address", id="no address"),
        pytest.param('heartbeat_url = "http://[geheim"', "heartbeat_url: must be an address", id="half an address"),
        pytest.param("[webhook]", "[webhook] url: is missing", id="a webhook without an address"),
        pytest.param('[webhook]\nurl = "https://geheim.example"\nform = "irc"', "“irc” is none of report", id="a form"),
        pytest.param('[webhook]\nurl_env = "NOT_SET"', "variable NOT_SET is not set", id="an empty environment"),
        pytest.param('[webhook]\nurl_file = "nowhere"', "cannot be read: No such file", id="a secret that is nowhere"),
        pytest.param(
            '[webhook]\nurl_file = "two"', "must hold the secret alone, in one line", id="a file of two lines"
        ),
        pytest.param('[webhook]\nurl_file = "latin"', "it is not UTF-8 text", id="a file that is no text"),
        pytest.param(
            '[webhook]\nurl = "https://geheim.example"\nurl_env = "X"',
            "give only one of url, url_env",
            id="two secrets",
        ),
        pytest.param(MAIL.replace("h.example", ""), "[mail] host: is missing", id="no server"),
        pytest.param(MAIL + 'security = "ssl"', "“ssl” is none of starttls, tls, none", id="another safety"),
        pytest.param(MAIL + "port = 0", "port: must be a whole number from 1", id="no port"),
        pytest.param(MAIL.replace("c@d.example", "geheim"), "to: must be mail addresses", id="no mail address"),
        pytest.param(MAIL.replace('"c@d.example"', "[]"), "to: is missing", id="nobody to write to"),
        pytest.param(MAIL.replace('"c@d.example"', "[3]"), "to: must be a text", id="a number for an address"),
        pytest.param(MAIL + 'user = "lan"', "user and password belong together", id="a user without a password"),
        pytest.param(
            MAIL + 'user = "lan"\npassword = "geheim"\nsecurity = "none"',
            "may not travel in the clear",
            id="in the clear",
        ),
    ],
)
def test_a_mistake_is_told_in_one_line_without_a_secret(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "two").write_text("one\ntwo\n")
    (tmp_path / "latin").write_bytes(b"\xe9")
    path = tmp_path / "ocop.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as mistake:
        load_configuration(path)
    message = str(mistake.value)
    assert message.startswith(str(path))
    assert told in message
    assert "\n" not in message
    assert "geheim" not in message


@pytest.mark.parametrize(
    ("content", "told"), [pytest.param(b"\xff\xfe", "UTF-8", id="no text"), pytest.param(None, "read", id="a folder")]
)
def test_a_file_that_cannot_be_read_is_told(content: bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "ocop.toml"
    path.write_bytes(content) if content else path.mkdir()
    with pytest.raises(ConfigurationError, match=told):
        load_configuration(path)


def test_a_password_goes_in_the_clear_on_this_machine_alone(tmp_path: Path) -> None:
    path = tmp_path / "ocop.toml"
    path.write_text(MAIL.replace("h.example", "localhost") + 'user = "lan"\npassword = "x"\nsecurity = "none"\n')
    mail = load_configuration(path).mail
    assert mail
    assert mail.port == 25
