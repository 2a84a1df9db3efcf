"""Exact clinical measures and exact attendance of a child, in a model report."""

from hub.model import EXEMPLARS_ONLY, Rule
from hub.rules.privacy.exact_age import COUNT, COUNTS
from hub.rules.tokens import either, in_digits, near_words
from hub.rules.vocabulary import IN_REPORTS, unless_reviewed

# A dose that stands on any packet: whole fives, less than ten, or a half. It measures no child.
DOSE = r"(?:[1-9](?:\.5)?|[1-9][0-9]?[05]|12\.5|[1-9]000?) ?(?:mg|mcg|micrograms?|milligrams?|mls?)"
IN_FIGURES = (
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3})? ?(?:kg|kgs|g|grams?|lbs?|oz|cm|mm|mmol(?:/l)?|mg|ml"
    r"|mcg|bpm|mmhg|kilos?|stone|st \d{1,2}(?: ?lb)?)(?![\w])"
    r"|(?<![\w.])(?<!(?:th|nd|st|rd) and )(?<!(?:th|nd|st|rd) and the )(?<!(?:th|nd|st|rd) to )"
    r"(?<!above the )(?<!below the )\d{1,3}(?:st|nd|rd|th)[ -](?:per)?centiles?\b"
    r"|\b(?:centiles?|hba1c|bmi|cd4|temperature"
    r"|saturations?|sats|apgars?)\W{1,3}(?:of |was |is )?\d+(?:\.\d+)?"
    r"|(?<![\w.])\d{1,3}\.\d+ ?%|(?<![\w.])\d{1,3}(?:\.\d)? ?\u00b0 ?[CF]\b"
)
# The score of a named test, which stands in one child's or parent's file.
SCORED = (
    r"\b(?:SDQ|AUDIT(?:-C)? (?:score|total)|PHQ-?9|GAD-?7|EPDS|RCADS|ASQ(?:-3)?|CORE-?10|Edinburgh"
    r"|Conners)\b(?: (?:total|score))?[^.;\n\d]{0,50}? (?:was|is|of|at|came to) "
    r"(?P<what>\d{1,3}(?: out of \d{1,3})?)\b(?! (?:or|and) (?:more|above|over|less|below))"
)
# In words: six pounds four ounces; twenty-two point five kilos.
IN_WORDS = (
    rf"(?<!about )(?<!roughly )(?<!around ){COUNT}(?:[ -]{COUNT})? (?:kilos?|kilograms?|kg"
    r"|centimetres?|cm)\b"
    rf"|{COUNT} (?:(?:pounds?|lbs?),? (?:and )?{COUNT}(?: and a (?:half|quarter))? (?:ounces?|oz)"
    rf"|stone,? (?:and )?{COUNT}(?: pounds?| lbs?)?|point {COUNT}(?: {COUNT})?"
    r" (?:kilos?|kilograms?|kg|grams?"
    r"|centimetres?|cm|millimetres?|mm|percent|per cent)|(?:[a-z]+ )?pounds (?:one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)(?! (?:pounds|pence)))"
    r"\b|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+ (?:milli|micro)grams?\b"
)

RULE = Rule(
    title="Exact measure",
    why="An exact measure can be matched with a record.",
    instead='Say what it means: "weight gain slowed", "between 80% and 85%", "between the 9th and'
    ' 25th centiles". Round a dose or leave it out.',
    audiences=EXEMPLARS_ONLY,
    look=unless_reviewed(
        either(
            near_words(IN_WORDS, *COUNTS),
            in_digits(IN_FIGURES, unless=rf"^{DOSE}$"),
            in_digits(SCORED),
        ),
        IN_REPORTS,
    ),
    blocks=[
        "Weight ⟦7.82kg⟧ today.",
        "Given ⟦137mg⟧ for her weight.",
        "On the ⟦9th centile⟧.",
        "⟦HbA1c 73⟧ at the last test.",
        "Attendance is ⟦81.6%⟧.",
        "At birth she weighed ⟦six pounds four ounces⟧, her twin ⟦three pounds eleven⟧.",
        "Her SDQ total, filled in at school, was ⟦27 out of 40⟧. Takes ⟦thirty-six milligrams⟧.",
    ],
    allows=[
        "Attendance is between 80% and 85%. Weight is between the 9th and 25th centiles.",
        "He gave her five pounds. Takes 50mg in the morning and 7.5 ml at night.",
        "Height is above the 98th centile and weight is below the 2nd centile.",
    ],
)
