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
  case toggleRun
  case faster
  case slower
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
  case toggleBig
  case checkGradients
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

  /// Whether it moves or changes the run; such actions wait while a job moves it.
  var concernsRun: Bool {
    switch self {
    case .forward, .back, .onward, .backward, .goTo, .goToFurthest, .goToCursor, .toggleRun, .edit,
      .undo,
      .redo, .reset, .nextPage, .previousPage:
      true
    default: false
    }
  }
}
