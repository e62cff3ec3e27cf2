import Backprop
import Explorer
import TextScreen

/// The present example of a recurrent network whose units are pixels: what is given, the answer so far
/// and the one wanted beside the weights, and below them the picture after each sweep.
struct PresentPictures {
  private let context: Context
  private let pixels: StatePixels

  private static let labels = ["given", "answer", "should"]
  private static let labelColumns = 8

  init?(_ context: Context) {
    guard let pixels = StatePixels(context) else { return nil }
    self.context = context
    self.pixels = pixels
  }

  /// The columns of the pictures with what they are called.
  var columns: Int { PresentPictures.labelColumns + pixels.columns }
  /// The rows of three pictures below each other.
  var rows: Int { 3 * pixels.down }
  /// The rows of the pictures of sweeps, their numbers included.
  var sweepRows: Int { 1 + pixels.down }

  private var units: [Unit] { (0..<context.shape.unitCount).map { Unit(layer: 0, index: $0) } }

  /// Draws the three pictures below each other, with blank rows between them where there is room.
  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let gap = rect.rows >= rows + 2 ? 1 : 0
    let targets = Array(context.pass.targets)
    let answers = units.map {
      context.isKnown(.activation($0)) ? context.value(.activation($0)) : nil
    }
    let kinds: [StatePixels.Kind] = [
      .given(Array(context.pass.inputs)), .answer(answers, targets: targets), .wanted(targets),
    ]
    for (index, kind) in kinds.enumerated() {
      let row = rect.row + index * (pixels.down + gap)
      buffer.write(
        PresentPictures.labels[index], at: Point(row: row, column: rect.column),
        style: context.theme.caption, clip: rect)
      if case .answer = kind, pixels.down > 1 {
        buffer.write(
          "wrong", at: Point(row: row + 1, column: rect.column), style: context.theme.wrongPoint,
          clip: rect)
      }
      pixels.draw(
        kind, at: Point(row: row, column: rect.column + PresentPictures.labelColumns),
        into: &buffer, in: rect)
    }
  }

  /// Draws the picture after each of the last sweeps that fit.
  func drawSweeps(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard let relaxation = context.pass.forwardSweeps else { return }
    let done = context.run.sweepsDone.forward
    buffer.write(
      "sweep", at: Point(row: rect.row, column: rect.column), style: context.theme.caption,
      clip: rect)
    let width = pixels.columns + StatePixels.pixelColumns
    let room = (rect.columns - PresentPictures.labelColumns + StatePixels.pixelColumns) / width
    let targets = Array(context.pass.targets)
    for (place, sweep) in (max(1, done - room + 1)..<done + 1).enumerated() {
      let column = rect.column + PresentPictures.labelColumns + place * width
      buffer.write(
        "\(sweep)", at: Point(row: rect.row, column: column),
        style: sweep == done ? context.theme.strong : context.theme.caption, clip: rect)
      let values = units.map { relaxation.value(of: $0.index, sweep: sweep) }
      pixels.draw(
        .answer(values, targets: targets), at: Point(row: rect.row + 1, column: column),
        into: &buffer, in: rect)
    }
  }
}
