extension Examples {
  /// Chooses the rows that a network is to be tested with and never trained with.
  ///
  /// As near to `fraction` of all rows as whole rows allow. Where the targets tell classes, each
  /// class gives its share (the shares are rounded down; the rows then missing come from the classes
  /// that lost most by it), and keeps one row or more; else all rows together keep one or more.
  ///
  /// - Parameters:
  ///   - fraction: how much of the data to hold out, in `0..<1`.
  ///   - seed: the same seed chooses the same rows.
  /// - Returns: the rows, counted from 0, in the order given.
  package func heldOutRows(fraction: Double, seed: UInt64) -> [Int] {
    precondition(fraction >= 0 && fraction < 1)
    let groups = rowsOfClasses()
    let wanted = Int((Double(count) * fraction).rounded())
    let shares = groups.map { Double($0.count) * fraction }
    var counts = zip(groups, shares).map { min($0.count - 1, Int($1)) }
    var missing = wanted - counts.reduce(0, +)
    // Of equal losses, that of the class that comes first is made good first.
    let byLoss = groups.indices.sorted {
      (shares[$1] - Double(counts[$1]), $0) < (shares[$0] - Double(counts[$0]), $1)
    }
    for group in byLoss where missing > 0 && counts[group] < groups[group].count - 1 {
      counts[group] += 1
      missing -= 1
    }
    // The first weights are drawn from the seed as it is; what is drawn here is another sequence.
    var source = RandomSource(seed: seed ^ 0x5445_5354_5041_5254)
    return zip(groups, counts).flatMap { rows, count in source.shuffled(rows).prefix(count) }
      .sorted()
  }

  /// The rows of each class, in the order of the classes' first rows; all together where there are
  /// no classes.
  private func rowsOfClasses() -> [[Int]] {
    let classes = Classes(of: self)
    var places: [Int?: Int] = [:]
    var groups: [[Int]] = []
    for row in 0..<count {
      let target = classes.target(targets(of: row))
      if let place = places[target] {
        groups[place].append(row)
      } else {
        places[target] = groups.count
        groups.append([row])
      }
    }
    return groups
  }
}
