import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// E as a curve over the value of one weight, its slope, and the step that training takes.
enum WeightErrorView: PanelView {
  /// A rule, a plot with its axes.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 18 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let parameter = context.shownParameter
    let body = rect.split(top: 1).rest.intersection(buffer.bounds)
    let head = WeightErrorWords.rows(context, in: body)
    let area = body.split(top: head).rest
    let curve = WeightCurve(
      context.run, parameter: parameter, isOfAll: context.state.display.isErrorOfAll,
      pointCount: max(2, LinePlot.dotColumns(in: area, set: context.set)))
    let words = WeightErrorWords(context, curve)
    _ = context.frame(
      .weightError, title: "error over \(words.symbol)", right: words.rule(columns: rect.columns),
      into: &buffer, in: rect)
    words.draw(into: &buffer, in: body.split(top: head).top)
    guard !area.isEmpty else { return }
    WeightErrorPicture(context, curve, words, area: area).draw(into: &buffer)
  }
}

extension Context {
  /// The weight or bias that is selected, or that the step is about; else the first one into the unit that
  /// is; else the one that a next step is about; else the first of all.
  var shownParameter: Int {
    let selections = [
      state.pointing.selection, step.flatMap { Selection(about: $0.quantity, in: shape) },
    ].compactMap(\.self)
    for case .parameter(let parameter, _) in selections { return parameter }
    for case .unit(let unit) in selections {
      return shape.layers[unit.layer].weight(to: unit.index, from: 0)
    }
    guard !isTooFastToRead else { return 0 }
    let layout = pass.layout
    let first = max(0, run.stepsDone - 1)
    for index in first..<max(first, min(layout.count, first + 200)) {
      let selection = Selection(about: layout.quantity(at: index), in: shape)
      if case .parameter(let parameter, _) = selection { return parameter }
    }
    return 0
  }
}
