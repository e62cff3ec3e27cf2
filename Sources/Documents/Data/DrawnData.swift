package import Backprop

/// Examples that are drawn by a formula.
extension LessonData {
  /// Draws a set.
  ///
  /// - Parameters:
  ///   - set: the formula to draw by.
  ///   - count: how many examples; `nil`: as many as the set usually has.
  ///   - noise: from 0 to 1; `nil`: none.
  ///   - seed: the same seed draws the same examples.
  /// - Returns: the examples as a table, with the set's name as that of the file.
  package static func drawn(
    _ set: GeneratedSet, count: Int?, noise: Double?, seed: UInt64
  ) -> LessonData {
    let examples = set.examples(count: count ?? set.usualCount, noise: noise ?? 0, seed: seed)
    let place = SourceLocation(line: 1, column: 1)
    var table = CSVTable(
      header: GeneratedSet.header, headerLocations: GeneratedSet.header.map { _ in place },
      areNamesMade: true)
    for index in 0..<examples.count {
      var row = CSVRow()
      for value in examples.inputs(of: index) + examples.targets(of: index) {
        row.add(value, at: SourceLocation(line: index + 2, column: 1))
      }
      table.append(row)
    }
    return LessonData(table, file: set.rawValue, isDrawn: true)
  }
}

extension LessonData {
  /// The table with the classes −1 and 1 of a set coded 0 and 1, where the loss needs that.
  func coded(for loss: Loss) -> CSVTable {
    guard loss == .binaryCrossEntropy, let last = table.header.indices.last,
      (0..<table.rowCount).allSatisfy({
        table.givenNumber(row: $0, column: last)?.magnitude == 1
      })
    else { return table }
    var coded = table
    coded.map(column: last) { $0 == -1 ? 0 : $0 }
    return coded
  }
}

extension GeneratedSet {
  /// How many examples may be drawn.
  static let counts = 1...100_000

  /// The names of all sets, in words.
  static var list: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}

extension LessonDocument {
  /// Whether the lesson's own data are drawn.
  package var drawsData: Bool {
    guard case .object(let data) = object.optional("data")?.content else { return false }
    return data.optional("generate") != nil
  }

  /// Draws the data that a lesson asks for: `{"generate": "spiral", "noise": 0.1}`.
  static func drawn(
    _ object: JSONObject, _ settings: Settings
  ) throws(DocumentError) -> LessonData {
    try object.allow(only: ["generate", "count", "noise", "seed"], in: "a set that is drawn")
    let names = GeneratedSet.allCases.map(\.rawValue)
    let name = try object.required("generate").name("generate", among: names)
    var own = Settings()
    for key in ["count", "noise", "seed"] {
      guard let value = object.optional(key),
        let setting = Setting.all.first(where: { $0.key == key })
      else { continue }
      try set(setting, in: &own, to: value)
    }
    let seed = object.optional("seed") == nil ? settings.training.seed : own.training.seed
    // All names are those of sets.
    let set = GeneratedSet(rawValue: name) ?? .circle
    return .drawn(
      set, count: settings.count ?? own.count, noise: settings.noise ?? own.noise, seed: seed)
  }
}
