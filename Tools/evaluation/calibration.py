"""Is a statement's confidence the share of such statements that are right? Used by evaluate.py.

Right is what score.py counts at 0.5 end to end: the content matches a gold statement's and the speaker is that one's. Predictions
that score.py leaves out (on passages to ignore, on gold that is no speech) are left out here. Standard library only."""
import json

from score import attribution_ok, chars, load

THRESHOLD = 0.5


def cared(statement):
    return statement.get("speech") is not False


def verdicts(gold, predicted):
    """For each predicted statement of an article True (right), False (wrong) or None (left out), by the rules of score.py."""
    text = gold["text"]
    ignored = chars(gold.get("ignore"), text, True)
    wanted = [chars(statement["content"], text, True) - ignored for statement in gold["statements"]]
    result, given = [None] * len(predicted), {}
    for index, statement in enumerate(predicted):
        content = chars(statement["content"], text, True)
        if content and len(content & ignored) * 2 <= len(content):
            given[index] = content - ignored
    # The tie-breaks are score.py's: by falling overlap, then the order of gold, then that of the kept predictions.
    pairs = sorted((-len(want & give) / len(want | give), i, j) for i, want in enumerate(wanted) for j, give in given.items()
                   if want & give)
    matched, taken = {}, set()
    for overlap, i, j in pairs:
        if i not in taken and j not in matched:
            taken.add(i)
            matched[j] = (i, -overlap)
    no_care = set().union(*(want for want, statement in zip(wanted, gold["statements"]) if not cared(statement)))
    for j, give in given.items():
        i, overlap = matched.get(j, (None, 0))
        if overlap < THRESHOLD - 1e-9:
            result[j] = None if no_care and len(give & no_care) * 2 >= len(give) else False
        elif cared(gold["statements"][i]):
            judgeable, right, _ = attribution_ok(gold["statements"][i], predicted[j], text, True)
            result[j] = right or not judgeable
    return result


def judged(gold_path, findings_path, predicted_path):
    """(confidence, right) of every statement that score.py counts; the two files of predictions are one made from the other."""
    with open(findings_path, encoding="utf-8") as lines:
        confidences = {article["id"]: [statement["confidence"] for statement in article["statements"]]
                       for article in map(json.loads, lines)}
    predicted = {article["id"]: article["statements"] for article in load(predicted_path)}
    return [(confidence, right) for gold in load(gold_path) if gold["id"] in predicted
            for confidence, right in zip(confidences[gold["id"]], verdicts(gold, predicted[gold["id"]])) if right is not None]


def bins(pairs):
    """{tenths: (count, mean confidence, share right)} of the bins that hold any statement; 1.0 falls into the last."""
    groups = {}
    for confidence, right in pairs:
        groups.setdefault(min(int(confidence * 10 + 1e-9), 9), []).append((confidence, right))
    return {tenths: (len(group), sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group))
            for tenths, group in sorted(groups.items())}


def expected_error(pairs):
    """Expected calibration error: the mean over statements of |mean confidence - share right| of their bin."""
    return sum(count * abs(mean - share) for count, mean, share in bins(pairs).values()) / len(pairs) if pairs else 0.0
