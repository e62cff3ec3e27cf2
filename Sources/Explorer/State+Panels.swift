/// Which panels there are to be seen.
extension State {
  /// The pictures for places that are free, the most telling one first.
  package var pictures: [Panel] { [.weightError] }
}
