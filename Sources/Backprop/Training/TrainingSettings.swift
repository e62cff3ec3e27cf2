/// What a run does with its network and its data.
public struct TrainingSettings: Equatable, Sendable {
  /// How many examples one update is made from.
  public enum Batch: Equatable, Sendable {
    case examples(Int)
    case full

    /// The number of examples in a whole batch of this data.
    public func size(ofExamples count: Int) -> Int {
      switch self {
      case .examples(let size): min(size, count)
      case .full: count
      }
    }
  }

  /// What becomes of the gradients of a batch's examples.
  public enum Reduction: String, CaseIterable, Sendable {
    case mean
    case sum
  }

  /// Whether biases change.
  public enum Biases: String, CaseIterable, Sendable {
    case fixed
    case trained
  }

  /// When weights change with respect to the backward phase.
  public enum UpdateOrder: String, CaseIterable, Sendable {
    /// All gradients come from the weights before the update: backpropagation.
    case simultaneous
    /// A layer's weights change before the layer below reads them: a typical mistake, not the gradient.
    case sequential
  }

  /// The order in which an epoch takes the examples.
  public enum Order: String, CaseIterable, Sendable {
    /// The order of the data.
    case given
    /// Another order in each epoch, from the seed.
    case shuffled
  }

  /// What becomes of a run whose recurrent network does not settle.
  public enum NotSettled: String, CaseIterable, Sendable {
    /// It ends there.
    case stop
    /// It goes on with the states of the last sweep.
    case `continue`
  }

  /// η, the learning rate.
  public var learningRate = 0.5
  /// How the learning rate changes from epoch to epoch.
  public var schedule = Schedule.constant
  /// How many epochs the schedule is made for; `nil`: as many as end a run.
  public var scheduleSpan: Int?
  /// How an update is made from a gradient.
  public var optimizer = Optimizer.sgd
  /// μ, how much of its velocity a parameter keeps.
  public var momentum = 0.9
  /// How much of a weight is added to its gradient.
  public var weightDecay = 0.0
  /// What is added to the gradient of a weight above 0, and taken from that of one below.
  public var l1 = 0.0
  /// How many passes over the data end a run.
  public var epochs = 1
  /// How many examples an update is made from.
  public var batch = Batch.examples(1)
  /// What becomes of the gradients of a batch.
  public var reduction = Reduction.mean
  /// Whether biases change.
  public var biases = Biases.trained
  /// When weights change with respect to the backward phase.
  public var updateOrder = UpdateOrder.simultaneous
  /// The order in which an epoch takes the examples.
  public var order = Order.given
  /// Where random numbers begin: those of initial weights, where a run makes its own, and of orders.
  public var seed: UInt64 = 1
  /// A run ends when E is at or below this.
  public var stopError: Double?
  /// A run ends when so many epochs have brought no new smallest error; on the test data where there
  /// is any.
  public var patience: Int?
  /// What becomes of a run whose recurrent network does not settle.
  public var notSettled = NotSettled.stop
  /// Whether a run ends when every example is classified right.
  public var stopsWhenClassified = false

  /// Makes settings with their defaults.
  public init() {}

  /// Takes from other settings what only says when a run ends, and changes no number of it.
  package mutating func adoptStopping(of other: TrainingSettings) {
    epochs = other.epochs
    stopError = other.stopError
    patience = other.patience
    notSettled = other.notSettled
    stopsWhenClassified = other.stopsWhenClassified
  }

  /// Whether they end a run as others do.
  package func stops(as other: TrainingSettings) -> Bool {
    var adopted = self
    adopted.adoptStopping(of: other)
    return adopted == self
  }
}
