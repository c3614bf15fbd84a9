# Completions of demarche for bash: every candidate comes from the program itself.
_demarche() {
    local kind word line head cur=$2
    local -a lines=()
    COMPREPLY=()
    while IFS= read -r line; do
        lines+=("${line%%$'\t'*}")
    done < <("${1/#\~/$HOME}" completions --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    kind=${lines[0]}
    word=${lines[1]}
    # bash breaks words at signs such as "=", and replaces only what is after them.
    [[ ${COMP_WORDBREAKS} == *"${cur}"* && ${#cur} -eq 1 && ${word} == *"${cur}" ]] && cur=
    cur=${cur//\\/}
    cur=${cur#[\"\']}
    compopt -o filenames
    case ${kind} in
    files) mapfile -t COMPREPLY < <(compgen -f -- "${cur}") ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "${cur}") ;;
    words)
        head=${word%"${cur}"}
        for line in "${lines[@]:2}"; do
            COMPREPLY+=("${line#"${head}"}")
            [[ ${line} == *= ]] && compopt -o nospace
        done
        ;;
    esac
}
complete -F _demarche demarche
