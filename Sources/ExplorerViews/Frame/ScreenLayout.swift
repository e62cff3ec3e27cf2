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
  static let wide = 120
  /// The columns of the left column with its margins; those of a narrower one.
  private static let usualLeft = 80
  static let narrowLeft = 74
  /// From here on the left column is wider.
  private static let widest = 160
  /// The columns of what stands in it then.
  static let widestLeft = 98
  /// From here on there is a third column, wide enough for the names and values of steps.
  static let third = 180
  /// A plot of so many rows can be shared with a picture.
  private static let leastOfHalves = 12
  /// The columns of a panel beside the error of a run that is watched.
  private static let besidePlot = 42
  /// The rows of E over the only weight where there are many.
  private static let curveRows = 20
  /// From here on there is a plot below.
  private static let tall = 32

  /// The columns of the weights of a unit beside a panel.
  static let cardColumns = NetworkLayout.cardWidth + 1

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
  /// Where a network stands of which there is no more to see than its weights; else empty.
  private(set) var watchedNetwork = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Where the changes of a network that settles are drawn, apart from its states; `nil`: with them.
  private(set) var settlingChanges: Rect?
  /// The page of the lesson, its rule included.
  var page = Rect(row: 0, column: 0, rows: 0, columns: 0)
  let next: Rect
  let hints: Rect
  /// How wide the left column is; where there are no columns, all.
  var leftColumns: Int { question.columns > 0 ? question.columns : next.columns }

  /// Puts panels where there is room for them.
  ///
  /// - Parameters:
  ///   - size: the terminal's.
  ///   - focus: the panel that must be among those shown.
  ///   - isZoomed: whether that panel has the whole screen.
  ///   - pageLines: how many lines the page has in so many columns that stands on the screen; 0: none.
  ///   - isPageFolded: whether a page on a low screen leaves its rows to what explains the step.
  ///   - networkColumns: the least width of the network.
  ///   - isBig: whether it is for a projector: few panels, large digits.
  ///   - hasCards: whether the weights of the present unit stand in the network itself.
  ///   - isOneWeight: whether a picture of the one weight is the network's.
  ///   - isOfPictures: whether the network is drawn as pictures, which need fewer columns.
  ///   - isWatching: whether it is for a run that is too fast to be read: the plot has the room of what
  ///     explains a step.
  ///   - hasWeightsBesideFocus: whether the panel in focus leaves room for the weights of the present unit
  ///     where it takes the place of the network.
  ///   - hasErrors: whether there is a curve of the error: an epoch is over.
  ///   - pictures: what stands where rows are left over, the most telling one first.
  ///   - needs: how many rows a panel would like to have in so many columns.
  init(
    size: Size, focus: Panel, isZoomed: Bool, pageLines: (_ columns: Int) -> Int,
    isPageFolded: Bool = false,
    networkColumns: Int, isBig: Bool, hasCards: Bool, isOneWeight: Bool = false,
    isOfPictures: Bool = false, isWatching: Bool = false, hasWeightsBesideFocus: Bool = false,
    hasErrors: Bool = true,
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
      var column = LeftColumn(
        size: size, width: inner, pageLines: pageLines(inner), isPageFolded: isPageFolded)
      column.arrangeBig()
      (question, calculation) = (column.question, column.calculation)
      (sentence, page, bigNumber) = (column.sentence, column.page, column.bigNumber)
      let panel = focus == .calculation ? .network : focus
      places =
        panel == .network
        ? [Place(panel: panel, rect: column.network)]
        : ScreenLayout.share(column.network, with: panel, networkColumns: networkColumns)
      return
    }
    let hasImages = isOfPictures && pictures.contains(.images)
    let left = ScreenLayout.leftColumns(of: size, hasImages: hasImages, needs: needs)
    var column = LeftColumn(
      size: size, width: left - 2, pageLines: pageLines(left - 2), isPageFolded: isPageFolded)
    let isTall = size.rows >= ScreenLayout.tall
    let networkRows =
      isOneWeight && size.columns >= ScreenLayout.third
      ? ScreenLayout.curveRows : needs(.network, left - 2)
    column.arrange(networkRows: networkRows, isTall: isTall)
    if isWatching { column.arrangeToWatch(isTall: isTall) }
    let isOneWeight = isOneWeight && !isWatching
    let hasThird = size.columns >= ScreenLayout.third
    // Where its data are asked for, the answers to them are the picture of a single weight.
    let picture = focus == .data && !hasThird ? Panel.answers : .weightError
    var places =
      !isOneWeight
      ? [Place(panel: .network, rect: column.network)]
      : hasThird
        ? [Place(panel: picture, rect: column.network)]
        : ScreenLayout.oneWeight(column.network, beside: picture)
    // Beside a narrow network a low screen has room for what it answers.
    if !isOneWeight, !isWatching, size.columns < ScreenLayout.wide,
      let answers = pictures.first, answers.isOfAnswers
    {
      places = ScreenLayout.share(
        column.network, with: answers, networkColumns: networkColumns, isNeeded: false)
    }
    let above = places.count
    if isWatching, !isTall {
      watchedNetwork = column.network
      places = []
    }
    if focus.isList, !isWatching, let rect = column.makeRoom(forList: focus) {
      places.append(Place(panel: focus, rect: rect))
    }
    (question, calculation) = (column.question, column.calculation)
    (sentence, page) = (column.sentence, column.page)
    let isSettling = pictures.first == .settling && !isWatching
    var pictures = pictures.filter { panel in
      !places.contains { $0.panel == panel } && !(isOneWeight && panel == .weightError)
    }
    if let plot = column.plot {
      var plots = [Place(panel: .error, rect: plot)]
      // Before training a plot as wide as that shows one point: a picture has half of it.
      if isWatching, !isTall {
        // What has no other place stands beside it, the answers where nothing else is asked for.
        let isElsewhere: [Panel] = [.error, .network, .calculation]
        let beside = isElsewhere.contains(focus) ? pictures.first : focus
        if let beside, size.columns < ScreenLayout.wide {
          let width = beside.isPicture && beside != .classes ? 30 : 40
          plots = ScreenLayout.halves(plot, [.error, beside], left: plot.columns - width - 2)
        }
      } else if isSettling, hasThird, pictures == [.settling] {
        // The only picture says more than an error that is yet to come: it has the widest place.
        plots = [Place(panel: pictures.removeFirst(), rect: plot)]
      } else if size.columns >= ScreenLayout.widest, plot.rows >= ScreenLayout.leastOfHalves,
        let index = pictures.firstIndex(where: { !$0.isOfAnswers })
      {
        plots = ScreenLayout.halves(plot, [.error, pictures.remove(at: index)])
      } else if isSettling, size.columns >= ScreenLayout.wide {
        plots = [Place(panel: pictures.removeFirst(), rect: plot)]
      }
      places += plots
    }
    if size.columns >= ScreenLayout.wide {
      var columns = RightColumns(
        size: size, start: left + 1, top: column.network.row, focus: focus, isWatching: isWatching,
        isSettling: isSettling, isOneWeight: isOneWeight, hasImages: hasImages, hasCards: hasCards,
        placed: places.map(\.panel), pictures: pictures)
      columns.arrange(hasErrors: hasErrors, hasPlot: column.plot != nil, needs: needs)
      places += columns.places
      settlingChanges = columns.settlingChanges
    }
    if focus != .calculation, watchedNetwork.isEmpty || focus != .network,
      !places.contains(where: { $0.panel == focus })
    {
      if isWatching, let plot = column.plot,
        let index = places.firstIndex(where: { $0.panel == .error })
      {
        // What is asked for stands beside the error, never on it, in the place of a picture there.
        if let half = places.firstIndex(where: {
          $0.rect.row == plot.row && $0.rect.column > plot.column
            && $0.rect.endColumn <= plot.endColumn
        }) {
          places[half] = Place(panel: focus, rect: places[half].rect)
        } else {
          places.replaceSubrange(
            index...index,
            with: ScreenLayout.halves(
              plot, [.error, focus], left: plot.columns - ScreenLayout.besidePlot))
        }
      } else if hasWeightsBesideFocus {
        let parts = column.network.split(left: column.network.columns - ScreenLayout.cardColumns)
        places[0..<above] = [
          Place(panel: focus, rect: parts.left), Place(panel: .weights, rect: parts.rest),
        ]
      } else {
        places[0..<above] =
          ScreenLayout.share(column.network, with: focus, networkColumns: networkColumns)[...]
      }
    }
    self.places = places
  }

  /// How wide the left column is with its margins: narrower than usual where all images of units have
  /// room beside it only then.
  private static func leftColumns(
    of size: Size, hasImages: Bool, needs: (_ panel: Panel, _ columns: Int) -> Int
  ) -> Int {
    guard size.columns >= wide else { return size.columns }
    guard size.columns < widest else { return widestLeft + 2 }
    let rows = size.rows - 4
    guard hasImages, needs(.images, size.columns - usualLeft - 2) > rows,
      needs(.images, size.columns - narrowLeft - 2) <= rows
    else { return usualLeft }
    return narrowLeft
  }

  /// Gives the calculation of what is selected the rows that it needs, from what stands above it.
  ///
  /// - Parameters:
  ///   - wanted: how many rows it needs.
  ///   - least: how many rows what is above it keeps.
  mutating func raise(calculationRows wanted: Int, least: Int) {
    let top =
      places.filter { $0.rect.column < question.endColumn }.map(\.rect.row).min() ?? question.row
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
}
