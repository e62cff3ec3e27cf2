import Backprop
import Explanations
import Explorer
package import TextScreen

/// A recurrent network: its units on a ring, its edges as arrows; in each unit what comes to it from
/// outside, its out and δ, and its target.
struct RingView {
  private let context: Context
  private let layout: RingLayout
  private let rect: Rect

  init(_ context: Context, _ layout: RingLayout, in rect: Rect) {
    self.context = context
    self.layout = layout
    self.rect = rect
  }

  /// How many rows a ring takes that is neither cramped nor lost in its room.
  static func rowsNeeded(_ shape: Shape) -> Int {
    min(shape.unitCount <= RingLayout.corners ? 15 : 26, 9 + 2 * shape.unitCount)
  }

  func draw(into buffer: inout ScreenBuffer) {
    let numbers = EdgeNumbers(context)
    header(numbers, into: &buffer)
    RingEdges(context, layout, numbers, in: rect).draw(into: &buffer)
    for index in layout.chips.indices {
      chip(of: Unit(layer: 0, index: index), in: layout.chips[index], into: &buffer)
    }
    guard !layout.detail.isEmpty else { return }
    DetailCard.header(context, into: &buffer, above: layout.detail)
    DetailCard.draw(context, into: &buffer, in: layout.detail)
  }

  /// What kind of units they are, how far they have settled, and what the edges show.
  private func header(_ numbers: EdgeNumbers, into buffer: inout ScreenBuffer) {
    let name = context.shape.layers[0].activation.words.short
    let count = context.shape.unitCount
    let units = "\(count) unit\(count == 1 ? "" : "s") \(name)"
    let edges = numbers.kind == .weights ? "" : "   edges \(numbers.words)"
    // Which sweep it is stands above, and what it makes of each number in the unit.
    let sweeps = context.sweepWords ?? ""
    let sweep = layout.isWide && !sweeps.contains("settled") ? "" : sweeps
    let words = (context.isJudging ? "before the update" : sweep + older) + edges
    let long = context.spell("\(units)   \(words)")
    let text = displayWidth(of: long) < rect.columns ? long : context.spell(words)
    buffer.write(
      text, at: Point(row: rect.row, column: rect.column + 1), style: context.theme.caption,
      clip: rect)
  }

  /// From which unit on numbers are still those of the sweep before: `, from u2: sweep 1`.
  private var older: String {
    let first = layout.chips.indices.lazy.map { Unit(layer: 0, index: $0) }.first {
      isOfSweepBefore(.activation($0))
    }
    guard let first, case .swept(_, let sweep)? = context.step?.quantity else { return "" }
    return ", from \(context.run.network.name(of: first)): sweep \(NumberFormat.count(sweep - 1))"
  }

