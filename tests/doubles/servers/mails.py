"""Mails as suppliers send them, and as nobody should."""

from email.message import EmailMessage
from hashlib import sha256

from tests.doubles.servers.client_server import PICTURE

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
LOGO = PICTURE.ljust(5000, b"l")


def a_mail(*files: tuple[str, bytes], subject: str = "Facture n° 12", text: str = "Bonjour,\nci-joint.") -> bytes:
    """Write a mail with these files attached."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Söhne <compta@example.fr>", subject
    mail["Message-ID"] = f"<{hash_of(subject, text, files)}@example.fr>"
    mail.set_content(text)
    for name, content in files:
        kind = ("image", "png") if name.endswith(".png") else ("application", "octet-stream")
        mail.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return mail.as_bytes()


def hash_of(*values: object) -> int:
    """Return the same number for the same values in every process."""
    return int(sha256(repr(values).encode()).hexdigest()[:12], 16)


def with_logo(*, size: int = 5000, shown: bool = True) -> bytes:
    """Write a mail whose signature shows a picture, beside a document."""
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "Logo", f"<logo-{size}-{shown}@example.fr>"
    mail.set_content("Bonjour")
    page = '<html><body><p>Bonjour</p><img src="cid:logo@x"></body></html>'
    mail.add_alternative(page if shown else "<p>Bonjour</p>", subtype="html")
    mail.add_attachment(LOGO.ljust(size, b"l"), maintype="image", subtype="png", filename="logo.png", cid="<logo@x>")
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="facture.pdf")
    return mail.as_bytes()


def forwarded(inner: bytes) -> bytes:
    """Attach a mail to a mail."""
    head = b"Subject: Fwd\r\nMessage-ID: <fwd@example.fr>\r\nMIME-Version: 1.0\r\n"
    head += b'Content-Type: multipart/mixed; boundary="XX"\r\n\r\n--XX\r\nContent-Type: message/rfc822\r\n\r\n'
    return head + inner.replace(b"\n", b"\r\n") + b"\r\n--XX--\r\n"


def nested(depth: int) -> bytes:
    """Put a box into a box into a box."""
    parts = [b"Subject: deep\nMIME-Version: 1.0\n"]
    for level in range(depth):
        parts.append(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level))
    return b"".join(parts) + b"Content-Type: text/plain\n\nend\n"


def in_pieces(count: int) -> bytes:
    """Cut a mail into as many parts."""
    head = b'Subject: pieces\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\nContent-Type: text/plain\n\nx\n" * count + b"--b--\n"


def raw_part(*headers: str, body: str = "", before: str = "") -> bytes:
    """Write one part by hand, as no library would."""
    head = f'{before}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
    return (head + "\n".join(headers) + f"\n\n{body}\n--b--\n").encode("latin-1")
