import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The units of a recurrent network as the pixels that they are, where its lesson says so.
struct StatePixels {
  /// What a picture is of.
  enum Kind {
    /// What comes from outside, an input each.
    case given([Double])
    /// What the units answer, as far as it is known, beside what they should.
    case answer([Double?], targets: [Double])
    /// What they should answer.
    case wanted([Double])
  }

  /// A pixel is two cells wide, to be about as wide as it is high.
  static let pixelColumns = 2

  let across: Int
  let down: Int
  private let context: Context

  init?(_ context: Context) {
    guard let across = context.state.lesson.view.unitsAcross,
      context.shape.unitCount.isMultiple(of: across)
    else { return nil }
    self.context = context
    self.across = across
    down = context.shape.unitCount / across
  }

  var columns: Int { across * StatePixels.pixelColumns }

  func draw(_ kind: Kind, at place: Point, into buffer: inout ScreenBuffer, in clip: Rect) {
    for number in 0..<context.shape.unitCount {
      let pixel = pixel(kind, Unit(layer: 0, index: number))
      buffer.write(
        pixel.text,
        at: Point(
          row: place.row + number / across,
          column: place.column + number % across * StatePixels.pixelColumns),
        style: pixel.style, clip: clip)
    }
  }

  private func pixel(_ kind: Kind, _ unit: Unit) -> (text: String, style: Style) {
    switch kind {
    case .given(let inputs):
      // An input of 0 gives nothing.
      let value = context.shape.externalInput(of: unit).map { inputs[$0] }
      guard let value, value != 0 || middle != 0 else { return ("  ", context.theme.text) }
      return pixel(value, isWrong: false)
    case .answer(let answers, let targets):
      let target = context.shape.outputIndex(of: unit).map { targets[$0] }
      let answer = answers[unit.index]
      return pixel(answer, isWrong: isWrong(answer, target))
    case .wanted(let targets):
      return pixel(context.shape.outputIndex(of: unit).map { targets[$0] }, isWrong: false)
    }
  }

  /// Dark … light, each two cells.
  private var ramp: [String] {
    context.explainer.notation == .ascii || context.set == .ascii
      ? ["..", "::", "++", "##"] : ["··", "░░", "▒▒", "██"]
  }

  /// The middle between dark and light.
  private var middle: Double { context.shape.layers[0].activation == .tanh ? 0 : 0.5 }

  /// Whether an answer lies on the other side of the middle than its target; in the middle it is on none.
  private func isWrong(_ answer: Double?, _ target: Double?) -> Bool {
    guard let answer, let target, answer != middle else { return false }
    return (answer > middle) != (target > middle)
  }

  private func pixel(_ value: Double?, isWrong: Bool) -> (text: String, style: Style) {
    guard let value, value.isFinite else {
      return ("? ", context.theme.toCome)
    }
    let low = 2 * middle - 1
    let fraction = (value - low) / (1 - low)
    let level = part(at: fraction, of: ramp.count)
    let style = fraction >= 0.5 ? context.theme.strong : context.theme.caption
    return (ramp[level], isWrong ? context.theme.wrongPoint : style)
  }
}
