/// The completions for bash; they need nothing but bash itself.
struct BashCompletions {
  let table: CompletionTable

  var script: String {
    """
    # Completions of bash for backstep, as `backstep --completions bash` writes them.
    _backstep() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
      local command=explore names=0 words= types= type i
      COMPREPLY=()
      # Bash cuts words at = and : as well.
      case $word:$before in
        ::*|*::) return ;;
        =:*) word= ;;
        *:=) before=${COMP_WORDS[COMP_CWORD-2]} ;;
      esac
      for ((i = 1; i < COMP_CWORD; i++)); do
        case $i:${COMP_WORDS[i]} in
          1:\(alternatives(commandNames).replacing("|", with: "|1:"))) command=${COMP_WORDS[i]} ;;
          *:\(alternatives(table.valueOptions).replacing("|", with: "|*:")))
            i=$((i + 1))
            if [[ ${COMP_WORDS[i]} == = ]]; then i=$((i + 1)); fi ;;
          *:-*) ;;
          *) names=$((names + 1)) ;;
        esac
      done
      case $command:$before in
    \(values)    *)
          case $command:$names:$word in
    \(options)\(operands)      esac
          if [[ $COMP_CWORD == 1 ]]; then
            case $word in
              -*) words+=' \(table.programOptions.map(\.name).joined(separator: " "))' ;;
              *) words+=' \(commandNames.joined(separator: " "))' ;;
            esac
          fi ;;
      esac
      while IFS= read -r; do COMPREPLY+=("$REPLY"); done < <(
        compgen -W "$words" -- "$word"
        for type in $types; do compgen -f -X "!*.$type" -- "$word"; done
        if [[ -n $types ]]; then compgen -d -- "$word"; fi)
      if [[ -n $types ]]; then compopt -o filenames; fi
      if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]]; then compopt -o nospace; fi
    }
    complete -F _backstep backstep

    """
  }

  private var commandNames: [String] { table.commands.map(\.name) }

  private func alternatives(_ names: [String]) -> String { names.joined(separator: "|") }

  /// What goes after each option that takes a value.
  private var values: String {
    var lines = ""
    for (places, place) in valuePlaces {
      lines += "    \(alternatives(places))) \(assignments(place)) ;;\n"
    }
    return lines
  }

  /// The places after options, `train:--optimizer`, together where the same goes.
  private var valuePlaces: [(places: [String], value: Placeholder)] {
    var found: [(places: [String], value: Placeholder)] = []
    func add(_ place: String, _ value: Placeholder) {
      if let index = found.firstIndex(where: { $0.value == value }) {
        found[index].places.append(place)
      } else {
        found.append(([place], value))
      }
    }
    for name in table.valueOptions {
      var takers = table.commands.compactMap { command in
        command.options.first { $0.name == name }?.value.map { (command.name, $0) }
      }
      if let value = table.programOptions.first(where: { $0.name == name })?.value {
        takers.append(("explore", value))
      }
      guard let first = takers.first else { continue }
      if takers.allSatisfy({ $0.1 == first.1 }) {
        add("*:\(name)", first.1)
      } else {
        for (command, value) in takers { add("\(command):\(name)", value) }
      }
    }
    return found
  }

  private var options: String {
    table.commands.map { command in
      "        \(command.name):*:-*) words='"
        + command.options.map(\.name).joined(separator: " ") + "' ;;\n"
    }.joined()
  }

  private var operands: String {
    var lines = ""
    for command in table.commands {
      for (index, place) in command.names.enumerated() {
        lines += "        \(command.name):\(index):*) \(assignments(place)) ;;\n"
      }
    }
    return lines
  }

  private func assignments(_ place: Placeholder) -> String {
    let words = place.words + (place.takesLesson ? table.lessons : [])
    var parts: [String] = []
    if !words.isEmpty { parts.append("words='\(words.joined(separator: " "))'") }
    if !place.fileTypes.isEmpty {
      parts.append("types='\(place.fileTypes.joined(separator: " "))'")
    }
    return parts.isEmpty ? "return" : parts.joined(separator: " ")
  }
}
