"""Topics of foreign affairs, and the terms by which a text shows them.

In the hand-kept list a term with "(s)" or "(es)" stands for singular and plural, and one in British spelling for the American too.
Terms are in small letters; one of capitals is an acronym.
"""

import re

from tables import KNOWN, read, split, with_plain, write

SPELLINGS = (("programme", "program"), ("defence", "defense"), ("labour", "labor"), ("centre", "center"),
             ("neighbourly", "neighborly"), ("favoured", "favored"), ("colour ", "color "), ("isation", "ization"), ("recognised", "recognized"),
             ("recognise ", "recognize "), ("normalis", "normaliz"), ("denuclearis", "denucleariz"), ("organised", "organized"),
             ("civilisations", "civilizations"), ("unrecognised", "unrecognized"))
PLURAL = re.compile(r"\((e?s)\)")


def forms(term):
    """A term in singular and plural, in British and American spelling."""
    variants = [PLURAL.sub("", term), PLURAL.sub(r"\1", term)]
    for british, american in SPELLINGS:
        variants = list(dict.fromkeys(variants + [variant.replace(british, american) for variant in variants]))
    return with_plain(variants)


def write_all():
    topics, terms, taken = [], [], {}
    for row in read("hand/topics.tsv"):
        topics.append((row["id"], row["parent"], row["name"], *KNOWN))
        for term in split(row["terms"]):
            for form in forms(term):
                other = taken.setdefault(form, row["id"])
                if other != row["id"]:
                    raise SystemExit(f"topics: {form} belongs to {other} and {row['id']}")
                terms.append((row["id"], form, *KNOWN))
    write("topics.tsv", ("id", "parent", "name", "source", "licence"), topics)
    write("topic_terms.tsv", ("topic", "term", "source", "licence"), terms)
