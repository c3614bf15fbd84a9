"""Countries and their names: adjectives, peoples, capitals, seats of government, other cities."""

from tables import FACTBOOK, KNOWN, fold, read, split, with_plain, write

INVARIANT = ("ese", "ois", "sh", "ch", "ss")


def plurals(noun):
    """Singular and plural of the name of a people."""
    if noun.endswith(INVARIANT):
        return [noun]
    if noun.endswith("man"):
        return [noun, noun + "s"] if noun.endswith("German") else [noun, noun[:-3] + "men"]
    return [noun, noun + "s"]


def factbook():
    """The Factbook's rows by folded name, official name included."""
    rows = {}
    for row in read("raw/factbook_countries.tsv"):
        for name in (row["name"], row["official_name"]):
            if name and name != "none":
                rows.setdefault(fold(name), row)
    return rows


def write_countries(hand, alpha3, historical, book):
    rows = []
    for row in hand:
        code = row["code"]
        names = split(row["name"])
        known = names + split(row["official"]) + split(row["former"])
        entry = next((book[fold(name)] for name in known if fold(name) in book), None)
        row["book"] = entry
        past = historical.get(code)
        official, source = row["official"], KNOWN
        if not official:
            official = names[0]
            if entry and entry["official_name"] not in ("", "none"):
                official, source = entry["official_name"].split(";")[0].split(" (")[0], FACTBOOK
        row["official"] = official
        rows.append((
            code, past["alpha3"] if past else alpha3.get(code, "XKX" if code == "XK" else ""), names[0], official,
            past["from"] if past else "", past["until"] if past else "", past["successors"] if past else "", *source))
    write("countries.tsv", ("code", "alpha3", "name", "official_name", "from", "until", "successors", "source", "licence"), rows)


def write_names(hand, historical):
    """A trailing = in the hand-kept list marks a name that stands as it is: without a plural, without an unaccented form.

    A historical state shares its capital and its seats with a successor: the day tells which of them is meant.
    """
    kinds = (("name", "name"), ("official", "official"), ("former", "former"), ("abbreviation", "abbreviation"),
             ("adjective", "adjective"), ("demonym", "demonym"), ("capital", "capital"), ("seat", "seat"))
    def shared(one, other, kind):
        successors = [code for state in (one, other) if state in historical for code in split(historical[state]["successors"], " ")]
        return kind in ("capital", "seat") and (one in successors or other in successors)

    rows = []
    taken = {}
    for row in hand:
        known = fold("\t".join(row["book"].values())) if row["book"] else ""
        for column, kind in kinds:
            for value in with_plain(split(row[column])):
                if value.endswith("="):
                    forms = [value[:-1]] if value in row[column] else []
                else:
                    forms = plurals(value) if kind == "demonym" else [value]
                for form in forms:
                    other = taken.setdefault((form, kind), row["code"])
                    if other != row["code"] and not shared(other, row["code"], kind):
                        raise SystemExit(f"country_names: {kind} {form} names {other} and {row['code']}")
                    rows.append((row["code"], form, kind, *(FACTBOOK if fold(value).rstrip("=") in known else KNOWN)))
    for row in read("hand/cities.tsv"):
        for city in with_plain(split(row["cities"])):
            other = taken.setdefault((city, "city"), row["code"])
            if other != row["code"]:
                raise SystemExit(f"cities: {city} in {other} and {row['code']}")
            rows.append((row["code"], city, "city", *KNOWN))
    write("country_names.tsv", ("code", "name", "kind", "source", "licence"), rows)


def write_all():
    """Writes both tables; returns the rows of the countries, each with that of the Factbook as `book`."""
    hand = read("hand/countries.tsv")
    alpha3 = {row["alpha2"]: row["alpha3"] for row in read("raw/iso3166.tsv")}
    historical = {row["code"]: row for row in read("hand/historical_states.tsv")}
    write_countries(hand, alpha3, historical, factbook())
    write_names(hand, historical)
    return hand
