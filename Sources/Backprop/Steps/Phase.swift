/// The part of training that a step belongs to.
public enum Phase: String, CaseIterable, Sendable {
  case forward
  /// A recurrent network's units go round until they rest.
  case settleForward = "settle-forward"
  case error
  case backward
  /// Its δ go round, against the weights, until they rest.
  case settleBackward = "settle-backward"
  /// The gradients, from what has settled.
  case gradients
  case update
  case check
}

extension Shape {
  /// The phases of a network's training, in their order.
  public var phases: [Phase] {
    recurrence == nil
      ? [.forward, .error, .backward, .update, .check]
      : [.settleForward, .error, .settleBackward, .gradients, .update, .check]
  }
}
