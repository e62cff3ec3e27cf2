package import Backprop

/// Something to open: a network, its data, its settings, and the pages that tell about it.
package struct Lesson: Equatable, Sendable {
  package var name: String
  package var title: String
  /// What one learns, in one sentence.
  package var aim: String
  /// About how long it takes to go through; `nil`: it does not say.
  package var minutes: Int?
  package internal(set) var network: Network
  package var data: DataTable
  /// Whether the network's inputs have no names but those that the data gives them.
  private let takesNamesFromData: Bool
  package var settings: Settings
  package var view = View()
  package var pages: [Page] = []
  /// What has been changed in its run, in the order in which it took effect.
  package var edits: [Edit] = []
  /// The places with letters.
  package var marks: [Mark] = []
  /// The conditions at whose hits its run is to stop.
  package var breaks: [String] = []
  /// The slip that its run makes at every step that can have it; `nil` where all is right.
  package var slip: Slip?
  /// Where its run is to stand; `nil`: at its first page, or at the start.
  package var position: Place?

  /// What the screen shows first.
  package struct View: Equatable, Sendable {
    /// The panel to be in focus; `nil`: the network.
    package var panel: Panel?
    /// The unit or parameter to be selected where no page says so.
    package var focus: String?
    /// Whether that is looked at, rather than the step, where the document goes on.
    package var inspects = false
    /// The page that the run has gone on from, from 0; `nil`: that of the place where it is to stand.
    package var page: Int?
    /// How many units stand in a row of the picture that a recurrent network's units are.
    package var unitsAcross: Int?
    /// The inputs that the picture of the answers reaches to at least.
    package var inputRange: ClosedRange<Double>?
  }

  /// A few lines of the story, at a step.
  package struct Page: Equatable, Sendable {
    package var address: StepAddress
    /// The unit or parameter to be selected.
    package var focus: String?
    /// The panel to be in focus; `nil`: the lesson's.
    package var panel: Panel?
    package var lines: [String]
    /// What is other than in the lesson while the page stands there.
    package var changes: [Change] = []
    /// Where the changes begin to hold; `nil`: at the page's own place.
    package var changeAddress: StepAddress?
    /// The settings of this page's run, from its start on; `nil`: the lesson's.
    package var settings: Settings?
    /// Whether the page goes on with the run of the page before it, as the reader has changed it.
    package var keepsChanges = false
    /// What it asks for; `nil`: nothing.
    package var question: Question?
    /// The program whose fault is to be found; `nil`: none is, and the run is right.
    package var program: Program?

    /// What its run begins from, as far as that is other than the lesson's.
    package var origin: Origin? {
      settings == nil && program?.slip == nil
        ? nil : Origin(settings: settings, slip: program?.slip)
    }

    /// All that stands on the screen: what it says, and below that what it asks.
    package var texts: [String] { lines + [question?.text].compactMap(\.self) }

    package init(
      address: StepAddress, focus: String? = nil, lines: [String], changes: [Change] = []
    ) {
      self.address = address
      self.focus = focus
      self.lines = lines
      self.changes = changes
    }
  }

  /// Somebody's program, which a page runs in place of the right one.
  package struct Program: Equatable, Sendable {
    /// Its fault; `nil`: it has none.
    package let slip: Slip?

    package init(slip: Slip?) { self.slip = slip }
  }

  /// What a run begins from where it is other than the lesson's.
  package struct Origin: Equatable, Sendable {
    /// `nil`: the lesson's.
    package let settings: Settings?
    /// `nil`: the lesson's.
    package let slip: Slip?
  }

  /// What a page asks for: the value of a step that is still to come.
  package struct Question: Equatable, Sendable {
    /// What the step is called, as it is typed: `dE/dout_h1`.
    package var symbol: String
    /// How many significant digits are asked for.
    package var digits = 3
    /// The question in words, below what the page says; `nil`: that asks it.
    package var text: String?
    /// How many answers can be wrong before the value is shown.
    package var tries = 3
    /// What is said, one after the other, before the formula is.
    package var hints: [String] = []

    package init(of symbol: String) { self.symbol = symbol }
  }

  /// What a page sets.
  package enum Change: Equatable, Sendable {
    /// A weight or bias, by its symbol.
    case parameter(String, Double)
    /// η
    case learningRate(Double)
    /// An input, from 0, of the example at the place.
    case input(Int, Double)
    /// A target, from 0, of the example at the place.
    case target(Int, Double)
    /// The activation of a layer, from 0.
    case activation(Int, Activation)

    package var isOfParameter: Bool {
      switch self {
      case .parameter: true
      case .learningRate, .input, .target, .activation: false
      }
    }
  }

  package init(
    name: String, title: String, aim: String, network: Network, data: DataTable,
    settings: Settings, takesNamesFromData: Bool = false
  ) {
    self.name = name
    self.title = title
    self.aim = aim
    self.network = network
    self.data = data
    self.settings = settings
    self.takesNamesFromData = takesNamesFromData
    use(data)
  }

  /// Takes other data, which must have as many columns.
  package mutating func use(_ data: DataTable) {
    self.data = data
    if takesNamesFromData { network = network.namingInputs(by: data.inputNames) }
  }

  /// What was found in the data that the person should know, a line each.
  package var notes: [String] {
    let isFlat = Activation.settling.contains(network.shape.layers[0].activation)
    return data.notes + (isFlat ? data.hint.map { [$0] } ?? [] : [])
  }

  /// Whether its weights are given, and not drawn from a seed.
  package var areWeightsGiven: Bool { settings.layers.isEmpty || settings.variant != nil }

  /// What a run of this lesson begins from.
  package var start: Run.Setup {
    var start = Run.Setup(
      network: settings.applied(to: network), examples: data.examples,
      testExamples: data.testExamples, settings: settings.training)
    start.slip = slip
    return start
  }

  /// The lesson as a page sets it, from the start of its run on.
  package func with(_ origin: Origin?) -> Lesson {
    var lesson = self
    if let settings = origin?.settings {
      lesson.settings.training = settings.training
      lesson.settings.damping = settings.damping ?? lesson.settings.damping
    }
    lesson.slip = origin?.slip ?? slip
    return lesson
  }
}
