import Documents
import Explorer
import TextScreen

/// Where everything stands: decided by the size and by what is open, never by the step.
///
/// The smallest screen is the left part of every larger one; more room adds panels to the right and
/// below, and moves nothing. Only the chain of what is selected may take rows from what is above it.
struct ScreenLayout: Equatable {
  static let smallest = Size(rows: 24, columns: 80)
  /// From here on there is a column of panels to the right.
  private static let wide = 120
  /// From here on the left column is wider.
  private static let widest = 160
  /// From here on there is a third column, wide enough for the names and values of steps.
  private static let third = 180
  /// From here on there is a plot below.
  private static let tall = 32

  /// A panel and its place, its rule included.
  struct Place: Equatable {
    let panel: Panel
    let rect: Rect
  }

  let size: Size
  private(set) var places: [Place]
  /// The rule with the question.
  var question = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var calculation = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Where the sentence stands; empty where a page takes its place.
  var sentence = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// The result in large digits, for projectors; else empty.
  var bigNumber = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// The page of the lesson, its rule included.
  var page = Rect(row: 0, column: 0, rows: 0, columns: 0)
  let next: Rect
  let hints: Rect

  /// Puts panels where there is room for them.
  ///
  /// - Parameters:
  ///   - size: the terminal's.
  ///   - focus: the panel that must be among those shown.
  ///   - isZoomed: whether that panel has the whole screen.
  ///   - pageLines: how many lines the page has that stands on the screen; 0: none.
  ///   - networkColumns: the least width of the network.
  ///   - isBig: whether it is for a projector: few panels, large digits.
  ///   - pictures: what stands where rows are left over, the most telling one first.
  ///   - needs: how many rows a panel would like to have in so many columns.
  init(
    size: Size, focus: Panel, isZoomed: Bool, pageLines: Int, networkColumns: Int, isBig: Bool,
    pictures: [Panel] = [], needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    self.size = size
    let inner = size.columns - 2
    next = Rect(row: size.rows - 2, column: 1, rows: 1, columns: inner)
    hints = Rect(row: size.rows - 1, column: 1, rows: 1, columns: inner)
    guard !isZoomed else {
      places = [
        Place(panel: focus, rect: Rect(row: 2, column: 1, rows: size.rows - 4, columns: inner))
      ]
      return
    }
    if isBig {
      var column = LeftColumn(size: size, width: inner, pageLines: pageLines)
      column.arrangeBig()
      (question, calculation) = (column.question, column.calculation)
      (sentence, page, bigNumber) = (column.sentence, column.page, column.bigNumber)
      let panel = focus == .calculation ? .network : focus
      places =
        panel == .network || size.columns < ScreenLayout.widest
        ? [Place(panel: panel, rect: column.network)]
        : ScreenLayout.share(column.network, with: panel, networkColumns: networkColumns)
      return
    }
    let left =
      size.columns < ScreenLayout.wide
      ? size.columns : size.columns < ScreenLayout.widest ? 80 : 100
    var column = LeftColumn(size: size, width: left - 2, pageLines: pageLines)
    column.arrange(networkRows: needs(.network, left - 2), isTall: size.rows >= ScreenLayout.tall)
    (question, calculation) = (column.question, column.calculation)
    (sentence, page) = (column.sentence, column.page)
    var places = [Place(panel: .network, rect: column.network)]
    var pictures = pictures
    if let plot = column.plot {
      var plots = [Place(panel: .error, rect: plot)]
      // Before training a plot as wide as that shows one point: a picture has half of it.
      if size.columns >= ScreenLayout.widest, plot.rows >= ScreenLayout.rowsKept,
        let index = pictures.firstIndex(where: { $0 != .classes })
      {
        plots = ScreenLayout.halves(plot, [.error, pictures.remove(at: index)])
      }
      places += plots
    }
    if size.columns >= ScreenLayout.wide {
      let hasThird = size.columns >= ScreenLayout.third
      let width = hasThird ? 39 : size.columns - left - 2
      let area = Rect(
        row: column.network.row, column: left + 1, rows: size.rows - 2 - column.network.row,
        columns: width)
      // How a recurrent network settles says more than the line of the algorithm that it is in.
      let second: Panel = pictures.first == .settling ? .settling : .algorithm
      var wanted: [Panel] = [.partials, second, .data]
      if column.plot == nil { wanted.append(.error) }
      if !hasThird, focus == .steps { wanted = [.steps] }
      // The check is compared with the derivatives; its long list has the rows of the algorithm.
      if focus == .check { wanted = [.check, .partials] + wanted.dropFirst(2) }
      let isPlaced = places.contains { $0.panel == focus }
      places += ScreenLayout.stack(
        wanted, pictures: pictures, focus: isPlaced ? .network : focus, in: area, needs: needs)
      if hasThird {
        let start = area.endColumn + 2
        let rect = Rect(
          row: area.row, column: start, rows: area.rows, columns: size.columns - start - 1)
        places.append(Place(panel: .steps, rect: rect))
      }
    }
    if focus != .calculation, !places.contains(where: { $0.panel == focus }) {
      places[0...0] =
        ScreenLayout.share(
          column.network, with: focus, networkColumns: networkColumns)[...]
    }
    self.places = places
  }

