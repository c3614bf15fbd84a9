#!/bin/sh
# run.sh GOLD: trains the attribution network from the annotated articles in GOLD and writes what the extractor embeds. About two hours
# on two cores. Same data and seed, same weights.
set -eu
[ $# -eq 1 ] || { echo "run.sh: name the folder of the annotated articles: make model EVAL=FOLDER" >&2; exit 2; }
gold=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
work=.build/training
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r Training/requirements.txt
python="$work/venv/bin/python"
swift build -c release --product TrainingFeatures
for name in polnear/train polnear/dev unlabelled/newswire; do
    .build/release/TrainingFeatures < "$gold/$name.jsonl" > "$work/$(echo $name | tr / -).f.jsonl"
done
# A transformer and a wide network learn from the gold; what they make of the newswire teaches the network that is shipped.
$python Training/teacher.py --gold "$gold" --features "$work" --out "$work" --epochs 3
$python Training/train.py --gold "$gold" --features "$work" --out "$work/wide.pt" --width 128 --depth 4 --hidden 64 --epochs 8
$python Training/silver.py --gold "$gold" --features "$work" --teacher "$work/teacher.pt" --model "$work/wide.pt" --out "$work/silver.pkl"
$python Training/train.py --gold "$gold" --features "$work" --out "$work/model.pt" --silver "$work/silver.pkl" \
    --width 96 --depth 2 --hidden 48 --dropout 0.2 --epochs 13
$python Training/export.py "$work/model.pt" Sources/Embedded/Model/attribution.bin
sh Sources/Embedded/generate.sh
swift build -c release --product demarche
$python Training/calibrate.py --gold "$gold" --binary .build/release/demarche --out Sources/Embedded/Model/calibration.tsv
$python Training/reference.py "$work/model.pt" .build/release/TrainingFeatures Tests/AttributionNetworkTests/Reference
