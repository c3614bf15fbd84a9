"""Organizations and the names that papers give them."""

from tables import KNOWN, read, split, with_plain, write


def write_all():
    organizations, names = [], []
    taken = {}
    for row in read("hand/organizations.tsv"):
        organizations.append((row["id"], row["name"], row["kind"], row["country"], *KNOWN))
        for column, kind in (("name", "name"), ("other", "name"), ("abbreviation", "abbreviation"),
                             ("metonym", "metonym"), ("adjective", "adjective")):
            for name in with_plain(split(row[column])):
                other = taken.setdefault(name, row["id"])
                if other != row["id"]:
                    raise SystemExit(f"organizations: {name} names {other} and {row['id']}")
                names.append((row["id"], name, kind, *KNOWN))
    write("organizations.tsv", ("id", "name", "kind", "country", "source", "licence"), organizations)
    write("organization_names.tsv", ("id", "name", "kind", "source", "licence"), names)
