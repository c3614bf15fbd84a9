"""Names of persons: given and family parts, keys that see through transliterations, and other spellings of a name."""

import functools
import itertools
import re

from tables import fold, plain

# Countries whose people are named with the family first.
FAMILY_FIRST = {"CN", "TW", "HK", "MO", "KR", "KP", "VN", "KH"}
# Countries whose names come out of the Cyrillic alphabet.
CYRILLIC = {"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "BG", "AM", "AZ", "GE", "MD", "SU", "MK", "MN"}
PARTICLES = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "ten",
    "di",
    "del",
    "la",
    "le",
    "al",
    "el",
    "ap",
    "bin",
    "ben",
    "bint",
    "ould",
    "abu",
    "ibn",
    "abd",
    "st.",
    "saint",
}
JOINED = {"abdul", "abdel", "abd", "abu", "abou", "bou", "ould"}
PATRONYMIC = re.compile(r"(ovich|evich|yevich|ovych|evych|yovych|ovna|evna|yevna|ivna|ichna|ovycz|avich)$")
HONORIFICS = {
    "dr.",
    "dr",
    "sir",
    "dame",
    "gen.",
    "general",
    "col.",
    "colonel",
    "capt.",
    "sr.",
    "lt.",
    "lt",
    "maj.",
    "brig.",
    "adm.",
    "adm",
    "admiral",
    "judge",
    "sheikh",
    "shaykh",
    "sheikha",
    "prince",
    "princess",
    "lord",
    "baroness",
    "hon.",
    "cardinal",
    "archbishop",
    "mgr.",
    "rev.",
    "msgr.",
    "field",
    "marshal",
    "air",
    "vice-marshal",
    "vice",
    "chief",
    "grand",
    "tan",
    "sri",
    "dato",
    "datuk",
    "queen",
    "king",
    "sultan",
    "amb.",
    "ret.",
    "gen",
    "col",
    "maj",
    "brig",
    "rear",
    "captain",
    "major",
    "engr.",
    "alhaji",
    "prof.",
    "professor",
    "mr.",
    "mrs.",
    "ms.",
    "ayatollah",
    "hojjatoleslam",
    "mullah",
    "maulvi",
}


def regnal(word):
    return re.fullmatch(r"[IVX]+", word) is not None


def capitals(word):
    """Whether a word is printed in capitals, as the sources print the family name."""
    parts = word.split("-")
    if (
        len(parts) == 2
        and parts[0].lower() not in ("al", "el")
        and sum(len(part) > 2 and part == part.upper() for part in parts) == 1
    ):
        return True
    letters = re.sub(r"[^\w]", "", re.sub(r"^(al|el|an|as|ad|ar|ash)-", "", re.sub(r"(?<![A-Z])Ma?c(?=[A-Z])", "", word)))
    return len(letters) > 1 and letters.upper() == letters and not regnal(word) and any(c.isalpha() for c in letters)


def cased(word):
    """A word in capitals in the usual case: O'Neill, Van-Dúnem, al-Sisi, bin."""
    if not capitals(word) and len(word) > 1:
        return word
    if word.lower() in ("bin", "bint", "ould", "al") and word.lower() != "al":
        return word.lower()
    mc = re.match(r"(Ma?c)([A-Z].*)", word)
    if mc:
        return mc[1] + cased(mc[2])
    word = re.sub(r"[^\W_]+", lambda m: m[0][0].upper() + m[0][1:].lower(), word)
    word = re.sub(r"^(Mc)(\w)", lambda m: m[1] + m[2].upper(), word)
    word = re.sub(r"(?<=\w)(['’ʻ])(S|I|E|Y|A|Am|Ul)\b", lambda m: m[1] + m[2].lower(), word)
    return re.sub(r"^(Al|El)-", lambda m: m[1].lower() + "-", word)


