"""Messages by mail, through the SMTP server of the configuration."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from typing import TYPE_CHECKING

from ocop.errors import MessageError

if TYPE_CHECKING:
    from ocop.upkeep.configuration import Mail

SECONDS = 30.0


def send_mail(mail: Mail, subject: str, text: str) -> None:
    """Hand a mail to the server, to all recipients.

    Raises:
        MessageError: The server cannot be reached or refuses, be it only for one of the recipients.
    """
    where = f"the mail server {mail.host}:{mail.port}"
    try:
        with _connection(mail) as server:
            if mail.user and mail.password:
                server.login(mail.user, mail.password.text)
            refused = server.send_message(_mail_of(mail, subject, text))
    except UnicodeEncodeError:
        raise MessageError(f"{where} takes only plain letters, digits and signs in user and password") from None
    except smtplib.SMTPAuthenticationError as error:
        raise MessageError(f"{where} refuses user and password ({error.smtp_code}); correct them") from None
    except smtplib.SMTPRecipientsRefused as error:
        raise MessageError(f"{where} refuses the recipients {', '.join(error.recipients)}; correct them") from None
    except smtplib.SMTPResponseException as error:
        raise MessageError(f"{where} refuses the mail ({error.smtp_code} {_line(error.smtp_error)})") from None
    except smtplib.SMTPException as error:
        raise MessageError(f"{where} does not do as it should ({_line(str(error))}); see port and security") from None
    except ssl.SSLError as error:
        raise MessageError(f"{where}: no safe connection ({error.reason or error}); see port and security") from None
    except OSError as error:
        raise MessageError(f"{where} cannot be reached ({error.strerror or error}); see host and port") from None
    if refused:
        raise MessageError(f"{where} refuses the recipients {', '.join(refused)}; the others were written to")


def _connection(mail: Mail) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=SECONDS, context=trusted)
    server = smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)
    if mail.security == "starttls":
        try:
            server.starttls(context=trusted)
        except BaseException:
            server.close()
            raise
    return server


def _mail_of(mail: Mail, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.recipients)
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=parseaddr(mail.sender)[1].rpartition("@")[2])
    # RFC 3834: so that nobody's absence notice answers it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def _line(told: bytes | str) -> str:
    """What a server said, in one line of sane length."""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    return " ".join(text.split())[:200]
