/// A place in a run to go to; how many steps lie before it may be known only when it is reached.
///
/// The steps of a layered network's run are numbered by arithmetic. A recurrent network takes as many
/// sweeps as it needs, so that only training tells where its examples begin.
public enum Destination: Equatable, Sendable {
  /// After so many steps of the run.
  case position(Int)
  /// After the last step of an example, counted over the whole run from 0.
  case end(ofExample: Int)
  /// After the step of an example that computes a quantity.
  case step(Quantity, ofExample: Int)
  /// So many groups of steps further; back where the number is below 0.
  case groups(Int, Granularity)
  /// So many groups of steps back from the end of an example, counted over the whole run from 0.
  case back(Int, Granularity, fromEndOf: Int)
}
