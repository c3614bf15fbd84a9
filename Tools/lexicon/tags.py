#!/usr/bin/env python3
"""tags.py EN-LEXICON > Sources/Embedded/Lexicon/tags.tsv

Makes the table of parts of speech from the lexicon of Brill's tagger (Brill 1992; MIT licence), as shipped in the PyPI package
textblob 0.15.3 (textblob/en/en-lexicon.txt). Kept: the lower-case words.
Corrections of words whose commonest tag in old newswire misleads stand in corrections.tsv beside this file. Standard library only."""
import re
import sys
from pathlib import Path

COARSE = {"NN": "NN", "NNS": "NNS", "PRP": "PRP", "PRP$": "PRP$", "WP$": "PRP$", "DT": "DT", "PDT": "DT", "JJ": "JJ", "JJR": "JJ",
          "JJS": "JJ", "RB": "RB", "RBR": "RB", "RBS": "RB", "VB": "VB", "VBD": "VBD", "VBG": "VBG", "VBN": "VBN", "VBP": "VBP",
          "VBZ": "VBZ", "MD": "MD", "IN": "IN", "TO": "TO", "CC": "CC", "CD": "CD", "WDT": "WDT", "WP": "WDT", "WRB": "WRB",
          "EX": "EX", "RP": "RP", "UH": "UH"}


tags = {}
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith(";;;") or not line.strip():
        continue
    word, _, tag = line.rstrip("\n").rpartition(" ")
    if re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word) and tag in COARSE:
        tags.setdefault(word, COARSE[tag])
for line in (Path(__file__).parent / "corrections.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    word, tag = line.split("\t")[:2]
    tags[word] = tag
print("# Source: lexicon of Brill's tagger v1.14 (Brown corpus and Penn Treebank), MIT licence, by way of textblob 0.15.3; made by Tools/lexicon/tags.py")
print("word\ttag")
for word in sorted(tags):
    if len(word) <= 24:
        print(f"{word}\t{tags[word]}")
