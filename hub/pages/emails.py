"""The covering e-mails: words to copy with one button, to select by hand, or to download."""

from __future__ import annotations

from html import escape

from hub.making import email_file
from hub.making.emails import Email, emails
from hub.model import Site, Source
from hub.reading import links


def block(site: Site, source: Source) -> str:
    """Every covering e-mail in order, each with its subject, its text and its file."""
    return "\n\n".join(_email(email, source) for email in emails(site))


def _email(email: Email, source: Source) -> str:
    file = links.relative(f"docs/{email_file(email)}", source.path)
    # The text is shown as it will be pasted: lines wrap, and brackets stay to be found.
    shown = (
        f'<div class="tool copy">\n<pre class="copy-text" id="email-{email.id}" tabindex="0" '
        f'role="region" aria-label="{escape(email.title, quote=True)}">{escape(email.text)}</pre>\n'
        f'<p><button type="button" data-copy="email-{email.id}" hidden>Copy the text</button> '
        '<span class="copy-said" role="status"></span></p>\n</div>'
    )
    subject = f"**Subject:** {_plain(email.subject)}\n\n" if email.subject else ""
    return f"### {email.title}\n\n{subject}{shown}\n\n[Download as text (.txt)]({file})"


def _plain(text: str) -> str:
    """Square brackets that are no link."""
    return escape(text, quote=False).replace("[", "\\[").replace("]", "\\]")
