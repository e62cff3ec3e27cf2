/// How the units of a layer are put together to be computed at once: in panels of 32, and a last one
/// that is as narrow as a power of two can be, but for 1.
///
/// That depends on the layer alone, never on the machine.
package enum Panels {
  /// The lanes of the panel that begins where so many units are left.
  package static func width(ofRemaining count: Int) -> Int {
    if count > 16 { return 32 }
    if count > 8 { return 16 }
    if count > 4 { return 8 }
    return count > 2 ? 4 : 2
  }

  /// The lanes of all panels.
  package static func laneCount(ofUnits count: Int) -> Int {
    let full = count / 32 * 32
    return full == count ? full : full + width(ofRemaining: count - full)
  }

  /// Where a number stands in panels of several rows, by its unit and its row.
  package static func place(ofUnit unit: Int, row: Int, unitCount: Int, rowCount: Int) -> Int {
    let first = unit / 32 * 32
    return first * rowCount + row * width(ofRemaining: unitCount - first) + unit - first
  }
}
