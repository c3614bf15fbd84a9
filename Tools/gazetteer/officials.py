"""Officials, the other forms of their names, and the offices they held, out of all sources."""

import functools
import os
import re

import person_names
import person_sources
from tables import OUTPUT, fold, plain, read, write

# Offices that one person of a country holds at a time.
UNIQUE = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}
LEADING = UNIQUE | {"ambassador", "envoy", "secretary_general", "spokesperson"}
KINDS = LEADING | {"minister", "legislator", "military", "other"}


class Person:
    """One official, gathered from the records of one or more sources."""

    def __init__(self, record, hand):
        self.name, self.family, self.source, self.hand = record.name, record.family, record.source, hand
        self.country, self.gender, self.forms, self.records = record.country, "", [], []
        self.add(record)

    def add(self, record):
        self.records.append(record)
        self.gender = self.gender or record.gender
        self.forms = list(dict.fromkeys(self.forms + [form for form in [record.name] + record.forms if form != self.name]))
        self.folded = {loose(form) for form in [self.name] + self.forms}
        self.words = {frozenset(name_words(form)) for form in [self.name] + self.forms}


@functools.cache
def loose(name):
    return fold(name).replace("-", " ").replace(".", "")


@functools.cache
def name_words(name):
    joined = re.sub(r"(?i)\babd[ -]?[aeu]l[ -]?", "Abd", fold(name))
    words = re.sub(r"\babu ", "abu", joined).replace("-", " ").split()
    return [
        person_names.skeleton(word)
        for word in words
        if word not in ("al", "el", "bin", "bint", "ould", "de", "da", "do", "dos", "ibn")
        and not re.fullmatch(r"(\w\.?)+", word)
        or len(word) > 3
    ]


@functools.cache
def family_key(family):
    family = re.sub(r"(?i)^(al|el|bin|de|van|von)[ -]", "", family)
    return person_names.skeleton(family.replace(" ", "").replace("-", ""))


def overlap(one, two):
    """Whether two records may be of one time; a record without end runs to the date it is known for."""

    def span(record):
        start = record.start or record.known or "0000"
        end = record.end or (record.known if record.known else "9999")
        return start, max(end, start)

    (a, b), (c, d) = span(one), span(two)
    return a[: min(len(a), len(d))] <= d[: min(len(a), len(d))] and c[: min(len(c), len(b))] <= b[: min(len(c), len(b))]


def similar_office(person, record):
    return any(known.kind == record.kind and record.kind in UNIQUE and overlap(known, record) for known in person.records)


def matches(person, record):
    """How surely the record is of the person: 3 the same name, 2 a shorter or longer form, 1 the same office; 0 not."""
    exact = loose(record.name)
    if exact in person.folded or any(loose(form) == loose(person.name) for form in record.forms):
        return 3
    if record.country in person_names.FAMILY_FIRST:
        squeezed = exact.replace(" ", "")
        if squeezed in [form.replace(" ", "") for form in person.folded]:
            return 3
        same = family_key(person.family) == family_key(record.family)
        return (
            1
            if same and similar_office(person, record) and len(set(name_words(person.name)) & set(name_words(record.name))) > 1
            else 0
        )
    words = set(name_words(record.name))
    if any(words == known and len(words) > 1 for known in person.words):
        return 3
    if " " not in person.name or " " not in record.name:
        firsts = {name_words(form)[0] for form in [person.name] + person.forms if name_words(form)}
        return 1 if name_words(record.name)[:1] and name_words(record.name)[0] in firsts and similar_office(person, record) else 0
    office = similar_office(person, record)
    longest = set(name_words(max([record.name] + record.forms, key=lambda form: len(form.split()))))
    known = (
        person.words if person.hand else [set(name_words(max([person.name] + person.forms, key=lambda form: len(form.split()))))]
    )
    first_record, first_person = (name_words(record.name) or [""])[0], (name_words(person.name) or [""])[0]
    if not first_record or not first_person:
        return 0
    pairs = [sorted((longest, mine), key=len) for mine in known]
    subset = any(len(small) > 1 and small <= large for small, large in pairs) and father(record.name) == father(person.name)
    house = re.match(r"(?i)al[ -]", record.family)
    if family_key(person.family) == family_key(record.family):
        if subset and (first_record == first_person or office and not house):
            return 2
        return 1 if office and first_record[0] == first_person[0] and not house else 0
    return (
        1
        if office
        and (
            subset
            or first_record == first_person
            and len(first_record) > 3
            and person.hand
            and person.family[0] == record.family[0]
        )
        else 0
    )


def father(name):
    """The father's name in a name with a lineage; the same for all names without."""
    match = re.search(r"(?i)\bbin (\S+)", name)
    return person_names.skeleton(match[1]) if match else ""


