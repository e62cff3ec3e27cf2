extension Terminal {
  /// What TERM calls the terminal.
  package var typeName: String? { environment("TERM") }

  /// From now on hands over every frame, as the terminal receives it.
  package mutating func recordFrames(_ recorder: @escaping (String) -> Void) {
    frames.recorder = recorder
  }
}