def parse(text, country):
    """(name, family, other full forms) of a name whose family is printed in capitals."""
    forms = []
    also = re.search(r"\(a\.k\.a\. ([^)]+)\)|\(?also spelled ([^)]+)\)?", text)
    nick = None
    if also:
        text = text[: also.start()].rstrip("; ")
    else:
        nick = re.search(r'["(]([^")]+)[")]', text)
        if nick:
            text = " ".join((text[: nick.start()] + " " + text[nick.end() :]).split())
            nick = None if fold(nick[1]) in ("acting", "ret.") else nick[1]
    words = [word for word in re.sub(r",? (Jr|Sr)\.?,?$", "", text.replace(",", "").replace("’", "'")).split()]
    while len(words) > 2 and words[0].lower() in HONORIFICS:
        words = words[1:]
    marks = [capitals(word) or at == 0 and country in FAMILY_FIRST and word.isupper() for at, word in enumerate(words)]
    if not any(marks):
        name = " ".join(words)
        return name, family_of(name, country), forms
    if marks[0] and country in FAMILY_FIRST:
        words[0] = words[0].title()
    if country == "VN":
        name = " ".join(cased(word) for word in words)
        return name, family_of(name, country), forms
    first = marks.index(True)
    last = first
    while last + 1 < len(words) and (
        marks[last + 1] or words[last + 1] in ("y", "e", "i", "de") and last + 2 < len(words) and marks[last + 2]
    ):
        last += 1
    given, family, rest = words[:first], words[first : last + 1], words[last + 1 :]
    cased_family = [cased(word) for word in family]
    cased_family = [
        (
            word.lower()
            if word in ("De", "Da", "Do", "Dos", "Del", "E", "Y") and (at or country not in ("BE", "NL", "US", "PH", "ZA"))
            else word
        )
        for at, word in enumerate(cased_family)
    ]
    if not given:
        # The name printed first: the family of East Asia, or the name a ruler goes by.
        everything = cased_family + [cased(word) for word in rest]
        name = shorten_bin(everything)
        lineage = [word for word in rest if word.lower() in ("bin", "bint")]
        if lineage or "bin" in [word.lower() for word in family]:
            short = family_of(name, country)
        else:
            short = " ".join(word for word in cased_family if not regnal(word))
        full = " ".join(everything)
        return name, short, [form for form in [full] if form != name]
    while given and given[-1].lower().rstrip(".") in (
        "van",
        "von",
        "der",
        "den",
        "ten",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "bint",
        "ould",
        "abd",
    ):
        cased_family.insert(0, given.pop())
    if given and given[-1] == "de" and country in ("FR", "BE", "NL", "CH", "ZA", "SE", "LK", "TG"):
        cased_family.insert(0, given.pop())
    short = " ".join(cased_family)
    if any(word.lower() in ("bin", "bint", "ibn") for word in given):
        full = " ".join(given + cased_family + rest)
        return shorten_bin(given + cased_family), short, [full]
    full = " ".join(given + cased_family + rest)
    units = join_units(
        [word for word in given if not PATRONYMIC.search(word.lower()) or country not in CYRILLIC or word == given[0]]
    )
    named = [unit for unit in units if not re.fullmatch(r"([A-Z]\.?)+", unit)]
    units = named or units
    if len(units) > 2:
        units = units[:1] + [u for u in units[1:2] if len(units) < 4]
    units = [unit for index, unit in enumerate(units) if index == 0 or not re.fullmatch(r"[A-Z]\.?", unit)]
    chosen = [cased(nick)] if nick and len(nick) > 2 and country not in FAMILY_FIRST else units
    name = " ".join(chosen + [short])
    forms.append(full)
    if units:
        forms.append(units[0] + " " + short)
        forms.append(" ".join(units + [short]))
        if len(units) == 2 and len(units[1]) > 2 and units[1][0].isupper():
            forms.append(units[1] + " " + short)
    if rest and country in FAMILY_FIRST:
        forms.append(short + " " + " ".join(rest))
    if also:
        forms.append(" ".join(cased(word) for word in (also[1] or also[2]).split()))
    return name, short, forms