def gather(report):
    names, alpha3 = person_sources.countries()
    people, by_country, by_name = [], {}, {}
    for record in person_sources.hand():
        key = fold(record.name)
        if key in by_name:
            by_name[key].add(record)
            if by_name[key].country != record.country:
                by_country.setdefault(record.country, []).append(by_name[key])
            continue
        person = Person(record, True)
        by_name[key] = person
        people.append(person)
        by_country.setdefault(record.country, []).append(person)
    sources = (
        person_sources.factbook(names),
        person_sources.wikidata_2023(names),
        person_sources.wikidata_2022(names),
        person_sources.chiefs(names),
        person_sources.phoenix(alpha3),
    )
    hand_names = {form for person in people for form in person.folded}
    # Holders of international offices, who may also have served their countries.
    worldwide = {
        form: person for person in people if any(not record.country for record in person.records) for form in person.folded
    }
    for records in sources:
        for record in records:
            ranked = sorted(
                ((matches(person, record), -index) for index, person in enumerate(by_country.get(record.country, []))),
                reverse=True,
            )
            best = [by_country[record.country][-at] for rank, at in ranked if rank and rank == ranked[0][0]]
            if len(best) > 1:
                # Namesakes: the one in office at the time, or nobody.
                best = [person for person in best if any(overlap(known, record) for known in person.records)][:1]
                if not best and record.source is person_sources.PHOENIX:
                    continue
            person = best[0] if best else None
            if person is None and loose(record.name) in worldwide:
                person = worldwide[loose(record.name)]
            if person is None and record.country == "CN":
                person = next((other for other in by_country["HK"] if loose(record.name) in other.folded), None)
            if record.source is person_sources.PHOENIX and loose(record.name) in hand_names:
                continue
            if record.source is person_sources.PHOENIX and person and person.hand:
                # A list without offices only adds what no other source has.
                continue
            if person:
                if ranked[0][0] < 3 and fold(person.name) != fold(record.name):
                    report.append(f"merged {ranked[0][0]}: {record.country} {person.name} = {record.name} ({record.kind})")
                person.add(record)
            else:
                person = Person(record, False)
                people.append(person)
                by_country.setdefault(record.country, []).append(person)
    return people


RANK = {
    "public knowledge": 0,
    "CIA World Factbook, May 2026": 1,
    "Wikidata, January 2023": 2,
    "Wikidata, October 2022": 3,
    "CIA World Leaders, October 2019": 4,
    "Phoenix dictionaries, 2014": 5,
}


def tenures(person):
    """The person's tenures, each office and time once: hand-kept dates first, then other dates, then snapshots."""
    kept = []
    for record in sorted(person.records, key=lambda r: (RANK[r.source[0]], not r.start)):
        same = [
            other
            for other in kept
            if other.country == record.country
            and overlap(other, record)
            and (
                other.title == record.title
                or other.kind == record.kind
                and (record.kind in UNIQUE or record.kind == "ambassador" and other.title == record.title)
            )
        ]
        if RANK[record.source[0]] > 0 and same:
            continue
        if RANK[record.source[0]] == 5 and any(overlap(other, record) for other in kept):
            continue
        later = [
            other
            for other in kept
            if RANK[other.source[0]] in (1, 2)
            and RANK[record.source[0]] in (3,)
            and other.kind == record.kind
            and other.country == record.country
            and record.start
            and not record.end
        ]
        if later:
            # The same office held without a break: the later list counts from the latest inauguration.
            later[0].start = record.start
            continue
        kept.append(record)
    return kept


def contradicted(people):
    """Removes undated entries of an office that the hand-kept list gives to someone else at that time."""
    held = {}
    for person in people:
        for record in person.records:
            if RANK[record.source[0]] == 0 and record.kind in UNIQUE:
                held.setdefault((record.country, record.kind), []).append((person, record))
    for person in people:
        person.records = [
            record
            for record in person.records
            if not (
                RANK[record.source[0]] in (3, 4)
                and record.known
                and record.kind in UNIQUE
                and any(
                    other is not person
                    and overlap(tenure, Moment(record.known))
                    and (tenure.title == record.title or record.kind.endswith("_minister"))
                    for other, tenure in held.get((record.country, record.kind), [])
                )
            )
        ]


class Moment:
    """A point in time, for comparing with records."""

    def __init__(self, month):
        self.start, self.end, self.known = month, month, month


