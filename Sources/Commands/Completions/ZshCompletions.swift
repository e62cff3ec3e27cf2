/// The completions for zsh, with what each option does.
struct ZshCompletions {
  let table: CompletionTable

  var script: String {
    """
    #compdef backstep
    # Completions of zsh for backstep, as `backstep --completions zsh` writes them.
    # Completes lessons, files by how they end, and words.
    _backstep_name() {
      local -a choices kinds
      local place
      for place; do
        case $place in
          lessons) choices+=(\(table.lessons.joined(separator: " "))) ;;
          .*) kinds+=("files:file:_files -g '*$place'") ;;
          *) choices+=($place) ;;
        esac
      done
      if (( $#choices )); then kinds+=('names:name:compadd -a choices'); fi
      _alternative $kinds
    }

    _backstep() {
      local command=explore
      local -a commands=(
    \(commands)  )
      if (( CURRENT > 2 )) && [[ -n ${(M)commands:#$words[2]:*} ]]; then
        command=$words[2]
        shift words
        (( CURRENT-- ))
      elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe -t commands command commands
      elif (( CURRENT == 2 )); then
        _arguments \\
    \(table.programOptions.map(specification).joined(separator: " \\\n"))
      fi
      case $command in
    \(table.commands.map(arguments).joined())  esac
    }

    if [[ $funcstack[1] == _backstep ]]; then _backstep "$@"; else compdef _backstep backstep; fi

    """
  }

  private var commands: String {
    table.commands.map {
      "    " + Shell.quoted($0.name + ":" + $0.sentence.replacing(":", with: "\\:")) + "\n"
    }.joined()
  }

  private func arguments(of command: CompletionTable.Command) -> String {
    var lines = command.options.map(specification)
    for (index, place) in command.names.enumerated() {
      lines.append("      " + Shell.quoted("\(index + 1):name:" + action(for: place)))
    }
    return "    \(command.name)) _arguments \\\n" + lines.joined(separator: " \\\n") + " ;;\n"
  }

  /// An option as `_arguments` takes it: `--rate=[The learning rate]:η: `.
  private func specification(_ option: CompletionTable.Option) -> String {
    let words = ZshCompletions.escaped(option.shortSentence)
    guard let value = option.value else {
      return "      " + Shell.quoted("\(option.name)[\(words)]")
    }
    let placeholder = ZshCompletions.escaped(option.placeholder)
    return "      "
      + Shell.quoted("\(option.name)=[\(words)]:\(placeholder):\(action(for: value))")
  }

  private func action(for place: Placeholder) -> String {
    let names = place.words + (place.takesLesson ? ["lessons"] : [])
    let types = place.fileTypes.map { "." + $0 }
    if names.isEmpty, types.isEmpty { return " " }
    // Without the blank the function would be called with more than what stands here.
    return " _backstep_name "
      + (names + types).map { $0.replacing(":", with: "\\:") }.joined(separator: " ")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]:\\".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
