import Backprop
package import Documents

/// What can be typed after `:`.
package enum ExplorerCommand {
  /// A command that takes something after its name.
  package enum Word: String, CaseIterable, Sendable {
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
    case `break`
    case find
    case plot
    case jumps
    case back
    case marks
    case note
    case save
    case shot
    case diff
    case compare
    case paper
    case again

    /// Whether it moves or changes the run, with something typed after it.
    func concernsRun(_ operands: [String]) -> Bool {
      switch self {
      case .go, .back, .weights, .branch, .page, .seed: true
      case .set: ExplorerCommand.setting(named: operands.first ?? "")?.id.effect != .display
      case .select, .open, .panel, .branches, .break, .find, .plot, .jumps, .marks, .note, .save,
        .shot, .diff, .compare, .paper, .again:
        false
      }
    }

    /// Whether so much can be typed after it.
    func takes(_ operands: [String]) -> Bool {
      switch self {
      case .branches, .jumps, .marks: operands.isEmpty
      case .break, .note, .diff, .paper, .again: true
      case .go, .back, .select, .set, .weights, .open, .panel, .branch, .page, .seed, .find, .plot,
        .save, .shot, .compare:
        !operands.isEmpty
      }
    }

    /// Whether anything can be typed after it.
    var takesOperand: Bool { takes([""]) }

    /// What is typed after it, as it was typed.
    func rest(of text: String) -> String {
      let start = text.drop { $0 == " " }.dropFirst(rawValue.count)
      return String(start.drop { $0 == " " })
    }

    /// What it does.
    package var sentence: String {
      switch self {
      case .go: "to a step, a symbol or an epoch"
      case .select: "select a unit, weight or bias"
      case .set: "change a setting"
      case .weights: "set weights and biases"
      case .open: "open a lesson or a file"
      case .panel: "show a panel"
      case .branch: "go to another run or another future"
      case .branches: "list the other runs and futures"
      case .page: "open a page of the lesson"
      case .seed: "back to the start with other weights"
      case .break: "stop where a condition hits; list the stops"
      case .find: "list all hits of a condition"
      case .plot: "draw what an expression comes to beside E"
      case .jumps: "list the places left by jumps"
      case .back: "back to the last step of a symbol"
      case .marks: "list marks and notes"
      case .note: "write a note at this step"
      case .diff: "compare the weights with those of another step"
      case .compare: "compare with a branch or another lesson"
      case .paper: "list what was answered, or mark a file"
      case .again: "open it with other numbers"
      case .save: "save the run with marks and notes as a lesson"
      case .shot: "save the screen as a picture"
      }
    }

    /// What is typed after it, for messages and help.
    package var usage: String {
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
      case .break: "break w5 < 0, or break off 1"
      case .find: "find E < 0.01"
      case .plot: "plot w5, or plot off"
      case .jumps: "jumps"
      case .back: "back dE/dw5"
      case .marks: "marks"
      case .note: "note Here the error turns., or note off"
      case .save: "save mine.json"
      case .shot: "shot screen.svg, or .txt or .ansi"
      case .compare: "compare 1, compare xor --rate 2, or compare off"
      case .paper: "paper mine.csv, or paper (what was answered)"
      case .again: "again (the next variant), or again 7"
      case .diff: "diff 120, diff 'a, or diff (since the last jump)"
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

  /// The commands that a line may be on the way to; with what stands after their names once the line has
  /// a blank.
  static func candidates(for text: String, in state: State) -> [Candidate] {
    let plain =
      Word.allCases.map { Candidate($0.rawValue, .word($0)) }
      + Action.all.map { Candidate($0.name, .action($0)) }
    guard let blank = text.firstIndex(of: " "), let word = Word(rawValue: String(text[..<blank]))
    else { return plain.fitting(text) }
    let begun = String(text[text.index(after: blank)...])
    let operands = word.operands(beginningWith: begun, in: state).fitting(begun)
      .map { Candidate("\(word.rawValue) \($0.text)", $0.subject) }
    // An action's name can begin with a word: go to cursor.
    return operands + (plain + examples(after: text)).filter { $0.text.hasPrefix(text) }
  }

  /// What an epoch to go to can be followed by: `go epoch 3 example `.
  private static func examples(after text: String) -> [Candidate] {
    let words = text.split(separator: " ")
    guard words.prefix(2) == ["go", "epoch"], words.count > 2, Int(words[2]) != nil else {
      return []
    }
    return [Candidate("go epoch \(words[2]) example ")]
  }
}

extension ExplorerCommand.Word {
  /// The settings that a network of this kind has.
  private func settings(in state: State) -> [Setting] {
    let isRecurrent = state.shape.recurrence != nil
    return ExplorerCommand.settings.filter { isRecurrent || $0.id.need != .recurrentNetwork }
  }

  /// What can stand after the word, where that begins with a text; others may be among it.
  fileprivate func operands(beginningWith text: String, in state: State) -> [Candidate] {
    switch self {
    case .go: [Candidate("epoch "), Candidate("example ")]
    case .select: state.selectableNames(beginningWith: text).map { Candidate($0) }
    case .seed, .branches, .jumps, .find, .back, .marks, .save, .shot, .diff, .paper, .again: []
    case .note: [Candidate("off")]
    case .plot: [Candidate("off")] + state.plots.map { Candidate($0.text) }
    case .break:
      [Candidate("off")]
        + state.stops.all.map {
          Candidate("off \($0.number)", .operand($0.text))
        }
    case .set:
      settings(in: state).flatMap { setting in
        [Candidate(setting.name, .operand(setting.words))]
          + setting.values.map { Candidate("\(setting.name) \($0)") }
      }
    case .weights:
      state.selectableNames(beginningWith: text).filter { $0.hasPrefix("w") || $0.hasPrefix("b") }
        .map { Candidate($0) }
    case .open: state.lessonNames.map { Candidate($0) }
    case .compare: [Candidate("off")] + state.lessonNames.map { Candidate($0) }
    case .panel: Panel.allCases.map { Candidate($0.rawValue) }
    case .branch: (0..<state.branchCount).map { Candidate(String($0 + 1)) }
    case .page: state.lesson.pages.indices.map { Candidate(String($0 + 1)) }
    }
  }
}

extension Setting {
  /// Its sentence as a line of a list: `the learning rate`.
  fileprivate var words: String {
    sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast(sentence.hasSuffix(".") ? 1 : 0)
  }
}
