import Backprop
import Documents
import Explorer
import TextScreen

/// The network's answers over its one input, with the targets of the data.
struct AnswerCurve {
  private let context: Context
  private var probe: OutputProbe
  /// How many answers the frame can have.
  private let most: Int
  private let data: DataPoints
  private let legend: AnswerLegend
  /// The outputs that are drawn.
  private let outputs: Range<Int>
  private let ranges: [TargetRange]

  /// More lines than this cannot be told apart.
  private static let mostOutputs = 6

  init(_ context: Context) {
    self.context = context
    probe = OutputProbe(context.judged)
    most = FrameBudget.answers(costing: probe.measureCost())
    data = DataPoints(
      context.run, marksPresent: context.step != nil, &probe, limit: most / 2)
    outputs = 0..<min(AnswerCurve.mostOutputs, context.shape.outputCount)
    ranges = outputs.map { TargetRange(context.run, output: $0) }
    legend = AnswerLegend(context, data, ranges[0])
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let parts = rect.split(bottom: rect.rows >= 10 ? 1 : 0)
    let plot = plot(in: parts.rest)
    let places = PlotPlaces(plot, in: parts.rest)
    drawPresent(plot, places, into: &buffer, in: parts.rest)
    for point in data.points { draw(point, places, into: &buffer) }
    drawName(plot, places, into: &buffer)
    legend.draw(wrappedIn: parts.bottom.split(left: 1).rest, into: &buffer)
  }

  private func style(of output: Int) -> Style {
    let theme = context.theme
    let styles = [theme.positive, theme.negative, theme.forward, theme.backward, theme.update]
    return outputs.count == 1 ? theme.text : styles[output % styles.count]
  }

  // MARK: - The curves

  private func plot(in rect: Rect) -> LinePlot {
    let theme = context.theme
    let inner = LinePlot.area(in: rect)
    let ends = InputRange(
      context.run, input: 0, margin: 0.08, least: context.state.lesson.view.inputRange)
    let x = Axis(from: ends.lower, to: ends.upper, ticks: max(2, min(8, inner.columns / 9)))
    var plot = LinePlot(
      x: x, y: verticalAxis(rows: inner.rows), axisStyle: theme.rule, labelStyle: theme.caption,
      set: context.set)
    var probe = probe
    let answers = AnswerLines(
      &probe, over: x.lower...x.upper, outputCount: outputs.count,
      pointCount: max(2, min(LinePlot.dotColumns(in: rect, set: context.set), most)))
    plot.series = outputs.map { output in
      LinePlot.Series(
        answers.lines[output], style: style(of: output),
        label: outputs.count == 1 ? nil : context.outputCaption(output))
    }
    return plot
  }

  /// All targets and all that the outputs can be: an axis that training does not move.
  private func verticalAxis(rows: Int) -> Axis {
    var lower = ranges.map(\.lower).min() ?? 0
    var upper = ranges.map(\.upper).max() ?? 1
    if let bounds = context.shape.outputLayer.activation.bounds {
      (lower, upper) = (min(lower, bounds.lowerBound), max(upper, bounds.upperBound))
    } else {
      // Beyond the data a curve goes where it will.
      let margin = (context.state.lesson.view.inputRange == nil ? 0.15 : 0.4) * (upper - lower)
      (lower, upper) = (lower - margin, upper + margin)
    }
    // What the example in hand is answered stands on it, however far that is out.
    for output in outputs {
      let quantity = Quantity.activation(context.shape.outputUnit(output))
      guard context.isKnown(quantity), context.value(quantity).isFinite else { continue }
      (lower, upper) = (min(lower, context.value(quantity)), max(upper, context.value(quantity)))
    }
    return .inRows(from: lower, to: upper, rows: rows, least: max(2, rows / 8))
  }

  // MARK: - The data

  private func draw(
    _ point: DataPoints.Point, _ places: PlotPlaces, into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let x = point.inputs[point.inputs.startIndex]
    func put(_ letter: Unicode.Scalar, y: Double, _ style: Style) {
      guard let cell = places.cell(x: x, y: y) else { return }
      buffer.put(letter, at: cell, style: style)
    }
    guard data.classes != .oneHot else {
      let letter = data.letter(of: point, output: 0, ranges[0])
      put(letter, y: 1, point.isRight ? theme.point : theme.wrongPoint)
      return
    }
    for output in outputs {
      let style =
        point.isPresent
        ? theme.read
        : !point.isRight
          ? theme.wrongPoint : outputs.count == 1 ? theme.point : self.style(of: output).with(.bold)
      put(
        point.isTest ? "+" : "o", y: point.targets[point.targets.startIndex + output], style)
    }
  }

  /// The present example's errors: from each answer up or down to its target.
  private func drawPresent(
    _ plot: LinePlot, _ places: PlotPlaces, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    var plot = plot
    if let point = data.points.last, point.isPresent, data.classes != .oneHot {
      let x = point.inputs[point.inputs.startIndex]
      var probe = probe
      let answers = probe.outputs(for: point.inputs)
      for output in outputs {
        let answer = answers[answers.startIndex + output]
        let target = point.targets[point.targets.startIndex + output]
        let bucket = LinePlot.Bucket(
          x: x, minimum: min(answer, target), maximum: max(answer, target), first: answer,
          last: target)
        plot.series.insert(LinePlot.Series([bucket], style: context.theme.error), at: 0)
        if output == 0 {
          plot.markers = [LinePlot.Marker(x: x, y: answer, style: context.theme.read)]
        }
      }
    }
    plot.draw(into: &buffer, in: rect)
  }

  /// The name of the input at the end of its axis.
  private func drawName(
    _ plot: LinePlot, _ places: PlotPlaces, into buffer: inout ScreenBuffer
  ) {
    let name = DataLayout.caption(context.state.lesson.data.inputNames, 0, limit: 10, context)
    let width = displayWidth(of: name)
    let row = places.area.endRow - 1
    let place = Point(row: row, column: places.area.endColumn - width)
    guard places.isFree(place, width: width, in: buffer) else { return }
    buffer.write(name, at: place, style: context.theme.text, clip: places.area)
  }
}

extension Context {
  /// What an output is called in the data.
  func outputCaption(_ index: Int) -> String {
    DataLayout.caption(state.lesson.data.targetNames, index, limit: 10, self)
  }
}