def shorten_bin(words):
    """A name with a lineage cut to one father: Faisal bin Farhan Al Saud."""
    at = [index for index, word in enumerate(words) if word.lower() in ("bin", "bint", "ibn")]
    if len(at) == 0:
        return " ".join(words)
    head = words[: at[0]]
    father = words[at[0] : at[0] + 2]
    start = at[0] + 2
    if father[-1].lower() in JOINED and start < len(words):
        father.append(words[start])
        start += 1
    house = []
    for index in range(start, len(words)):
        if words[index].lower() == "al" and index + 1 < len(words):
            house = ["Al"] + words[index + 1 :]
            break
        if words[index].lower().startswith("al-") and words[index - 1].lower() not in JOINED:
            house = words[index:]
            break
    if not house and len(at) == 1 and start < len(words) and len(words) - start == 1:
        house = words[start:]
    return " ".join(head + [father[0].lower()] + father[1:] + house)


def join_units(words):
    """Given names with Abdul, Abu and the like joined to what follows."""
    units = []
    for word in words:
        if units and units[-1].split()[-1].lower() in JOINED | {"al", "el", "de", "da", "do", "del", "la"}:
            units[-1] += " " + word
        else:
            units.append(word)
    return units


def family_of(name, country):
    """The family part of a name printed without marks."""
    words = name.split()
    if len(words) == 1:
        return name
    if country == "VN":
        # Vietnamese are called by their given name.
        return words[-1]
    if country in FAMILY_FIRST and len(words) > 1 and not (country in ("HK", "TW") and "-" not in name):
        return words[0]
    while len(words) > 1 and regnal(words[-1]):
        words = words[:-1]
        if len(words) == 1:
            return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    return family


