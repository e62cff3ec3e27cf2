import Backprop
import Explanations
import Explorer
import TextScreen

/// What is said about E over a weight: above the plot the slope and the step, in it the places.
struct WeightErrorWords {
  private let context: Context
  private let curve: WeightCurve
  let symbol: String
  /// Whether the slope has been computed; what is still to come is not shown, but has its place.
  let isSlopeKnown: Bool
  let isUpdateKnown: Bool
  private let slope: Quantity

  init(_ context: Context, _ curve: WeightCurve) {
    self.context = context
    self.curve = curve
    symbol = context.explainer.symbols.parameter(curve.parameter)
    let isOfBatch = curve.isOfAll ? context.run.batch.count > 1 : curve.examples != nil
    slope = isOfBatch ? .batchGradient(curve.parameter) : .gradient(curve.parameter)
    isSlopeKnown = context.isTooFastToRead || context.isKnown(slope)
    isUpdateKnown = !context.isTooFastToRead && context.isKnown(.updated(curve.parameter))
  }

  /// What the curve is of: `this example`, `this batch of 10`, `all 3 examples`.
  func rule(columns: Int) -> String {
    let data = data(columns: columns)
    guard context.isJudging else { return data }
    let forms = ["\(data), before the update", "\(data), before"]
    let room = columns - "error over \(symbol)".count - 9
    return forms.first { $0.count <= room } ?? "before the update"
  }

  private func data(columns: Int) -> String {
    let count = NumberFormat.count(curve.batchSize)
    guard curve.examples == nil else {
      return isBatchAll ? "all \(count) examples" : "this batch of \(count)"
    }
    let room = columns - "error over \(symbol)".count - 9
    let whole = isBatchAll ? "all \(count)" : "its batch of \(count)"
    let long = "this example; \(whole) would take too long"
    guard curve.batchSize > 1 else { return "this example" }
    let forms = [long, "this example; \(whole): too long"]
    return forms.first { $0.count <= room } ?? "this example"
  }

  private var isBatchAll: Bool { curve.batchSize == context.run.setup.examples.count }

  // MARK: - Above the plot

  /// From here on both equations stand beside each other.
  private static let wide = 66
  /// From here on a picture has room for where the step leads, and the slope alone stands above it.
  private static let roomy = 44

  /// Whether the slope stands in the plot itself: the curve of a single weight leaves room between its
  /// branches.
  static func hasSlopeInPlot(_ context: Context, columns: Int) -> Bool {
    OneWeightView.canShow(context.shape) && columns >= roomy && columns < wide
  }

  /// The rows above the plot: decided by the network and the size alone.
  static func rows(_ context: Context, in rect: Rect) -> Int {
    if hasSlopeInPlot(context, columns: rect.columns) { return 0 }
    guard rect.rows >= 8 else { return rect.rows >= 6 ? 1 : 0 }
    return rect.columns >= roomy ? 1 : 2
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 0 else { return }
    let isWide = rect.columns >= WeightErrorWords.wide
    let parts = [slopeEquation, stepEquation]
    for (index, forms) in parts.prefix(isWide ? 2 : rect.rows).enumerated() {
      let column = rect.column + 1 + (isWide ? index * (rect.columns / 2) : 0)
      let row = rect.row + (isWide ? 0 : index)
      let isAlone = !isWide || parts[1].isEmpty
      let room = isAlone ? rect.columns - 1 : rect.columns / 2 - 2
      guard let part = forms.first(where: { $0.width <= room }) ?? forms.last else { continue }
      buffer.write(
        part.truncated(to: room, ellipsis: context.glyphs.ellipsis),
        at: Point(row: row, column: column), clip: rect)
    }
  }

  /// An equation with all digits, and one with few.
  private func equation(_ left: String, _ value: Double?, _ style: Style) -> [StyledText] {
    [context.state.format.short, NumberFormat.brief].map { write in
      StyledText(context.spell(left) + " = ", context.theme.caption)
        + StyledText(
          context.spell(value.map(write) ?? CalculationLayout.unknown),
          value == nil ? context.theme.toCome : style)
    }
  }

  /// The slope in the plot: with all digits, with few, and with fewer words.
  var slopeForms: [String] {
    guard let gradient = curve.gradient else { return [] }
    let (whole, brief) = (context.state.format.short(gradient), NumberFormat.brief(gradient))
    return ["\(slopeName) = \(whole)", "\(slopeName) = \(brief)", "slope \(brief)"]
  }

