/// The ways in which a program fails in the midst of its work.
enum Fault: String {
  /// An index beyond the end of an array.
  case bounds
  /// Arithmetic that leaves the range of its type.
  case overflow
  /// A division by 0.
  case division
  /// A place in the program that should never be reached.
  case unreachable
  /// The C library's own end, for a broken heap for example.
  case aborted
  /// A pointer to where nothing is.
  case pointer
  /// A call that calls itself until the stack is full.
  case recursion
}
