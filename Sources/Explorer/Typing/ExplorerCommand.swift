import Backprop
package import Documents

/// What can be typed after `:`.
package enum ExplorerCommand {
  /// A command that takes something after its name.
  enum Word: String, CaseIterable {
    case go
    case select
    case set
    case weights
    case open
    case panel
    case branch
    case branches
    case page
    case seed

    /// Whether it moves or changes the run, with something typed after it.
    func concernsRun(_ operands: [String]) -> Bool {
      switch self {
      case .go, .weights, .branch, .page, .seed: true
      case .set: ExplorerCommand.setting(named: operands.first ?? "")?.id.effect != .display
      case .select, .open, .panel, .branches: false
      }
    }

    /// What is typed after it, for messages.
    var usage: String {
      switch self {
      case .go: "go 1200, go dE/dw5, or go epoch 3 example 2"
      case .select: "select w5"
      case .set: "set rate 0.1"
      case .weights: "weights w5 0.4"
      case .open: "open one-weight, or open one-weight --rate 0.2"
      case .panel: "panel data"
      case .branch: "branch 1"
      case .branches: "branches"
      case .page: "page 3"
      case .seed: "seed 2"
      }
    }
  }

  /// The settings that `set` knows: those of training, and how numbers and colours look.
  package static let settings = Setting.allowed(in: .prompt)

  static func setting(named name: String) -> Setting? { settings.first { $0.name == name } }

  static func action(named name: String) -> Action? {
    name == "q" ? .quit : Action.all.first { $0.name == name }
  }

  /// The action whose name a text is, whatever blanks are in it.
  static func action(typed text: String) -> Action? {
    action(named: text.split(separator: " ").joined(separator: " "))
  }

  /// Where an operand of a command begins: in characters from 1; `nil` where there is none.
  static func column(ofOperand index: Int, in text: String) -> Int? {
    let words = text.unicodeScalars.split(separator: " ")
    guard words.indices.contains(index + 1) else { return nil }
    return text.unicodeScalars[..<words[index + 1].startIndex].count + 1
  }

  static func nearest(to name: String) -> String? {
    nearestName(to: name, among: Action.all.map(\.name) + Word.allCases.map(\.rawValue))
  }

  /// The commands that a text may be the beginning of: with what stands after their names once the text
  /// has a blank.
  static func names(for text: String, in state: State) -> [String] {
    let plain = Word.allCases.map(\.rawValue) + Action.all.map(\.name)
    guard let blank = text.firstIndex(of: " "), let word = Word(rawValue: String(text[..<blank]))
    else { return plain }
    let begun = String(text[text.index(after: blank)...])
    return plain + word.operands(beginningWith: begun, in: state).map { "\(word.rawValue) \($0)" }
      + examples(after: text)
  }

  /// What an epoch to go to can be followed by: `go epoch 3 example `.
  private static func examples(after text: String) -> [String] {
    let words = text.split(separator: " ")
    guard words.prefix(2) == ["go", "epoch"], words.count > 2, Int(words[2]) != nil else {
      return []
    }
    return ["go epoch \(words[2]) example "]
  }

  /// Returns what a text can go on with: the longest beginning that all fitting names share.
  static func completed(_ text: String, among names: [String]) -> String {
    let fitting = names.filter { $0.hasPrefix(text) }
    guard var common = fitting.first else { return text }
    for name in fitting {
      while !name.hasPrefix(common) { common.removeLast() }
    }
    return common
  }
}

extension ExplorerCommand.Word {
  /// The settings that a network of this kind has.
  private func settings(in state: State) -> [Setting] {
    let isRecurrent = state.shape.recurrence != nil
    return ExplorerCommand.settings.filter { isRecurrent || $0.id.need != .recurrentNetwork }
  }

  /// What can stand after the word, where that begins with a text; others may be among it.
  fileprivate func operands(beginningWith text: String, in state: State) -> [String] {
    switch self {
    case .go: ["epoch ", "example "]
    case .seed, .branches: []
    case .select: state.selectableNames(beginningWith: text)
    case .set:
      settings(in: state).flatMap { setting in
        [setting.name] + setting.values.map { "\(setting.name) \($0)" }
      }
    case .weights:
      state.selectableNames(beginningWith: text).filter { $0.hasPrefix("w") || $0.hasPrefix("b") }
    case .open: state.lessonNames
    case .panel: Panel.allCases.map(\.rawValue)
    case .branch: (0..<state.branchCount).map { String($0 + 1) }
    case .page: state.lesson.pages.indices.map { String($0 + 1) }
    }
  }
}
