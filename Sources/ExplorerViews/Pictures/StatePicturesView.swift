import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The units of a recurrent network as the picture that they are: for each example what is given, what
/// the network answers, and what it should answer.
struct StatePicturesView {
  private let context: Context
  private let across: Int
  private let down: Int

  /// A pixel is two cells wide, to be about as wide as it is high.
  private static let pixelColumns = 2
  private static let labels = ["given", "answer", "should"]
  private static let labelColumns = 8

  /// The rule, the numbers of the examples, and three pictures with a blank row between them.
  static func rowsNeeded(_ context: Context) -> Int {
    guard let view = StatePicturesView(context) else { return 2 }
    return 2 + 3 * view.down + 2
  }

  private init?(_ context: Context) {
    guard let across = context.state.lesson.view.unitsAcross,
      context.shape.unitCount.isMultiple(of: across)
    else { return nil }
    self.context = context
    self.across = across
    down = context.shape.unitCount / across
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard let view = StatePicturesView(context) else {
      let body = context.frame(
        .images, title: "states as pictures", into: &buffer, in: rect)
      let reason = context.state.emptiness(of: .images) ?? ""
      buffer.write(
        truncatedText(reason, to: max(0, body.columns - 1), ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row, column: body.column + 1), style: context.theme.caption, clip: body)
      return
    }
    view.draw(into: &buffer, in: rect)
  }

  private var training: Examples { context.run.setup.examples }
  private var test: Examples? { context.run.setup.testExamples }
  private var count: Int { training.count + (test?.count ?? 0) }
  private var pictureColumns: Int {
    max(6, across * StatePicturesView.pixelColumns) + StatePicturesView.pixelColumns
  }

  private func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    // After the last one there is no gap.
    let room = rect.columns - StatePicturesView.labelColumns + StatePicturesView.pixelColumns
    let fitting = max(1, room / pictureColumns)
    let window = ListWindow(
      of: count, lines: fitting, current: context.run.example, scroll: context.scroll(of: .images))
    let body = context.frame(
      .images, title: "states as pictures",
      right: window.isPart ? "examples " + context.note(window.rows, of: count) : legend,
      into: &buffer, in: rect)
    guard body.rows > 1 else { return }
    for (index, label) in StatePicturesView.labels.enumerated() {
      buffer.write(
        label, at: Point(row: top(index, body), column: body.column + 1),
        style: context.theme.caption, clip: body)
    }
    var probe: OutputProbe?
    for (place, example) in window.rows.enumerated() {
      let column =
        body.column + StatePicturesView.labelColumns + place * pictureColumns
      drawNumber(of: example, at: Point(row: body.row, column: column), into: &buffer, body)
      draw(example, column, &probe, into: &buffer, body)
    }
  }

  private var legend: String { "reversed: on the wrong side" }

  private func top(_ picture: Int, _ body: Rect) -> Int {
    // Without room for blank rows the pictures stand close.
    let gap = body.rows >= 3 * down + 3 ? 1 : 0
    return body.row + 1 + picture * (down + gap)
  }

  private func drawNumber(
    of example: Int, at place: Point, into buffer: inout ScreenBuffer, _ body: Rect
  ) {
    let isPresent = example == context.run.example
    let text =
      example < training.count ? "\(example + 1)" : "test \(example - training.count + 1)"
    buffer.write(
      text, at: place, style: isPresent ? context.theme.strong : context.theme.caption, clip: body)
    guard isPresent else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: place.row, column: place.column - 1),
      style: context.theme.read)
  }

  private func draw(
    _ example: Int, _ column: Int, _ probe: inout OutputProbe?, into buffer: inout ScreenBuffer,
    _ body: Rect
  ) {
    let isTest = example >= training.count
    let data = isTest ? test ?? training : training
    let row = isTest ? example - training.count : example
    let inputs = Array(data.inputs(of: row))
    let targets = Array(data.targets(of: row))
    let outputs = answers(to: inputs, isPresent: example == context.run.example, &probe)
    for number in 0..<context.shape.unitCount {
      let unit = Unit(layer: 0, index: number)
      let offset = Point(
        row: number / across, column: number % across * StatePicturesView.pixelColumns)
      func put(_ picture: Int, _ pixel: (text: String, style: Style)) {
        buffer.write(
          pixel.text,
          at: Point(row: top(picture, body) + offset.row, column: column + offset.column),
          style: pixel.style, clip: body)
      }
      let target = context.shape.outputIndex(of: unit).map { targets[$0] }
      let answer = outputs[number]
      put(0, given(context.shape.externalInput(of: unit).map { inputs[$0] }))
      put(1, pixel(answer, isWrong: isWrong(answer, target)))
      put(2, pixel(target, isWrong: false))
    }
  }

  /// What each unit answers, as far as it is known: of the present example as far as it has settled.
  private func answers(
    to inputs: [Double], isPresent: Bool, _ probe: inout OutputProbe?
  ) -> [Double?] {
    let units = (0..<context.shape.unitCount).map { Unit(layer: 0, index: $0) }
    if isPresent, !context.isJudging {
      return units.map {
        context.isKnown(.activation($0)) ? context.value(.activation($0)) : nil
      }
    }
    guard context.run.canAsk(count) else { return units.map { _ in nil } }
    if probe == nil { probe = OutputProbe(context.judged) }
    let outputs = Array(probe?.outputs(for: inputs[...]) ?? [])
    return units.map { context.shape.outputIndex(of: $0).map { outputs[$0] } }
  }

  // MARK: - Pixels

  /// Dark … light, each two cells.
  private var ramp: [String] {
    context.explainer.notation == .ascii || context.set == .ascii
      ? ["..", "::", "++", "##"] : ["··", "░░", "▒▒", "██"]
  }

  /// The middle between dark and light.
  private var middle: Double { context.shape.layers[0].activation == .tanh ? 0 : 0.5 }

  private func isWrong(_ answer: Double?, _ target: Double?) -> Bool {
    guard let answer, let target else { return false }
    return (answer > middle) != (target > middle)
  }

  private func pixel(_ value: Double?, isWrong: Bool) -> (String, Style) {
    guard let value, value.isFinite else {
      return ("? ", context.theme.toCome)
    }
    let low = 2 * middle - 1
    let fraction = (value - low) / (1 - low)
    let level = part(at: fraction, of: ramp.count)
    let style = fraction >= 0.5 ? context.theme.strong : context.theme.caption
    return (ramp[level], isWrong ? context.theme.wrongPoint : style)
  }

  /// An input; where it is 0, nothing is given.
  private func given(_ value: Double?) -> (String, Style) {
    guard let value, value != 0 || middle != 0 else { return ("  ", context.theme.text) }
    return pixel(value, isWrong: false)
  }
}
