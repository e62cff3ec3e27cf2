import Documents
import TextScreen

/// The column that every screen has: network, question, calculation, sentence, plot.
struct LeftColumn {
  let size: Size
  let width: Int
  let pageLines: Int
  let isPageFolded: Bool
  var network = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var question = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var calculation = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var sentence = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var page = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var bigNumber = Rect(row: 0, column: 0, rows: 0, columns: 0)
  var plot: Rect?

  init(size: Size, width: Int, pageLines: Int, isPageFolded: Bool) {
    self.isPageFolded = isPageFolded
    self.size = size
    self.width = width
    self.pageLines = pageLines
  }

  mutating func arrange(networkRows: Int, isTall: Bool) {
    isTall ? arrangeTall(networkRows) : arrangeLow(networkRows)
  }

  /// The rows of the network where a run is watched on a low screen.
  static let watchedNetworkRows = 4

  /// Gives the plot all that stands below the network, half of the screen at least: the network gives up
  /// rows where it must.
  mutating func arrangeToWatch(isTall: Bool) {
    let end = size.rows - 2
    let first: Int
    if isTall {
      first = min(question.row, end - size.rows / 2)
      network = band(network.row, first - 1 - network.row)
    } else {
      network = band(2, LeftColumn.watchedNetworkRows)
      first = network.endRow
    }
    emptyParts(at: first)
    plot = band(first, end - first)
  }

  /// A list in fewer rows is no list.
  private static let leastOfList = 8

  /// Gives a list the rows of the plot, where they are enough; else, where the network must be seen
  /// beside it, the rows below the network.
  mutating func makeRoom(forList panel: Panel) -> Rect? {
    if let plot, plot.rows >= LeftColumn.leastOfList {
      self.plot = nil
      return plot
    }
    guard panel == .differences else { return nil }
    let rect = band(question.row, size.rows - 2 - question.row)
    emptyParts(at: question.row)
    plot = nil
    return rect
  }

  /// Leaves no room to what explains a step.
  private mutating func emptyParts(at row: Int) {
    for part in [\LeftColumn.question, \.calculation, \.sentence, \.page] {
      self[keyPath: part] = band(row, 0)
    }
  }

  private func band(_ row: Int, _ rows: Int) -> Rect {
    Rect(row: row, column: 1, rows: rows, columns: width)
  }

  private mutating func arrangeLow(_ networkRows: Int) {
    let extra = size.rows - 24
    network = band(2, 13 + min(extra, max(0, networkRows - 13)))
    question = band(network.endRow, 1)
    let end = size.rows - 2
    if pageLines > 0, !isPageFolded {
      page = band(end - pageLines - 1, pageLines + 1)
      calculation = band(question.endRow, page.row - question.endRow)
    } else {
      // On a screen that is higher than the smallest the rest is a plot, or a row for headings.
      let spare = extra - (network.rows - 13)
      let plotRows = spare > LeftColumn.leastOfPlot ? spare - 1 : spare
      let hasPlot = plotRows >= LeftColumn.leastOfPlot
      if hasPlot { plot = band(end - plotRows, plotRows) }
      sentence = band(end - (hasPlot ? plotRows : 0) - 1, 1)
      let first = question.endRow + (spare > (hasPlot ? plotRows : 0) ? 1 : 0)
      calculation = band(first, sentence.row - first - 1)
    }
  }

  /// The smallest screen spread over a larger one, with the result in large digits.
  mutating func arrangeBig() {
    guard BigNumberView.hasRoom(in: size) else { return arrangeLow(size.rows) }
    let end = size.rows - 2
    let pageRows = pageLines > 0 ? pageLines + 2 : 0
    page = band(end - pageRows, max(0, pageRows - 1))
    // Apart from what comes next, where no page parts them; the rule of the question needs no blank above
    // it then.
    let gap = pageRows > 0 ? 0 : 1
    sentence = band(end - pageRows - 1 - gap, 1)
    bigNumber = band(sentence.row - BigNumberView.rows - 1, BigNumberView.rows)
    calculation = band(bigNumber.row - 6, 5)
    question = band(calculation.row - 1, 1)
    network = band(2, question.row - 3 + gap)
  }

  /// A plot in fewer rows shows nothing.
  private static let leastOfPlot = 6
  /// A plot with more rows spares one.
  private static let highEnough = 10
  /// A plot with more rows shows no more.
  private static let highPlot = 20

  /// From here on a calculation has rows for what its parts come from.
  private static let high = 50

  /// The rows that a calculation with room for its parts can do without.
  private static let spareOfCalculation = 2
  /// A network that lacks more rows than these is not whole with two more either.
  private static let few = 4

  private mutating func arrangeTall(_ networkRows: Int) {
    let end = size.rows - 2
    var calculationRows = size.rows < LeftColumn.high ? 4 : 8
    // The rest below the network, without the plot: blanks, question, calculation, sentence.
    // Most pages have two lines or three: nothing above them moves when they are turned.
    var fixed = 7 + calculationRows + (pageLines > 0 ? max(pageLines, 3) + 2 : 0)
    let least = LeftColumn.leastOfPlot
    var room = end - 3 - fixed - least
    // A network that lacks few rows has two from a calculation that has them to spare.
    let lacking = min(networkRows - room, LeftColumn.spareOfCalculation)
    if size.rows >= LeftColumn.high, networkRows <= room + LeftColumn.few, lacking > 0 {
      calculationRows -= lacking
      fixed -= lacking
      room += lacking
    }
    // Where a plot has no room even below the lowest network, its rows are the network's.
    if room < 12 { room = end - 2 - fixed }
    network = band(3, min(max(13, networkRows), max(13, room)))
    // A plot that is high enough leaves rows to the network.
    network.rows += max(0, min(4, end - network.endRow - fixed - LeftColumn.highPlot))
    question = band(network.endRow + 1, 1)
    // A formula stands right below its question where the plot would be low else, with a page or not.
    let isLow = end - network.endRow - 7 - calculationRows < LeftColumn.highEnough
    calculation = band(question.endRow + (isLow ? 0 : 1), calculationRows)
    // A long sentence takes the row below as well, which is blank else.
    sentence = band(calculation.endRow + 1, 2)
    var row = sentence.endRow
    if pageLines > 0 {
      page = band(row, pageLines + 1)
      row = page.endRow + 1
    }
    let rest = end - row
    // Where there is room its axis stands apart from what comes next.
    if rest >= least { plot = band(row, rest - (rest > LeftColumn.highEnough ? 1 : 0)) }
  }
}
