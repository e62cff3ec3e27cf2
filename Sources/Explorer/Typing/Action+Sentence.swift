import Backprop

extension Action {
  /// What it does, where the words of its key say that of two keys together, or where it has no key.
  package var sentence: String? {
    switch self {
    case .forward(let granularity): "one \(granularity.rawValue) on"
    case .back(let granularity): "one \(granularity.rawValue) back"
    case .onward: "on, as far as the arrow keys go"
    case .backward: "back, as far as the arrow keys go"
    case .coarser: "let the arrow keys go farther"
    case .finer: "let the arrow keys go less far"
    case .goToCursor: "to the epoch at the plot's cursor"
    case .nextStop: "on to the next hit of a stop"
    case .previousStop: "back to the last hit of a stop"
    case .nextChange: "to the next change of what is selected"
    case .previousChange: "to the last change of what is selected"
    case .jumpBack: "back to where the last jump began"
    case .jumpForth: "make the jump again"
    case .mark: "mark this step with a letter"
    case .askForMark, .goToMark: "to a marked step"
    case .faster: "run faster"
    case .slower: "run slower"
    case .fastest: "run as fast as it can train"
    case .select(.left): "select what is to the left"
    case .select(.down): "select what is below"
    case .select(.up): "select what is above"
    case .select(.right): "select what is to the right"
    case .undo: "undo the last change"
    case .redo: "redo what was undone"
    case .fewerDigits: "show fewer digits"
    case .moreDigits: "show more digits"
    case .nextDrawing: "draw with Braille, blocks or ASCII"
    case .nextTheme: "the next colours"
    case .toggleLogarithm: "error axis: logarithmic or linear"
    case .toggleErrorOfAll: "error over a weight: all data or the update's"
    case .toggleCarrying: "edges show their weights, or what they carry"
    case .toggleBig: "large digits, for projectors"
    case .copyValue: "copy the value in hand, with all its digits"
    case .copySentence: "copy it with its formula and what it means"
    case .nextPage: "the lesson's next page"
    case .previousPage: "the lesson's previous page"
    case .redraw: "draw the screen anew"
    case .suspend: "suspend the program"
    case .help: "show the keys and commands"
    case .close: "close what is open"
    case .goTo, .goToFurthest, .nextPanel, .previousPanel, .intoOperand, .answer, .showFindings,
      .toggleRun, .showFormula, .edit, .reset, .zoom, .checkGradients, .command, .interrupt,
      .quit:
      nil
    }
  }
}
