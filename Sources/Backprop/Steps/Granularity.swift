/// How far one key press goes; each divides the list of steps into groups.
public enum Granularity: String, CaseIterable, Comparable, Sendable {
  case step
  case unit
  case layer
  case phase
  case example
  case epoch

  /// Orders granularities from *step* to *epoch*.
  public static func < (a: Granularity, b: Granularity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .step: 0
    case .unit: 1
    case .layer: 2
    case .phase: 3
    case .example: 4
    case .epoch: 5
    }
  }
}
