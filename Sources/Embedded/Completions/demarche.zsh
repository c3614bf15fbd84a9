#compdef demarche
# Completions of demarche for zsh: every candidate comes from the program itself.
_demarche() {
    local line
    local -a lines texts shown
    line="${words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
    lines=("${(@f)$(${~words[1]} completions --line "$line" 2>/dev/null)}")
    case $lines[1] in
    files) _files; return ;;
    folders) _files -/; return ;;
    words) ;;
    *) return 1 ;;
    esac
    local -i open=0
    for line in "${(@)lines[3,-1]}"; do
        [[ -z $line ]] && continue
        texts+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
        [[ $texts[-1] == *= ]] && open=1
    done
    (( $#texts )) || return 1
    if (( open )); then
        compadd -S '' -d shown -a texts
    elif [[ "$shown" == *'  -- '* ]]; then
        compadd -l -d shown -a texts
    else
        compadd -a texts
    fi
}
if [[ $funcstack[1] == _demarche ]]; then
    _demarche "$@"
elif (( $+functions[compdef] )); then
    compdef _demarche demarche
fi
