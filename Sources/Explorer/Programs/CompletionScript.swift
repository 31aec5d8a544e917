/// A shell whose command lines can be completed, and the script by which it asks the program what can stand there.
enum CompletionScript: String, CaseIterable {
    case bash, zsh, fish

    var text: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    /// Bash cuts words with their quotes, and ends a word with a blank unless it is told that it goes on.
    private static let bashScript = #"""
        # Completes `convo` in bash: the program itself says what can stand at the cursor.
        _convo() {
            local words=("${COMP_WORDS[@]:1:COMP_CWORD}") kind last text meaning
            COMPREPLY=()
            while IFS=$'\t' read -r kind text meaning; do
                COMPREPLY+=("$text")
                last=$kind
            done < <("$1" completions -- "${words[@]//[\\\"\']/}" 2>/dev/null)
            compopt -o filenames 2>/dev/null
            compopt -o nosort 2>/dev/null
            [[ ${#COMPREPLY[@]} -eq 1 && $last == more ]] && compopt -o nospace 2>/dev/null
            return 0
        }
        complete -F _convo convo

        """#

    private static let zshScript = #"""
        #compdef convo
        # Completes `convo` in zsh: the program itself says what can stand at the cursor.
        _convo() {
            local line kind text meaning
            local -a ended open
            for line in "${(@f)$("${(Q)words[1]}" completions -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
                IFS=$'\t' read -r kind text meaning <<< "$line"
                [[ -n $text ]] || continue
                text="${${text//\\/\\\\}//:/\\:}"
                [[ $kind == more ]] && open+=("$text:$meaning") || ended+=("$text:$meaning")
            done
            (( $#ended )) && _describe -V convo ended
            (( $#open )) && _describe -V convo open -S ''
            (( $#ended + $#open ))
        }
        if [[ ${funcstack[1]} == _convo ]]; then _convo "$@"; else compdef _convo convo; fi

        """#

    private static let fishScript = #"""
        # Completes `convo` in fish: the program itself says what can stand at the cursor.
        function __convo_candidates
            set -l words (commandline -opc)
            set -l now (commandline -ct | string unescape; or commandline -ct)
            $words[1] completions -- $words[2..] "$now" 2>/dev/null | string replace -r '^\w+\t' ''
        end
        complete -c convo -f -a '(__convo_candidates)'

        """#
}
