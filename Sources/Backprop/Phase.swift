/// The part of training that a step belongs to.
public enum Phase: String, CaseIterable, Sendable {
  case forward
  case error
  case backward
  case update
  case check
}
