/// The completions for fish, with what each option does.
struct FishCompletions {
  let table: CompletionTable

  var script: String {
    """
    # Completions of fish for backstep, as `backstep --completions fish` writes them.

    # Prints the command that is typed, and how many names stand before the cursor.
    function __backstep_place
      set -l words (commandline -opc)[2..]
      set -l command explore
      if contains -- "$words[1]" \(names)
        set command $words[1]
        set -e words[1]
      end
      set -l names 0
      set -l is_value false
      for word in $words
        if $is_value
          set is_value false
        else if contains -- $word \(table.valueOptions.joined(separator: " "))
          set is_value true
        else if not string match -q -- '-*' $word
          set names (math $names + 1)
        end
      end
      echo $command $names
    end

    function __backstep_command
      contains -- (string split ' ' (__backstep_place))[1] $argv
    end

    function __backstep_name
      test (__backstep_place) = "$argv"
    end

    # Prints the files whose names end so, and folders.
    function __backstep_files
      __fish_complete_suffix .$argv | string match -r -- ".*(?:/|\\.$argv)\\$"
    end

    complete -c backstep -f
    \(commands)\(programOptions)\(operands)\(options)
    """
  }

  private var names: String { table.commands.map(\.name).joined(separator: " ") }

  /// The condition that the cursor is at the first word.
  private static let first = "-n 'test (count (commandline -opc)) -eq 1'"

  private var commands: String {
    table.commands.map {
      "complete -c backstep \(FishCompletions.first) -a \($0.name) -d \(Shell.quoted($0.sentence))\n"
    }.joined()
  }

  private var programOptions: String {
    table.programOptions.map { line($0, FishCompletions.first) }.joined()
  }

  private var operands: String {
    var lines = ""
    for command in table.commands {
      for (index, place) in command.names.enumerated() {
        lines +=
          "complete -c backstep -n '__backstep_name \(command.name) \(index)'"
          + candidates(place) + "\n"
      }
    }
    return lines
  }

  /// A line for each option, for the commands that take it alike.
  private var options: String {
    var lines: [(body: String, commands: [String])] = []
    for command in table.commands {
      for option in command.options {
        let body = line(option, "")
        if let index = lines.firstIndex(where: { $0.body == body }) {
          lines[index].commands.append(command.name)
        } else {
          lines.append((body, [command.name]))
        }
      }
    }
    return lines.map { line in
      let condition = "-n '__backstep_command \(line.commands.joined(separator: " "))'"
      return line.body.replacing("complete -c backstep", with: "complete -c backstep \(condition)")
    }.joined()
  }

  /// An option; what goes as its value has a line of its own, or it would bear the option's words.
  private func line(_ option: CompletionTable.Option, _ condition: String) -> String {
    let head =
      "complete -c backstep" + (condition.isEmpty ? "" : " " + condition)
      + " -l \(option.name.dropFirst(2))" + (option.value == nil ? "" : " -x")
    let values = option.value.map(candidates) ?? ""
    return "\(head) -d \(Shell.quoted(option.shortSentence))\n"
      + (values.isEmpty ? "" : head + values + "\n")
  }

  private func candidates(_ place: Placeholder) -> String {
    var parts = place.words + (place.takesLesson ? table.lessons : [])
    parts += place.fileTypes.map { "(__backstep_files \($0))" }
    return parts.isEmpty ? "" : " -a \(Shell.quoted(parts.joined(separator: " ")))"
  }
}
