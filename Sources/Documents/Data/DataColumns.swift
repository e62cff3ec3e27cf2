/// Which columns of a table are inputs, and which are targets.
package struct DataColumns {
  /// What the inputs are made from, in the network's order.
  package private(set) var inputs: [InputFeature] = []
  private(set) var targets: [Int] = []
  /// Whether the one target column names classes.
  private(set) var isLabels = false
  /// What was found that the person should know.
  package private(set) var notes: [String] = []
  let features: InputFeatures
  /// The columns that were taken by their position, and what they became, inputs first.
  private var positioned: [(column: String, name: String)] = []
  private let table: CSVTable
  private let needs: DataNeeds
  private let settings: Settings

  /// What is asked of a table.
  package enum Purpose {
    /// Examples: inputs and targets.
    case examples
    /// Examples, of which rows may still be left out: what fits is not asked yet.
    case draft
    /// Inputs alone.
    case inputs
  }

  /// Finds the columns; throws where they do not fit the network.
  package init(
    of table: CSVTable, _ needs: DataNeeds, _ settings: Settings, for purpose: Purpose = .examples
  ) throws(DocumentError) {
    (self.table, self.needs, self.settings) = (table, needs, settings)
    features = try InputFeatures(
      of: table, oneHot: settings.oneHot, known: needs.encoding.columns)
    let named = try namedInputs()
    if purpose == .inputs {
      try findInputsAlone(named)
    } else {
      try findTargets(inputs: named, for: purpose)
      try findInputs(named, for: purpose)
    }
    if let both = inputs.first(where: { targets.contains($0.column) })?.column {
      throw DocumentError(
        at: table.headerLocations[both],
        problem: "column \(excerpt(table.header[both])) is both an input and a target",
        remedy: "name it once")
    }
    if purpose == .examples, inputs.count != needs.inputCount {
      throw wrongCount(inputs.count, "input", needs.inputCount)
    }
    try checkOneHot()
    notePositions()
    noteIgnored()
  }

  /// The columns that the inputs are from, as the network is to know them.
  var inputColumns: [InputColumn] {
    var columns: [InputColumn] = []
    var last: Int?
    for input in inputs where input.column != last {
      last = input.column
      columns.append(
        InputColumn(
          name: table.header[input.column], words: features.words[input.column] ?? []))
    }
    return columns
  }

  private func checkOneHot() throws(DocumentError) {
    let used = Set(inputs.map(\.column))
    for name in settings.oneHot {
      let column = try table.column(named: name)
      guard !used.contains(column) else { continue }
      throw DocumentError(
        at: table.headerLocations[column],
        problem: "column \(excerpt(table.header[column])) is no input",
        remedy: "leave it out of --one-hot")
    }
  }

  /// The columns whose cells are read.
  var needed: [Int] {
    var seen: Set<Int> = []
    return (inputs.map(\.column) + targets).filter { seen.insert($0).inserted }
  }

  // MARK: - By name

  /// The inputs that options or the network name; `nil` where neither does.
  private func namedInputs() throws(DocumentError) -> [InputFeature]? {
    guard settings.inputs.isEmpty else {
      return try columns(named: settings.inputs).flatMap(features.features)
    }
    guard !table.hasMadeNames else { return nil }
    let found = needs.inputNames.map { features.feature(named: $0) }
    let inputs = found.compactMap { $0 }
    if inputs.isEmpty { return nil }
    guard inputs.count == found.count else {
      throw half(needs.inputNames, found.map { $0 != nil }, "input")
    }
    try refuseTwice(inputs)
    return inputs
  }

  /// The target columns that options or the network name; `nil` where neither does.
  private func namedTargets() throws(DocumentError) -> [Int]? {
    if let label = settings.labels { return [try table.column(named: label)] }
    guard settings.targets.isEmpty else { return try columns(named: settings.targets) }
    guard !table.hasMadeNames else { return nil }
    let found = needs.outputNames.map { features.column(named: $0) }
    let targets = found.compactMap { $0 }
    if targets.isEmpty { return nil }
    guard targets.count == found.count else {
      throw half(needs.outputNames, found.map { $0 != nil }, "target")
    }
    return targets
  }

  private func columns(named names: [String]) throws(DocumentError) -> [Int] {
    var columns: [Int] = []
    var seen: Set<Int> = []
    for name in names {
      let column = try table.column(named: name)
      guard seen.insert(column).inserted else {
        throw DocumentError(
          at: table.headerLocations[column], problem: "column \(excerpt(name)) is named twice",
          remedy: "name each column once")
      }
      columns.append(column)
    }
    return columns
  }

  /// Two of a network's names may be alike, as columns are compared.
  private func refuseTwice(_ inputs: [InputFeature]) throws(DocumentError) {
    var seen: Set<Int> = []
    for input in inputs where !seen.insert(input.column * 1_000_003 &+ (input.word ?? -1)).inserted
    {
      throw DocumentError(
        at: table.headerLocations[input.column],
        problem: "column \(excerpt(table.header[input.column])) stands for two inputs",
        remedy: "name the columns with --inputs")
    }
  }

  /// The error of a header that holds some names of the network and lacks others.
  private func half(_ names: [String], _ isFound: [Bool], _ noun: String) -> DocumentError {
    let missing = zip(names, isFound).filter { !$0.1 }.map(\.0)
    let known = Set(names.map(ColumnName.init))
    let free = table.header.filter { !known.contains(ColumnName($0)) }
    let near = nearestName(to: missing[0], among: free)
    let place = near.flatMap { table.header.firstIndex(of: $0) }.map { table.headerLocations[$0] }
    let option = noun == "input" ? "--inputs" : "--targets"
    return DocumentError(
      at: place ?? table.start,
      problem: "no column \(NameList(missing)) beside the network's other \(noun)s",
      remedy: near.map {
        "did you mean \(excerpt($0))? rename it, or name the columns with \(option)"
      }
        ?? "add \(missing.count == 1 ? "it" : "them"), or name the columns with \(option)")
  }

  // MARK: - Examples

  private mutating func findTargets(
    inputs named: [InputFeature]?, for purpose: Purpose
  ) throws(DocumentError) {
    let found = try namedTargets()
    let used = Set(named?.map(\.column) ?? [])
    let pool = table.header.indices.filter { !used.contains($0) }
    // By the network's own names some columns are inputs: the others are the targets, if they fit.
    let isRest = settings.inputs.isEmpty && named != nil
    let candidates = found ?? (isRest ? pool : Array(table.header.indices))
    targets = found ?? lastColumns(of: candidates)
    try decideLabels()
    if found == nil, isRest, purpose == .examples, targets.count != pool.count {
      throw wrongCount(pool.count, "target", isLabels ? 1 : needs.outputCount, columns: pool)
    }
    if purpose == .examples, !isLabels, targets.count != needs.outputCount {
      throw wrongCount(targets.count, "target", needs.outputCount)
    }
    guard found == nil, !isLabels || !needs.encoding.targetNames.isEmpty else { return }
    positioned += pairs(targets.map { table.header[$0] }, needs.outputNames)
  }

  /// The last columns, as many as there are outputs; the last alone where it has words, or where the
  /// network knows classes and there are no more columns.
  private func lastColumns(of candidates: [Int]) -> [Int] {
    guard let last = candidates.last else { return [] }
    let isTooNarrow =
      candidates.count < needs.outputCount
      || candidates.count == table.columnCount
        && table.columnCount < needs.inputCount + needs.outputCount
    let knowsClasses = needs.encoding.classNames.count > 1
    let isOne =
      knowsClasses && isTooNarrow || needs.outputCount > 1 && table.holdsWords(last)
    return Array(candidates.suffix(isOne ? 1 : needs.outputCount))
  }

  private mutating func decideLabels() throws(DocumentError) {
    guard targets.count == 1 else {
      let words = targets.first(where: table.holdsWords)
      guard let words else { return }
      let name = excerpt(table.header[words])
      throw DocumentError(
        at: table.headerLocations[words], problem: "column \(name) has words",
        remedy: "words can be the target only where they are the only one, such as --labels \(name)"
      )
    }
    if settings.labels != nil {
      isLabels = true
      return
    }
    // To a network that has classes, their names may be given even where they are numbers.
    let names = needs.encoding.classNames
    isLabels =
      table.holdsWords(targets[0])
      || (needs.outputCount > 1 ? names.count > 1 : holdsOnly(names, in: targets[0]))
  }

  /// Whether every value of a column is one of some names, as they stand.
  private func holdsOnly(_ names: [String], in column: Int) -> Bool {
    let known = Set(names)
    return !known.isEmpty
      && (0..<table.rowCount).allSatisfy { row in
        table.isMissing(row: row, column: column)
          || known.contains(String(decoding: table.cell(row: row, column: column), as: UTF8.self))
      }
  }

  private mutating func findInputs(
    _ named: [InputFeature]?, for purpose: Purpose
  ) throws(DocumentError) {
    if let named {
      inputs = named
      return
    }
    let others = table.header.indices.filter { !targets.contains($0) }
    inputs = others.flatMap(features.features)
    positioned = pairs(inputs.map(features.name), needs.inputNames) + positioned
  }

  // MARK: - Inputs alone

  private mutating func findInputsAlone(_ named: [InputFeature]?) throws(DocumentError) {
    var known: Set<Int> = []
    for name in settings.targets + (settings.labels.map { [$0] } ?? []) {
      known.insert(try table.column(named: name))
    }
    if !table.hasMadeNames {
      known.formUnion(needs.outputNames.compactMap { features.column(named: $0) })
    }
    if let named {
      inputs = named
      targets = known.subtracting(named.map(\.column)).sorted()
    } else {
      let pool = table.header.indices.filter { !known.contains($0) }
      var found = pool.flatMap(features.features)
      let surplus = found.count - needs.inputCount
      let hasClasses = !needs.encoding.classNames.isEmpty
      if known.isEmpty, surplus == needs.outputCount || surplus == 1 && hasClasses {
        targets = Array(pool.suffix(surplus))
        found.removeLast(surplus)
      } else {
        targets = known.sorted()
      }
      inputs = found
    }
    guard inputs.count == needs.inputCount else {
      throw wrongCount(inputs.count, "input", needs.inputCount)
    }
    if named == nil { positioned = pairs(inputs.map(features.name), needs.inputNames) }
  }

  // MARK: - What is said

  private func wrongCount(
    _ count: Int, _ noun: String, _ wanted: Int, columns: [Int]? = nil
  ) -> DocumentError {
    let targets = noun == "target" ? columns ?? self.targets : self.targets
    let used = Set(targets)
    let inputs =
      self.inputs.isEmpty
      ? table.header.indices.filter { !used.contains($0) }.map { table.header[$0] }
      : self.inputs.map(features.name)
    let taken =
      "\(NameList(inputs)) taken for inputs"
      + (targets.isEmpty ? "" : ", \(NameList(targets.map { table.header[$0] })) for targets")
    let place = noun == "target" ? "output" : "input"
    let label = targets.last.map { ", --labels \(excerpt(table.header[$0])) takes class numbers" }
    return DocumentError(
      at: table.start,
      problem: "\(counted(count, noun + " column")) for \(counted(wanted, place)) of the network: "
        + taken,
      remedy: "--inputs and --targets name others"
        + (needs.outputCount > 1 && settings.labels == nil ? label ?? "" : ""))
  }

  private func pairs(
    _ columns: [String], _ names: [String]
  ) -> [(column: String, name: String)] {
    zip(columns, names).map { (column: $0, name: $1) }
  }

  /// Says which column became which, where names would have said something else.
  private mutating func notePositions() {
    guard positioned.contains(where: { ColumnName($0.name) != ColumnName($0.column) })
    else { return }
    let pairs = positioned.prefix(NameList.limit).map { pair in
      "\(excerpt(pair.column)) is \(escapingControls(in: pair.name))"
    }
    let more = positioned.count - NameList.limit
    notes.append(
      "columns are taken by position: \(pairs.joined(separator: ", "))"
        + (more > 0 ? " and \(more) more" : ""))
  }

  private mutating func noteIgnored() {
    let used = Set(inputs.map(\.column) + targets)
    let others = table.header.indices.filter { !used.contains($0) }.map { table.header[$0] }
    guard !others.isEmpty else { return }
    notes.append("not used: \(others.count == 1 ? "column" : "columns") \(NameList(others))")
  }
}
