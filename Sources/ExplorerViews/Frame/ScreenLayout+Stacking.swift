import Documents
import TextScreen

/// How panels share a room, beside each other or below each other.
extension ScreenLayout {
  /// The panels beside the network, and the pictures for which there is room; a picture in focus that
  /// has no place there stands first, above the numbers that it is made from.
  static func stack(
    _ wanted: [Panel], pictures: [Panel], focus: Panel, in area: Rect, needs: (Panel, Int) -> Int
  ) -> [Place] {
    let usual = stack(wanted, spare: pictures, first: focus, in: area, needs: needs)
    guard focus.isPicture, !usual.contains(where: { $0.panel == focus }) else { return usual }
    let beside = focus == .weightError ? Panel.partials : .data
    return stack(
      wanted.contains(.weights) ? [focus, beside, .weights] : [focus, beside],
      spare: [.data, .partials, .algorithm], first: focus, in: area, needs: needs)
  }

  /// A panel that has no place of its own stands beside a small network, or takes the place of a
  /// larger one where it is needed.
  static func share(
    _ rect: Rect, with panel: Panel, networkColumns: Int, isNeeded: Bool = true
  ) -> [Place] {
    let least = 36
    guard rect.columns - networkColumns - 2 >= least else {
      return [Place(panel: isNeeded ? panel : .network, rect: rect)]
    }
    return halves(rect, [.network, panel], left: networkColumns)
  }

  /// A network of one weight as a row beside a picture, above its data.
  static func oneWeight(_ rect: Rect, beside picture: Panel) -> [Place] {
    // Beside answers the data have all of their columns.
    let (left, right) = rect.split(left: rect.columns - (picture == .answers ? 40 : 32))
    let beside = right.split(left: 2).rest.split(top: OneWeightView.rows)
    let gap = rect.rows > 14 ? 1 : 0
    return [
      Place(panel: picture, rect: left), Place(panel: .network, rect: beside.top),
      Place(panel: .data, rect: beside.rest.split(top: gap).rest),
    ]
  }

  /// Two panels beside each other, the first in so many columns at least.
  static func halves(_ rect: Rect, _ panels: [Panel], left: Int = 0) -> [Place] {
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
  /// A picture that long tables make room for has at most so many.
  private static let mostOfSpare = 15

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
    if let first = chosen.first, first.isPicture, chosen.count > 1 {
      // What stands first is to be seen, whatever long tables there are below it.
      let others = rows.dropFirst().reduce(chosen.count - 1, +)
      let most = min(area.rows * 9 / 20, area.rows - others)
      rows[0] = min(needs(first, area.columns), max(least, most))
    }
    var left = area.rows - rows.reduce(0, +) - (chosen.count - 1)
    let wanted = chosen.map { needs($0, area.columns) }
    // In a high column a picture says more than the last rows of long tables.
    var kept = 0
    let hasPicture = chosen.first?.isPicture ?? false
    if area.rows >= 48, !hasPicture, let picture = spare.first, picture.isPicture,
      !chosen.contains(picture)
    {
      kept = min(left, 1 + min(needs(picture, area.columns), mostOfSpare))
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
    if let last = chosen.last, last.isPicture, last != .classes {
      rows[rows.count - 1] += left
    } else if let first = chosen.first, first.isPicture, first != .classes {
      // Above a table it grows until it is as high as wide.
      rows[0] += max(0, min(left, area.columns * 2 / 3 - rows[0]))
    }
    var row = area.row
    return zip(chosen, rows).map { panel, count in
      defer { row += count + 1 }
      return Place(
        panel: panel,
        rect: Rect(row: row, column: area.column, rows: count, columns: area.columns))
    }
  }
}
