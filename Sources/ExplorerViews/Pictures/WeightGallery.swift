import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The weights of every unit that reads the picture, each as a picture of its own.
struct WeightGallery {
  private let context: Context
  private let reader: Unit
  private let weights: PresentWeights
  private let paint: HeatPaint
  private let scale: HeatScale
  private let side: Int

  private static let gap = 1
  /// The columns of the scale without words.
  private static let leastLegend = 24

  init(_ context: Context, _ reader: Unit, _ paint: HeatPaint, _ weights: PresentWeights) {
    (self.context, self.reader, self.weights, self.paint) = (context, reader, weights, paint)
    side = context.shape.pictureSide ?? 1
    scale = HeatScale(ofWeightsInto: 0, context)
  }

  /// Large pixels, which have signs, where all units have room for them.
  private func form(in rect: Rect) -> Pixels.Form {
    let needed = WeightGallery.rows(context.shape, form: .full, columns: rect.columns)
    return needed <= rect.rows ? .full : paint.hasGrounds ? .half : .cell
  }

  /// The rows of one unit, its caption included.
  static func rowsOfUnit(side: Int, form: Pixels.Form) -> Int { 1 + form.rows(side: side) }

  private static func columnsOfUnit(side: Int, form: Pixels.Form) -> Int {
    max(8, form.columns(side: side)) + gap
  }

  private static func unitsInRow(side: Int, form: Pixels.Form, columns: Int) -> Int {
    max(1, (columns + gap) / columnsOfUnit(side: side, form: form))
  }

  /// The rows that all units take in so many columns.
  static func rows(_ shape: Shape, form: Pixels.Form, columns: Int) -> Int {
    guard let side = shape.pictureSide else { return 0 }
    let each = unitsInRow(side: side, form: form, columns: columns)
    return (shape.layers[0].unitCount + each - 1) / each * rowsOfUnit(side: side, form: form)
  }

  /// What it shows, in words that leave room for which units those are.
  func title(columns: Int) -> String {
    let unit = context.shape.layers.count > 1 ? "hidden unit" : "output"
    return columns < 60 ? "each \(unit)" : "weights of each \(unit)"
  }

  /// Which units are shown, and what the strongest colours stand for.
  func note(in rect: Rect) -> String {
    let range = context.rangeWords(scale)
    let window = window(in: rect)
    guard window.isPart else { return range }
    let units = context.note(unitsShown(window, in: rect), of: context.shape.layers[0].unitCount)
    return rect.columns < 60 ? units : units + "   " + range
  }

  private func unitsInRow(_ rect: Rect) -> Int {
    WeightGallery.unitsInRow(side: side, form: form(in: rect), columns: rect.columns)
  }

  /// Which rows of pictures are in view.
  private func window(in rect: Rect) -> ListWindow {
    let each = unitsInRow(rect)
    let rows = (context.shape.layers[0].unitCount + each - 1) / each
    return ListWindow(
      of: rows, lines: rect.rows / WeightGallery.rowsOfUnit(side: side, form: form(in: rect)),
      current: reader.index / each, scroll: context.scroll(of: .images))
  }

  private func unitsShown(_ window: ListWindow, in rect: Rect) -> Range<Int> {
    let each = unitsInRow(rect)
    let count = context.shape.layers[0].unitCount
    return min(count, window.rows.lowerBound * each)..<min(count, window.rows.upperBound * each)
  }

