/// The names of a table's columns, and how its rows stand under them.
package struct CSVHeader: Equatable, Sendable {
  /// What the first row is.
  package enum Rule: Equatable, Sendable {
    /// Names, unless a cell reads as a number: then it is refused.
    case automatic
    /// Names, also where they are numbers.
    case names
    /// Data; the columns are `x1 x2 …`.
    case data
  }

  /// The names, without the spaces around them; each is there once.
  private(set) var names: [String]
  private(set) var locations: [SourceLocation]
  /// Whether the names were made up, for a file without any.
  let isMade: Bool
  /// Whether a separator follows the last name.
  private let endsEmpty: Bool
  /// Whether the first column has no name.
  private let beginsEmpty: Bool
  /// Whether rows may begin with the first named column, with a column before it, or both.
  private var mayLead: (none: Bool, one: Bool)

  package static func == (one: CSVHeader, other: CSVHeader) -> Bool {
    one.names == other.names && one.locations == other.locations && one.isMade == other.isMade
      && one.rowNames == other.rowNames
  }

  /// Begins a table that is no file.
  init(names: [String], locations: [SourceLocation], areMade: Bool) {
    self.names = names
    self.locations = locations
    isMade = areMade
    (endsEmpty, beginsEmpty, mayLead) = (false, false, (true, false))
  }

  /// How many columns before the first named one hold the names of the rows.
  var rowNames: Int { mayLead.none ? 0 : 1 }

  /// Whether rows begin with a column that the header does not have.
  var isShort: Bool { !mayLead.none && !beginsEmpty }

  /// Reads the first row; throws where it cannot be a header.
  init(_ row: CSVRow, as rule: Rule) throws(DocumentError) {
    var names = row.names()
    var locations = row.locations
    endsEmpty = names.count > 1 && names[names.count - 1].isEmpty
    if endsEmpty {
      names.removeLast()
      locations.removeLast()
    }
    isMade = rule == .data
    if rule == .data {
      beginsEmpty = false
      names = (1...names.count).map { "x\($0)" }
    } else {
      beginsEmpty = names.count > 1 && names[0].isEmpty
      if beginsEmpty {
        names.removeFirst()
        locations.removeFirst()
      }
    }
    mayLead = (!beginsEmpty, true)
    if rule == .data { mayLead.one = false }
    self.names = names
    self.locations = locations
    if rule == .automatic { try refuseNumbers(row) }
    try checkNames()
  }

  private func refuseNumbers(_ row: CSVRow) throws(DocumentError) {
    for index in 0..<row.count where CellText(row.cell(index)).isNumber {
      throw DocumentError(
        at: row.locations[0],
        problem: "\(excerpt(String(decoding: row.cell(index), as: UTF8.self))) in the first row "
          + "is a number, and no name of a column",
        remedy: "--no-header reads the row as data, --header as names")
    }
  }

  private func checkNames() throws(DocumentError) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let place = locations[index]
      if name.isEmpty {
        throw DocumentError(
          at: place, problem: "column \(index + (beginsEmpty ? 2 : 1)) has no name",
          remedy: "name every column in the header")
      }
      guard name.utf8.count <= nameLimit else { throw .longName("a column name", at: place) }
      if !seen.insert(name).inserted {
        throw DocumentError(
          at: place, problem: "the column \(excerpt(name)) is there twice",
          remedy: "give every column its own name")
      }
    }
  }

  /// Learns from a row how rows stand under the names; throws where this one cannot.
  ///
  /// A row may have one cell more than there are names: an empty one at its end, or the row's name at
  /// its beginning. Which of them it is, all rows together tell.
  mutating func admit(_ row: CSVRow) throws(DocumentError) {
    let surplus = row.count - names.count
    let isEmptyAtEnd = surplus > 0 && row.endsEmpty
    let none = mayLead.none && (surplus == 0 || surplus == 1 && isEmptyAtEnd)
    let one =
      mayLead.one
      && (surplus == 1 && (!endsEmpty || beginsEmpty) || surplus == 2 && isEmptyAtEnd)
    guard none || one else { throw ragged(row) }
    mayLead = (none, one)
  }

  /// Decides how rows stand, where those so far leave it open.
  mutating func settle() {
    if mayLead.none { mayLead.one = false }
  }

  private func ragged(_ row: CSVRow) -> DocumentError {
    let wanted = names.count + (beginsEmpty || !mayLead.none ? 1 : 0)
    let found = row.count
    return DocumentError(
      at: row.locations[found > wanted ? wanted : 0],
      problem: isMade
        ? "a row of \(counted(found, "field")) under a first row of \(wanted)"
        : "a row of \(counted(found, "field")) under a header of \(wanted)",
      remedy: "give every row \(counted(wanted, "field"))")
  }
}
