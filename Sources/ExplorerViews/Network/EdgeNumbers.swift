import Backprop
import Explanations
import Explorer

/// What the edges of the network show: their weights, or what they carry at this step.
struct EdgeNumbers {
  enum Kind: Equatable {
    case weights
    /// How each weight has changed, while weights are compared.
    case changes
    /// w·out: what the edge adds to the net input of its target.
    case forward
    /// δ·w: what it adds to the blame of its source.
    case backward
  }

  /// How edges are drawn.
  static let legend = "edges: solid +, dashed −, the thicker the larger"

  let kind: Kind
  private let context: Context
  private let weights: PresentWeights
  /// What runs along the edges into each layer, out of their sources or δ of their targets.
  ///
  /// `nil` where it is still to come; empty for weights.
  private let flows: [[Double?]]

  init(_ context: Context) {
    self.context = context
    weights = PresentWeights(context)
    let kind = EdgeNumbers.kind(context)
    self.kind = kind
    flows =
      kind == .forward || kind == .backward
      ? context.shape.layers.indices.map {
        EdgeNumbers.flows(intoLayer: $0, isForward: kind == .forward, context)
      } : []
  }

  private static func kind(_ context: Context) -> Kind {
    if context.shape.parameterCount > 0, context.state.shownChange(of: 0) != nil { return .changes }
    guard context.state.display.edgesCarry else { return .weights }
    // While steps follow too fast to see, nothing is to turn round and round.
    guard !context.isTooFastToRead else { return .forward }
    switch context.run.step?.phase {
    case nil, .forward, .error, .settleForward: return .forward
    case .backward, .settleBackward, .gradients, .update, .check: return .backward
    }
  }

  private static func flows(
    intoLayer index: Int, isForward: Bool, _ context: Context
  ) -> [Double?] {
    let layer = context.shape.layers[index]
    func known(_ quantity: Quantity) -> Double? {
      context.isKnown(quantity) ? context.value(quantity) : nil
    }
    return isForward
      ? (0..<layer.inputCount).map {
        known(context.shape.source(ofWeight: layer.weight(to: 0, from: $0)))
      }
      : (0..<layer.unitCount).map { known(.delta(Unit(layer: index, index: $0))) }
  }

  /// What one edge shows; `nil` where it is still to come.
  func value(layer index: Int, to unit: Int, from input: Int) -> Double? {
    let weight = context.shape.layers[index].weight(to: unit, from: input)
    switch kind {
    case .weights: return weights[weight]
    case .changes: return context.state.shownChange(of: weight)?.value
    case .forward: return flows[index][input].map { weights[weight] * $0 }
    case .backward: return flows[index][unit].map { weights[weight] * $0 }
    }
  }

  /// The largest magnitude of what the edges into a layer show; of weights, of those before the update.
  func largest(intoLayer index: Int) -> Double {
    let layer = context.shape.layers[index]
    let weights = context.pass.parameters
    func magnitude(_ unit: Int, _ input: Int) -> Double {
      let weight = layer.weight(to: unit, from: input)
      switch kind {
      case .weights: return abs(weights[weight])
      case .changes: return abs(context.state.shownChange(of: weight)?.value ?? 0)
      case .forward: return abs(weights[weight] * (flows[index][input] ?? 0))
      case .backward: return abs(weights[weight] * (flows[index][unit] ?? 0))
      }
    }
    var largest = 0.0
    for unit in 0..<layer.unitCount {
      for input in 0..<layer.inputCount {
        let magnitude = magnitude(unit, input)
        if magnitude > largest, magnitude < .infinity { largest = magnitude }
      }
    }
    return largest
  }

  /// The largest magnitude that the edges into a layer are measured by: changes, which are listed
  /// together, by the largest of all.
  func largest(besideLayer index: Int) -> Double {
    guard kind == .changes else { return largest(intoLayer: index) }
    return context.shape.layers.indices.map(largest(intoLayer:)).max() ?? 0
  }

  /// How many dots thick an edge is: by the size of a weight itself, so that edges thicken while a
  /// network learns; by its share of the largest for what it carries, and for changes.
  func thickness(_ value: Double, largest: Double) -> Int {
    if kind == .weights { return abs(value) < 1 ? 1 : abs(value) < 4 ? 2 : 3 }
    let share = largest > 0 ? abs(value) / largest : 0
    return share < 0.25 ? 1 : share < 0.75 ? 2 : 3
  }

  /// Whether they are what the edges carry.
  var isCarried: Bool { kind == .forward || kind == .backward }

  /// What they are called: `weights`, `w·out`.
  var words: String {
    switch kind {
    case .weights: "weights"
    case .changes: "changes"
    case .forward: "w·out"
    case .backward: "δ·w"
    }
  }
}
