#!/bin/sh
# Writes completions.c, gazetteer.c, lexicon.c, model.c and queries.c: one #embed for each file of the folder beside it. Run by `make embed`.
set -eu
cd "$(dirname "$0")"
for folder in Completions Gazetteer Lexicon Model Queries; do
    name=$(echo "$folder" | tr '[:upper:]' '[:lower:]')
    {
        echo "// Made by generate.sh: the files of $folder/."
        echo '#include "Embedded.h"'
        echo
        list=""
        n=0
        for file in $(LC_ALL=C ls "$folder" | grep -E '\.(tsv|sql|bin|bash|zsh|fish)$'); do
            echo "static const unsigned char file_$n[] = {"
            echo "#embed \"$folder/$file\""
            echo "};"
            list="$list    {\"$folder/$file\", file_$n, sizeof file_$n},
"
            n=$((n + 1))
        done
        echo
        echo "static const embedded_file files[] = {"
        printf '%s' "$list"
        echo "};"
        echo
        echo "const embedded_file *embedded_$name(size_t *count) {"
        echo "    *count = $n;"
        echo "    return files;"
        echo "}"
    } > "$name.c"
done
