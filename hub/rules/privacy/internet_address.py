"""Numbers of devices and connections."""

from hub.model import EVERYTHING, Rule
from hub.rules.tokens import either, in_digits, near_words

RULE = Rule(
    title="Device or connection number",
    why="The number of a device or connection leads to a household.",
    instead='Write "a phone" or "online".',
    audiences=EVERYTHING,
    look=either(
        in_digits(
            r"(?=\d)(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d"
            r"|1?\d?\d)(?:/\d{1,2}|:\d{2,5})?(?![\w]|\.\d)"
            r"|(?=[0-9A-F:])(?<![\w:])(?:(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}(?![\w:])"
            r"|(?=[0-9A-F:]*::|(?:[0-9A-F]{1,4}:){7})[0-9A-F]{0,4}(?::[0-9A-F]{0,4}){2,7}(?![\w:])"
            r"|(?<!-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])"
            r"|(?:0x[0-9a-fA-F]{40}|(?:bc1|[13])[a-km-zA-HJ-NP-Z1-9]{25,60})(?!\w))"
        ),
        near_words(
            r"(?:IMEI|IMSI|ICCID|serial|MAC|UDID)(?: (?:no|number|address))?\W{1,3}"
            r"(?P<what>(?=[A-Z -]{0,20}\d)[A-Z0-9](?:[ -]?[A-Z0-9]){6,19})",
            *"imei imsi iccid serial mac udid".split(),
        ),
    ),
    blocks=[
        "Sent from ⟦192.0.2.10⟧ last night.",
        "Phone ⟦00:00:5e:00:53:00⟧.",
        "IMEI ⟦00 000000 000000 0⟧.",
    ],
    allows=[
        "Section 1.2.3 of the form, at 10:30.",
    ],
)
