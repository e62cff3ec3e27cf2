import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The units of a recurrent network as the picture that they are: for each example what is given, what
/// the network answers, and what it should answer.
struct StatePicturesView {
  private let context: Context
  private let pixels: StatePixels

  private static let labels = ["given", "answer", "should"]
  private static let labelColumns = 8

  /// The rule, the numbers of the examples, and three pictures with a blank row between them.
  static func rowsNeeded(_ context: Context) -> Int {
    guard let view = StatePicturesView(context) else { return 2 }
    return 2 + 3 * view.down + 2
  }

  private init?(_ context: Context) {
    guard let pixels = StatePixels(context) else { return nil }
    self.context = context
    self.pixels = pixels
  }

  private var down: Int { pixels.down }

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
    max(6, pixels.columns) + StatePixels.pixelColumns
  }

  private func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    // After the last one there is no gap.
    let room = rect.columns - StatePicturesView.labelColumns + StatePixels.pixelColumns
    let fitting = max(1, room / pictureColumns)
    let window = ListWindow(
      of: count, lines: fitting, current: context.run.example, scroll: context.scroll(of: .images))
    let body = context.frame(
      .images, title: "states as pictures",
      right: window.isPart ? context.note(window.rows, of: count) : legend,
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
    func draw(_ picture: Int, _ kind: StatePixels.Kind) {
      pixels.draw(
        kind, at: Point(row: top(picture, body), column: column), into: &buffer, in: body)
    }
    draw(0, .given(inputs))
    draw(1, .answer(outputs, targets: targets))
    draw(2, .wanted(targets))
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
}
