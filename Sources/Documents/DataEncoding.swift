/// How the cells of a table become the numbers of a network.
///
/// It belongs to the network that was trained with them: with other numbers it would say nothing.
package struct DataEncoding: Equatable, Sendable {
  /// The names of the classes, one for each output; empty where the targets are numbers.
  package var classNames: [String]
  /// How inputs are scaled; `nil`: not at all.
  package var scale: Scale?

  package init(classNames: [String] = [], scale: Scale? = nil) {
    self.classNames = classNames
    self.scale = scale
  }
}
