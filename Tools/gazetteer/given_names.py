"""Given names and the gender they tell: US Census 1990 lists and a hand-kept international list."""

from tables import CENSUS, KNOWN, read, read_lines, split, with_plain, write

# Of a name that both sexes bear, the gender counts only where it is so many times commoner.
PREPONDERANCE = 20
# Census names that in running text are mostly something else: words of the language, titles, family names, places.
NOT_GIVEN = set(read_lines("hand/not_given_names.txt"))


def census():
    """Gender by name, from the shares of the population in the two lists."""
    shares = {}
    for gender, path in (("m", "raw/census/dist.male.first"), ("f", "raw/census/dist.female.first")):
        for fields in map(str.split, read_lines(path)):
            if fields:
                shares.setdefault(fields[0].capitalize(), {})[gender] = float(fields[1])
    genders = {}
    for name, share in shares.items():
        male, female = share.get("m", 0), share.get("f", 0)
        if max(male, female) >= PREPONDERANCE * min(male, female):
            genders[name] = "m" if male > female else "f"
    return genders


def write_all():
    places = {row["name"] for row in read("hand/countries.tsv")}
    known = {}
    for row in read("hand/given_names.tsv"):
        for name in with_plain(split(row["names"])):
            known.setdefault(name, set()).add(row["gender"])
    rows = []
    for name, gender in census().items():
        if name not in NOT_GIVEN and name not in places and known.get(name, {gender}) == {gender}:
            rows.append((name, gender, *CENSUS))
            known.pop(name, None)
        elif name in known:
            known[name].add(gender)
    rows += [(name, genders.pop(), *KNOWN) for name, genders in known.items() if len(genders) == 1 and name not in NOT_GIVEN]
    write("given_names.tsv", ("name", "gender", "source", "licence"), rows)
