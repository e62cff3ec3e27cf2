import Backprop
import Documents

/// The names by which the explorer's actions are typed after `:`.
package enum CommandLineWords {
  /// Every action by its name.
  package static let all: [(name: String, action: Action)] =
    Granularity.allCases.flatMap { granularity in
      [
        ("\(granularity.rawValue)", Action.forward(granularity)),
        ("back \(granularity.rawValue)", Action.back(granularity)),
      ]
    } + [
      ("onward", .onward), ("backward", .backward), ("coarser", .coarser), ("finer", .finer),
      ("first", .goTo), ("furthest", .goToFurthest), ("run", .toggleRun), ("faster", .faster),
      ("slower", .slower), ("left", .select(.left)), ("down", .select(.down)),
      ("up", .select(.up)), ("right", .select(.right)), ("formula", .showFormula),
      ("edit", .edit), ("undo", .undo), ("redo", .redo), ("reset", .reset),
      ("next panel", .nextPanel), ("previous panel", .previousPanel), ("zoom", .zoom),
      ("fewer digits", .fewerDigits), ("more digits", .moreDigits), ("drawing", .nextDrawing),
      ("theme", .nextTheme), ("log", .toggleLogarithm), ("next page", .nextPage),
      ("previous page", .previousPage), ("help", .help), ("command", .command),
      ("close", .close), ("redraw", .redraw), ("suspend", .suspend), ("interrupt", .interrupt),
      ("quit", .quit),
    ]

  /// The names that take something after them.
  static let withOperand = ["go ", "select "]

  /// The name of an action.
  package static func name(of action: Action) -> String? {
    all.first { $0.action == action }?.name
  }

  static func action(named name: String) -> Action? {
    all.first { $0.name == name || ($0.name == "quit" && name == "q") }?.action
  }

  static func nearest(to name: String) -> String? {
    nearestName(to: name, among: all.map(\.name))
  }

  /// Returns the longest beginning that all names share which begin so.
  static func completed(_ text: String) -> String {
    let names = (all.map(\.name) + withOperand).filter { $0.hasPrefix(text) }
    guard var common = names.first else { return text }
    for name in names {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    return common
  }
}