  /// Draws the pictures, and returns what they leave: the rows below them and a blank one, or what the
  /// last row of them has to the right.
  @discardableResult
  func draw(into buffer: inout ScreenBuffer, in rect: Rect) -> Rect {
    let each = unitsInRow(rect)
    let units = unitsShown(window(in: rect), in: rect)
    let pixels = Pixels(
      side: side, form: form(in: rect), kind: .weight, scale: scale, paint: paint, context: context)
    let size = Size(
      rows: WeightGallery.rowsOfUnit(side: side, form: pixels.form),
      columns: WeightGallery.columnsOfUnit(side: side, form: pixels.form))
    guard each * size.columns - WeightGallery.gap <= rect.columns else { return rect }
    for (offset, index) in units.enumerated() {
      let (y, x) = offset.quotientAndRemainder(dividingBy: each)
      draw(
        Unit(layer: 0, index: index), pixels, width: size.columns - WeightGallery.gap,
        at: Point(row: rect.row + y * size.rows, column: rect.column + x * size.columns),
        into: &buffer)
    }
    let rows = (units.count + each - 1) / each * size.rows
    let below = rect.split(top: min(rect.rows, rows + 1)).rest
    guard below.isEmpty else { return below }
    let last = rect.split(top: rows - size.rows / 2 - 1).rest
    return last.split(left: ((units.count + each - 1) % each + 1) * size.columns).rest
  }

  func drawLegend(into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty, rect.columns >= WeightGallery.leastLegend else { return }
    HeatLegend.draw(context, paint, scale, cellWidth: 2, into: &buffer, in: rect)
  }

  /// `h7 −.61`, and the picture below it.
  private func draw(
    _ unit: Unit, _ pixels: Pixels, width: Int, at place: Point, into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let isReader = unit == reader
    let name = truncatedText(context.run.network.name(of: unit), to: width - 5, ellipsis: "")
    let isSelected =
      context.state.pointing.isInspecting && context.state.pointing.selection == .unit(unit)
    // Where pictures touch, a ground says which of them a caption belongs to.
    let ground = pixels.form == .half ? theme.card : -1
    let caption = theme.caption.on(ground)
    buffer.fill(
      Rect(row: place.row, column: place.column, rows: 1, columns: width), Cell(" ", caption))
    let style =
      isSelected
      ? theme.selected
      : !isReader
        ? caption : (context.state.pointing.isInspecting ? theme.strong : theme.read).on(ground)
    buffer.write(name, at: place, style: style)
    if isReader {
      buffer.put(
        context.glyphs.markRight,
        at: Point(row: place.row, column: place.column + displayWidth(of: name)), style: style)
    }
    let out = Quantity.activation(unit)
    if context.isKnown(out) {
      let text = context.spell(CellNumber.rough(context.value(out), decimals: 2, width: 4))
      buffer.write(
        text, endingAt: Point(row: place.row, column: place.column + width),
        style: context.isWritten(out) ? theme.written : caption)
    }
    let layer = context.shape.layers[0]
    let marked = isReader ? PictureSubject.presentInput(context) : nil
    pixels.draw(
      at: Point(row: place.row + 1, column: place.column), marked: marked, into: &buffer
    ) { weights[layer.weight(to: unit.index, from: $0)] }
  }
}

/// The weights of each unit as a picture, as a panel of its own; in a recurrent network, its states.
enum ImagesView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    guard context.shape.recurrence == nil else { return StatePicturesView.rowsNeeded(context) }
    let form = HeatPaint.hasGrounds(context) ? Pixels.Form.half : .cell
    return max(2, 1 + WeightGallery.rows(context.shape, form: form, columns: columns))
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard context.shape.recurrence == nil else {
      return StatePicturesView.draw(context, into: &buffer, in: rect)
    }
    guard let reason = context.state.emptiness(of: .images) else {
      let gallery = WeightGallery(
        context, PictureSubject.reader(context), HeatPaint(context), PresentWeights(context))
      let inner = rect.split(top: 1).rest
      let body = context.frame(
        .images, title: gallery.title(columns: rect.columns), right: gallery.note(in: inner),
        into: &buffer, in: rect)
      guard !body.isEmpty else { return }
      // What the colours stand for.
      let rest = gallery.draw(into: &buffer, in: inner.intersection(body))
      gallery.drawLegend(into: &buffer, in: rest)
      return
    }
    let body = context.frame(.images, into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    buffer.write(
      truncatedText(reason, to: body.columns - 1, ellipsis: context.glyphs.ellipsis),
      at: Point(row: body.row, column: body.column + 1), style: context.theme.caption)
  }
}
