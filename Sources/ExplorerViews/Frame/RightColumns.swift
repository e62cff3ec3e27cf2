import Documents
import TextScreen

/// The columns beside the left one on a wide screen: what the network answers, its data and derivatives;
/// on the widest a third one, of the steps and the algorithm.
struct RightColumns {
  let size: Size
  /// The first column of the second one, and the first row of both.
  let start: Int
  let top: Int
  let focus: Panel
  let isWatching: Bool
  let isSettling: Bool
  let isOneWeight: Bool
  let hasImages: Bool
  let hasCards: Bool
  /// The panels that stand elsewhere.
  let placed: [Panel]
  /// What stands where rows are left over, the most telling one first.
  private(set) var pictures: [Panel]
  private(set) var places: [ScreenLayout.Place] = []
  /// Where the changes of a network that settles are drawn, apart from its states; `nil`: with them.
  private(set) var settlingChanges: Rect?

  /// The columns of the second one, where there is a third.
  private static let usual = 39
  /// An error plot beside what says more has so many rows.
  private static let leastOfPlot = 8
  /// The changes of a network that settles show no more in more rows.
  private static let mostOfChanges = 12

  private var hasThird: Bool { size.columns >= ScreenLayout.third }
  private var width: Int { hasThird ? RightColumns.usual : size.columns - start - 1 }
  /// Whether how a network settles is drawn in two places.
  private var splitsSettling: Bool {
    // Derivatives come later, and are here where they are asked for.
    isSettling && !hasThird && focus != .partials && placed.contains(.settling)
  }

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - hasErrors: whether there is a curve of the error: an epoch is over.
  ///   - hasPlot: whether the left column has room for a plot.
  ///   - needs: how many rows a panel would like to have in so many columns.
  mutating func arrange(
    hasErrors: Bool, hasPlot: Bool, needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    // The blank row at the top is given up where all images have room then.
    let isShort = hasImages && !hasThird && needs(.images, width) == size.rows - 1 - top
    let first = top - (isShort && top > 2 ? 1 : 0)
    let area = Rect(row: first, column: start, rows: size.rows - 2 - first, columns: width)
    var second = panels(hasErrors: hasErrors)
    if !hasPlot { second.append(.error) }
    if hasThird, isSettling, !placed.contains(.error) { second.append(.error) }
    if !hasThird, focus == .steps { second = [.steps] }
    var third: [Panel] = hasThird && !isWatching ? [.steps, .algorithm] : []
    if !third.isEmpty { divide(&second, &third, in: area, needs: needs) }
    // The check is compared with the derivatives; its long list has the rows of the algorithm.
    if focus == .check { second = [.check, .partials] + second.filter { !$0.isOfSteps } }
    arrange(second, isPlaced: (placed + third).contains(focus), in: area, needs: needs)
    guard hasThird else { return }
    let column = area.endColumn + 2
    arrange(
      third,
      in: Rect(
        row: area.row, column: column, rows: area.rows, columns: size.columns - column - 1),
      needs: needs)
    guard isOneWeight, !isWatching else { return }
    place([.algorithm] + pictures.prefix(1), belowBothFrom: area, needs)
  }

  // MARK: - Which panels

  /// The panels of the second column, or of both; takes those pictures out that are among them.
  private mutating func panels(hasErrors: Bool) -> [Panel] {
    var wanted: [Panel] = isOneWeight ? [.partials, .algorithm] : [.partials, .algorithm, .data]
    if splitsSettling { wanted[0] = .settling }
    // How a recurrent network settles has the place of the error, which is a point at first.
    if isSettling, !placed.contains(.error) {
      if hasErrors, !hasThird { wanted[1] = .error }
      if hasCards { wanted.insert(.weights, at: 0) }
    }
    if !hasCards { wanted.insert(.weights, at: 0) }
    if let picture = pictures.first, picture.isOfAnswers, !isOneWeight {
      // What the network answers stands first, so that it has its place in a run that is watched.
      wanted = [picture, .data] + wanted.filter { $0 != .data }
      if !hasThird { wanted = Array(wanted.prefix(3)) }
      pictures.removeFirst()
      if !hasThird, !focus.isPicture, !(wanted + placed).contains(focus), focus != .network,
        focus != .calculation
      {
        wanted[2] = focus
      }
      // What each hidden unit looks for says more than tables of thousands of numbers.
      if !hasThird, !isWatching, pictures.first == .images { wanted = [.images] }
    } else if isWatching, let picture = pictures.first {
      wanted = [picture, .data]
      pictures.removeFirst()
    } else if !hasThird, !isSettling, pictures.first == .images {
      wanted = [.images]
    }
    if isSettling, !hasThird, focus == .algorithm, let index = wanted.firstIndex(of: .error) {
      wanted[index] = focus
    }
    // Beside its answers a single weight leaves room for its few steps.
    if isOneWeight, placed.contains(.answers) { wanted.append(.steps) }
    return wanted
  }

