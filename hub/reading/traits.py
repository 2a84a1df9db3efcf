"""What a file can carry, named by kind and never by value.

A reader of one format says `CAMERA`; a rule in `hub/rules/assets/` turns it into the sentence that
a lead reads. A test holds that each trait has exactly one rule that speaks about it.
"""

from __future__ import annotations

# Beside the picture, film or font: `hub clean` takes these away and nobody sees a difference.
CAMERA = "camera details"
PLACE = "the place where it was made"
MAKER = "the camera maker's own notes"
HISTORY = "editing history"
CAPTION = "caption and credit fields"
THUMBNAIL = "a small copy of an earlier picture"
TRAILING = "bytes after its end"
COMMENT = "a comment"
PRIVATE = "parts that nothing needs in order to show it"
WORDS_BESIDE = "text fields beside the picture"
FRAMES = "further pictures behind the first"
UNDER_CLEAR = "colours under clear areas"
COLOUR_WORDS = "words in its colour profile"
MADE_WHEN = "the date and time it was made"
MADE_WITH = "the name of the program that made it"
TAGS = "title and artist tags"
SLACK = "bytes that no picture or sound uses"
NOTES = "notes that a viewer never sees"

# Drawn pictures (SVG).
HIDDEN_PARTS = "hidden parts"
FOREIGN = "foreign content"

# Documents: only the program that wrote them can take these away, or the page replaces them.
PROPERTIES = "document properties"
COMMENTS = "reviewers' comments"
TRACKED = "tracked changes"
HIDDEN_TEXT = "hidden text"
UNSEEN_TEXT = "text that nobody can see on the page"
HIDDEN_SHEETS = "hidden sheets, rows or columns"
CUSTOM_DATA = "custom data"
PEOPLE = "a list of people"
VARIABLES = "document variables"
SESSIONS = "editing-session marks"
TEMPLATE_PATH = "the path of a template"
UNUSED_PARTS = "parts that no part refers to"
EMBEDDED = "embedded files"
PIVOTS = "a copy of the data behind a table"
DEFINED_NAMES = "named ranges"
UNUSED_STRINGS = "cell text that no cell shows"
REVISIONS = "earlier versions of itself"
UNUSED_OBJECTS = "objects that no page uses"
ATTACHMENTS = "attached files"
ANNOTATIONS = "annotations or form fields"
LAYERS = "layers that can be switched off"
PICTURES_INSIDE = "pictures inside it"
MADE_ELSEWHERE = "was not made by this hub"

# Parts that do something.
SCRIPTS = "scripts or actions"
OUTSIDE = "links to files elsewhere"
FORMULAS = "cells that a spreadsheet program would run"

# Calendar and caption files.
ATTENDEES = "an organiser, attendees or a contact"

# The file itself.
DISGUISED = "another kind of file than its name says"
TWO_KINDS = "a second kind of file inside the first"
LOCK_FILE = "the lock file of an open document"
HIDDEN_NAME = "a name that hides it"
CAMERA_NAME = "a name that a camera or phone gave it"
UNPLAIN_NAME = "a name with other than plain characters"
SAME_NAME = "a name that differs from another only in capitals"

# The register.
UNREGISTERED = "not in the register"
CHANGED = "changed since its entry in the register was written"
MOVED = "in the register under another path"
NOT_LOOKED_AT = "in the register, and nobody has looked at it yet"
