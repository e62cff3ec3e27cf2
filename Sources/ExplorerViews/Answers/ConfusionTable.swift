import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// A row for each target, a column for each answer; the right ones lie on the diagonal.
struct ConfusionTable {
  let context: Context
  let confusion: Confusion
  let names: [String]
  /// The names above the columns; numbers where so few cells would make names alike.
  let headers: [String]
  let labelWidth: Int
  /// The blanks before the labels.
  let margin: Int
  /// The blanks between the labels and the first column.
  let labelGap: Int
  /// The cells of each column's counts; a blank stands before each.
  let cellWidths: [Int]
  let shownColumns: Range<Int>
  /// Whether the share of each class that is right stands behind its row.
  let hasShares: Bool
  /// Whether it stands beside another one, under a title that says what it is.
  let isPaired: Bool
  /// The present example; `nil` while frames follow too fast to see.
  let present: Confusion.Answer?

  static let shareWidth = 8
  static let targetHeader = "target"
  private static let longestName = 12
  /// A label is not cut to less: `versico…`.
  private static let leastLabel = 8

  init(
    _ context: Context, _ confusion: Confusion, present: Confusion.Answer?, columns: Int
  ) {
    self.context = context
    self.confusion = confusion
    self.present = present
    // Targets do not change while it trains, so neither do widths.
    let largest = (0..<confusion.classCount).map { confusion.total(of: $0) }.max() ?? 0
    let count = confusion.classCount
    let least = max(NumberFormat.count(largest).count, "\(count)".count)
    let names = ConfusionTable.names(context, count)
    let widest = names.map { displayWidth(of: $0) }.max() ?? 1
    // Short names leave their room to columns, all of which fit then.
    let whole = count * (least + 1)
    if widest <= least, whole > columns - ConfusionTable.targetHeader.count - 4,
      whole <= columns - widest - 1
    {
      (self.names, headers, labelWidth, labelGap, margin) = (names, names, widest, 1, 1)
      cellWidths = Array(repeating: least, count: count)
      (shownColumns, hasShares, isPaired) = (0..<count, false, false)
      return
    }
    // A number may come before a name.
    let labelWidth = max(
      ConfusionTable.targetHeader.count, min(widest + (count > 9 ? 3 : 0), columns / 4))
    let room = columns - labelWidth - 4
    let fitting = max(least, min(max(widest, 3), room / max(1, count) - 1))
    isPaired = false
    // Where columns of the longest name's width are too many, each may be as wide as its own name;
    // a name that is whole above its column may be cut before its row.
    let own = names.map { max(displayWidth(of: $0), least, 3) }
    let rest = columns - own.reduce(0) { $0 + $1 + 1 }
    if fitting < widest, rest >= ConfusionTable.leastLabel {
      (self.names, headers, cellWidths) = (names, names, own)
      margin = rest > widest ? 1 : 0
      (self.labelWidth, labelGap) = (min(widest, rest), 1)
      (shownColumns, hasShares) = (0..<count, false)
      return
    }
    let cut = names.map { truncatedText($0, to: fitting, ellipsis: "") }
    let isNumbered = Set(cut).count < count
    headers = isNumbered ? (1...count).map(String.init) : names
    self.names = isNumbered ? zip(headers, names).map { "\($0) \($1)" } : names
    (self.labelWidth, labelGap, margin) = (labelWidth, 2, 1)
    cellWidths = Array(repeating: fitting, count: count)
    let fits = max(1, room / (fitting + 1))
    shownColumns =
      ListWindow(of: count, lines: fits, current: present?.answer ?? present?.target).rows
    hasShares = count * (fitting + 1) + ConfusionTable.shareWidth <= room
  }

  /// A table beside another one, every class with its whole name.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - confusion: the counts.
  ///   - present: the present example, whose cell is marked; `nil`: none.
  ///   - hasLabels: whether the targets' names stand before the rows.
  init(
    _ context: Context, _ confusion: Confusion, present: Confusion.Answer?, hasLabels: Bool
  ) {
    self.context = context
    self.confusion = confusion
    self.present = present
    let count = confusion.classCount
    names = ConfusionTable.names(context, count)
    headers = names
    let widest = names.map { displayWidth(of: $0) }.max() ?? 1
    let largest = (0..<count).map { confusion.total(of: $0) }.max() ?? 0
    cellWidths = Array(repeating: max(widest, NumberFormat.count(largest).count), count: count)
    (labelWidth, labelGap) = hasLabels ? (widest, 2) : (0, 0)
    margin = 1
    shownColumns = 0..<count
    (hasShares, isPaired) = (false, true)
  }

  /// Whether it has a column for each class.
  var isWhole: Bool { shownColumns.count == confusion.classCount }

  /// The columns that a table beside another one takes.
  var width: Int {
    column(shownColumns.upperBound, in: Rect(row: 0, column: 0, rows: 1, columns: 1))
  }

  /// The classes are called as in the data; two values of one output are their own names.
  private static func names(_ context: Context, _ count: Int) -> [String] {
    guard case .pair(let first, let second) = context.run.classes else {
      return (0..<count).map {
        DataLayout.caption(context.state.lesson.data.targetNames, $0, limit: longestName, context)
      }
    }
    return [min(first, second), max(first, second)].map(context.legendNumber)
  }
}