  /// Moves panels to the third column: the algorithm, and the derivatives where data fill the second.
  private func divide(
    _ second: inout [Panel], _ third: inout [Panel], in area: Rect,
    needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    second.removeAll { $0 == .algorithm }
    let rows = second.map { min(needs($0, width), area.rows) }.reduce(second.count - 1, +)
    if isOneWeight {
      second = [.network, .data] + second
      third.removeAll { $0 == .algorithm }
    } else if second.first?.isOfAnswers == true, rows > area.rows,
      let index = second.firstIndex(of: .partials)
    {
      third.insert(second.remove(at: index), at: 1)
    }
  }

  // MARK: - Where they stand

  /// Puts the panels of the second column below each other.
  private mutating func arrange(
    _ panels: [Panel], isPlaced: Bool, in area: Rect,
    needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    places = ScreenLayout.stack(
      panels, pictures: isOneWeight && hasThird ? [] : pictures,
      focus: isPlaced ? .network : focus, in: area
    ) { panel, columns in
      guard panel != .network else { return OneWeightView.rows }
      let rows = needs(panel, columns)
      return isSettling && panel == .error && !hasThird
        ? min(rows, RightColumns.leastOfPlot)
        : splitsSettling && panel == .settling ? min(rows, RightColumns.mostOfChanges) : rows
    }
    if splitsSettling, let index = places.firstIndex(where: { $0.panel == .settling }) {
      settlingChanges = places.remove(at: index).rect
    }
    guard isWatching else { return }
    // Numbers with all their digits cannot be read while a run is watched; the rest keeps its place.
    places.removeAll { $0.panel.isOfSteps && $0.panel != focus }
    guard let last = places.last, last.panel == .data else { return }
    let rest = area.split(top: last.rect.row - area.row).rest
    // Below the data are the weights, where both have all of their rows.
    let data = rest.rows - 1 - needs(.weights, rest.columns)
    let hasWeights = data >= needs(.data, rest.columns) && !(hasThird && hasCards)
    let parts = rest.split(top: hasWeights ? data : rest.rows)
    places[places.count - 1] = ScreenLayout.Place(panel: .data, rect: parts.top)
    guard hasWeights else { return }
    places.append(ScreenLayout.Place(panel: .weights, rect: parts.rest.split(top: 1).rest))
  }

  /// Puts the panels of the third column below each other, and the pictures that have no place yet.
  private mutating func arrange(
    _ panels: [Panel], in area: Rect, needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    let others = placed + places.map(\.panel) + [.network, .calculation]
    pictures.removeAll { others.contains($0) }
    guard isWatching else {
      // How many are right is said in other places, too: other pictures come first.
      let spare = pictures.filter { !$0.isOfAnswers } + pictures.filter(\.isOfAnswers)
      places += ScreenLayout.stack(
        panels.filter { !others.contains($0) }, pictures: isOneWeight ? [] : spare,
        focus: .network, in: area, needs: needs)
      return
    }
    // What is asked for has its place here, then the pictures.
    let isElsewhere = others.contains(focus)
    places += ScreenLayout.stack(
      (isElsewhere ? [] : [focus]) + pictures.filter { $0 != focus }, pictures: [],
      focus: isElsewhere ? .network : focus, in: area, needs: needs)
  }

  /// Puts what a single weight leaves room for below both columns.
  private mutating func place(
    _ panels: [Panel], belowBothFrom area: Rect, _ needs: (_ panel: Panel, _ columns: Int) -> Int
  ) {
    let end = places.map(\.rect.endRow).max() ?? area.row
    let columns = size.columns - 1 - area.column
    var row = end + 1
    for panel in panels where !(placed + places.map(\.panel)).contains(panel) {
      let left = area.endRow - row
      let rows = panel.isPicture ? left : min(left, needs(panel, columns))
      guard rows > RightColumns.leastOfPlot else { return }
      places.append(
        ScreenLayout.Place(
          panel: panel, rect: Rect(row: row, column: area.column, rows: rows, columns: columns)))
      row += rows + 1
    }
  }
}

extension Panel {
  /// Whether it shows what the network answers to all of the data.
  var isOfAnswers: Bool { self == .answers || self == .classes }

  /// Whether it speaks of single steps.
  fileprivate var isOfSteps: Bool {
    [.weights, .partials, .algorithm, .check].contains(self)
  }
}