  private func chip(of unit: Unit, in chip: Rect, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    buffer.fill(chip, Cell(" ", theme.text.on(theme.card)))
    if theme.card < 0 {
      for row in chip.row..<chip.endRow {
        CardsView.border(
          context, into: &buffer, at: Point(row: row, column: chip.column), width: chip.columns)
      }
    }
    stripe(of: unit, chip, into: &buffer)
    var style = theme.strong.on(theme.card)
    if context.state.pointing.selection == .unit(unit) {
      style.attributes.formUnion(theme.selected.attributes)
    } else if unit == context.presentUnit, !context.isTooFastToRead {
      style = theme.read.on(theme.card)
    }
    var row = chip.row
    let name = truncatedText(context.run.network.name(of: unit), to: 4, ellipsis: "")
    buffer.write(name, at: Point(row: row, column: chip.column + 1), style: style)
    let isOfSweepBefore = isOfSweepBefore(.activation(unit))
    number(
      .activation(unit), (isOfSweepBefore ? theme.caption : theme.strong).on(theme.card), row, chip,
      hasBar: !isOfSweepBefore, into: &buffer)
    let moved = Point(row: row + 1, column: chip.endColumn - 1)
    let change = change(of: unit)
    let isBehind = lags(.activation(unit))
    buffer.write(
      context.spell(change == nil && !isBehind ? "δ" : "moved"),
      at: Point(row: moved.row, column: chip.column + 1), style: theme.caption.on(theme.card))
    if let change {
      let text = context.spell(CellNumber.text(change, decimals: 4, width: 7))
      buffer.write(
        text, endingAt: moved,
        style: (isOfSweepBefore ? theme.caption : theme.text).on(theme.card))
    } else if isBehind {
      buffer.put(
        context.glyphs.unknown, at: Point(row: moved.row, column: moved.column - 5),
        style: theme.toCome.on(theme.card))
    } else {
      number(.delta(unit), theme.backward.on(theme.card), moved.row, chip, into: &buffer)
    }
    row += 2
    if layout.isWide {
      buffer.write(
        "net", at: Point(row: row, column: chip.column + 1), style: theme.caption.on(theme.card))
      let end = Point(row: row, column: chip.endColumn - 1)
      // That of the sweep before is not yet the one that the unit's out comes from.
      if let sweeps = inSweeps(.netInput(unit)), !context.isKnown(sweeps.now) {
        if context.isKnown(sweeps.before) {
          write(
            sweeps.before, theme.caption.on(theme.card),
            endingAt: Point(row: row, column: end.column - 10), into: &buffer)
        }
        write(sweeps.now, theme.text.on(theme.card), endingAt: end, into: &buffer)
      } else {
        write(.netInput(unit), theme.text.on(theme.card), endingAt: end, into: &buffer)
      }
      row += 1
    }
    // Below what every unit has stands what some have from outside.
    if let input = context.shape.externalInput(of: unit) {
      outside(input, chip, row: row, into: &buffer)
      row += 1
    }
    if let output = context.shape.outputIndex(of: unit) {
      target(output, chip, row: row, into: &buffer)
    }
  }

  /// The quantity of this sweep, and of the one before it, while units settle; `nil` where there is one
  /// number alone, or room for no more.
  private func inSweeps(_ quantity: Quantity) -> (before: Quantity, now: Quantity)? {
    layout.isWide ? sweeps(of: quantity) : nil
  }

  /// The same, whatever room there is.
  private func sweeps(of quantity: Quantity) -> (before: Quantity, now: Quantity)? {
    guard let swept = quantity.inSweeps,
      case .swept(let present, let sweep)? = context.step?.quantity,
      present.isForward == swept.isForward
    else { return nil }
    return (.swept(swept, sweep: sweep - 1), .swept(swept, sweep: sweep))
  }

  /// Whether a number beside which the one before it stands is yet to be found in this sweep.
  private func lags(_ quantity: Quantity) -> Bool {
    inSweeps(quantity).map { !context.isKnown($0.now) } ?? false
  }

  /// Whether a number that stands alone is still that of the sweep before the present one.
  private func isOfSweepBefore(_ quantity: Quantity) -> Bool {
    !layout.isWide && sweeps(of: quantity).map { !context.isKnown($0.now) } ?? false
  }

  /// How far the last sweep moved a unit's out, while they settle; `nil` where δ has its place.
  private func change(of unit: Unit) -> Double? {
    guard case .settleForward? = context.step?.phase,
      case .swept(let swept, let sweep) = context.run.latest(.activation(unit)), sweep > 0
    else { return nil }
    // Beside what it was before, a unit that this sweep has not come to has not moved yet.
    if lags(.activation(unit)) { return nil }
    let pass = context.pass
    return pass.value(of: .swept(swept, sweep: sweep))
      - pass.value(of: .swept(swept, sweep: sweep - 1))
  }

  /// The unit's own colour, that of its line in the plot, at its left side.
  private func stripe(of unit: Unit, _ chip: Rect, into buffer: inout ScreenBuffer) {
    let glyph: Unicode.Scalar = context.set == .ascii ? context.glyphs.vertical : "▌"
    for row in chip.row..<chip.endRow {
      buffer.put(
        glyph, at: Point(row: row, column: chip.column),
        style: context.style(ofUnit: unit.index).on(context.theme.card))
    }
  }

