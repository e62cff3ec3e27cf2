package import Backprop

/// Everything that an option of the command line or a lesson's `settings` can say.
package struct Settings: Equatable, Sendable {
  package var training = TrainingSettings()
  /// `nil`: as the network says.
  package var loss: Loss?
  /// How much of its state a unit of a recurrent network keeps in a sweep; `nil`: as the network says.
  package var damping: Double?
  /// The numbers of units of a network to be made, inputs first.
  package var layers: [Int] = []
  /// The activation of the hidden layers of a network to be made.
  package var activation = Activation.sigmoid
  package var initializer = Initializer.xavier
  /// Which variant of its numbers a network and its data have; `nil`: their own.
  package var variant: Int?
  /// The path of a CSV file, or the name of a set that is generated.
  package var data: String?
  /// How many examples are generated; `nil`: as many as the lesson says, or as the set usually has.
  package var count: Int?
  /// The noise of examples that are generated; `nil`: what the lesson says, or none.
  package var noise: Double?
  /// The columns that are targets; none: the last ones.
  package var targets: [String] = []
  /// The columns that are inputs; none: all that are no targets.
  package var inputs: [String] = []
  /// The column that names classes.
  package var labels: String?
  /// How inputs are scaled, unless the network brings its own scale.
  package var scale = Scale.Kind.none
  /// How targets are scaled, unless the network brings their scale.
  package var scaleTargets = Scale.Kind.none
  /// The columns that give an input for each of their words.
  package var oneHot: [String] = []
  /// What becomes of rows that lack a value.
  package var missing = MissingValue.Rule.refuse
  /// The decimal mark of the data; `nil`: a point, or a comma where it can be nothing else.
  package var decimal: DecimalMark?
  /// Whether the first row of the data is names, even where they are numbers.
  package var hasHeader = false
  /// Whether the data begin without names.
  package var hasNoHeader = false
  /// How much of the data is held out for testing, in `0..<1`.
  package var test = 0.0
  package var evaluateEvery = 1
  package var isASCII = false
  /// How many digits numbers have after the point.
  package var digits = 9
  package var theme = Theme.auto
  package var drawing = Drawing.braille

  /// The colours of the screen.
  package enum Theme: String, CaseIterable, Sendable {
    /// Dark or light, as the terminal's own ground is.
    case auto
    case dark
    case light
    /// White on black, at least 7 : 1, on a ground of its own.
    case contrast
    /// No colours: bold, underline and reverse alone.
    case mono
  }

  /// What lines and plots are made of.
  package enum Drawing: String, CaseIterable, Sendable {
    case braille
    case blocks
    case ascii
  }

  package init() {}

  /// What the first row of the data is.
  package var header: CSVHeader.Rule {
    hasHeader ? .names : hasNoHeader ? .data : .automatic
  }

  /// Returns a network with the loss and the damping that the settings give it.
  package func applied(to network: Network) -> Network {
    let network = loss.map(network.with(loss:)) ?? network
    guard let damping, let recurrence = network.shape.recurrence else { return network }
    return network.with(recurrence: recurrence.with(damping: damping))
  }

  /// Checks that the settings go with a kind of network.
  ///
  /// - Parameters:
  ///   - network: the network, layered or recurrent.
  ///   - given: the settings that were given, rather than left as they are.
  /// - Throws: the first setting that is not for such a network.
  package func check(for network: Network, given: [Setting.ID] = []) throws(SettingProblem) {
    let isLayered = network.shape.recurrence == nil
    if isLayered, damping != nil || given.contains(.notSettled) {
      throw SettingProblem(
        problem:
          "\((damping != nil ? Setting.ID.damping : .notSettled).rawValue) is for recurrent networks, and this one "
          + "is layered",
        remedy: "leave it out")
    }
    if network.shape.recurrence != nil, training.updateOrder == .sequential {
      throw SettingProblem(
        problem: "sequential updates go layer by layer, and a recurrent network has no layers",
        remedy: "take simultaneous updates")
    }
  }

  /// Checks that the settings go together.
  ///
  /// - Parameter given: the settings that were given, rather than left as they are:
  ///   one that would have no effect is a mistake only there.
  /// - Throws: the first setting that contradicts another, has no effect, or is nothing for hidden
  ///   layers.
  package func checkTogether(given: [Setting.ID] = []) throws(SettingProblem) {
    if let labels, !targets.isEmpty, targets != [labels] {
      throw SettingProblem(
        problem: "--labels and --targets name different columns", remedy: "leave --targets out")
    }
    if hasHeader, hasNoHeader {
      throw SettingProblem(
        problem: "--header and --no-header say that the first row is names, and that it is data",
        remedy: "leave one out")
    }
    guard activation.isElementwise else {
      throw SettingProblem(
        problem: "activation cannot be \"\(activation.rawValue)\": it is that of the hidden layers",
        remedy: Network.pairs)
    }
    if given.contains(.momentum), !training.optimizer.usesMomentum {
      let users = Optimizer.allCases.filter(\.usesMomentum).map(\.rawValue)
      throw SettingProblem(
        problem: "momentum has no effect with the optimizer \(training.optimizer.rawValue)",
        remedy: "it goes with \(quotedList(users))")
    }
    if training.updateOrder == .sequential, training.optimizer != .sgd {
      throw SettingProblem(
        problem: "sequential updates go with the optimizer sgd only",
        remedy: "take sgd, or simultaneous updates")
    }
    guard training.updateOrder == .sequential, training.batch != .examples(1) else { return }
    throw SettingProblem(
      problem: "sequential updates go with batches of one example only",
      remedy: "take batch 1, or simultaneous updates")
  }
}

/// What is wrong with the value of a setting, and what would be right.
package struct SettingProblem: Error, Equatable, Sendable {
  package let problem: String
  package let remedy: String

  package init(problem: String, remedy: String) {
    self.problem = problem
    self.remedy = remedy
  }
}

extension Settings {
  /// How few and how many digits numbers can have after the point: 17 say all of a number.
  package static let digits = 3...17
}
