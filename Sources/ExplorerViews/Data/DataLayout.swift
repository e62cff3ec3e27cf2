import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// Which columns the data has: decided by the data and the width alone.
struct DataLayout {
  /// What stands in a row.
  enum Rows: Equatable {
    /// An example, which has one output.
    case examples
    /// One output of one of a few examples.
    case outputs
    /// An example with a target and an output for each of its outputs.
    case pairs
    /// An example with its class and the one that it is given.
    case classes
  }

  enum Content: Equatable {
    case number
    case input(Int)
    case name
    case desired(Int?)
    case output(Int?)
    case error
    case square
    case total
    case targetClass
    case answeredClass
    /// Whether these two are others.
    case verdict
    /// The output of the class that is given.
    case largest
  }

  struct Column {
    let content: Content
    let header: String
    /// Where it begins, after the gap.
    let start: Int
    let width: Int
    var number: NumberColumn

    var end: Int { start + width }

    /// Whether its numbers are mostly whole: the header begins over those.
    var isWhole = false

    /// Where the header begins: over the numbers' points where those have decimals.
    var headerStart: Int {
      // The name of an output stands over its target and itself.
      if case .desired(.some) = content { return start }
      if content == .targetClass || content == .answeredClass { return start }
      let width = displayWidth(of: header)
      let point = number.column + number.before
      return number.decimals > 3 ? min(isWhole ? point - 1 : point, end - width) : end - width
    }
  }

  let rows: Rows
  private(set) var columns: [Column] = []
  private let context: Context
  private let available: Int
  private var next = 2

  /// How many rows are one for each output rather than for each example.
  private static let fewRows = 12

  static func rows(_ context: Context) -> Rows {
    let outputs = context.shape.outputCount
    guard outputs > 1 else { return .examples }
    if context.run.setup.examples.count * outputs <= fewRows { return .outputs }
    return context.run.classes == .oneHot ? .classes : .pairs
  }

  /// How many rows there are.
  static func count(_ context: Context) -> Int {
    let examples = context.run.setup.examples.count
    return rows(context) == .outputs ? examples * context.shape.outputCount : examples
  }

  init(_ context: Context, columns available: Int) {
    self.context = context
    self.available = available
    rows = DataLayout.rows(context)
    switch rows {
    case .pairs: addPairs()
    case .classes: addClasses()
    case .examples, .outputs: addErrors()
    }
  }

  // MARK: - Captions

  static func caption(_ names: [String], _ index: Int, limit: Int, _ context: Context) -> String {
    guard names.indices.contains(index) else { return "\(index + 1)" }
    let text = DisplayText(names[index])
    let spelt = context.explainer.notation == .ascii ? text.ascii() : text.text
    return truncatedText(spelt, to: limit, ellipsis: context.glyphs.ellipsis)
  }

  func inputCaption(_ index: Int) -> String {
    DataLayout.caption(context.state.lesson.data.inputNames, index, limit: 8, context)
  }

  func targetCaption(_ index: Int, limit: Int = 8) -> String {
    DataLayout.caption(context.state.lesson.data.targetNames, index, limit: limit, context)
  }

  // MARK: - Columns

  private mutating func add(
    _ content: Content, _ header: String, width: Int, _ span: NumberColumn,
    isCentred: Bool = false
  ) {
    var number = span
    let taken = span.decimals > 0 ? span.width : span.before
    // Given numbers are short: they stand under the middle of their header.
    number.column = next + max(0, width - taken) / (isCentred ? 2 : 1)
    columns.append(
      Column(content: content, header: header, start: next, width: width, number: number))
    next += width + 1
  }

  /// The span of some columns of the data, from as many rows as say enough.
  private func span(mostDecimals: Int, _ value: (_ example: Int) -> Double) -> NumberSpan {
    var span = NumberSpan(mostDecimals: mostDecimals)
    for example in 0..<min(32, context.run.setup.examples.count) { span.add(value(example)) }
    return span
  }

  private func inputSpan(_ index: Int) -> NumberSpan {
    span(mostDecimals: 4) {
      let inputs = context.run.setup.examples.inputs(of: $0)
      return inputs[inputs.startIndex + index]
    }
  }