  private func number(
    _ quantity: Quantity, _ style: Style, _ row: Int, _ chip: Rect, hasBar: Bool = true,
    into buffer: inout ScreenBuffer
  ) {
    let end = chip.endColumn - 1
    let sweeps = inSweeps(quantity)
    if let sweeps {
      let plain = context.theme.text.on(context.theme.card)
      write(sweeps.before, plain, endingAt: Point(row: row, column: end - 10), into: &buffer)
      buffer.write(
        context.spell("→"), at: Point(row: row, column: end - 9),
        style: context.theme.caption.on(context.theme.card))
    }
    guard
      write(sweeps?.now ?? quantity, style, endingAt: Point(row: row, column: end), into: &buffer),
      hasBar
    else { return }
    let columns = ChipsView.barColumns
    context.bar(of: quantity)?.draw(
      into: &buffer, at: Point(row: row, column: end + 1 - columns), columns: columns,
      on: context.theme.card)
  }

  /// Writes a number, or a dot where there is none yet; returns whether there is one.
  @discardableResult
  private func write(
    _ quantity: Quantity, _ style: Style, endingAt end: Point, into buffer: inout ScreenBuffer
  ) -> Bool {
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: end.row, column: end.column - 5),
        style: context.theme.toCome.on(context.theme.card))
      return false
    }
    let text = context.spell(CellNumber.text(context.value(quantity), decimals: 4, width: 7))
    let place = Point(row: end.row, column: end.column - text.unicodeScalars.count)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: place, style: style)
    {
      buffer.cursor = written
    }
    return true
  }

  /// `x .5`, what comes to an input unit from outside.
  private func outside(_ input: Int, _ chip: Rect, row: Int, into buffer: inout ScreenBuffer) {
    let name = truncatedText(context.run.network.inputNames[input], to: 5, ellipsis: "")
    line(
      context.isEdited(.input(input)) ? name + "*" : name, .input(input),
      isSelected: context.state.pointing.selection == .input(input), chip, row, into: &buffer)
  }

  /// `target .8` of an output unit.
  private func target(_ output: Int, _ chip: Rect, row: Int, into buffer: inout ScreenBuffer) {
    line(
      context.isEdited(.target(output)) ? "target*" : "target", .target(output),
      isSelected: context.state.pointing.selection == .target(output), chip, row, into: &buffer)
  }

  private func line(
    _ name: String, _ quantity: Quantity, isSelected: Bool, _ chip: Rect, _ row: Int,
    into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let style = isSelected ? theme.caption.with(theme.selected.attributes) : theme.caption
    buffer.write(
      name, at: Point(row: row, column: chip.column + 1), style: style.on(theme.card))
    // As the data have it, where the card is wide.
    let (decimals, width) = layout.isWide ? (4, 7) : (2, 5)
    let text = context.spell(
      CellNumber.short(context.value(quantity), decimals: decimals, width: width))
    _ = NumberChip.draw(
      text, of: quantity, context, into: &buffer,
      at: Point(row: row, column: chip.endColumn - 1 - text.unicodeScalars.count),
      style: theme.text.on(theme.card))
  }
}

extension Context {
  /// A recurrent unit's own colour, in the ring and in its plot.
  package func style(ofUnit index: Int) -> Style {
    let styles = [
      theme.forward, theme.backward, theme.update, theme.positive, theme.negative, theme.error,
    ]
    return styles[index % styles.count]
  }

  /// Which sweep is under way, or how many it took to settle: `forward: settled after 7 sweeps`.
  var sweepWords: String? {
    guard let sweeps = pass.layout.sweeps else { return nil }
    let done = run.sweepsDone
    let isBackward = isKnown(.totalError)
    let (count, all, relaxation) =
      isBackward
      ? (done.backward, sweeps.backward, pass.backwardSweeps)
      : (done.forward, sweeps.forward, pass.forwardSweeps)
    let way = isBackward && isKnown(.activationDerivative(Unit(layer: 0, index: 0)))
    let what = way ? "δ" : "out"
    if isBackward, !way {
      return "out settled after \(NumberFormat.counted(sweeps.forward, "sweep"))"
    }
    // The step that finds how much a sweep has changed still speaks of that sweep.
    if case .swept(let swept, let sweep)? = run.step?.quantity, sweep < all,
      swept == .change || swept == .deltaChange
    {
      return "\(what): sweep \(NumberFormat.count(sweep))"
    }
    guard count == all else { return "\(what): sweep \(NumberFormat.count(count + 1))" }
    let verb = relaxation?.isSettled == true ? "settled" : "not settled"
    return "\(what) \(verb) after \(NumberFormat.counted(all, "sweep"))"
  }
}
