"""The holders of offices that the sources name, each as one record of a person and an office."""

import re

import person_names
from tables import CHIEFS, FACTBOOK, KNOWN, PHOENIX, WIKIDATA_2022, WIKIDATA_2023, fold, read, read_lines, split

MONTHS = {name: index + 1 for index, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
# The month the listed governments were last brought up to date.
CHIEFS_KNOWN, FACTBOOK_KNOWN, WIKIDATA_2022_KNOWN, WIKIDATA_2023_KNOWN = "2019-03", "2026-05", "2022-10", "2023-01"
# Entities of the sources that are organizations or territories here.
REGIONS = {
    "Republic of Abkhazia": ("GE", "ABKHAZIA"),
    "South Ossetia": ("GE", "SOUTH-OSSETIA"),
    "Transnistria": ("MD", "TRANSNISTRIA"),
    "Republic of Artsakh": ("AZ", "NAGORNO-KARABAKH"),
    "Turkish Republic of Northern Cyprus": ("CY", "NORTHERN-CYPRUS"),
    "Somaliland": ("SO", "SOMALILAND"),
    "Republika Srpska": ("BA", "BA-RS"),
    "Sahrawi Arab Democratic Republic": ("EH", "POLISARIO"),
    "Donetsk People's Republic": ("UA", "DNR"),
    "Luhansk People's Republic": ("UA", "LNR"),
    "Kurdistan Region": ("IQ", "IRAQI-KURDISTAN"),
    "Catalonia": ("ES", "CATALONIA"),
    "European Union": ("", "EU"),
    "Scotland": ("GB", "GB-SCOTLAND"),
}
# States in all but membership of the United Nations.
NON_MEMBERS = {"TW", "XK", "VA", "PS"}


class Record:
    """One person in one office, as one source has it."""

    def __init__(
        self, name, family, country, title, kind, source, forms=(), organization="", start="", end="", known="", gender=""
    ):
        self.name, self.family, self.country, self.title, self.kind = name, family, country, title, kind
        self.source, self.forms, self.organization = source, list(forms), organization
        self.start, self.end, self.known, self.gender = start, end, known, gender


def countries():
    """Country codes by every folded name, and by three-letter code."""
    names = {}
    for row in read("../../Sources/Embedded/Gazetteer/country_names.tsv"):
        if row["kind"] in ("name", "official", "former", "abbreviation"):
            names.setdefault(fold(row["name"]), row["code"])
    alpha3 = {}
    for row in read("../../Sources/Embedded/Gazetteer/countries.tsv"):
        names[fold(row["name"])] = row["code"]
        alpha3[row["alpha3"]] = row["code"]
    return names, alpha3


def code_of(name, names):
    tries = [name, re.sub(r" \(.*\)$", "", name), re.sub(r"^(The|Kingdom of|State of|Republic of|Kingdom of the) ", "", name)]
    if ", " in name:
        last, first = name.split(", ", 1)
        tries += [f"{first} {last}", last, f"{first.split()[0]} {last}"]
    return next((names[fold(text)] for text in tries if fold(text) in names), "")


def hand():
    records = []
    pattern = re.compile(r"^(.+?)(?: \(aka (.+?)\))?(?: \[(.+?)\])?( \(f\))? (\d[\d-]*)?/(\d[\d-]*)?$")
    for row in read("hand/officials.tsv"):
        for holder in split(row["holders"]):
            match = pattern.match(holder)
            if not match or "[" in match[1]:
                raise SystemExit(f"hand/officials.tsv: {row['country']} {row['title']}: cannot read '{holder}'")
            name, also, family, female, start, end = match.groups()
            forms = [form.strip() for form in also.split(",")] if also else []
            records.append(
                Record(
                    name,
                    family or person_names.family_of(name, row["country"]),
                    row["country"],
                    row["title"],
                    row["kind"],
                    KNOWN,
                    forms,
                    row["organization"],
                    start or "",
                    end or "",
                    gender="f" if female else "",
                )
            )
    return records


def expand(title):
    """A title of the listed governments in full words."""
    for short, full in (
        (r"\bMin\.", "Minister"),
        (r"\bDep\.", "Deputy"),
        (r"\bPres\.", "President"),
        (r"\bGen\.", "General"),
        (r"\bSec\.", "Secretary"),
        (r"\bGovt\.", "Government"),
        (r"\bIntl\.", "International"),
        (r"\bAdmin\.", "Administration"),
        (r"\bDir\.", "Director"),
        (r"\bChmn\.", "Chairman"),
        (r"\bDefense\b", "Defence"),
        (r"&", "and"),
        (r"\s*\((?:Acting|acting)\)", ""),
        (r",? New York$", ""),
        (r"\bLabor\b", "Labour"),
    ):
        title = re.sub(short, full, title)
    return " ".join(title.split())


FOREIGN = re.compile(
    r"\b(Foreign|External) (Affairs|Relations|Policy)|Foreign and|International Relations and|Foreign, "
    r"|^Foreign Minister|Exterior Relations"
)
DEPUTY = re.compile(
    r"^(Deputy|Vice|Junior|State|Assistant|Under|Minister[- ](Delegate|of State)|Minister in Charge|Minister in the|Minister to"
    r"|Second|First|Parliamentary|Special|Third)|Delegate|Supporting|in Assistance"
)


def office(title):
    """(title, kind) of an office of a government, in the words of the press."""
    title = expand(title.strip('"').replace('""', "'"))
    if re.match(r"Ambassador to the US|Ambassador to the United States", title):
        return "Ambassador to the US", "ambassador"
    if title.startswith("Permanent Representative to the UN") or title.startswith("Permanent Observer to the UN"):
        return (
            "Permanent Representative to the UN" if title.startswith("Permanent R") else "Permanent Observer to the UN"
        ), "ambassador"
    if title.startswith("Charge d'Affaires"):
        return "Charge d'Affaires in the US", "ambassador"
    if title.startswith(("Representative to the US", "Apostolic Nuncio")):
        return title, "ambassador"
    minister = re.match(
        r"(Federal |Union |Senior |Coordinating |State )?(Minister|Secretary|Cabinet Secretary|Secretary of State)\b", title
    )
    if minister and not DEPUTY.search(title):
        if FOREIGN.search(title):
            return "Foreign Minister", "foreign_minister"
        if re.search(r"\b(Defence|National Defence|Armed Forces|People's Armed Forces)\b", title) and not re.search(
            r"Civil Defence|Production", title
        ):
            return "Defence Minister", "defence_minister"
        plain = re.fullmatch(
            r"(?:Federal |Union )?Minister (?:of|for) (?:the )?"
            r"([A-Z][a-z]+|National Education|Higher Education|Public Health|Foreign Trade|Public Works)",
            title,
        )
        if plain and plain[1] not in ("State", "Home", "Presidency"):
            return f"{plain[1]} Minister", "minister"
        return title, "minister"
    if DEPUTY.search(title):
        vice = re.match(r"((?:First |Second |Third )?(?:Deputy|Vice) (?:Prime Minister|President|Premier))\b", title)
        if vice:
            return vice[1], "minister"
        return title, "minister" if "Minister" in title else "other"
    first = re.split(r",| and | in Charge", title)[0]
    if re.fullmatch(
        r"President|President of the (Republic|Swiss Confederation)|King|Queen|Sultan|Amir|Emir|Emperor|Supreme Leader"
        r"|Supreme Pontiff|Grand Duke|Pope|Prince|(Interim|Transitional?|Acting) President|State President|Head of State"
        r"|Paramount Ruler",
        first,
    ):
        names = {
            "Amir": "Emir",
            "Supreme Pontiff": "Pope",
            "President of the Republic": "President",
            "State President": "President",
            "President of the Swiss Confederation": "President",
            "Transition President": "Transitional President",
        }
        return names.get(first, first), "head_of_state"
    if re.match(r"((Interim|Transition(al)?|Acting|Caretaker) )?(Prime Minister|Premier)$|Chancellor$|Taoiseach", first):
        return re.sub(r" \(.*\)", "", first), "head_of_government"
    if re.match(r"Attorney General|Vice President|Vice Premier|Tanaiste|Minister|Secretary of|State Councilor", title):
        return re.sub(r" \(.*\)", "", title), "minister"
    if re.match(r"Speaker|Chairman, (National|Standing|Federation)", title):
        return title, "legislator"
    if re.match(r"Secretary General", title):
        return title, "other"
    return title, "other"


# Offices that seldom speak on foreign affairs, and deputies of ministers.
MINOR = re.compile(
    r"Deleg|Junior|Without Portfolio|Adviser to His|Supporting|in Assistance|Within"
    r"|^Minister (to|in|at)\b|^Member|^Minister of State|^State Minister|Personal Sec"
    r"|^Deputy (?!Prime|Premier|President|Chairman)|^Vice Minister|Parliamentary|Cultur|Sport|Youth|Women|Gender"
    r"|Famil|Social|Hous|Urban|Livestock|Fisher"
    r"|Touris|Vocation|Rural|Local|Public (Works|Service|Admin)|Civil Service"
    r"|Communication|Post|Water|Educat|Land|Forest|Labou?r|Relig|Civil Aviation"
    r"|Science|Modern|Youth|Employ|Infrastructure|Construction|Territorial|Hajj|Archives|Audit"
    r"|Ombuds|Solicitor|Control|Region|Secretary to|Handicraft"
    r"|Attorney|Procurator|Population|Agricult|Industr|Transport|Telecom"
    r"|Information Tech|Craft|Mining|Mines|Nation(al)? Guidance|Equality"
)


def chiefs(names):
    records = []
    for row in read("raw/cia_world_leaders_2019.tsv"):
        text = row["name"].strip()
        if text.startswith('"') and text.endswith('"'):
            text = text[1:-1].replace('""', '"')
        if (
            not text
            or "vacant" in text.lower()
            or not any(person_names.capitals(word) or len(word) == 1 for word in text.split())
        ):
            continue
        country = code_of(row["country"], names)
        if not country:
            raise SystemExit(f"cia_world_leaders_2019: unknown country {row['country']}")
        if country == "CN" and re.search(r"Macau|Hong Kong", row["office"]):
            country = "MO" if "Macau" in row["office"] else "HK"
        title, kind = office(row["office"])
        if kind in ("minister", "other") and MINOR.search(title):
            continue
        if country == "CH" and row["office"].startswith("Chief"):
            continue
        name, family, forms = person_names.parse(text, country)
        if len(name) < 3 or not title or "Co-Prince" in title:
            continue
        records.append(Record(name, family, country, title, kind, CHIEFS, forms, known=CHIEFS_KNOWN))
    return records


def date(text):
    """The ISO date of "6 May 2024", "April 2018" or "1997"."""
    match = re.match(r"(?:(\d{1,2}) )?(?:([A-Za-z]{3})[a-z]* )?(\d{4})", text.strip())
    if not match:
        return ""
    parts = [match[3]]
    if match[2]:
        parts.append(f"{MONTHS[match[2].lower()]:02d}")
        if match[1]:
            parts.append(f"{int(match[1]):02d}")
    return "-".join(parts)


TITLE_WORDS = set(
    """President Prime Minister King Queen Sultan Prince Emperor Amir Pope Grand Duke Supreme Leader Chancellor Premier
Taoiseach Co-prince of the and Chairperson Chairman Chair Presidency Council Ministers Cabinet Interim Acting
Transition Transitional Caretaker State Affairs Commission Presidential Leadership Sovereign Commander-in-Chief
Sudanese Armed Forces Swiss Confederation National for Safeguard Homeland (CNSP) CNSP General Government Spain (prime
minister-equivalent) Crown Foreign Co-Vice Vice GNU Taliban Governor Governor-General Chief Executive Lieutenant
Lieutenant-Governor Assembly Supreme People's Mayor Island Territorial Administrator Ambassador Ambassador-designate
Chargé d'Affaires d’Affaires Apostolic Nuncio French Polynesia Secretary Political Lord Mann overall (Prime Minister)
Presidential, President, Council,""".split()
)


def holder(text, country):
    """(title, name, family, other forms, since) of "President Duma BOKO (since 1 November 2024)"."""
    since = re.search(r"\((?:chairperson )?since ([^);]+)\)?", text) or re.search(r"\((\d[^)]*\d{4})\)", text)
    body = text[: since.start()] if since else text
    body = re.sub(r" of (the )?(Norway|Denmark|Netherlands|China)\b", "", body)
    words = body.split()
    at = 0
    while at < len(words) and words[at] in TITLE_WORDS:
        at += 1
    title = re.sub(r" \(.*?\)", "", " ".join(words[:at])).strip(" ,")
    title = re.sub(r" General$", "", title) if title != "Governor General" else title
    rest = " ".join(words[at:]).strip(" ,;")
    if not rest or "vacant" in rest.lower():
        return None
    name, family, forms = person_names.parse(rest, country)
    return title, name, family, forms, date(since[1]) if since else ""


def factbook(names):
    records = []
    for row in read("raw/factbook_countries.tsv"):
        country = code_of(row["official_name"], names) or code_of(row["name"], names)
        row = {key: value.strip('"').replace('""', '"') for key, value in row.items()}
        if not country:
            continue
        state = "UN" in row["organizations"].split(", ") or country in NON_MEMBERS
        seen = set()
        for column, kind in (("chief_of_state", "head_of_state"), ("head_of_government", "head_of_government")):
            cell = row[column]
            agent = re.search(r"represented by (Governor[ -]General .+?\))", cell)
            if agent:
                found = holder(agent[1], country) if state else None
                if found:
                    records.append(
                        Record(
                            found[1],
                            found[2],
                            country,
                            "Governor-General",
                            "other",
                            FACTBOOK,
                            found[3],
                            start=found[4],
                            known=FACTBOOK_KNOWN,
                        )
                    )
                continue
            if not cell or (kind == "head_of_state" and not state) or "represented by" in cell:
                continue
            found = holder(cell, country)
            if not found or "(since" not in cell and "since" not in cell:
                continue
            title, name, family, forms, since = found
            post, sort = office(title) if title else ("Prime Minister", kind)
            if not state:
                sort = "other"
            elif kind == "head_of_government" and post in ("President", "Emir", "Sultan", "King") and name in seen:
                continue
            elif sort in ("other", "minister"):
                sort = kind if post != "Vice President" else "minister"
            seen.add(name)
            records.append(Record(name, family, country, post, sort, FACTBOOK, forms, start=since, known=FACTBOOK_KNOWN))
        cell = row["ambassador_to_us"]
        if cell and not cell.startswith("none"):
            cell = re.sub(r"^Ambassador \(vacant[^)]*\);? ?", "", cell)
            found = holder(cell, country) if re.match(r"Ambassador|Charg|Apostolic", cell) else None
            if found:
                title = {"Ambassador": "Ambassador to the US", "Ambassador-designate": "Ambassador to the US"}.get(
                    found[0], "Charge d'Affaires in the US"
                )
                title = "Apostolic Nuncio to the US" if found[0].startswith("Apostolic") else title
                name, family = found[1].split(", Head")[0], found[2].split(",")[0]
                records.append(
                    Record(name, family, country, title, "ambassador", FACTBOOK, found[3], start=found[4], known=FACTBOOK_KNOWN)
                )
    return records


def place(label, names):
    return REGIONS.get(label) or (code_of(label, names), "")


def clean(name):
    name = re.sub(r'\(.*?\)|".*?"|,? (Jr|Sr)\.?$|, (Prince|King|Emir).*$', "", name)
    words = re.sub(r" of (the )?[A-Z].*$", "", name).replace("’", "'").split()
    while len(words) > 2 and words[0].lower() in person_names.HONORIFICS:
        words = words[1:]
    return " ".join(words)


def wikidata_2022(names):
    rows = read("raw/world_leaders_wikidata_2022.csv")
    realms = {}
    for row in rows:
        realms.setdefault(row["officeholder"], set()).add(row["country"])
    records = []
    for row in rows:
        label = row["positionLabel"]
        country, organization = place(row["country"], names)
        name = clean(row["officeholderLabel"])
        crown = re.match(r"monarch", label, re.I)
        if (
            not country
            or not name
            or re.match(r"Q\d", name)
            or (len(realms[row["officeholder"]]) > 1 and (crown or "co-prince" in label) and country not in ("GB", "DK", "NL"))
        ):
            continue
        if crown or re.match(r"King|Sultan|[Ee]mir|Emperor|Druk|Ngwenyama|O le Ao|Yang di|Supreme Leader|pope|Prince\b", label):
            title = (
                "King"
                if crown or label[0] in "KDNY"
                else {"S": "Sultan", "E": "Emperor", "e": "Emir", "p": "Pope", "P": "Prince"}.get(label[0], "Head of State")
            )
            title = (
                "Supreme Leader" if label.startswith("Supreme Leader") else "Emir" if label.lower().startswith("emir") else title
            )
            kind = "head_of_state"
        elif "Executive Yuan" in label:
            title, kind = "Premier", "head_of_government"
        elif re.match(r"president of", label, re.I) and country != "CH":
            title, kind = "President", "head_of_state"
        elif re.match(r"prime minister|premier of|taoiseach", label, re.I):
            title, kind = "Prime Minister", "head_of_government"
        elif label.startswith("Federal Chancellor") or label.startswith("Chancellor"):
            title, kind = "Chancellor", "head_of_government"
        else:
            continue
        if organization:
            kind = "other"
        records.append(
            Record(
                name,
                person_names.family_of(name, country),
                country,
                title,
                kind,
                WIKIDATA_2022,
                organization=organization,
                start=row["start_year"],
                end=row["end_year"],
                known="" if row["end_year"] else WIKIDATA_2022_KNOWN,
            )
        )
    return records


def wikidata_2023(names):
    records = []
    for row in read("raw/foreign_ministers_wikidata_2023.csv"):
        country, organization = place(row["countryLabel"], names)
        name = clean(row["name"])
        if not name or not country and not organization or re.match(r"Q\d", name):
            continue
        title = "High Representative" if organization == "EU" else "Foreign Minister"
        kind = "foreign_minister" if not organization or organization == "EU" else "other"
        start = re.sub(r"-01-01$", "", row["start"])
        records.append(
            Record(
                name,
                person_names.family_of(name, country),
                country,
                title,
                kind,
                WIKIDATA_2023,
                organization=organization,
                start=start,
                known=WIKIDATA_2023_KNOWN,
            )
        )
    return records


def six(text):
    """The ISO date of YYMMDD; the list ends in 2014."""
    century = "20" if int(text[:2]) <= 14 else "19"
    return f"{century}{text[:2]}-{text[2:4]}-{text[4:6]}"


def phoenix(alpha3):
    """Leaders of states since 1990: the entries dated in office and listed as part of the elite before or after."""
    entries, name = {}, None
    for line in read_lines("raw/Phoenix.Countries.actors.txt"):
        if re.match(r"[A-Z]", line):
            name = line.split("#")[0].split(";")[0].split("[")[0].strip().strip("_ ").replace("_", " ")
        elif not line.startswith("\t"):
            name = name if line.startswith("+") else None
        match = re.match(r"\t\[([A-Z]{3})(GOV|ELI)(?: (?:(\d{6})-(\d{6})|>(\d{6})))?\]", line)
        # "RUSSIAN PRESIDENT YELTSIN" is no name of a person.
        if name and re.search(r"\b(PRESIDENT|MINISTER|SECRETARY|PREMIER|CHANCELLOR|LEADER)\b", name):
            continue
        if match and name and match[1] in alpha3 and re.fullmatch(r"[A-Z][A-Z'-]+( [A-Z][A-Z'.-]*){1,3}", name):
            entries.setdefault((name, alpha3[match[1]]), []).append((match[2], match[3] or match[5], match[4]))
    records = []
    for (name, country), dated in entries.items():
        if "ELI" not in {role for role, _, _ in dated}:
            continue
        text = clean(" ".join(person_names.cased(word) if len(word) > 1 else word for word in name.split()))
        for role, first, last in dated:
            if role == "GOV" and first:
                start, end = six(first), six(last) if last else ""
                if (end or "2014") >= "1990" and not (end and end < start):
                    records.append(
                        Record(
                            text,
                            person_names.family_of(text, country),
                            country,
                            "Leader",
                            "other",
                            PHOENIX,
                            start=start,
                            end=end,
                            known="" if end else "2010-12",
                        )
                    )
    return records