  private func targetSpan(_ index: Int?, mostDecimals: Int) -> NumberSpan {
    span(mostDecimals: mostDecimals) {
      let targets = context.run.setup.examples.targets(of: $0)
      return index.map { targets[targets.startIndex + $0] } ?? targets.max() ?? 0
    }
  }

  /// `desired  output  |error|  error²`, before them what tells one row from another.
  private mutating func addErrors() {
    let square = context.spell("error²")
    let squareWidth = max(6, displayWidth(of: square))
    func desiredWidth(_ more: Int) -> Int {
      max(7, targetSpan(nil, mostDecimals: 4 + more).width)
    }
    let numbers = 2 + desiredWidth(0) + 1 + 7 + 1 + squareWidth
    // Digits are never cut: names are first, and then the plain error is left out.
    let leastName = rows == .outputs ? min(nameWidth, 4) + 1 : 0
    let hasError = numbers + 8 + leastName <= available
    let withError = numbers + (hasError ? 8 : 0)
    let name = min(nameWidth, max(2, available - withError - 1))
    let fixed = withError + (rows == .outputs ? name + 1 : 0)
    let isSingle = context.run.setup.examples.count == 1 && pointedInput == nil
    let room = isSingle && rows == .outputs ? 0 : available - fixed
    let inputs = inputColumns(room: max(0, room))
    let used = fixed + inputs.reduce(0) { $0 + $1.width + 1 } - desiredWidth(0)
    // What is left makes the numbers longer.
    let growing = hasError ? 3 : 2
    let more =
      (0...max(0, context.state.display.digits - 4)).last {
        used + desiredWidth($0) + growing * $0 <= available
      } ?? 0
    addInputs(inputs)
    if rows == .outputs { add(.name, "", width: name, NumberColumn(column: 0, decimals: 0)) }
    let target = targetSpan(nil, mostDecimals: 4 + more)
    add(.desired(nil), "desired", width: desiredWidth(more), target.column(at: 0), isCentred: true)
    let signed = NumberColumn(column: 0, before: 2, decimals: 4 + more)
    let positive = NumberColumn(column: 0, before: 1, decimals: 4 + more)
    add(.output(nil), outputHeader, width: 7 + more, signed)
    if hasError { add(.error, "|error|", width: 7 + more, positive) }
    add(.square, square, width: squareWidth + more, positive)
    guard target.decimals == 0 else { return }
    for index in columns.indices where columns[index].number.decimals > 3 {
      columns[index].isWhole = true
    }
  }

  /// What a network of one weight alone computes says more than what that is called.
  private var outputHeader: String {
    guard OneWeightView.canShow(context.shape), context.shape.outputLayer.activation == .linear
    else {
      return "output"
    }
    let formula =
      context.explainer.symbols.parameter(0) + "·" + context.run.network.inputNames[0]
    return formula.count <= 7 ? context.spell(formula) : "output"
  }

  private var nameWidth: Int { nameWidth(limit: 8) }

  private func nameWidth(limit: Int) -> Int {
    (0..<context.shape.outputCount).map { displayWidth(of: targetCaption($0, limit: limit)) }.max()
      ?? 2
  }

  private typealias InputColumn = (content: Content, header: String, width: Int, span: NumberSpan)

  /// The inputs where all fit; else the numbers of the examples, and as many inputs as fit.
  private func inputColumns(room: Int) -> [InputColumn] {
    let count = context.shape.inputCount
    var columns: [InputColumn] = []
    var used = 0
    for index in 0..<min(count, room) {
      let column = inputColumn(index)
      used += column.width + 1
      guard used <= room else { break }
      columns.append(column)
    }
    guard columns.count < count, room > 0 else { return columns }
    let width = max(2, NumberFormat.count(context.run.setup.examples.count).count)
    guard width + 1 <= room else { return [] }
    let number: InputColumn = (.number, "#", width, NumberSpan(mostDecimals: 0))
    var total = width + 1
    let rest = columns.prefix {
      total += $0.width + 1
      return total <= room
    }
    guard let pointedInput, pointedInput >= rest.count else { return [number] + rest }
    // What is looked at stands there, whatever gives way to it.
    let pointed = inputColumn(pointedInput)
    var left = room - (width + 1) - (pointed.width + 1)
    let others = rest.prefix {
      left -= $0.width + 1
      return left >= 0
    }
    return [number] + others + (pointed.width < room ? [pointed] : [])
  }

