import Documents
import Opening

/// The commands of the program.
package enum CommandName: String, CaseIterable, Sendable {
  case explore
  case lessons
  case trace
  case train
  case predict
  case export
  case check
  case compare
  case mark
  case lesson
  case `import`
  case worksheet

  /// What stands after the name in the help.
  var operand: String {
    switch self {
    case .explore: "[LESSON | FILE]"
    case .lessons: ""
    case .trace, .train, .export, .check, .worksheet: "LESSON | NETWORK"
    case .compare: "LESSON|NETWORK LESSON|NETWORK"
    case .mark: "LESSON|NETWORK PAPER.csv"
    case .lesson: "check|new LESSON|FILE…"
    case .import: "FILE.safetensors | FILE.npz"
    case .predict: "NETWORK | LESSON"
    }
  }

  /// The command that a mistyped one most likely stands for.
  static func nearest(to name: String) -> String? {
    nearestName(to: name, among: allCases.map(\.rawValue))
  }

  var sentence: String {
    switch self {
    case .explore: "Step through a network on the screen; with nothing named, the worked example."
    case .lessons: "List what there is to open, in the order of the course."
    case .trace: "Print every step: its formula, its numbers, its value and what it means."
    case .train: "Train without a screen and report the error."
    case .predict: "Answer the rows of a CSV file, or of standard input, a line a row."
    case .export: "Write a script of Python that prints the same error and gradients, or trains."
    case .check: "Compare the first batch's gradients with slopes of the error, one by one."
    case .compare: "Find the first step whose bits differ between two runs."
    case .mark: "Mark somebody's numbers, and name the slips behind the wrong ones."
    case .lesson: "Check that lessons hold what they say, or begin a new one."
    case .import: "Make a network document of weights that another program saved."
    case .worksheet: "Print a sheet of numbers to work out by hand, or one for each student."
    }
  }

  /// The settings that it takes.
  var settings: [Setting] {
    switch self {
    case .explore: LessonRequest.settingsOfExplorer
    case .predict: Setting.allowed(in: .prediction)
    // Its digits are those that are asked for.
    case .mark, .worksheet: Setting.about(subjects).filter { $0.id != .digits }
    case .import: Setting.all.filter { $0.id == .loss }
    case .lessons, .export, .trace, .check, .compare, .train, .lesson: Setting.about(subjects)
    }
  }

  /// What the settings that it takes are about.
  private var subjects: [Setting.Subject] {
    switch self {
    case .explore, .lessons, .predict, .lesson, .import: []
    case .export: [.training, .making, .data]
    case .trace, .check, .compare, .mark, .worksheet: [.training, .making, .data, .writing]
    case .train: [.training, .making, .data, .evaluation, .writing]
    }
  }

  /// The formats that it can write; the first is the default.
  var formats: [String] {
    switch self {
    case .explore, .export, .lesson, .import: []
    case .train, .check, .compare: ["text", "json"]
    case .predict: ["csv", "json"]
    case .lessons, .mark: ["text", "json", "csv"]
    case .trace: ["text", "json", "csv", "markdown", "latex"]
    case .worksheet: ["markdown", "latex", "text", "json", "csv"]
    }
  }
}
