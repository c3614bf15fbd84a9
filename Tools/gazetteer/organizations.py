"""Organizations and the names that papers give them."""

from tables import KNOWN, read, split, with_plain, write

# States with a foreign service, though not members of the UN.
NOT_MEMBERS = ("PS", "TW", "VA", "XK")
# Ministries and parliaments that every state has: role, id, kind, and their names after an adjective or a country.
COMMON = (
    ("foreign", "MFA", "ministry", ("Foreign Ministry", "Foreign Affairs Ministry", "Ministry of Foreign Affairs")),
    ("defence", "MOD", "ministry", ("Defence Ministry", "Defense Ministry", "Ministry of Defence", "Ministry of Defense")),
    ("parliament", "PARLIAMENT", "parliament", ("Parliament",)),
)


# Words that are spelled in two ways.
SPELLINGS = (("Organization", "Organisation"), ("Defense", "Defence"), ("Center", "Centre"))


def with_spellings(forms):
    """The forms, and those of the other spelling."""
    found = list(forms)
    for form in forms:
        for one, other in SPELLINGS:
            words = form.split(" ")
            for a, b in ((one, other), (other, one)):
                spelled = " ".join(b if word == a else word for word in words)
                if spelled not in found:
                    found.append(spelled)
    return found


def is_state(country):
    memberships = country["book"]["organizations"].split(", ") if country["book"] else []
    return country["code"] in NOT_MEMBERS or any(membership.split(" (")[0] == "UN" for membership in memberships)


def common(countries, kept):
    """The ministries and parliaments of every state: id, kind, country and names; `kept` tells the id where the list has one."""
    for country in filter(is_state, countries):
        name = split(country["name"])[0]
        owners = split(country["adjective"]) + [name] + split(country["abbreviation"])
        for role, suffix, kind, nouns in COMMON:
            names = [f"{owner} {noun}" for owner in owners for noun in nouns]
            names += [f"{noun} of {name}" for noun in nouns if " of " in noun or role == "parliament"]
            yield kept.get((country["code"], role), f"{country['code']}-{suffix}"), kind, country["code"], names


def write_all(countries):
    """Writes both tables; `countries` are the rows of places.py."""
    organizations, names, kept = [], [], {}
    taken = {}

    def add(id, kind, forms):
        for name in with_plain(forms):
            other = taken.setdefault(name, id)
            if other != id:
                raise SystemExit(f"organizations: {name} names {other} and {id}")
            names.append((id, name, kind, *KNOWN))

    for row in read("hand/organizations.tsv"):
        organizations.append((row["id"], row["name"], row["kind"], row["country"], *KNOWN))
        if row["role"]:
            kept[row["country"], row["role"]] = row["id"]
        for column, kind in (("name", "name"), ("other", "name"), ("abbreviation", "abbreviation"),
                             ("metonym", "metonym"), ("adjective", "adjective")):
            add(row["id"], kind, with_spellings(split(row[column])))
    known = {row[0] for row in organizations}
    for id, kind, country, forms in common(countries, kept):
        fresh = [name for name in forms if taken.get(name, id) == id]
        if id not in known:
            organizations.append((id, fresh[0], kind, country, *KNOWN))
        add(id, "name", fresh)
    write("organizations.tsv", ("id", "name", "kind", "country", "source", "licence"), organizations)
    write("organization_names.tsv", ("id", "name", "kind", "source", "licence"), names)