  private func inputColumn(_ index: Int) -> InputColumn {
    let (span, header) = (inputSpan(index), inputCaption(index))
    return (.input(index), header, max(span.width, displayWidth(of: header)), span)
  }

  /// The input that is looked at; `nil`: none.
  private var pointedInput: Int? {
    guard case .input(let index)? = context.state.pointedData else { return nil }
    return index
  }

  /// The column of a value of the data; `nil` where it is not shown.
  func column(of selection: Selection) -> Column? {
    columns.first { column in
      switch (column.content, selection) {
      case (.input(let index), .input(let pointed)): index == pointed
      case (.desired(let index), .target(let pointed)): index == nil || index == pointed
      case (.targetClass, .target): true
      default: false
      }
    }
  }

  private mutating func addInputs(_ inputs: [InputColumn]) {
    for input in inputs {
      add(input.content, input.header, width: input.width, input.span.column(at: 0))
    }
  }

  /// The inputs where all of them have room, else the one that is looked at.
  private mutating func addAllInputs() {
    if let pointedInput, inputColumns(room: max(0, available - next)).first?.content == .number {
      return addInputs([inputColumn(pointedInput)])
    }
    let inputs = inputColumns(room: max(0, available - next))
    guard inputs.count == context.shape.inputCount, inputs.first?.content != .number else { return }
    addInputs(inputs)
  }

  /// `#  target  answer  ✗  out  E`, and the inputs where all of them have room.
  private mutating func addClasses() {
    let numberWidth = max(2, NumberFormat.count(context.run.setup.examples.count).count)
    let total = 6
    let span = NumberColumn(column: 0, before: 1, decimals: 3)
    let widest = nameWidth(limit: 24)
    func room(_ columns: Int) -> Int { (available - 2 - numberWidth - 1 - 2 - columns - 2) / 2 }
    // What a class is called says more than how large its output is.
    let hasLargest = room(span.width + 1 + total) >= widest || room(total) < widest
    let name = max(6, min(widest, room(hasLargest ? span.width + 1 + total : total)))
    let none = NumberColumn(column: 0, decimals: 0)
    add(.number, "#", width: numberWidth, none)
    add(.targetClass, "target", width: name, none)
    add(.answeredClass, "answer", width: name, none)
    add(.verdict, "", width: 1, none)
    if hasLargest { add(.largest, "out", width: span.width, span) }
    add(.total, "E", width: total, NumberColumn(column: 0, before: 1, decimals: 4))
    addAllInputs()
  }

  /// `#`, a target and an output for each output as far as they fit, and the example's E.
  private mutating func addPairs() {
    let digits = context.state.display.digits
    let outputs = context.shape.outputCount
    let numberWidth = max(2, NumberFormat.count(context.run.setup.examples.count).count)
    let target = targetSpan(nil, mostDecimals: 2)
    let total = 6
    let reserved = pointedInput.map { inputColumn($0).width + 1 } ?? 0
    // Four decimals where all outputs fit with them, else three.
    func fitting(_ decimals: Int) -> Int {
      (available - 2 - numberWidth - 1 - total - reserved)
        / (target.width + 1 + 1 + 1 + decimals + 1)
    }
    let decimals = (3...max(3, min(6, digits))).last { fitting($0) >= outputs } ?? 3
    let span = NumberColumn(column: 0, before: 1, decimals: decimals)
    add(.number, "#", width: numberWidth, NumberColumn(column: 0, decimals: 0))
    let shown = max(0, min(outputs, fitting(decimals)))
    var first = 0
    if case .target(let pointed)? = context.state.pointedData {
      first = max(0, pointed - shown + 1)
    }
    for output in first..<first + shown {
      let caption = targetCaption(output, limit: target.width + 1 + span.width)
      add(.desired(output), caption, width: target.width, target.column(at: 0))
      add(.output(output), "", width: span.width, span)
    }
    let isCut = shown < outputs && shown > 0
    add(
      .total, (isCut ? context.glyphs.ellipsis + " " : "") + "E", width: total,
      NumberColumn(column: 0, before: 1, decimals: 4))
    if shown == outputs || pointedInput != nil { addAllInputs() }
  }
}
