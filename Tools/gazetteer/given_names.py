"""Given names and the gender they tell: US Census 1990 lists and a hand-kept international list."""

from tables import CENSUS, KNOWN, read, read_lines, split, with_plain, write

# Of a name that both sexes bear, the gender counts only where it is so many times commoner.
PREPONDERANCE = 20
# Percent of the people of the United States from which on a name counts against the hand-kept list.
COMMON = 0.02


def census():
    """Gender and share by name; only names that tell a gender."""
    shares = {}
    for gender, path in (("m", "raw/census/dist.male.first"), ("f", "raw/census/dist.female.first")):
        for fields in map(str.split, read_lines(path)):
            if fields:
                shares.setdefault(fields[0].capitalize(), {})[gender] = float(fields[1])
    names = {}
    for name, share in shares.items():
        gender = max(share, key=share.get)
        if share[gender] >= PREPONDERANCE * min(share.get("m", 0), share.get("f", 0)):
            names[name] = (gender, share[gender])
    return names


def write_all():
    # Names that in running text are mostly something else: words, titles, family names, places.
    others = {row["name"] for row in read("hand/not_given_names.tsv")}
    genders, sources = {}, {}
    for row in read("hand/given_names.tsv"):
        for name in with_plain(split(row["names"])):
            genders.setdefault(name, set()).add(row["gender"])
    for name, (gender, share) in census().items():
        if name not in genders or gender in genders[name]:
            sources[name] = CENSUS
        if name not in genders or share >= COMMON:
            genders.setdefault(name, set()).add(gender)
    rows = [(name, *found, *sources.get(name, KNOWN)) for name, found in genders.items()
            if len(found) == 1 and name not in others]
    write("given_names.tsv", ("name", "gender", "source", "licence"), rows)
