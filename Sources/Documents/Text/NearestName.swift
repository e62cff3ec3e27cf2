/// Returns the known name a mistyped one most likely stands for, or `nil` if none is near.
///
/// Near means a Damerau-Levenshtein distance of at most a third of the name's length (at least 1),
/// capitals aside. The first of equally near names is taken. O(length²) for each known name.
package func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  // Nobody mistypes a name this long, and the bound keeps hostile keys cheap.
  let longest = 64
  guard name.utf8.count <= longest else { return nil }
  let typed = Array(name.lowercased().unicodeScalars)
  var nearest: String?
  var least = max(1, typed.count / 3) + 1
  for candidate in known {
    let letters = Array(candidate.lowercased().unicodeScalars)
    guard abs(letters.count - typed.count) < least else { continue }
    let distance = editDistance(typed, letters)
    // A name whose every letter differs is no guess.
    if distance < least, distance < max(typed.count, letters.count) {
      (nearest, least) = (candidate, distance)
    }
  }
  return nearest
}

/// Returns the least number of letters to insert, remove, replace or swap with a neighbour.
///
/// The restricted Damerau-Levenshtein distance: no piece is edited twice.
func editDistance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: to.count + 1)
  var previous = Array(0...to.count)
  for row in from.indices {
    var current = [row + 1]
    current.reserveCapacity(to.count + 1)
    for column in to.indices {
      let replaced = previous[column] + (from[row] == to[column] ? 0 : 1)
      var best = min(previous[column + 1] + 1, current[column] + 1, replaced)
      if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[to.count]
}

/// Returns the names in double quotes, with commas between them.
package func quotedList(_ names: some Sequence<String>) -> String {
  names.map { "\"\(escapingControls(in: $0))\"" }.joined(separator: ", ")
}
