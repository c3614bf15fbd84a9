"""Reading the raw and hand-kept tables, and writing the sorted ones of the gazetteer."""

import csv
import os
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUTPUT = os.path.normpath(os.path.join(HERE, "../../Sources/Embedded/Gazetteer"))

# Source and licence cells.
FACTBOOK = ("CIA World Factbook, May 2026", "public domain")
CHIEFS = ("CIA World Leaders, October 2019", "public domain")
WIKIDATA_2022 = ("Wikidata, October 2022", "CC0")
WIKIDATA_2023 = ("Wikidata, January 2023", "CC0")
PHOENIX = ("Phoenix dictionaries, 2014", "MIT")
CENSUS = ("US Census 1990", "public domain")
KNOWN = ("public knowledge", "public domain")


def read(path):
    """The rows of a TSV or CSV below this folder, as dictionaries."""
    with open(os.path.join(HERE, path), encoding="utf-8", newline="") as file:
        if path.endswith(".csv"):
            return list(csv.DictReader(file))
        lines = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    header = lines[0]
    return [dict(zip(header, row + [""] * (len(header) - len(row)))) for row in lines[1:]]


def read_lines(path):
    with open(os.path.join(HERE, path), encoding="utf-8", errors="replace") as file:
        return file.read().split("\n")


def split(cell, separator=";"):
    """The values of a cell that holds several, separated by semicolons unless told otherwise."""
    return [value.strip() for value in cell.split(separator) if value.strip()]


def fold(text):
    """Lower case without accents."""
    special = {"ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th"}
    return plain("".join(special.get(c, c) for c in text)).casefold()


def plain(text):
    """Without accents; other letters stay."""
    special = {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i"}
    text = "".join(special.get(c, c) for c in text)
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def with_plain(names):
    """The names, each followed by its unaccented form where that differs."""
    forms = []
    for name in names:
        for form in (name, plain(name)):
            if form not in forms:
                forms.append(form)
    return forms


def write(name, columns, rows):
    """Writes a table sorted by its cells, without duplicates."""
    unique = sorted({tuple(str(cell) for cell in row) for row in rows})
    for row in unique:
        if len(row) != len(columns) or any("\t" in cell or "\n" in cell for cell in row):
            raise SystemExit(f"{name}: bad row {row}")
    with open(os.path.join(OUTPUT, name), "w", encoding="utf-8", newline="\n") as file:
        for row in [tuple(columns)] + unique:
            file.write("\t".join(row) + "\n")