@functools.cache
def sound(word):
    """A key that is the same for the usual transliterations of a word."""
    key = re.sub(r"[^a-z]", "", fold(word))
    key = re.sub(r"^(al|el)(?=[a-z]{4})", "", key) if re.match(r"(al|el)[-’' ]", fold(word)) else key
    for pattern, out in (
        (r"(skyy|skyi|skiy|skii|skij|sky|ski|skij)$", "ski"),
        (r"(yy|iy|ij|ii|yi|ey|ei|ai|ay)$", "i"),
        (r"dzh|dj|zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"q", "k"),
        (r"tsch|tch|sch|ch", "sh"),
        (r"th", "t"),
        (r"ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"y|j", "i"),
        (r"(.)\1", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    ):
        key = re.sub(pattern, out, key)
    return key


@functools.cache
def skeleton(word):
    """The consonants of the sound of a word; the whole sound where few are left."""
    key = sound(word)
    bones = re.sub(r"(.)\1", r"\1", re.sub(r"[aeiou]", "", key))
    return bones if len(bones) >= 3 else key[:1] + "~" + re.sub(r"[aeiou]+", "a", key)


MAJOR = [
    group.split()
    for group in (
        "Sergei Sergey",
        "Andrei Andrey",
        "Alexei Alexey Aleksei Aleksey",
        "Alexander Aleksandr",
        "Dmitry Dmitri Dmitriy",
        "Yuri Yury Yuriy",
        "Vasily Vassily Vasiliy",
        "Vitaly Vitaliy",
        "Anatoly Anatoliy Anatolii",
        "Gennady Gennadiy",
        "Yevgeny Evgeny Yevgeniy",
        "Georgy Georgiy",
        "Valery Valeriy Valerii",
        "Nikolai Nikolay",
        "Oleksii Oleksiy",
        "Serhii Serhiy",
        "Andrii Andriy",
        "Vladimir",
        "Maria Mariya",
        "Natalia Natalya",
        "Mohammed Muhammad Mohamed Mohammad Mohamad",
        "Ahmed Ahmad",
        "Hussein Hussain Husayn Hossein Hussien",
        "Hassan Hasan",
        "Abdullah Abdallah Abdulla",
        "Abdulrahman Abdelrahman",
        "Abdulaziz Abdelaziz",
        "Faisal Faysal Feisal",
        "Khalid Khaled",
        "Omar Umar",
        "Osama Usama",
        "Yousef Youssef Yusuf Yousuf Yusef",
        "Mahmoud Mahmud Mahmood",
        "Moussa Musa Mousa",
        "Ebrahim Ibrahim",
        "Ismail Ismael Esmail",
        "Mustafa Mostafa Moustafa",
        "Nasser Nasir Naser",
        "Saleh Salih",
        "Tariq Tarek Tareq",
        "Walid Waleed",
        "Rashid Rasheed",
        "Saeed Said",
        "Zayed Zayid",
        "Hamed Hamid",
        "Nabil Nabeel",
        "Amir Ameer",
        "Abdel Abdul",
        "Jamal Gamal",
        "Farouk Faruq Farouq",
        "Bashar",
        "Nuri Nouri",
        "Jalal",
        "Salman",
        "Turki",
        "Saud",
        "Hosni Husni",
        "Rafik Rafiq",
        "Karim Kareem",
        "Adel Adil",
        "Majed Majid",
        "Samir Sameer",
        "Qassem Qasim Kassem Qasem",
        "Bandar",
        "Reza Riza",
        "Javad Jawad",
        "Mahdi Mehdi",
        "Seyed Sayyed Syed",
        "Amer Amir",
        "Riyad Riad Riyadh",
        "Marwan",
        "Ziad Ziyad",
        "Tamim",
        "Mousavi Musavi",
        "Noor Nur",
    )
]
MEMBERS = {word: group for group in MAJOR for word in group}


def spellings(word, country):
    """The other usual spellings of one word of a name."""
    forms = [word]
    if word in MEMBERS:
        forms += [other for other in MEMBERS[word] if other != word]
    if country in CYRILLIC:
        low = word.lower()
        for ending in ("skyy", "skyi", "skiy", "sky", "ski"):
            if low.endswith(ending) and len(low) > len(ending) + 1:
                stem = word[: -len(ending)]
                forms += [stem + other for other in ("sky", "skiy", "skyy" if country == "UA" else "ski") if stem + other != word]
                break
        if re.search(r"[aeiou]yev$|[iy]yev$|[aeiou]yenko$|[iy]yenko$|[aeiou]yeva$|[aeiou]yov$", low):
            forms.append(re.sub(r"ye(v|va|nko)$", r"e\1", word))
        elif re.search(r"[aiou](ev|eva|enko)$", low):
            forms.append(re.sub(r"e(v|va|nko)$", r"ye\1", word))
    match = re.match(r"(?i)(al|el)-(.+)", word)
    if match:
        forms += [f"{start}-{match[2]}" for start in ("al", "Al", "el") if f"{start}-{match[2]}" != word] + [match[2]]
    return list(dict.fromkeys(forms))


def variants(name, country, limit=14):
    """Other spellings of a full name, the nearest first."""
    words = name.split()
    if len(words) < 2 or len(words) > 6:
        return []
    options = [spellings(word, country) for word in words]
    combos = sorted(
        itertools.islice(itertools.product(*[range(min(len(option), 4)) for option in options]), 256),
        key=lambda combo: (sum(1 for index in combo if index), sum(combo), combo),
    )
    forms = [" ".join(options[at][index] for at, index in enumerate(combo)) for combo in combos[1:limit]]
    if country in ("KR", "KP") and len(words) >= 2:
        forms += syllables(words)
    if country == "JP" and len(words) == 2:
        forms.append(f"{words[1]} {words[0]}")
    if country in ("CN", "TW", "HK") and len(words) == 2 and "-" in words[1]:
        forms += syllables(words)
    joined = re.sub(r"\b(Abd[eu]l) (?=[A-Z])", lambda m: m[1], name)
    if joined != name:
        at = re.search(r"\bAbd[eu]l ([A-Z])", name)
        forms.append(name[: at.start(1) - 1] + at[1].lower() + name[at.end(1) :])
    return forms


def syllables(words):
    """The hyphened, spaced and joined forms of an East Asian given name."""
    given = " ".join(words[1:]).replace("-", " ").split()
    if len(given) != 2:
        return []
    one, two = given
    return [f"{words[0]} {one}-{two.lower()}", f"{words[0]} {one}-{two.capitalize()}", f"{words[0]} {one} {two.capitalize()}"]


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", plain(fold(text).replace("'", "").replace("’", "").replace("ʻ", ""))).strip("-")