  /// Gives the calculation of what is selected the rows that it needs, from what stands above it.
  ///
  /// - Parameters:
  ///   - wanted: how many rows it needs.
  ///   - least: how many rows what is above it keeps.
  mutating func raise(calculationRows wanted: Int, least: Int) {
    let top = places.map(\.rect.row).min() ?? question.row
    let more = min(wanted - calculation.rows, question.row - top - least)
    guard more > 0, !calculation.isEmpty else { return }
    for index in places.indices {
      let rect = places[index].rect
      guard rect.row < question.row, rect.column < question.endColumn else { continue }
      places[index] = Place(
        panel: places[index].panel,
        rect: Rect(
          row: rect.row, column: rect.column, rows: rect.rows - more, columns: rect.columns))
    }
    question = Rect(
      row: question.row - more, column: question.column, rows: question.rows,
      columns: question.columns)
    calculation = Rect(
      row: calculation.row - more, column: calculation.column, rows: calculation.rows + more,
      columns: calculation.columns)
  }

  /// The panels beside the network, and the pictures for which there is room; a picture in focus that
  /// has no place there stands first, above the numbers that it is made from.
  private static func stack(
    _ wanted: [Panel], pictures: [Panel], focus: Panel, in area: Rect, needs: (Panel, Int) -> Int
  ) -> [Place] {
    let usual = stack(wanted, spare: pictures, first: focus, in: area, needs: needs)
    guard focus.isPicture, !usual.contains(where: { $0.panel == focus }) else { return usual }
    return stack(
      [focus, focus == .weightError ? .partials : .data], spare: [.data, .partials, .algorithm],
      first: focus, in: area, needs: needs)
  }

  /// Where the error is drawn while steps follow too fast to be read; empty where it has its place.
  var plotWhileRunning: Rect {
    guard !places.contains(where: { $0.panel == .error }) else {
      return Rect(row: 0, column: 0, rows: 0, columns: 0)
    }
    let end = max(calculation.endRow, sentence.endRow)
    return Rect(
      row: question.row, column: question.column, rows: end - question.row,
      columns: question.columns)
  }

  /// A panel that has no place of its own stands beside a small network, or takes the place of a
  /// larger one.
  private static func share(_ rect: Rect, with panel: Panel, networkColumns: Int) -> [Place] {
    let least = 36
    guard rect.columns - networkColumns - 2 >= least else {
      return [Place(panel: panel, rect: rect)]
    }
    return halves(rect, [.network, panel], left: networkColumns)
  }

  /// Two panels beside each other, the first in so many columns at least.
  private static func halves(_ rect: Rect, _ panels: [Panel], left: Int = 0) -> [Place] {
    let parts = rect.split(left: max(left, rect.columns / 2 - 1))
    return zip(panels, [parts.left, parts.rest.split(left: 2).rest]).map(Place.init)
  }

  /// Gives out rows one by one in turn, so that a long table leaves room for the others; returns how
  /// many are left.
  private static func deal(_ count: Int, to rows: inout [Int], wanted: [Int]) -> Int {
    var left = count
    while left > 0, zip(rows, wanted).contains(where: <) {
      for index in rows.indices where left > 0 && rows[index] < wanted[index] {
        rows[index] += 1
        left -= 1
      }
    }
    return left
  }

  /// A picture in fewer rows shows nothing.
  private static let leastOfSpare = 10
  /// A picture that long tables make room for has so many.
  private static let rowsKept = 12

