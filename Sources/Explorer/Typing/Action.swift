package import Backprop

/// What a person asks for.
package enum Action: Hashable, Sendable {
  case forward(Granularity)
  case back(Granularity)
  /// By the present granularity.
  case onward
  case backward
  case coarser
  case finer
  case goTo
  case goToFurthest
  /// The end of the epoch at which the error is read off.
  case goToCursor
  /// To a hit of any stop.
  case nextStop
  case previousStop
  /// To where what is selected or stepped on is changed or computed.
  case nextChange
  case previousChange
  /// To where an operand comes from.
  case intoOperand
  /// Among the places left by jumps.
  case jumpBack
  case jumpForth
  /// Asks for the value of the next step before it is taken.
  case answer
  case mark
  /// To where a letter was left; asks for the letter.
  case askForMark
  case goToMark(Unicode.Scalar)
  case toggleRun
  case faster
  case slower
  case fastest
  case select(Direction)
  case showFormula
  case edit
  case undo
  case redo
  case reset
  case nextPanel
  case previousPanel
  case zoom
  case fewerDigits
  case moreDigits
  case nextDrawing
  case nextTheme
  case toggleLogarithm
  case toggleErrorOfAll
  case toggleCarrying
  case toggleBig
  case checkGradients
  /// Lists what is wrong with the run.
  case showFindings
  /// The value in hand, to the clipboard.
  case copyValue
  /// The same with its formula and what it means.
  case copySentence
  case nextPage
  case previousPage
  case help
  case command
  case close
  case redraw
  case suspend
  case interrupt
  case quit

  package enum Direction: String, CaseIterable, Sendable {
    case left
    case down
    case up
    case right
  }

  /// All of them, in the order in which `:` offers them.
  package static let all: [Action] =
    Granularity.allCases.flatMap { [.forward($0), .back($0)] } + [
      .onward, .backward, .coarser, .finer, .goTo, .goToFurthest, .goToCursor, .nextStop,
      .previousStop, .nextChange, .previousChange, .intoOperand, .jumpBack, .jumpForth, .answer,
      .mark,
      .askForMark, .toggleRun, .faster, .slower, .fastest,
    ] + [.left, .down, .up, .right].map(Action.select) + [
      .showFormula, .edit, .undo, .redo, .reset, .nextPanel, .previousPanel, .zoom, .fewerDigits,
      .moreDigits, .nextDrawing, .nextTheme, .toggleLogarithm, .toggleErrorOfAll,
      .toggleCarrying, .toggleBig, .checkGradients, .showFindings, .copyValue, .copySentence,
      .nextPage, .previousPage, .help, .command, .close, .redraw, .suspend, .interrupt, .quit,
    ]

  /// What is typed for it after `:`.
  package var name: String {
    switch self {
    case .forward(let granularity): granularity.rawValue
    case .back(let granularity): "back \(granularity.rawValue)"
    case .onward: "onward"
    case .backward: "backward"
    case .coarser: "coarser"
    case .finer: "finer"
    case .goTo: "first"
    case .goToFurthest: "furthest"
    case .goToCursor: "go to cursor"
    case .nextStop: "next stop"
    case .previousStop: "previous stop"
    case .nextChange: "next change"
    case .previousChange: "previous change"
    case .intoOperand: "into"
    case .jumpBack: "back from jump"
    case .jumpForth: "forth"
    case .answer: "answer"
    case .mark: "mark"
    case .askForMark: "to mark"
    case .goToMark(let letter): "to mark \(letter)"
    case .toggleRun: "run"
    case .faster: "faster"
    case .slower: "slower"
    case .fastest: "fastest"
    case .select(let direction): direction.rawValue
    case .showFormula: "formula"
    case .edit: "edit"
    case .undo: "undo"
    case .redo: "redo"
    case .reset: "reset"
    case .nextPanel: "next panel"
    case .previousPanel: "previous panel"
    case .zoom: "zoom"
    case .fewerDigits: "fewer digits"
    case .moreDigits: "more digits"
    case .nextDrawing: "drawing"
    case .nextTheme: "theme"
    case .toggleLogarithm: "log"
    case .toggleErrorOfAll: "all data"
    case .toggleCarrying: "carry"
    case .toggleBig: "big"
    case .checkGradients: "check"
    case .showFindings: "findings"
    case .copyValue: "copy"
    case .copySentence: "copy explanation"
    case .nextPage: "next page"
    case .previousPage: "previous page"
    case .help: "help"
    case .command: "command"
    case .close: "close"
    case .redraw: "redraw"
    case .suspend: "suspend"
    case .interrupt: "interrupt"
    case .quit: "quit"
    }
  }

  /// Whether it moves or changes the run; such actions wait while a job moves it.
  var concernsRun: Bool {
    switch self {
    case .forward, .back, .onward, .backward, .goTo, .goToFurthest, .goToCursor, .nextStop,
      .previousStop, .nextChange, .previousChange, .intoOperand, .jumpBack, .jumpForth, .goToMark,
      .answer,
      .toggleRun, .edit, .undo, .redo, .reset, .nextPage, .previousPage:
      true
    case .mark, .askForMark, .coarser, .finer, .faster, .slower, .fastest, .select, .showFormula,
      .nextPanel, .previousPanel, .zoom, .fewerDigits, .moreDigits, .nextDrawing, .nextTheme,
      .toggleLogarithm, .toggleErrorOfAll, .toggleCarrying, .toggleBig, .checkGradients,
      .showFindings, .copyValue, .copySentence, .help, .command, .close, .redraw, .suspend,
      .interrupt, .quit:
      false
    }
  }
}