def close_open(people):
    """Ends hand-kept open tenures of offices that the Factbook gives to someone else."""
    present = {}
    for person in people:
        for record in person.records:
            if (
                record.source[0].startswith("CIA World Factbook")
                and record.kind in ("head_of_state", "head_of_government")
                and record.start
            ):
                present[(record.country, record.kind, record.title)] = (record.start, person)
    for person in people:
        for record in person.records:
            now = present.get((record.country, record.kind, record.title))
            if not now or now[1] is person or record.end or not record.start or record.start[:7] >= now[0][:7]:
                continue
            if not record.known or record.known >= now[0][:7]:
                record.end, record.known = now[0], ""


def gender_of(person, given):
    if person.gender:
        return person.gender
    titles = " ".join(record.title for record in person.records)
    if re.search(r"\b(Queen|Princess|First Lady|Baroness)\b", titles):
        return "f"
    if re.search(r"\b(King|Prince|Sultan|Emir|Emperor|Pope|Spokesman)\b", titles) and person.hand:
        return "m"
    words = person.name.split()
    if person.country == "VN" or person.country in person_names.FAMILY_FIRST and words[0] == person.family:
        marks = {"Thi": "f", "Van": "m"} if person.country == "VN" else {}
        return marks.get(words[1], "") if marks else given.get(fold("".join(words[1:])), "")
    first = words[0]
    return given.get(fold(first), given.get(fold(first.split("-")[0]), ""))


def other_forms(person):
    """Every other full form of the name, of two words or more."""
    leading = person.hand or any(record.kind in LEADING - {"ambassador"} for record in person.records)
    wanted = []
    bases = [person.name] + person.forms
    for base in bases:
        wanted += [base, plain(base)]
        if leading:
            for form in person_names.variants(base, person.country, 14 if base == person.name else 5):
                wanted += [form, plain(form)]
    forms, seen = [], {person.name}
    for form in wanted:
        form = " ".join(form.split())
        if form not in seen and len(form.split()) > 1 and len(form) > 4 and not re.fullmatch(r"\w\.? \S+", form):
            seen.add(form)
            forms.append(form)
    return forms[:24]


def write_all(report=None):
    report = [] if report is None else report
    people = gather(report)
    contradicted(people)
    close_open(people)
    people = [person for person in people if person.records]
    organizations = {row["id"] for row in read("../../Sources/Embedded/Gazetteer/organizations.tsv")}
    countries = {row["code"] for row in read("../../Sources/Embedded/Gazetteer/countries.tsv")}
    given = {}
    if os.path.exists(os.path.join(OUTPUT, "given_names.tsv")):
        given = {fold(row["name"]): row["gender"] for row in read("../../Sources/Embedded/Gazetteer/given_names.tsv")}
    ids, officials, names, terms = {}, [], [], []
    for person in people:
        rest = " ".join(word for word in person.name.split() if word not in person.family.split())
        base = person_names.slug(f"{person.family} {rest}")
        key = base if base not in ids else f"{base}-{person.country.lower()}"
        number = 2
        while key in ids:
            key, number = f"{base}-{person.country.lower()}-{number}", number + 1
        ids[key] = person
    taken = {fold(person.name) for person in people}
    for key, person in ids.items():
        officials.append((key, person.name, person.family, gender_of(person, given), *person.source))
        names += [
            (key, form, *person.source)
            for form in other_forms(person)
            if fold(form) not in taken or fold(form) == fold(person.name)
        ]
        for record in tenures(person):
            organization = record.organization
            if not organization and record.kind == "foreign_minister" and f"{record.country}-MFA" in organizations:
                organization = f"{record.country}-MFA"
            if (
                record.kind not in KINDS
                or organization
                and organization not in organizations
                or record.country
                and record.country not in countries
            ):
                raise SystemExit(
                    f"officials: {person.name}: unknown kind, organization or country: "
                    f"{record.kind} {organization} {record.country}"
                )
            for moment in (record.start, record.end, record.known):
                if moment and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", moment):
                    raise SystemExit(f"officials: {person.name}: bad date {moment}")
            if record.end and record.start and record.end[: len(record.start)] < record.start[: len(record.end)]:
                raise SystemExit(f"officials: {person.name}: {record.title} ends before it begins")
            terms.append(
                (
                    key,
                    record.title,
                    record.kind,
                    record.country,
                    organization,
                    record.start,
                    record.end,
                    record.known,
                    *record.source,
                )
            )
    write("officials.tsv", ("id", "name", "family", "gender", "source", "licence"), officials)
    write("official_names.tsv", ("id", "name", "source", "licence"), names)
    write("tenures.tsv", ("id", "title", "kind", "country", "organization", "from", "until", "known", "source", "licence"), terms)
    return people


if __name__ == "__main__":
    # Prints the merges that were not on the same name, for reading through.
    report = []
    write_all(report)
    print("\n".join(report))
