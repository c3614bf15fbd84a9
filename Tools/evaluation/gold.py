#!/usr/bin/env python3
"""gold.py GOLD.jsonl TEXTS.jsonl > OUT.jsonl

Joins annotations that quote the text (Tools/evaluation/gold) with the texts that they are about (Samples), by id, and turns every quoted
substring into a span of Unicode scalars, [start, end), in the form that score.py reads. A quoted substring is either a string,
which must then occur exactly once, or {"text": "...", "occurrence": N}, its N-th occurrence, counted from 1. A substring that is
missing or ambiguous, an id without a text and an unknown label end the run with the article's id. Standard library only."""
import json
import sys

LABELS = {
    "statement kind": "direct indirect mixed",
    "act": "comment demand propose promise agree accuse criticise reject deny threaten praise apologise",
    "meeting kind": "talks summit press_conference phone_call visit negotiation conference signing other",
    "status": "held planned cancelled",
    "type": "official country organization person unnamed",
}


class Fault(Exception):
    """An annotation that does not fit its text; the message names the substring or label."""


def lines(path):
    """The JSON objects of a file of JSON lines, with their line numbers."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except ValueError as error:
                    sys.exit(f"gold: {path}:{number}: not JSON ({error})")


def span(quoted, text):
    """The half-open range of a quoted substring in Unicode scalars."""
    if isinstance(quoted, dict):
        wanted, occurrence = quoted["text"], quoted["occurrence"]
    else:
        wanted, occurrence = quoted, None
    if not wanted:
        raise Fault("an empty substring")
    starts = []
    start = text.find(wanted)
    while start >= 0:
        starts.append(start)
        start = text.find(wanted, start + 1)
    if not starts:
        raise Fault(f"not in the text: {wanted!r}")
    if occurrence is None:
        if len(starts) > 1:
            raise Fault(f"occurs {len(starts)} times, name the occurrence: {wanted!r}")
        occurrence = 1
    if not 1 <= occurrence <= len(starts):
        raise Fault(f"occurs {len(starts)} times, there is no occurrence {occurrence}: {wanted!r}")
    return [starts[occurrence - 1], starts[occurrence - 1] + len(wanted)]


def label(name, value):
    """The value, when it is one of the labels of that name."""
    if value not in LABELS[name].split():
        raise Fault(f"unknown {name} {value!r}; one of: {LABELS[name]}")
    return value


def statement(annotated, text):
    """A statement with spans, its speaker's fields laid flat."""
    def spans(quoted):
        return None if quoted is None else [span(part, text) for part in (quoted if isinstance(quoted, list) else [quoted])]

    speaker = annotated["speaker"]
    return {"kind": label("statement kind", annotated["kind"]), "act": label("act", annotated["act"]),
            "content": spans(annotated["content"]), "source": spans(annotated["source"]), "cue": spans(annotated["cue"]),
            "speaker": speaker["name"], "speaker_type": label("type", speaker["type"]), "speaker_country": speaker["country"],
            "speaker_office": speaker["office"], "about": annotated["about"]}


def meeting(annotated, text):
    """A meeting with the span of its mention."""
    for participant in annotated["participants"]:
        label("type", participant["type"])
    return {"kind": label("meeting kind", annotated["kind"]), "status": label("status", annotated["status"]),
            "participants": annotated["participants"], "place": annotated["place"], "date": annotated["date"],
            "mention": span(annotated["mention"], text)}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold, texts = sys.argv[1:]
    articles = {article["id"]: article for _, article in lines(texts)}
    joined = []
    for number, annotated in lines(gold):
        name = annotated.get("id")
        try:
            if name not in articles:
                raise Fault(f"no article of {texts} has this id")
            article = articles[name]
            text = article["text"]
            joined.append({"id": name, "title": article["title"], "date": article.get("published"), "text": text,
                           "statements": [statement(each, text) for each in annotated["statements"]],
                           "meetings": [meeting(each, text) for each in annotated["meetings"]],
                           "officials": annotated["officials"]})
        except Fault as fault:
            sys.exit(f"gold: {gold}:{number}: {name}: {fault}")
        except KeyError as missing:
            sys.exit(f"gold: {gold}:{number}: {name}: a field is missing: {missing}")
    for article in joined:
        print(json.dumps(article, ensure_ascii=False))


main()
