"""Titles of offices and honorifics."""

from tables import KNOWN, read, split, write

# Words after which a title's head noun is followed by its complement: "minister of finance".
COMPLEMENTS = (" of ", " for ", " to ", " without ", " at ", " in ")
IRREGULAR = {"charge d'affaires": "charges d'affaires", "chargé d'affaires": "chargés d'affaires", "mp": "mps", "mep": "meps",
             "PM": "PMs", "teachta dala": "teachtai dala", "taoiseach": "taoisigh", "consul-general": "consuls-general",
             "consul general": "consuls general", "governor general": "governors general", "governor-general": "governors-general",
             "attorney general": "attorneys general", "secretary general": "secretaries general",
             "secretary-general": "secretaries-general", "director general": "directors general",
             "director-general": "directors-general", "prosecutor general": "prosecutors general",
             "prosecutor-general": "prosecutors-general", "ambassador-at-large": "ambassadors-at-large",
             "commander-in-chief": "commanders-in-chief", "chairman-in-office": "chairmen-in-office",
             "chairperson-in-office": "chairpersons-in-office", "president-elect": "presidents-elect"}


def plural(title):
    """The plural of a title: of its head noun where a complement follows."""
    for singular, many in IRREGULAR.items():
        if title == singular or title.endswith(" " + singular):
            return title[:len(title) - len(singular)] + many
    cuts = [title.find(word) for word in COMPLEMENTS if title.find(word) > 0]
    if cuts:
        cut = min(cuts)
        return plural(title[:cut]) + title[cut:]
    for suffix in ("-designate", "-elect"):
        if title.endswith(suffix):
            return plural(title[:-len(suffix)]) + suffix
    if title.endswith("man"):
        return title[:-3] + "men"
    if title.endswith(("s", "sh", "ch", "x")):
        return title + "es"
    if title.endswith("y") and title[-2] not in "aeiou":
        return title[:-1] + "ies"
    return title + "s"


def write_all():
    titles, seen = [], set()
    for row in read("hand/office_titles.tsv"):
        for title in split(row["titles"]):
            if title in seen:
                raise SystemExit(f"office_titles: {title} twice")
            seen.add(title)
            titles.append((title, plural(title), row["kind"], row["person_title"], *KNOWN))
    write("office_titles.tsv", ("title", "plural", "kind", "person_title", "source", "licence"), titles)
    write("honorifics.tsv", ("honorific", "gender", "source", "licence"),
          [(row["honorific"], row["gender"], *KNOWN) for row in read("hand/honorifics.tsv")])
