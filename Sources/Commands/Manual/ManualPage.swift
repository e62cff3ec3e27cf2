import Backprop
import Documents
import Opening

/// The manual page, made from the tables of commands, options, keys and lessons.
struct ManualPage {
  /// As man reads it.
  let text: String

  init(_ world: World) throws(Failure) {
    var page = Roff()
    page.section("NAME")
    page.line("backstep \\- debugger for backpropagation, in a terminal")
    ManualPage.writeSynopsis(to: &page)
    page.section("DESCRIPTION")
    page.paragraph(
      "Backstep shows a small neural network learning, one partial derivative at a time, forwards "
        + "and backwards: one key moves by one factor of the chain rule, another moves back. Every "
        + "number on the screen is the number that training used, bit for bit, and can be explained."
    )
    page.paragraph(
      "Without a command it opens the explorer, on the worked example where nothing is named. A "
        + "lesson brings its own defaults; options go before them.")
    page.section("COMMANDS")
    for command in CommandName.allCases {
      page.item(command.rawValue, command.operand, command.sentence)
    }
    ManualPage.writeOptions(to: &page)
    let keys = world.keys([]).lines
    if !keys.isEmpty {
      page.section("KEYS")
      page.paragraph("A number typed first repeats: 500s takes 500 steps.")
      for line in keys {
        page.item(line.keys.joined(separator: " "), "", ManualPage.sentence(line.words))
      }
    }
    page.section("LESSONS")
    for lesson in try LessonsCommand.lessons(world) {
      page.item(lesson.name, "", ManualPage.sentence(lesson.title))
    }
    ManualPage.writeEnd(to: &page)
    var head = Roff()
    head.header(name: "backstep", version: Help.version.split(separator: "\n").joined())
    head.fallbacks(for: page.text)
    text = head.text + page.text
  }

  private static func sentence(_ words: String) -> String {
    guard let last = words.last, !".?!".contains(last) else { return words }
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private static func writeSynopsis(to page: inout Roff) {
    page.section("SYNOPSIS")
    for command in CommandName.allCases {
      page.synopsis(
        "backstep" + (command == .explore ? "" : " " + command.rawValue),
        command.operand + (command.operand.isEmpty ? "" : " ") + "[OPTION …]")
    }
    for option in OptionHelp.ofProgram where option.name != "--verbose" {
      page.synopsis("backstep " + option.name, option.placeholder ?? "")
    }
  }

  // MARK: - Options

  /// An option, with the commands that take it and mean the same by it.
  private struct Entry {
    let option: OptionHelp
    var commands: [CommandName]
  }

  private static func writeOptions(to page: inout Roff) {
    page.section("OPTIONS")
    var entries: [Entry] = []
    for command in CommandName.allCases {
      for option in OptionHelp.all(of: command) where option.name != "--help" {
        if let index = entries.firstIndex(where: { $0.option == option }) {
          entries[index].commands.append(command)
        } else {
          entries.append(Entry(option: option, commands: [command]))
        }
      }
    }
    page.item("--help", "", "Show what the program, or a command, takes.")
    for option in OptionHelp.ofProgram {
      page.item(option.name, option.placeholder ?? "", option.sentence)
    }
    for entry in entries {
      let option = entry.option
      page.item(
        option.name, option.placeholder ?? "", option.sentence + " (\(words(for: entry.commands)))")
    }
  }

  private static func words(for commands: [CommandName]) -> String {
    let missing = CommandName.allCases.filter {
      ![.lessons, .lesson, .import].contains($0) && !commands.contains($0)
    }
    if missing.isEmpty { return "all commands" }
    if missing.count <= 2 {
      return "all commands but " + missing.map(\.rawValue).joined(separator: " and ")
    }
    return commands.map(\.rawValue).joined(separator: ", ")
  }

  // MARK: - The rest

  private static func writeEnd(to page: inout Roff) {
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases { page.item(String(status.rawValue), "", status.sentence) }
    page.section("ENVIRONMENT")
    page.item("NO_COLOR", "", "Where it is set and not empty, the screen has no colours.")
    page.item(
      KernelChoice.variable, "",
      "The kernels that train, such as baseline; all give the same bits.")
    page.section("FILES")
    page.item(
      "$XDG_CONFIG_HOME/backstep/config, ~/.config/backstep/config", "",
      "How the explorer looks, and what its keys do: a line a setting, such as theme light or "
        + "key w = next change. backstep --config prints all of them. It is read, and never written."
    )
    page.section("EXAMPLES")
    page.example("backstep", "The worked example, in the explorer.")
    page.example(
      "backstep train xor --epochs 5000 --json", "A lesson, trained without a screen.")
    page.example(
      "backstep trace worked-example --only 'dE/dw*'",
      "The partial derivatives of the first epoch, with their formulas.")
    page.example(
      "backstep train --layers 4-5-3 --data iris.csv --test 0.2 --scale standard --epochs 100",
      "A network made for data.")
  }
}
