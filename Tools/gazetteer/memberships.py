"""Which states belong, or belonged, to organizations: alliances, blocs, councils."""

import re

from tables import KNOWN, OUTPUT, read, split, write

DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"


def write_all():
    countries = {row["code"] for row in read(f"{OUTPUT}/countries.tsv")}
    organizations = {row["id"] for row in read(f"{OUTPUT}/organizations.tsv")}
    rows, seen = [], set()
    for row in read("hand/memberships.tsv"):
        id = row["organization"]
        if id not in organizations:
            raise SystemExit(f"memberships: no organization {id}")
        for group in split(row["members"]):
            match = re.fullmatch(rf"({DATE})(?:/({DATE}))?((?: [A-Z]{{2}})+)", group)
            if not match:
                raise SystemExit(f"memberships: {id}: cannot read {group}")
            start, end = match[1], match[2] or ""
            for code in match[3].split():
                if code not in countries:
                    raise SystemExit(f"memberships: {id}: no country {code}")
                if (id, code, start) in seen:
                    raise SystemExit(f"memberships: {id}: {code} twice from {start}")
                seen.add((id, code, start))
                rows.append((id, code, start, end, *KNOWN))
    write("memberships.tsv", ("organization", "country", "from", "until", "source", "licence"), rows)
