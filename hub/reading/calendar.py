"""What day it is, from one place, so that a build of one commit can be repeated on another day."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970) or today, UTC."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stamp.isdigit():
        return datetime.datetime.fromtimestamp(int(stamp), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).date()
