/// A part of the screen that can be looked at by itself.
package enum Panel: String, CaseIterable, Sendable {
  case network
  case calculation
  case partials
  case error
  case algorithm
  case data
  case steps
  case branches

  /// What the panel is called on the screen.
  package var title: String {
    switch self {
    case .network: "network"
    case .calculation: "calculation"
    case .partials: "partial derivatives"
    case .error: "error over epochs"
    case .algorithm: "algorithm"
    case .data: "data"
    case .steps: "steps"
    case .branches: "branches"
    }
  }
}
