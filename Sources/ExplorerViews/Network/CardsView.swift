import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The network with a card for each unit.
enum CardsView {
  static func draw(_ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer) {
    inputs(context, layout, into: &buffer)
    for index in context.shape.layers.indices {
      for number in 0..<context.shape.layers[index].unitCount {
        let unit = Unit(layer: index, index: number)
        let row = layout.cardRow(of: unit, in: context.shape)
        let place = Point(row: row, column: layout.columns[index + 1])
        card(
          of: unit, context, into: &buffer, at: place, rows: layout.body.endRow - row,
          step: layout.step)
        guard context.shape.isOutput(unit) else { continue }
        let extent = NetworkLayout.cardExtent(
          ofLayer: index, in: context.shape, step: layout.step)
        target(
          of: unit, context, into: &buffer, at: Point(row: row + extent, column: place.column))
      }
    }
  }

  private static func inputs(
    _ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer
  ) {
    for index in 0..<context.shape.inputCount {
      InputView.draw(
        index, context, into: &buffer,
        at: Point(row: layout.inputRow(index, in: context.shape), column: layout.columns[0]))
    }
  }

  /// Draws the rows of a unit's card, as far as there is room.
  static func card(
    of unit: Unit, _ context: Context, into buffer: inout ScreenBuffer, at place: Point, rows: Int,
    step: Int
  ) {
    let all = self.rows(of: unit, context)
    for (index, row) in all.enumerated() where index * step < rows {
      let start = Point(row: place.row + index * step, column: place.column)
      let height = index == all.count - 1 ? 1 : step
      buffer.fill(
        Rect(row: start.row, column: start.column, rows: height, columns: NetworkLayout.cardWidth),
        Cell(" ", context.theme.text.on(context.theme.card)))
      if context.theme.card < 0 { border(context, into: &buffer, at: start) }
      if let written = row.draw(context, into: &buffer, at: start) { buffer.cursor = written }
    }
  }

  /// Where cards have no background of their own they need sides.
  static func border(
    _ context: Context, into buffer: inout ScreenBuffer, at start: Point,
    width: Int = NetworkLayout.cardWidth
  ) {
    for column in [start.column, start.column + width - 1] {
      buffer.put(
        context.glyphs.vertical, at: Point(row: start.row, column: column),
        style: context.theme.rule)
    }
  }

  /// The rows of a unit's card, from top to bottom.
  static func rows(of unit: Unit, _ context: Context) -> [CardRow] {
    headRows(of: unit, context)
      + (0..<parameterCount(of: unit, context)).map { parameterRow($0, of: unit, context) }
  }

  /// The rows above the weights: what the unit sends on, and what it receives.
  static func headRows(of unit: Unit, _ context: Context) -> [CardRow] {
    let theme = context.theme
    // The name of what the step writes is lit, and no other.
    func style(_ quantities: [Quantity], else usual: Style) -> Style {
      quantities.contains { context.isWritten($0) || context.asked == $0 } ? theme.read : usual
    }
    return [
      CardRow(
        name: context.run.network.name(of: unit),
        nameStyle: style([.activation(unit), .activationGradient(unit)], else: theme.strong),
        isSelected: context.state.pointing.selection == .unit(unit),
        value: .quantity(.activation(unit), theme.strong),
        derivative: .quantity(.activationGradient(unit), theme.backward)),
      CardRow(
        name: "net", nameStyle: style([.netInput(unit), .delta(unit)], else: theme.caption),
        isSelected: false,
        value: .quantity(.netInput(unit), theme.text),
        derivative: .quantity(.delta(unit), theme.backward)),
    ]
  }

  /// How many weights and biases a unit has.
  static func parameterCount(of unit: Unit, _ context: Context) -> Int {
    let layer = context.shape.layers[unit.layer]
    return layer.inputCount + (layer.biases == .none ? 0 : 1)
  }

  /// The row of a unit's weight by its input, or, after the last one, of its bias.
  ///
  /// - Parameters:
  ///   - index: the number of the input; after the last one that of the bias.
  ///   - unit: the unit.
  ///   - context: what there is to show, and how.
  ///   - hasUpdated: whether the new value has a column of its own.
  /// - Returns: the row.
  static func parameterRow(
    _ index: Int, of unit: Unit, _ context: Context, hasUpdated: Bool = false
  ) -> CardRow {
    let layer = context.shape.layers[unit.layer]
    let weight = layer.weight(to: unit.index, from: min(index, layer.inputCount - 1))
    guard index >= layer.inputCount, let bias = layer.bias(of: unit.index) else {
      return row(ofParameter: weight, of: unit, context, hasUpdated)
    }
    return row(ofParameter: bias, of: unit, context, hasUpdated)
  }

