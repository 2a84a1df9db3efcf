"""The covering e-mails: text to copy, with named fields in square brackets."""

from __future__ import annotations

from dataclasses import dataclass

from hub.model import Site
from hub.reading import fields

FOLDER = "docs/report/emails/"


@dataclass(frozen=True)
class Email:
    """One covering e-mail: its subject and its words, every deadline filled in."""

    id: str
    title: str
    subject: str
    text: str


def emails(site: Site) -> tuple[Email, ...]:
    """Every covering e-mail, in order."""
    pages = [
        source
        for source in site.sources
        if source.path.startswith(FOLDER)
        and source.path.endswith(".md")
        and not source.named
        and source.path not in site.withheld
        and source.meta.get("withdrawn") is not True
    ]
    pages.sort(key=lambda source: (source.meta.get("order") or 0, source.path))
    return tuple(
        Email(
            id=source.path.removeprefix(FOLDER).removesuffix(".md"),
            title=str(source.meta.get("title", "")),
            subject=fields.filled(site, str(source.meta.get("subject", ""))),
            text=fields.filled(site, source.body).strip(),
        )
        for source in pages
    )


def as_file(email: Email) -> bytes:
    """The e-mail as a text file that every system's editor opens with its lines apart."""
    subject = f"Subject: {email.subject}\n\n" if email.subject else ""
    return f"{subject}{email.text}\n".replace("\n", "\r\n").encode()
