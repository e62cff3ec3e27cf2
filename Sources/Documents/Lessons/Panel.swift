/// A part of the screen that can be looked at by itself; lessons and `:panel` name it by its raw value.
package enum Panel: String, CaseIterable, Sendable {
  case network
  case calculation
  /// The weights and the bias of one unit.
  case weights
  case partials
  case error
  case algorithm
  case data
  /// E as a curve over the value of one weight, all else fixed.
  case weightError
  /// E over the values of two weights, all else fixed, with the way that the run has come.
  case valley
  /// What the network answers to any input.
  case answers
  /// How many are classified right, and which classes are taken for which.
  case classes
  /// The weights of every unit that reads a picture, each as a picture.
  case images
  /// How a recurrent network settles, sweep by sweep.
  case settling
  case steps
  case branches
  /// The derivatives of the present example against slopes of its error.
  case check
  /// The conditions at which a run stops.
  case stops
  /// The hits of a condition that was looked for.
  case hits
  /// The places that were left by jumps.
  case jumps
  /// Marked places, and those with notes.
  case marks
  /// The weights here beside those of another step.
  case differences
  /// What is wrong with the run.
  case findings
  /// What was answered, with its marks.
  case paper

  /// Whether it stands on the screen only where there is room to spare, or it is in focus.
  package var isPicture: Bool {
    switch self {
    case .weightError, .valley, .answers, .classes, .images, .settling: true
    case .network, .calculation, .weights, .partials, .error, .algorithm, .data, .steps, .branches,
      .check, .stops, .hits, .jumps, .marks, .differences, .findings, .paper:
      false
    }
  }

  /// What the panel is called on the screen.
  package var title: String {
    switch self {
    case .network: "network"
    case .calculation: "calculation"
    case .weights: "weights of a unit"
    case .partials: "partial derivatives"
    case .error: "error over epochs"
    case .algorithm: "algorithm"
    case .data: "data"
    case .weightError: "error over a weight"
    case .valley: "error over two weights"
    case .answers: "what the network answers"
    case .classes: "classes"
    case .images: "weights as pictures"
    case .settling: "settling"
    case .steps: "steps"
    case .branches: "branches"
    case .check: "gradient check"
    case .stops: "stops"
    case .hits: "hits"
    case .jumps: "jumps"
    case .marks: "marks and notes"
    case .differences: "differences"
    case .findings: "what is wrong here"
    case .paper: "paper"
    }
  }
}
