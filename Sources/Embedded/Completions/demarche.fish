# Completions of demarche for fish: every candidate comes from the program itself.
function __demarche_complete
    set -l lines (demarche completions --line (commandline -cp | string collect) 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case words
            printf '%s\n' $lines[3..]
    end
end
complete -c demarche -f -a '(__demarche_complete)'
