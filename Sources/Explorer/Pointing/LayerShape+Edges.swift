package import Backprop

extension LayerShape {
  /// Whether more edges lead into it than can be told apart.
  package var hasManyEdges: Bool { weightCount > 12 }
}

extension Shape {
  /// Whether any layer has more edges than can be told apart.
  package var hasManyEdges: Bool { layers.contains(where: \.hasManyEdges) }
}