  private static func row(
    ofParameter parameter: Int, of unit: Unit, _ context: Context, _ hasUpdated: Bool
  ) -> CardRow {
    let theme = context.theme
    let isUpdated = context.isKnown(.updated(parameter)) && !hasUpdated
    let quantity: Quantity = isUpdated ? .updated(parameter) : .parameter(parameter)
    let isBias = context.shape.isBias(parameter)
    let isFixed = isBias && context.run.setup.settings.biases == .fixed
    let gradient: Quantity =
      context.isKnown(.batchGradient(parameter)) ? .batchGradient(parameter) : .gradient(parameter)
    let style = context.style(ofSign: context.value(quantity))
    return CardRow(
      name: context.explainer.symbol(quantity),
      nameStyle: context.isAbout(parameter) ? theme.read : theme.text,
      isSelected: context.state.pointing.selection == .parameter(parameter, in: unit),
      isEdited: context.isEdited(.parameter(parameter, in: unit)),
      isReadElsewhere: isBias && context.isOfAnotherUnit(than: unit),
      value: !hasUpdated && CardRow.showsChange(of: parameter, context)
        ? .change(parameter, style) : .quantity(quantity, style),
      derivative: isFixed ? .word("fixed") : .quantity(gradient, theme.backward),
      updated: hasUpdated && !isFixed
        ? .quantity(
          .updated(parameter), context.style(ofSign: context.value(.updated(parameter))))
        : .nothing)
  }

  /// ` target .01 E_o1 .27481` under an output's card.
  ///
  /// - Parameters:
  ///   - unit: the unit; nothing is drawn where it is no output.
  ///   - context: what there is to show, and how.
  ///   - buffer: the frame.
  ///   - place: the left edge of the card, in the row.
  ///   - wider: how many columns more than usual the card has.
  static func target(
    of unit: Unit, _ context: Context, into buffer: inout ScreenBuffer, at place: Point,
    wider: Int = 0
  ) {
    let theme = context.theme
    guard let output = context.shape.outputIndex(of: unit) else { return }
    let target = Quantity.target(output)
    let isSelected = context.state.pointing.selection == .target(output)
    buffer.write(
      context.isEdited(.target(output)) ? "target*" : "target",
      at: Point(row: place.row, column: place.column + 1),
      style: isSelected ? theme.caption.with(theme.selected.attributes) : theme.caption)
    let unitName = context.run.network.name(of: unit)
    // With the decimals of other numbers, even where the error has no room for its unit's name then.
    let texts = [(4, 7), (2, 5)].map { decimals, width in
      context.spell(CellNumber.short(context.value(target), decimals: decimals, width: width))
    }
    let room = wider + 5
    let text = texts[texts[0].unicodeScalars.count <= room ? 0 : 1]
    let error = Quantity.unitError(output)
    var end = place.column + wider + 23
    let isKnown = context.isKnown(error)
    let value =
      isKnown ? context.spell(CellNumber.short(context.value(error), decimals: 5, width: 7)) : ""
    var number = Point(row: place.row, column: place.column + 8)
    let endOfNumber = number.column + text.unicodeScalars.count
    // The widest number that E can be has its place, whatever it is.
    let name = errorName(
      of: unitName, columns: end - 7 - endOfNumber - 1)
    // Where there is room marks stay inside of the card, and touch no word: behind the target first.
    let free = end - 7 - displayWidth(of: name) - (endOfNumber + 1)
    if free > 1 { number.column += 1 }
    if free > 2 { end -= 1 }
    // What is not finite stands near its name, inside of the card.
    let start = end - (context.value(error).isFinite ? value.unicodeScalars.count : 5)
    let nameEnd = min(start, end - 6) - (free > 3 ? 2 : 1)
    _ = NumberChip.draw(
      text, of: target, context, into: &buffer, at: number, style: theme.text,
      hasBrackets: free > 0)
    buffer.write(name, endingAt: Point(row: place.row, column: nameEnd), style: theme.caption)
    guard isKnown else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: place.row, column: end - 6), style: theme.toCome)
      return
    }
    let valuePlace = Point(row: place.row, column: start)
    // Its marks would touch the name: its ground says it, where it has one.
    if nameEnd > start - 2, context.isWritten(error), theme.written.background >= 0 {
      buffer.write(value, at: valuePlace, style: theme.written)
      buffer.cursor = valuePlace
    } else if let written = NumberChip.draw(
      value, of: error, context, into: &buffer, at: valuePlace, style: theme.error)
    {
      buffer.cursor = written
    }
  }

  /// `E_o1`; `E` alone where its name cannot be told beside a long target.
  private static func errorName(of unit: String, columns: Int) -> String {
    let letters = min(columns - 2, displayWidth(of: unit))
    return letters < min(2, displayWidth(of: unit))
      ? "E" : "E_" + truncatedText(unit, to: letters, ellipsis: "")
  }
}

extension Context {
  /// Whether the present step computes what another unit receives.
  fileprivate func isOfAnotherUnit(than unit: Unit) -> Bool {
    guard case .netInput(let present)? = step?.quantity else { return false }
    return present != unit
  }

  /// Whether the present step is about a parameter.
  func isAbout(_ parameter: Int) -> Bool {
    switch asked ?? step?.quantity {
    case .term(parameter), .deltaTerm(parameter), .netInputDerivative(parameter),
      .gradient(parameter), .batchGradient(parameter), .optimizer(_, parameter),
      .updated(parameter):
      true
    default: false
    }
  }
}
