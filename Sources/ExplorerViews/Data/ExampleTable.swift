import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The rows of the examples, and the mean of their errors below them.
struct ExampleTable {
  let context: Context
  let layout: DataLayout
  let count: Int
  /// Whether E of all the data stands elsewhere, and not below the rows.
  var omitsMean = false

  init(_ context: Context, columns: Int) {
    self.context = context
    layout = DataLayout(context, columns: columns)
    count = DataLayout.count(context)
  }

  private var examples: Examples { context.run.setup.examples }
  /// Whether the answers to other rows are left out: to lay out the weights of a large network for them
  /// takes longer than a key may.
  private var omitsAnswers: Bool { context.shape.parameterCount > 200_000 }
  private var outputCount: Int { context.shape.outputCount }

  /// Whether E of all the data stands below the rows.
  var hasMean: Bool {
    let examples = context.run.setup.examples.count
    return examples > 1 && !omitsMean && !context.pass.isOpen
      && context.run.canAsk(examples)
  }

  // MARK: - Rows

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    drawHeaders(into: &buffer, in: rect)
    let foot = footRows(in: rect.rows)
    let window = window(in: rect.rows)
    // One for all rows: it holds the weights in the order in which they are read.
    var probe: OutputProbe?
    var outputs: [Double] = []
    var shown = -1
    for (offset, row) in window.rows.enumerated() {
      let example = layout.rows == .outputs ? row / outputCount : row
      if example != shown {
        outputs = self.outputs(of: example, &probe)
        shown = example
      }
      let line = Rect(
        row: rect.row + 1 + offset, column: rect.column, rows: 1, columns: rect.columns)
      drawRow(row, example, outputs, into: &buffer, in: line)
    }
    if let pointed { drawPointed(pointed, rows: window.rows.count, into: &buffer, in: rect) }
    guard foot > 0 else { return }
    let line = rect.split(top: 1 + window.rows.count).rest.split(top: 1).top
    drawMean(into: &buffer, in: line)
  }

  private func footRows(in rows: Int) -> Int { hasMean && rows > 2 ? 1 : 0 }

  /// Which rows of the data stand in so many of the screen.
  private func window(in rows: Int) -> ListWindow {
    let current = layout.rows == .outputs ? context.run.example * outputCount : context.run.example
    return ListWindow(
      of: count, lines: rows - 1 - footRows(in: rows), current: current,
      scroll: context.scroll(of: .data))
  }

  /// Says which rows are shown where some are not; else nothing.
  func note(in rows: Int) -> String {
    let window = window(in: rows)
    return window.isPart && !window.rows.isEmpty ? context.note(window.rows, of: count) : ""
  }

  private func outputs(of example: Int, _ probe: inout OutputProbe?) -> [Double] {
    guard example != context.run.example || context.isJudging else {
      return context.pass.outputs
    }
    guard !omitsAnswers else { return [Double](repeating: .nan, count: outputCount) }
    if probe == nil { probe = OutputProbe(context.judged) }
    return Array(probe?.outputs(for: examples.inputs(of: example)) ?? [])
  }

  private var pointed: Selection? { context.state.pointedData }

  /// Marks the column of the value that is looked at, and its name.
  private func drawPointed(
    _ selection: Selection, rows: Int, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    guard let column = layout.column(of: selection) else { return }
    let (first, last) = (
      min(column.start, column.headerStart),
      max(column.end, column.headerStart + displayWidth(of: column.header))
    )
    let place = Rect(
      row: rect.row, column: rect.column + first, rows: 1 + rows, columns: last - first)
    let mark = context.theme.mark
    buffer.restyle(place.split(top: 1).top) { $0 = $0.with(.reverse) }
    buffer.restyle(place.split(top: 1).rest) { style in
      if mark >= 0, style.background < 0 { style = style.on(mark) }
    }
    // Where the row is shown, its cell stands out from row and column.
    let row = (1...max(1, rows)).first { row in
      buffer[Point(row: rect.row + row, column: rect.column)].scalar == context.glyphs.markLeft
    }
    guard let row else { return }
    buffer.restyle(
      Rect(row: rect.row + row, column: place.column, rows: 1, columns: place.columns)
    ) { $0 = $0.with(.reverse) }
  }

  private func drawHeaders(into buffer: inout ScreenBuffer, in rect: Rect) {
    for column in layout.columns {
      let point = Point(row: rect.row, column: rect.column + column.headerStart)
      buffer.write(column.header, at: point, style: context.theme.caption, clip: rect)
    }
  }

  private func drawRow(
    _ row: Int, _ example: Int, _ outputs: [Double], into buffer: inout ScreenBuffer, in line: Rect
  ) {
    let output = layout.rows == .outputs ? row % outputCount : 0
    let isPresent = example == context.run.example
    // A step that is about several examples is about none of them alone.
    let isOfSeveral =
      context.isJudging || context.hasBatches && context.step?.phase == .update
    let isCurrent =
      isPresent && (pointed != nil || context.step != nil && !isOfSeveral)
      && (layout.rows != .outputs || output == currentOutput)
    for column in layout.columns {
      if case .input = column.content, layout.rows == .outputs, output > 0 { continue }
      draw(
        column, example: example, output: output, outputs: outputs,
        isPresent: isPresent && !context.isJudging,
        into: &buffer, in: line)
    }
    guard isCurrent, examples.count > 1 || layout.rows == .outputs || pointed != nil else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: line.row, column: line.column),
      style: context.theme.read)
    buffer.restyle(line) { style in
      if style.background < 0 { style = style.on(context.theme.mark) }
    }
  }

  /// The output that the step is about; the first one where it is about none.
  private var currentOutput: Int {
    switch pointed {
    case .target(let index)?: return index
    case .input?: return 0
    case .unit?, .parameter?, nil: break
    }
    guard let step = context.step else { return 0 }
    guard case .unit(let unit) = Selection(about: step.quantity, in: context.shape).unitOrInput,
      context.shape.isOutput(unit)
    else { return -1 }
    return unit.index
  }

  private func draw(
    _ column: DataLayout.Column, example: Int, output: Int, outputs: [Double], isPresent: Bool,
    into buffer: inout ScreenBuffer, in line: Rect
  ) {
    let theme = context.theme
    var number = column.number
    number.column += line.column
    let targets = examples.targets(of: example)
    func put(_ value: Double, _ style: Style) {
      // A recurrent network may take too long to settle for a table.
      if value.isNaN, context.shape.recurrence != nil || omitsAnswers {
        return context.drawUnknown(in: number, row: line.row, into: &buffer, clip: line)
      }
      context.draw(value, in: number, row: line.row, style: style, into: &buffer, clip: line)
    }
    func light(_ quantity: Quantity, _ value: Double, _ style: Style) {
      guard isPresent else { return put(value, style) }
      context.draw(quantity, in: number, row: line.row, style: style, into: &buffer, clip: line)
    }
    /// What comes of the outputs is unknown until they are.
    func derived(_ isKnown: Bool, _ value: Double) {
      guard isKnown || !isPresent else {
        return context.drawUnknown(in: number, row: line.row, into: &buffer, clip: line)
      }
      put(value, theme.error)
    }
    switch column.content {
    case .number:
      buffer.write(
        NumberFormat.count(example + 1),
        endingAt: Point(row: line.row, column: line.column + column.end), style: theme.caption,
        clip: line)
    case .targetClass, .answeredClass, .verdict, .largest:
      drawClass(column, outputs, targets, isPresent: isPresent, number, into: &buffer, in: line)
    case .input(let index):
      let inputs = examples.inputs(of: example)
      light(.input(index), inputs[inputs.startIndex + index], theme.text)
    case .name:
      buffer.write(
        layout.targetCaption(output, limit: column.width),
        at: Point(row: line.row, column: line.column + column.start), style: theme.text, clip: line)
    case .desired(let index):
      let index = index ?? output
      light(.target(index), targets[targets.startIndex + index], theme.text)
    case .output(let index):
      let index = index ?? output
      light(.activation(outputUnit(index)), outputs[index], theme.strong)
      markWrong(
        outputs, targets, isPresent: isPresent, at: Point(row: line.row, column: number.end),
        into: &buffer, in: line)
    case .error, .square:
      let error = targets[targets.startIndex + output] - outputs[output]
      derived(
        context.isKnown(.unitError(output)),
        column.content == .error ? abs(error) : error * error)
    case .total:
      derived(
        context.isKnown(.totalError),
        context.judged.totalError(
          for: examples.inputs(of: example), targets: targets,
          mostWork: Trainer.workOfPictures))
    }
  }

  /// Marks an answer of a single output that is the other class, in the blank after it.
  private func markWrong(
    _ outputs: [Double], _ targets: ArraySlice<Double>, isPresent: Bool, at place: Point,
    into buffer: inout ScreenBuffer, in line: Rect
  ) {
    // Behind a bracket it stands one cell further.
    let place = Point(
      row: place.row, column: place.column + (buffer[place].scalar == "]" ? 1 : 0))
    guard case .pair = context.run.classes, line.contains(place), buffer[place].scalar == " ",
      !isPresent || context.isKnown(.activation(outputUnit(0))), !outputs.contains(where: \.isNaN),
      !context.run.classes.isRight(outputs: outputs[...], targets: targets)
    else { return }
    buffer.put(
      context.explainer.notation == .ascii ? "x" : "✗", at: place, style: context.theme.error)
  }

  /// Draws the class that an example has, the one that it is given, and whether that is another.
  private func drawClass(
    _ column: DataLayout.Column, _ outputs: [Double], _ targets: ArraySlice<Double>,
    isPresent: Bool, _ number: NumberColumn, into buffer: inout ScreenBuffer, in line: Rect
  ) {
    let theme = context.theme
    func write(_ text: String, _ style: Style) {
      buffer.write(
        text, at: Point(row: line.row, column: line.column + column.start), style: style, clip: line
      )
    }
    let found = Confusion.Answer(outputs: outputs[...], targets: targets, context.run.classes)
    if column.content == .targetClass {
      return write(layout.targetCaption(found.target, limit: column.width), theme.text)
    }
    // What comes of the outputs is unknown until they are.
    let isKnown = !isPresent || context.isKnown(.activation(outputUnit(outputCount - 1)))
    guard isKnown, !outputs.contains(where: \.isNaN) else {
      if column.content != .verdict { write(String(context.glyphs.unknown), theme.toCome) }
      return
    }
    let isRight = found.answer == found.target
    if column.content == .answeredClass {
      let name = found.answer.map { layout.targetCaption($0, limit: column.width) } ?? "none"
      write(name, isRight ? theme.strong : theme.error)
    } else if column.content == .verdict {
      if !isRight { write(context.explainer.notation == .ascii ? "x" : "✗", theme.error) }
    } else if let answer = found.answer {
      context.draw(
        outputs[answer], in: number, row: line.row, style: theme.strong, into: &buffer, clip: line)
    }
  }

  private func outputUnit(_ index: Int) -> Unit {
    context.shape.outputUnit(index)
  }

  // MARK: - The mean

  /// Where the mean stands, from the table's first column on: below what it is the mean of.
  var mean: NumberColumn? {
    layout.columns.last { $0.content == .square || $0.content == .total }?.number
  }

  /// Draws `mean of error²  E 1.6667`.
  private func drawMean(into buffer: inout ScreenBuffer, in line: Rect) {
    guard var number = mean else { return }
    let theme = context.theme
    number.column += line.column
    context.draw(
      context.judged.error(on: examples, mostWork: Trainer.workOfPictures), in: number,
      row: line.row, style: theme.error, into: &buffer, clip: line)
    let what = layout.rows == .examples ? context.run.network.loss.words.mean : "E_total"
    let end = number.column - 1
    // Within an epoch it is none that the plot has.
    let isWithin = context.run.example > 0 && !context.isJudging && !context.isWatching
    let forms = (isWithin ? ["mean of \(what) now  E"] : []) + ["mean of \(what)  E"]
    let text =
      forms.map(context.spell).first { end - displayWidth(of: $0) > line.column }
      ?? context.spell(forms[forms.count - 1])
    buffer.write(
      text, endingAt: Point(row: line.row, column: end), style: theme.caption, clip: line)
  }
}

extension Selection {
  /// The unit, whose weight or bias this may be.
  fileprivate var unitOrInput: Selection {
    if case .parameter(_, let unit) = self { return .unit(unit) }
    return self
  }
}