  /// `slope ∂E/∂w5`, or `mean slope ∂E/∂w5`.
  private var slopeName: String {
    if curve.isOfAll { return "slope ∂E/∂\(symbol)" }
    let name = context.explainer.symbols.symbol(slope)
    let mean = "mean "
    return name.hasPrefix(mean) ? "mean slope " + name.dropFirst(mean.count) : "slope " + name
  }

  /// Lit where the step finds the slope, or goes by it.
  var slopeStyle: Style {
    let isLit = !curve.isOfAll && (context.isWritten(slope) || context.isRead(slope))
    return isLit ? context.theme.readName : context.theme.backward
  }

  /// Says `slope ∂E/∂w5 = 0.082167041`.
  private var slopeEquation: [StyledText] {
    guard let gradient = curve.gradient else {
      return [StyledText("\(symbol) is fixed: training leaves it as it is", context.theme.caption)]
    }
    return equation(
      slopeName, isSlopeKnown ? gradient : nil,
      curve.isOfAll ? context.theme.backward : slopeStyle)
  }

  /// `w5⁺ = 0.358916480`, or, before that is computed, what it is going to come from.
  private var stepEquation: [StyledText] {
    guard curve.gradient != nil else { return [] }
    guard let landing = curve.landing else {
      return [StyledText("the step follows at the end of the batch", context.theme.caption)]
    }
    let theme = context.theme
    if isUpdateKnown {
      let style = context.isWritten(.updated(curve.parameter)) ? theme.read : theme.update
      return equation("\(symbol)⁺", landing, style)
    }
    return equation(stepName, context.isTooFastToRead ? landing : nil, theme.update)
  }

  /// What the step is going to be, as far as the slope alone says it.
  private var stepName: String {
    let settings = context.run.setup.settings
    let isPenalized = settings.hasPenalty && !context.shape.isBias(curve.parameter)
    guard !curve.isOfAll, settings.optimizer == .sgd, settings.schedule == .constant, !isPenalized
    else {
      return "\(symbol)⁺"
    }
    return curve.batchSize > 1 ? "\(symbol) − η·slope" : "\(symbol) − η·∂E/∂\(symbol)"
  }

  // MARK: - In the plot

  /// `w5 = 0.4, E_total 0.298371109`, and shorter; without E until a step finds it.
  var present: [String] {
    let name = curve.examples == nil ? "E_total" : isBatchAll ? "E" : "mean E_total"
    let (value, error) = (curve.value, curve.error)
    let format = context.state.format
    let isKnown = curve.examples != nil || context.isKnown(.totalError)
    let (whole, weight) = (
      "\(symbol) = \(format.short(value))", "\(symbol) = \(NumberFormat.brief(value))"
    )
    guard isKnown else { return [whole, weight] }
    return [
      "\(whole), \(name) \(format.short(error))",
      "\(weight), \(name) \(NumberFormat.brief(error))", weight,
    ]
  }

  /// Where the step leads.
  var landing: [String] {
    let values = curve.landing.map(NumberFormat.brief).map {
      ["\(symbol)⁺ = \($0)", "\(symbol)⁺ \($0)"]
    }
    return (values ?? []) + ["\(symbol)⁺"]
  }

  var least: [String] {
    guard curve.value.isFinite else {
      return ["\(symbol) is \(NumberFormat.name(ofNonFinite: curve.value))"]
    }
    guard let least = curve.least else {
      if curve.error.isFinite { return ["E is the same for every \(symbol)"] }
      return curve.error.isNaN
        ? ["E is no number"] : ["E is larger than the largest number", "E overflows"]
    }
    switch curve.fallsOn {
    case (true, _):
      return ["E keeps falling to the left", "\(context.glyphs.left) E keeps falling"]
    case (_, true):
      return ["E keeps falling to the right", "E keeps falling \(context.glyphs.right)"]
    default: break
    }
    let place = NumberFormat.brief(least.value)
    // The plot may not reach down to a narrow gap.
    guard least.error >= (curve.errorRange?.lower ?? 0) else { return [] }
    // What a search for it leaves is no value of E.
    let isResidue = least.error < 1e-6 * (curve.errorRange?.upper ?? 0)
    let error = isResidue ? "near 0" : NumberFormat.brief(least.error)
    return ["least E \(error) at \(place)", "least E at \(place)", "least E"]
  }
}