  /// Puts panels below each other, each with the rows that it needs as far as there are any.
  ///
  /// - Parameters:
  ///   - panels: the panels, from the top; the last of them go where there is no room for all.
  ///   - spare: panels that follow as long as they have room.
  ///   - first: the panel that stays in any case, where it is among them.
  ///   - area: the room, with a row between two panels.
  ///   - needs: how many rows a panel would like to have in so many columns.
  /// - Returns: the panels that have room, and their places.
  private static func stack(
    _ panels: [Panel], spare: [Panel], first: Panel, in area: Rect, needs: (Panel, Int) -> Int
  ) -> [Place] {
    let least = 5
    var chosen = panels
    // What is in focus must be among those that have room.
    while chosen.count > 1, chosen.count * (least + 1) - 1 > area.rows {
      guard let index = chosen.lastIndex(where: { $0 != first }) else { break }
      chosen.remove(at: index)
    }
    var rows = chosen.map { min(least, needs($0, area.columns)) }
    var left = area.rows - rows.reduce(0, +) - (chosen.count - 1)
    let wanted = chosen.map { needs($0, area.columns) }
    // In a high column a picture says more than the last rows of long tables.
    var kept = 0
    if area.rows >= 48, let picture = spare.first, picture.isPicture, !chosen.contains(picture) {
      kept = min(left, 1 + min(needs(picture, area.columns), rowsKept))
    }
    left = kept + ScreenLayout.deal(left - kept, to: &rows, wanted: wanted)
    for panel in spare where !chosen.contains(panel) {
      let wanted = needs(panel, area.columns)
      guard left > min(wanted, leastOfSpare) else { continue }
      chosen.append(panel)
      rows.append(min(wanted, left - 1))
      left -= 1 + min(wanted, left - 1)
    }
    // A picture at the end grows with the room; a table would only be empty.
    if let last = chosen.last, last.isPicture, last != .classes { rows[rows.count - 1] += left }
    var row = area.row
    return zip(chosen, rows).map { panel, count in
      defer { row += count + 1 }
      return Place(
        panel: panel,
        rect: Rect(row: row, column: area.column, rows: count, columns: area.columns))
    }
  }
}

/// The column that every screen has: network, question, calculation, sentence, plot.
private struct LeftColumn {
  let size: Size
  let width: Int
  let pageLines: Int
  var network = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var question = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var calculation = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var sentence = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var page = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var bigNumber = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var plot: Rect?

  init(size: Size, width: Int, pageLines: Int) {
    self.size = size
    self.width = width
    self.pageLines = pageLines
  }

  mutating func arrange(networkRows: Int, isTall: Bool) {
    isTall ? arrangeTall(networkRows) : arrangeLow(networkRows)
  }

  private func band(_ row: Int, _ rows: Int) -> Rect {
    Rect(row: row, column: 1, rows: rows, columns: width)
  }

  private mutating func arrangeLow(_ networkRows: Int) {
    let extra = size.rows - 24
    network = band(2, 13 + min(extra, max(0, networkRows - 13)))
    question = band(network.endRow, 1)
    let end = size.rows - 2
    if pageLines > 0 {
      page = band(end - pageLines - 1, pageLines + 1)
      calculation = band(question.endRow, page.row - question.endRow)
    } else {
      sentence = band(end - 1, 1)
      calculation = band(question.endRow, sentence.row - question.endRow - 1)
    }
  }

  /// The smallest screen spread over a larger one, with the result in large digits.
  mutating func arrangeBig() {
    guard size.rows >= BigNumberView.rows + 26 else { return arrangeLow(size.rows) }
    let end = size.rows - 3
    let pageRows = pageLines > 0 ? pageLines + 2 : 0
    page = band(end - pageRows, max(0, pageRows - 1))
    sentence = band(end - pageRows - 1, 1)
    bigNumber = band(sentence.row - BigNumberView.rows - 1, BigNumberView.rows)
    calculation = band(bigNumber.row - 5, 4)
    question = band(calculation.row - 2, 1)
    network = band(3, question.row - 4)
  }

  private mutating func arrangeTall(_ networkRows: Int) {
    let end = size.rows - 3
    // The rest below the network, without the plot: blanks, question, calculation, sentence.
    // Most pages have two lines or three: nothing above them moves when they are turned.
    let fixed = 11 + (pageLines > 0 ? max(pageLines, 3) + 2 : 0)
    let least = 6
    var room = end - 3 - fixed - least
    // Where a plot has no room even below the lowest network, its rows are the network's.
    if room < 12 { room = end - 2 - fixed }
    network = band(3, min(max(13, networkRows), max(13, room)))
    question = band(network.endRow + 1, 1)
    calculation = band(question.endRow + 1, 4)
    sentence = band(calculation.endRow + 1, 1)
    var row = sentence.endRow + 1
    if pageLines > 0 {
      page = band(row, pageLines + 1)
      row = page.endRow + 1
    }
    if end - row >= least { plot = band(row, end - row) }
  }
}
